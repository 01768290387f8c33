"""One process that judges mutants, one after the other, in its own copy of the project.

A mutant of a page or of the record leaves all that is computed as it is: the gate's first half never looks at them.
So they are held against what was computed once, and only the page that is another is read again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.solution import store
from scripts.solution.accepted import FILE as RECORD
from scripts.solution.accepted import changes
from scripts.solution.gate import Computation
from scripts.solution.model import BROKEN, DRIFT, CheckedProblem, Fault, Problem
from scripts.solution.records import Record, record_of
from scripts.solution.runner import run_again
from tests.mutation.forked import Processor, fork_children
from tests.mutation.mutants import Mutant
from tests.mutation.remembering import Remembering

WALL_SECONDS = 900.0  # beyond any doubt: what decides is processor time
UNDECIDED = 1
LONGEST_SAID = 2000
Known = Mapping[str, tuple[Problem, Record]]  # by snippet: its problem, and its accepted answers


@dataclass(frozen=True, slots=True)
class Judge:
    """What a process knows before its first mutant: its copy, the files as they are, and what was computed of them.

    ``clocks`` are whole seconds of processor time, by snippet; ``seconds`` those of every other file.
    """

    place: Path
    sources: Mapping[str, bytes]
    computed: Computation
    known: Known
    clocks: Mapping[str, int]
    seconds: int

    def serve(self, mutants: list[Mutant], ask: int, tell: int) -> None:
        """Reads the places of mutants in the list, one a line, and writes a line of JSON for each."""
        store.write_whole = lambda *_: None  # nothing that a mutant computes is kept
        processor = Processor(self.seconds)
        fork_children(processor)
        gate = Remembering(self.place, self.computed)
        for line in os.fdopen(ask):
            mutant = mutants[int(line)]
            processor.seconds = self.clocks.get(mutant.file, self.seconds)
            os.write(tell, json.dumps(self.verdict(mutant, gate)).encode() + b"\n")

    def verdict(self, mutant: Mutant, gate: Remembering) -> tuple[int, str]:
        """Returns status and first fault; 0 where the gate sees nothing, 1 where it is the gate itself that fails."""
        source, path = self.sources[mutant.file], self.place / mutant.file
        path.write_bytes(mutant.applied(source))
        try:
            faults = self.faults(mutant, gate)
        except Exception as fault:  # a gate that raises stops the build too, and it is no credit to it
            return UNDECIDED, f"the gate itself raised {type(fault).__name__}: {fault}"[:LONGEST_SAID]
        finally:
            path.write_bytes(source)
        if not faults:
            return 0, ""
        said = str(faults[0])[:LONGEST_SAID]
        if f"did not end within {WALL_SECONDS:g} s" in said:
            return UNDECIDED, said
        return (BROKEN if any(fault.status == BROKEN for fault in faults) else DRIFT), said

    def faults(self, mutant: Mutant, gate: Remembering) -> tuple[Fault, ...]:
        """Returns what the gate finds; of code at first only its run, which is most of what stops it."""
        if mutant.file == RECORD or (mutant.file.startswith("docs/") and not mutant.file.endswith(".toml")):
            return gate.held()
        if mutant.file in self.known and (fault := self.broken(mutant.file)):
            return (fault,)
        return gate.run(WALL_SECONDS)

    def broken(self, snippet: str) -> Fault | None:
        """Returns the first fault of the run, or of its answers against the accepted ones, as the gate finds them."""
        problem, accepted = self.known[snippet]
        run = run_again(self.place, snippet, problem.symbols, WALL_SECONDS)
        if run.faults:
            return run.faults[0]
        found = {"answers": record_of(CheckedProblem(problem, run.answers, (), ()), ())["answers"]}
        moved = next(changes(problem.id, accepted, found), None)
        return Fault(snippet, 0, DRIFT, f"answer {moved.name!r}: {moved.detail}") if moved else None


def start(judge: Judge, mutants: list[Mutant]) -> tuple[int, int, int]:
    """Starts a process that judges; returns its number, the pipe to ask and the pipe that tells."""
    asked, ask = os.pipe()
    tell, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(asked)
        os.close(told)
        return pid, ask, tell
    try:
        os.setsid()
        os.close(ask)
        os.close(tell)
        judge.serve(mutants, asked, told)
    except BaseException as fault:
        print(f"a process that judges ended: {type(fault).__name__}: {fault}", file=sys.stderr)
    finally:
        os._exit(0)
