"""Outcomes in the order of their sources, whatever is finished first, with never more than a few under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice

from scripts.batch.executors import Workplace
from scripts.batch.finding import Source
from scripts.batch.work import Outcome
from scripts.transcript.errors import ExtractionError

AHEAD = 4  # for each job: enough that one long file does not leave the others without work
Work = Callable[[Source], Outcome]


def in_order(
    place: Workplace, work: Work, sources: Iterable[Source], tell: Callable[[int], None] = lambda _: None
) -> Iterator[tuple[Source, Outcome]]:
    """Each source with its outcome; ``tell`` hears how many are finished.

    Never more than ``AHEAD * place.at_once`` are under way or waiting for their turn.
    """
    rest = iter(sources)
    under_way: deque[tuple[Source, Future[Outcome]]] = deque()
    taken = 0
    try:
        while True:
            for source in islice(rest, AHEAD * place.at_once - len(under_way)):
                under_way.append((source, place.executor.submit(work, source)))
            if not under_way:
                return
            _wait_for_first([future for _, future in under_way], taken, tell)
            taken += 1
            source, future = under_way.popleft()
            yield source, _outcome(source, future)
    finally:
        for _, future in under_way:
            future.cancel()


def _wait_for_first(futures: Sequence[Future[Outcome]], taken: int, tell: Callable[[int], None]) -> None:
    while True:
        waiting = [future for future in futures if not future.done()]
        tell(taken + len(futures) - len(waiting))
        if futures[0] not in waiting:
            return
        wait(waiting, return_when=FIRST_COMPLETED)


def _outcome(source: Source, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except Exception as error:  # the executor lost it: a worker that died, a result that did not arrive
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return Outcome(fault=ExtractionError(f"got no outcome ({reason})", "try it again").told(source.label))
