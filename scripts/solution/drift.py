"""Holds what is computed now against what was accepted, and says what accepting it would change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.solution import accepted
from scripts.solution.fields import ProblemFault
from scripts.solution.model import BROKEN, DRIFT, Change, CheckedProblem, Fault, Model, PageRead
from scripts.solution.page_drift import page_changes
from scripts.solution.parts import part_answers
from scripts.solution.problem import DOCS, MODELS
from scripts.solution.records import SITE, claim_lines, record_of, site_record

ACCEPT = "accept with python -m scripts.check --update"
SAID = {"new": "is not among the accepted answers", "removed": "is accepted, and the snippet does not return it"}


@dataclass(frozen=True, slots=True)
class Drift:
    """What differs from what was accepted: faults, each with its change where there is one, every change, and the file
    that would accept them.

    ``unreadable`` are faults of the accepted file itself, which no acceptance mends.
    """

    faults: tuple[tuple[Fault, Change | None], ...] = ()
    changes: tuple[Change, ...] = ()
    text: str = ""
    unreadable: tuple[Fault, ...] = field(default=())


def hold_accepted(
    root: Path,
    checked: Mapping[str, CheckedProblem],
    broken: Collection[str],
    pages: Sequence[PageRead],
    models: Sequence[Model],
) -> Drift:
    """Returns how everything differs from the accepted file; broken problems keep the record that they have."""
    try:
        text, before = accepted.read_accepted(root)
    except ProblemFault as fault:
        return Drift(unreadable=(fault.fault,))
    after = {
        name: record_of(one, [page for page in pages if page.problem == name])
        for name, one in checked.items()
        if name not in broken
    }
    if models:  # else the list of models is at fault, and that was said
        after[SITE] = site_record(models, [page for page in pages if not page.problem])
    changes: list[Change] = []
    faults: list[tuple[Fault, Change | None]] = []
    for name, record in after.items():
        one, known = checked.get(name), before.get(name)
        found = [*accepted.changes(name, known or {}, record), *_page_changes(name, known or {}, pages)]
        is_new = one and known is None
        faults += [(_never_accepted(one), None)] if is_new else [(_fault_of(change, one), change) for change in found]
        changes += found
    kept = {
        name: before[name] for name in before.keys() - after.keys() if name in {*broken, SITE} or _is_there(root, name)
    }
    for name in sorted(before.keys() - after.keys() - kept.keys()):
        faults.append((Fault(accepted.FILE, 0, DRIFT, f"{name} is accepted and has no data file; {ACCEPT}"), None))
        changes.append(Change("removed", name, "problem", name, "there is no data file"))
    merged = {name: accepted.merged(before.get(name), record) for name, record in after.items()}
    written = accepted.canonical(kept | merged)
    if not changes and written != text:
        faults.append((_edited(before), None))
        changes.append(Change("only reformatted", "all problems", "file", accepted.FILE, "no value moved"))
    return Drift(tuple(faults), tuple(changes), written)


def _is_there(root: Path, problem: str) -> bool:
    return (root / DOCS / f"{problem}.toml").is_file()


def _page_changes(problem: str, before: Mapping[str, Any], pages: Sequence[PageRead]) -> Iterator[Change]:
    accepted_pages = before.get("pages", {})
    own = {page.file: page for page in pages if page.problem == ("" if problem == SITE else problem)}
    for name in sorted({*accepted_pages, *own}):
        yield from page_changes(problem, name, accepted_pages.get(name, {}), own.get(name))


def _fault_of(change: Change, one: CheckedProblem | None) -> Fault:
    if change.what == "page":
        return Fault(change.name, change.line, DRIFT, f"{change.detail}; {ACCEPT}")
    if one is None:
        said = change.detail if change.kind == "changed" else f"{change.kind}: {change.detail}"
        return Fault(MODELS, 0, DRIFT, f"{change.what} {change.name}: {said}; {ACCEPT}")
    return _answer_fault(change, one) if change.what == "answer" else _data_fault(change, one)


def _answer_fault(change: Change, one: CheckedProblem) -> Fault:
    line = one.answers[change.name].line if change.name in one.answers else 0
    parts = [part.id for part in one.problem.parts if change.name in part_answers(part)]
    about = f"answer {change.name!r}" + (f" (part {', '.join(parts)})" if parts else "")
    if change.kind == "changed":
        return Fault(one.problem.snippet, line, DRIFT, f"{about}: {change.detail}; {ACCEPT}")
    return Fault(one.problem.snippet, line, BROKEN, f"{about}: {SAID[change.kind]}: {change.detail}; {ACCEPT}")


def _data_fault(change: Change, one: CheckedProblem) -> Fault:
    lines = claim_lines(one) if change.what == "verdict" else {part.id: part.line for part in one.problem.parts}
    said = "" if change.kind == "changed" else f"{change.kind}: "
    return Fault(
        one.problem.file,
        lines.get(change.name, 0),
        DRIFT,
        f"{change.what} {change.name}: {said}{change.detail}; {ACCEPT}",
    )


def _never_accepted(one: CheckedProblem) -> Fault:
    counts = f"{len(one.answers)} answers and {sum(len(cell.attempts) for cell in one.cells)} verdicts"
    return Fault(one.problem.file, 0, DRIFT, f"nothing of this problem was accepted yet ({counts}); {ACCEPT}")


def _edited(before: Mapping[str, Any]) -> Fault:
    edited = [name for name, record in before.items() if accepted.is_edited(record)]
    what = f"the record of {', '.join(edited)} was edited by hand" if edited else "is not in the form that check writes"
    return Fault(accepted.FILE, 0, DRIFT, f"{what}; {ACCEPT}")
