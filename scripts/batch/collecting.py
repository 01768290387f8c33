"""Outcomes in the order of their sources, whatever is finished first, with never more than a few under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice

from scripts.batch.finding import Source
from scripts.batch.work import Outcome
from scripts.transcript.errors import ExtractionError

AHEAD = 4  # for each job: enough that one long file does not leave the others without work


def in_order(
    executor: Executor,
    work: Callable[[Source], Outcome],
    sources: Iterable[Source],
    at_once: int,
    tell: Callable[[int], None],
) -> Iterator[tuple[Source, Outcome]]:
    """Each source with its outcome; ``tell`` hears how many are finished.

    Never more than ``AHEAD * at_once`` are under way or waiting for their turn.
    """
    rest = iter(sources)
    under_way: deque[tuple[Source, Future[Outcome]]] = deque()
    taken = 0
    while True:
        for source in islice(rest, AHEAD * at_once - len(under_way)):
            under_way.append((source, executor.submit(work, source)))
        if not under_way:
            return
        while not under_way[0][1].done():
            tell(taken + sum(future.done() for _, future in under_way))
            wait([future for _, future in under_way if not future.done()], return_when=FIRST_COMPLETED)
        source, future = under_way.popleft()
        taken += 1
        tell(taken + sum(future.done() for _, future in under_way))
        yield source, _outcome(source, future)


def _outcome(source: Source, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except Exception as error:  # the executor lost it: a worker that died, a result that did not arrive
        fault = ExtractionError(f"got no outcome ({type(error).__name__}: {error})", "try it again")
        return Outcome(fault=fault.told(source.label))
