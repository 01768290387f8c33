"""Asks whether parts, pages, givens and the answers of the snippets fit together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scripts.solution.givens import hold_givens
from scripts.solution.missing import Reference, tell_missing
from scripts.solution.model import BROKEN, Change, CheckedProblem, Fault
from scripts.solution.pages import PagesRead
from scripts.solution.parts import hold_parts, part_answers
from scripts.solution.typed import hold_texts


@dataclass(slots=True)
class Misfits:
    """What does not fit, the problems whose drift would only repeat it, and the (problem, answer) that it is about.

    ``after`` are faults that follow from drift: an answer is unused since a page or part names another one.
    """

    faults: list[Fault] = field(default_factory=list)
    problems: set[str] = field(default_factory=set)
    told: set[tuple[str, str]] = field(default_factory=set)
    after: list[Fault] = field(default_factory=list)


def hold_fit(
    checked: Mapping[str, CheckedProblem], broken: Collection[str], pages: PagesRead, changes: Sequence[Change]
) -> Misfits:
    """Returns what does not fit in the problems that are not broken; ``changes`` tell a new name from a missing one."""
    found = Misfits()
    for name in checked.keys() - set(broken):
        one = checked[name]
        parts = list(hold_parts(one.problem, one.answers))
        references = [wrong for wrong in parts if isinstance(wrong, Reference)]
        references += [reference for reference in pages.unknown if reference.problem == name]
        told = tell_missing(one, references, changes)
        faults = [*(wrong for wrong in parts if isinstance(wrong, Fault)), *told.faults]
        if not faults and name in pages.used and name not in pages.faulty:  # a misspelt id is no unused answer
            for answer, fault in _unused(one, pages.used[name]):
                is_left = any(change.problem == name and _named(change, answer) for change in changes)
                (found.after if is_left else faults).append(fault)
        if faults:
            found.problems.add(name)
            found.told |= {(name, answer) for answer in told.names}
        found.faults += [*faults, *hold_texts(one), *hold_givens(one.problem, one.source)]
    return found


def _unused(one: CheckedProblem, used: Collection[str]) -> Iterator[tuple[str, Fault]]:
    asked = {*used, *(answer for part in one.problem.parts for answer in part_answers(part))}
    for answer in one.answers.values():
        if answer.id not in asked:
            unused = f"answer {answer.id!r} is used by no page and no part"
            yield answer.id, Fault(one.problem.snippet, answer.line, BROKEN, unused)


def _named(change: Change, answer: str) -> bool:
    """Whether a page or part named the answer when it was accepted."""
    if change.what == "part":
        readings = change.old.get("readings", [])
        return answer in (change.old.get("answer"), *(reading[2] for reading in readings))
    return change.what == "page" and re.match(rf"\[\[answer:{answer}[.|\]]", change.old.get("shown", "")) is not None
