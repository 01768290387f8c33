"""Runs the gate on mutants: each in a process of its own with a clock, as many at a time as there are cores."""

from __future__ import annotations

import contextlib
import json
import math
import os
import resource
import selectors
import shutil
import signal
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.solution import store
from scripts.solution.accepted import changes, read_accepted
from scripts.solution.gate import Report, run_gate
from scripts.solution.model import DRIFT, CheckedProblem, Fault, Problem
from scripts.solution.records import Record, record_of
from scripts.solution.runner import CLOCK_SECONDS, run_again
from tests.mutation.forked import fork_children
from tests.mutation.mutants import Mutant

COPIED = ("docs", "snippets", "requirements.txt", ".cache/comparisons", ".cache/snippets", ".cache/imports.json")
NOT_COPIED = shutil.ignore_patterns("*.pdf", "assets", "overrides", "__pycache__")
Known = Mapping[str, tuple[Problem, Record]]  # by snippet: its problem, and its accepted answers

TIMES_LONGER = 20  # than the snippet as it is; what takes longer does not end, as far as the proof waits
LEAST_SECONDS = 2
GRACE_SECONDS = 20.0  # beyond the clock of the snippet, for everything else that the gate does


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate said of a mutant: its status, 0 where it saw nothing, and its first fault."""

    mutant: Mutant
    status: int
    fault: str


@dataclass(slots=True)
class _Running:
    """A mutant under way: its process, what it said so far, and when it has to end."""

    mutant: Mutant
    pid: int
    heard: bytearray
    deadline: float


class Slots:
    """Copies of the project in which one file at a time is another. ``baseline`` is what the gate says of a copy.

    All start with the caches of that first look: what a run read is remembered by its place in the copy, so that the
    project's own caches would not do, and each mutant would run every snippet again.
    """

    def __init__(self, root: Path, count: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-"))
        self.places = [self.folder / f"slot-{number}" for number in range(count)]
        first, *others = self.places
        for name in COPIED:
            if (root / name).is_dir():
                shutil.copytree(root / name, first / name, ignore=NOT_COPIED)
            elif (root / name).is_file():
                (first / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(root / name, first / name)
        self.baseline = run_gate(first)
        for place in others:
            shutil.copytree(first, place)

    def __enter__(self) -> Slots:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)


def judge(
    root: Path, sources: Mapping[str, bytes], mutants: Iterable[Mutant], seconds: int, cores: int
) -> Iterator[Verdict]:
    """Yields what the gate says of each mutant; ``seconds`` is the most processor time that one gets.

    Forks: no threads. Raises RuntimeError when the project itself does not pass.
    """
    fork_children(seconds)
    with Slots(root, cores) as slots, selectors.DefaultSelector() as selector:
        if slots.baseline.faults:
            raise RuntimeError(f"the project itself does not pass: {slots.baseline.faults[0]}")
        known = _known(root, slots.baseline)
        store.write_whole = lambda *_: None  # nothing that a mutant computes is kept
        mutants = list(mutants)
        files = {mutant.file for mutant in mutants}.intersection(known)
        clocks = {file: min(seconds, _clock(slots.places[0], known[file][0])) for file in sorted(files)}
        waiting, free = iter(mutants), list(slots.places)
        running: dict[int, tuple[_Running, Path]] = {}
        while True:
            while free and (mutant := next(waiting, None)):
                place = free.pop()
                (place / mutant.file).write_bytes(mutant.applied(sources[mutant.file]))
                pipe, one = _start(mutant, place, known, clocks.get(mutant.file, seconds))
                running[pipe] = one, place
                selector.register(pipe, selectors.EVENT_READ)
            if not running:
                return
            for pipe in _ended(selector, running):
                one, place = running.pop(pipe)
                selector.unregister(pipe)
                (place / one.mutant.file).write_bytes(sources[one.mutant.file])
                free.append(place)
                yield _verdict(one, pipe)


def _known(root: Path, report: Report) -> Known:
    _, accepted = read_accepted(root)
    problems = [one.problem for one in report.problems.values()]
    return {problem.snippet: (problem, {"answers": accepted[problem.id]["answers"]}) for problem in problems}


def _clock(place: Path, problem: Problem) -> int:
    """Returns the whole seconds of processor time for mutants of a snippet, by what it takes as it is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run_again(place, problem.snippet, problem.symbols)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return max(LEAST_SECONDS, math.ceil(TIMES_LONGER * used))


def _start(mutant: Mutant, place: Path, known: Known, seconds: int) -> tuple[int, _Running]:
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.setsid()
            os.close(ours)
            fork_children(seconds)
            said = json.dumps(_said(mutant, place, known))
        except BaseException as fault:  # a gate that raises stops the build too, and it is no credit to it
            said = json.dumps([1, f"the gate itself raised {type(fault).__name__}: {fault}"])
        try:
            os.write(theirs, said.encode()[:4096])
        finally:
            os._exit(0)
    os.close(theirs)
    return ours, _Running(mutant, pid, bytearray(), time.monotonic() + CLOCK_SECONDS + GRACE_SECONDS)


def _said(mutant: Mutant, place: Path, known: Known) -> tuple[int, str]:
    """Returns status and first fault; of code at first only its run, which is most of what stops it."""
    if mutant.file in known and (fault := _broken(mutant.file, place, *known[mutant.file])):
        return fault.status, str(fault)
    report = run_gate(place)
    return report.status, str(report.faults[0]) if report.faults else ""


def _broken(snippet: str, place: Path, problem: Problem, accepted: Record) -> Fault | None:
    """Returns the first fault of the run, or of its answers against the accepted ones, as the gate finds them."""
    run = run_again(place, snippet, problem.symbols)
    if run.faults:
        return run.faults[0]
    found = {"answers": record_of(CheckedProblem(problem, run.answers, (), ()), ())["answers"]}
    moved = next(changes(problem.id, accepted, found), None)
    return Fault(snippet, 0, DRIFT, f"answer {moved.name!r}: {moved.detail}") if moved else None


def _ended(selector: selectors.BaseSelector, running: Mapping[int, tuple[_Running, Path]]) -> list[int]:
    ended = []
    for key, _ in selector.select(1.0):
        data = os.read(key.fd, 1 << 16)
        running[key.fd][0].heard.extend(data)
        if not data:
            ended.append(key.fd)
    late = [pipe for pipe, (one, _) in running.items() if time.monotonic() > one.deadline and pipe not in ended]
    return ended + late


def _verdict(one: _Running, pipe: int) -> Verdict:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(one.pid, signal.SIGKILL)
    os.waitpid(one.pid, 0)
    os.close(pipe)
    try:
        status, fault = json.loads(one.heard)
    except ValueError:
        status, fault = 1, "the gate did not end"
    return Verdict(one.mutant, status, fault)


def cores() -> int:
    """Returns how many mutants to run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def survivors(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Returns those that the gate let through; a gate that raised or hung has not stopped them by its own rules."""
    return [one for one in verdicts if one.status not in (4, 5)]
