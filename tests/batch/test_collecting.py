"""Outcomes come in the order of their sources, a few at a time, and none is lost."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from scripts.batch.collecting import AHEAD, in_order
from scripts.batch.executors import Workplace
from scripts.batch.finding import Source, source_of
from scripts.batch.work import Outcome


def sources(count: int) -> list[Source]:
    return [source_of(Path(f"{number}.pdf")) for number in range(count)]


class Slow(Executor):
    """Finishes nothing by itself; counts what it was given."""

    def __init__(self) -> None:
        self.given: list[tuple[Source, Future[Outcome]]] = []

    def submit(self, work: object, /, source: Source) -> Future[Outcome]:
        self.given.append((source, Future()))
        return self.given[-1][1]

    def finish(self, number: int, error: Exception | None = None) -> None:
        future = self.given[number][1]
        if future.done():
            return
        if error:
            future.set_exception(error)
        else:
            future.set_result(Outcome())


def test_the_order_stays_whatever_finishes_first() -> None:
    """The first source waits for the last one and still comes first."""
    last_is_done = Event()

    def work(source: Source) -> Outcome:
        if source.name == "0":
            assert last_is_done.wait(30)
        if source.name == "3":
            last_is_done.set()
        return Outcome({"": source.name})

    with ThreadPoolExecutor(2) as pool:
        found = list(in_order(Workplace(pool, 2), work, sources(4)))
    assert [(source.name, outcome.made[""]) for source, outcome in found] == [(str(n), str(n)) for n in range(4)]


def test_few_are_under_way() -> None:
    """However many sources there are, only some are handed out before the first outcome is taken."""
    slow = Slow()
    told: list[int] = []

    def tell(finished: int) -> None:
        told.append(finished)
        slow.finish(len(told) - 1)

    with closing(in_order(Workplace(slow, 2), Outcome, iter(sources(1000)), tell)) as outcomes:
        next(outcomes)
        assert len(slow.given) == 2 * AHEAD
        next(outcomes)
        assert len(slow.given) == 2 * AHEAD + 1
    assert told[:2] == [0, 1]


def test_what_waits_is_cancelled_when_it_is_broken_off() -> None:
    """Nothing is begun any more when no one takes the outcomes."""
    slow = Slow()
    outcomes = in_order(Workplace(slow, 1), Outcome, sources(9), lambda _: slow.finish(0))
    next(outcomes)
    outcomes.close()
    assert [future.cancelled() for _, future in slow.given] == [False] + [True] * (AHEAD - 1)


def test_an_outcome_that_is_lost_is_a_fault() -> None:
    """An executor that fails, as a cluster does when a worker dies, is told with the file; the next one comes."""
    slow = Slow()

    def tell(_: int) -> None:
        slow.finish(0, RuntimeError("the worker\ndied"))
        slow.given[1][1].cancel()

    lost, cancelled = (outcome.fault for _, outcome in in_order(Workplace(slow, 1), Outcome, sources(2), tell))
    assert lost == "0.pdf: got no outcome (RuntimeError: the worker died); try it again"
    assert cancelled.startswith("1.pdf: got no outcome (CancelledError")
