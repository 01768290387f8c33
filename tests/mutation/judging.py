"""Runs the gate on mutants: as many processes as there are cores, each with its own copy of the project."""

from __future__ import annotations

import contextlib
import json
import math
import os
import resource
import selectors
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.solution.accepted import read_accepted
from scripts.solution.model import Problem
from scripts.solution.report import Report
from scripts.solution.runner import run_again
from tests.mutation.forked import Processor, fork_children
from tests.mutation.mutants import Mutant
from tests.mutation.slots import Slots
from tests.mutation.worker import UNDECIDED, WALL_SECONDS, Judge, Known, start

TIMES_LONGER = 20  # than the snippet as it is; what takes longer does not end, as far as the proof waits
LEAST_SECONDS = 2
GRACE_SECONDS = 100.0  # beyond the clock of a snippet, for everything else that the gate does
BY_CLOCK = "did not end within its processor time"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate said of a mutant: its status, 0 where it saw nothing, and its first fault."""

    mutant: Mutant
    status: int
    fault: str

    @property
    def is_clocked(self) -> bool:
        """Whether it was stopped because it took too long."""
        return BY_CLOCK in self.fault


@dataclass(slots=True)
class _Running:
    """A process that judges, the mutant that it has, what it said so far, and when it has to have said it."""

    judge: Judge
    pid: int
    ask: int
    tell: int
    place: int = -1
    deadline: float = 0.0
    heard: bytearray = field(default_factory=bytearray)


def judge(
    root: Path, sources: Mapping[str, bytes], mutants: Sequence[Mutant], seconds: int, cores: int
) -> Iterator[Verdict]:
    """Yields what the gate says of each mutant; ``seconds`` is the most processor time that one gets.

    Forks: no threads. Raises RuntimeError when the project itself does not pass.
    """
    fork_children(Processor(seconds))
    mutants = list(mutants)
    with Slots(root, max(1, min(cores, len(mutants)))) as slots:
        if slots.baseline.faults:
            raise RuntimeError(f"the project itself does not pass: {slots.baseline.faults[0]}")
        known = _known(root, slots.baseline)
        files = sorted({mutant.file for mutant in mutants}.intersection(known))
        clocks = {file: min(seconds, _clock(slots.places[0], known[file][0])) for file in files}
        judges = [Judge(place, sources, slots.computed, known, clocks, seconds) for place in slots.places]
        yield from _dealt(judges, mutants)


def _known(root: Path, report: Report) -> Known:
    _, accepted = read_accepted(root)
    problems = [one.problem for one in report.problems.values()]
    return {problem.snippet: (problem, {"answers": accepted[problem.id]["answers"]}) for problem in problems}


def _clock(place: Path, problem: Problem) -> int:
    """Returns the whole seconds of processor time for mutants of a snippet, by what it takes as it is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run_again(place, problem.snippet, problem.symbols, WALL_SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return max(LEAST_SECONDS, math.ceil(TIMES_LONGER * used))


def _dealt(judges: Sequence[Judge], mutants: list[Mutant]) -> Iterator[Verdict]:
    """Gives each process its next mutant as soon as it has judged one; a process that ended is started again."""
    waiting = iter(range(len(mutants)))
    with selectors.DefaultSelector() as selector:
        for one in judges:
            _next(_started(one, mutants, selector), waiting, selector)
        while selector.get_map():
            events = selector.select(1.0)
            for key, _ in events:
                running: _Running = key.data
                data = os.read(running.tell, 1 << 16)
                running.heard += data
                if data and not running.heard.endswith(b"\n"):
                    continue
                yield _verdict(mutants[running.place], bytes(running.heard))
                if not data:
                    running = _replaced(running, mutants, selector)
                _next(running, waiting, selector)
            for running in [key.data for key in selector.get_map().values()]:
                if time.monotonic() > running.deadline:
                    yield _verdict(mutants[running.place], b"")
                    _next(_replaced(running, mutants, selector), waiting, selector)


def _started(one: Judge, mutants: list[Mutant], selector: selectors.BaseSelector) -> _Running:
    running = _Running(one, *start(one, mutants))
    selector.register(running.tell, selectors.EVENT_READ, running)
    return running


def _next(running: _Running, waiting: Iterator[int], selector: selectors.BaseSelector) -> None:
    running.place, running.heard = next(waiting, -1), bytearray()
    if running.place < 0:
        _end(running, selector)
        return
    running.deadline = time.monotonic() + WALL_SECONDS + GRACE_SECONDS
    os.write(running.ask, b"%d\n" % running.place)


def _replaced(running: _Running, mutants: list[Mutant], selector: selectors.BaseSelector) -> _Running:
    """Ends a process that judges no more, sets its copy right, and starts another."""
    _end(running, selector)
    file = mutants[running.place].file
    (running.judge.place / file).write_bytes(running.judge.sources[file])
    return _started(running.judge, mutants, selector)


def _end(running: _Running, selector: selectors.BaseSelector) -> None:
    selector.unregister(running.tell)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(running.pid, signal.SIGKILL)
    os.waitpid(running.pid, 0)
    os.close(running.ask)
    os.close(running.tell)


def _verdict(mutant: Mutant, heard: bytes) -> Verdict:
    try:
        status, fault = json.loads(heard)
    except ValueError:
        status, fault = UNDECIDED, "the gate did not end"
    return Verdict(mutant, status, fault)


def cores() -> int:
    """Returns how many mutants to run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def survivors(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Returns those that the gate let through; a gate that raised or hung has not stopped them by its own rules."""
    return [one for one in verdicts if one.status not in (4, 5)]
