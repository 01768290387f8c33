"""Where the work is done, and that it ends when it is broken off."""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from types import ModuleType

import pytest

from scripts import child
from scripts.batch.executors import available_processors, cluster, threads
from scripts.batch.finding import UsageFault


def endless(begun: Event) -> bytes:
    begun.set()
    return child.run("tests.children.misbehaviour", stdin=b"loop", seconds=100, memory_bytes=1 << 30)


def test_as_many_threads_as_asked_for() -> None:
    """Or as there are processors for us."""
    with threads(3) as place:
        assert place.at_once == 3
    with threads(None) as place:
        assert place.at_once == available_processors() >= 1


def test_what_runs_is_stopped_when_it_is_broken_off() -> None:
    """The children of every thread are killed, and what waits does not begin."""
    begun, futures = Event(), []

    def break_off() -> None:
        with threads(1) as place:
            futures.extend(place.executor.submit(endless, event) for event in (begun, Event()))
            assert begun.wait(30)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert isinstance(futures[0].exception(), child.ChildExit)
    assert futures[1].cancelled()


class Client:
    """Stands for the client of a Dask cluster: what we use of it."""

    def __init__(self, address: str, **_: object) -> None:
        if address.endswith(":1"):
            raise OSError("Timed out\ntrying")
        self.told: list[tuple[object, ...]] = []
        self.pool = ThreadPoolExecutor(1)

    def run(self, *call: object) -> None:
        self.told.append(call)

    run_on_scheduler = run

    def nthreads(self) -> dict[str, int]:
        return {"one": 2, "two": 3}

    def get_executor(self, *, pure: bool) -> ThreadPoolExecutor:
        return self.pool

    def close(self) -> None:
        assert len(self.told) == 2


@pytest.fixture
def dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed dask.distributed."""
    module = ModuleType("distributed")
    module.Client = Client
    monkeypatch.setitem(sys.modules, "distributed", module)


def test_a_cluster_is_used_by_its_executor(dask: None) -> None:
    """It does as much at a time as its workers have threads, or as asked for."""
    with cluster("tcp://somewhere:8786", None) as place:
        answer: Future[int] = place.executor.submit(len, "four")
        assert (answer.result(), place.at_once) == (4, 5)
    with cluster("somewhere:8786", 7) as place:
        assert place.at_once == 7


@pytest.mark.parametrize(
    ("address", "why"),
    [("tcp://somewhere:1", r"no scheduler answers there \(Timed out trying\)"), ("here", "is not an address such as")],
)
def test_a_cluster_that_is_not_there(address: str, why: str, dask: None) -> None:
    """One line says so."""
    with pytest.raises(UsageFault, match=f"--scheduler {address}: {why}"), cluster(address, None):
        pass


def test_a_cluster_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what is not installed."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageFault, match=r"needs dask.distributed, which is not installed"), cluster("a:1", None):
        pass
