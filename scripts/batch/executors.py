"""Where the work is done: in threads here, or wherever a cluster's scheduler puts it.

Threads are enough here, because each file is read in a process of its own that ``scripts.child`` starts and confines.
"""

from __future__ import annotations

import os
import re
import site
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from scripts import child
from scripts.batch.finding import UsageFault

CONNECT_SECONDS = 10
STOP_SECONDS = 0.05
ADDRESS = re.compile(r"([a-z]+://)?[^/\s]+:\d{1,5}")


@dataclass(frozen=True, slots=True)
class Workplace:
    """An executor and how much it does at a time."""

    executor: Executor
    at_once: int


@contextmanager
def threads(jobs: int | None) -> Iterator[Workplace]:
    """As many threads as there are processors for us. What runs is stopped when the work is broken off."""
    at_once = jobs or available_processors()
    executor = ThreadPoolExecutor(at_once)
    try:
        yield Workplace(executor, at_once)
    except BaseException:
        _break_off(executor)
        raise
    executor.shutdown()


@contextmanager
def cluster(address: str, jobs: int | None) -> Iterator[Workplace]:
    """The executor of a Dask cluster; its machines see the files and this project under the same paths as we do.

    What a worker has begun when the work is broken off it brings to its end. Raises UsageFault when dask.distributed
    is not installed or no scheduler answers.
    """
    with closing(_client(address)) as client:
        client.run_on_scheduler(site.addsitedir, str(child.ROOT))  # or it could not name the work that it hands on
        client.run(site.addsitedir, str(child.ROOT))
        executor = client.get_executor(pure=False)
        try:
            yield Workplace(executor, jobs or max(1, sum(client.nthreads().values())))
        finally:
            executor.shutdown(wait=False)


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        fault = "--scheduler needs dask.distributed, which is not installed (pip install distributed)"
        raise UsageFault(fault) from None
    if not ADDRESS.fullmatch(address):
        raise UsageFault(f"--scheduler {address}: is not an address such as tcp://host:8786")
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise UsageFault(f"--scheduler {address}: no scheduler answers there ({reason})") from None


def available_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _break_off(executor: ThreadPoolExecutor) -> None:
    executor.shutdown(wait=False, cancel_futures=True)
    ending = Thread(target=executor.shutdown)
    ending.start()
    while ending.is_alive():  # a thread may have been about to start a process when the others were stopped
        child.stop_all()
        ending.join(STOP_SECONDS)
