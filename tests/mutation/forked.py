"""Lets ``scripts.child`` start its confined processes by a fork of this one, in which everything is imported already.

What runs inside is the same: the confinement, the module's ``main``, the frame, the clock. Only the start is quicker,
which is what makes a mutant cost a tenth of a second and not half of one.
"""

from __future__ import annotations

import io
import os
import resource
import signal
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any, BinaryIO

from scripts import child, confinement
from scripts.solution import comparison_worker, snippet_worker

WARM = (comparison_worker, snippet_worker)  # what the children run, with all that it imports


class Forked:
    """What ``scripts.child`` needs of a process that it started."""

    def __init__(self, settings: dict[str, Any], pipe: int) -> None:
        feed, take, error = os.pipe(), os.pipe(), os.pipe()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _serve(settings, pipe, feed, take, error)
        for end in (feed[0], take[1], error[1]):
            os.close(end)
        self.stdin: BinaryIO = os.fdopen(feed[1], "wb", buffering=0)
        self.stdout: BinaryIO = os.fdopen(take[0], "rb", buffering=0)
        self.stderr: BinaryIO = os.fdopen(error[0], "rb", buffering=0)

    def wait(self, timeout: float | None = None) -> int:
        """Waits for its end, at most so many seconds, and returns its exit status."""
        deadline = time.monotonic() + timeout if timeout is not None else float("inf")
        while self.returncode is None:
            found, status = os.waitpid(self.pid, os.WNOHANG if timeout is not None else 0)
            if found:
                self.returncode = os.waitstatus_to_exitcode(status)
            elif time.monotonic() >= deadline:
                raise subprocess.TimeoutExpired("forked", timeout or 0)
            else:
                time.sleep(0.001)
        return self.returncode

    def kill(self) -> None:
        """Ends it."""
        os.kill(self.pid, signal.SIGKILL)


def _serve(
    settings: dict[str, Any], pipe: int, feed: tuple[int, int], take: tuple[int, int], error: tuple[int, int]
) -> None:
    try:
        os.setsid()
        work = b""
        os.close(feed[1])
        _close_all_but(pipe, feed[0], take[1], error[1])
        while piece := os.read(feed[0], 1 << 16):
            work += piece
        os.dup2(take[1], 1)
        os.dup2(error[1], 2)
        _close_all_but(pipe)
        resource.setrlimit(resource.RLIMIT_CPU, (settings["processor"], settings["processor"] + 1))
        sys.stdin = io.TextIOWrapper(io.BytesIO(work))
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        confinement.serve({**settings, "pipe": pipe})
    finally:
        os._exit(70)


def _close_all_but(*kept: int) -> None:
    """Closes what else this fork took along: an end of another's pipe that it held would keep that one waiting."""
    ends = [2, *sorted(kept), 1 << 16]
    for last, following in pairwise(ends):
        os.closerange(last + 1, following)


class Processor:
    """The seconds of processor time that every child gets from now on; the clock on the wall ends none that is sound.

    A machine that is busy with something else slows a sound mutant as much as one that does not end.
    """

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds


def fork_children(processor: Processor) -> None:
    """From now on every confined process is a fork of this one, bounded by ``processor``."""

    def begin(settings: dict[str, Any], pipe: int) -> Forked:
        return Forked({**settings, "processor": processor.seconds}, pipe)

    child._begin = begin
