"""Holds what is computed now against what was accepted, and says what accepting it would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.solution import accepted
from scripts.solution.fields import ProblemFault
from scripts.solution.model import BROKEN, DRIFT, Change, CheckedProblem, Fault
from scripts.solution.parts import part_answers
from scripts.solution.problem import DOCS

ACCEPT = "accept with python -m scripts.check --update"
SAID = {"new": "is not among the accepted answers", "removed": "is accepted, and the snippet does not return it"}


@dataclass(frozen=True, slots=True)
class Drift:
    """What differs from what was accepted: faults, the changes behind them, and the file that would accept them.

    ``unreadable`` are faults of the accepted file itself, which no acceptance mends.
    """

    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()
    text: str = ""
    unreadable: tuple[Fault, ...] = field(default=())


def hold_accepted(root: Path, checked: Mapping[str, CheckedProblem], broken: Collection[str]) -> Drift:
    """Returns how the problems differ from the accepted file; broken problems keep the record that they have."""
    try:
        text, before = accepted.read_accepted(root)
    except ProblemFault as fault:
        return Drift(unreadable=(fault.fault,))
    records: dict[str, Mapping[str, Any]] = {}
    changes: list[Change] = []
    faults: list[Fault] = []
    for name, one in checked.items():
        if name not in broken:
            after = accepted.record_of(one)
            found = list(accepted.changes(name, before.get(name, accepted.NOTHING), after))
            faults += [_fault_of(change, one) for change in found] if name in before else [_never_accepted(one)]
            changes += found
            records[name] = accepted.merged(before.get(name), after)
    for name in before.keys() - records.keys():
        if name in broken or (root / DOCS / f"{name}.toml").is_file():
            records[name] = before[name]
        else:
            faults.append(Fault(accepted.FILE, 0, DRIFT, f"{name} is accepted and has no data file; {ACCEPT}"))
            changes.append(Change("removed", name, "problem", name, "there is no data file"))
    written = accepted.canonical(records)
    if not changes and written != text:
        faults.append(_edited(before))
        changes.append(Change("only reformatted", "all problems", "file", accepted.FILE, "no value moved"))
    return Drift(tuple(faults), tuple(changes), written)


def _fault_of(change: Change, one: CheckedProblem) -> Fault:
    return _answer_fault(change, one) if change.what == "answer" else _verdict_fault(change, one)


def _answer_fault(change: Change, one: CheckedProblem) -> Fault:
    line = one.answers[change.name].line if change.name in one.answers else 0
    parts = [part.id for part in one.problem.parts if change.name in part_answers(part)]
    about = f"answer {change.name!r}" + (f" (part {', '.join(parts)})" if parts else "")
    if change.kind == "changed":
        return Fault(one.problem.snippet, line, DRIFT, f"{about}: {change.detail}; {ACCEPT}")
    return Fault(one.problem.snippet, line, BROKEN, f"{about}: {SAID[change.kind]}: {change.detail}; {ACCEPT}")


def _verdict_fault(change: Change, one: CheckedProblem) -> Fault:
    line = accepted.claim_lines(one).get(change.name, 0)
    said = "" if change.kind == "changed" else f"{change.kind}: "
    return Fault(one.problem.file, line, DRIFT, f"verdict {change.name}: {said}{change.detail}; {ACCEPT}")


def _never_accepted(one: CheckedProblem) -> Fault:
    counts = f"{len(one.answers)} answers and {sum(len(cell.attempts) for cell in one.cells)} verdicts"
    return Fault(one.problem.file, 0, DRIFT, f"nothing of this problem was accepted yet ({counts}); {ACCEPT}")


def _edited(before: Mapping[str, Any]) -> Fault:
    edited = [name for name, record in before.items() if accepted.is_edited(record)]
    what = f"the record of {', '.join(edited)} was edited by hand" if edited else "is not in the form that check writes"
    return Fault(accepted.FILE, 0, DRIFT, f"{what}; {ACCEPT}")
