"""Collects what moved since it was accepted: each change with the parts, pages and verdicts that it touches."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.solution.model import Change, CheckedProblem, PageRead
from scripts.solution.parts import part_answers

ANSWER = re.compile(r"\[\[answer:(?P<id>[\w-]+)")
SAID = ("value", "verdict", "answer", "readings", "name", "shown")  # what an entry is known by
LONGEST = 300
KINDS = ("changed", "removed", "new", "only reformatted")


@dataclass(frozen=True, slots=True)
class Moved:
    """One change: what it is about, before and after in short, how far it went, and what it touches."""

    kind: str
    problem: str
    subject: str
    old: str
    new: str
    extent: str
    parts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()


def collect(
    changes: Sequence[Change], problems: Mapping[str, CheckedProblem], pages: Sequence[PageRead]
) -> tuple[Moved, ...]:
    """Returns the changes in the order of problems and kinds, a verdict that moved with its answer only there."""
    found = [_moved(change, problems.get(change.problem), pages, changes) for change in changes]
    told = {(one.problem, verdict) for one in found for verdict in one.verdicts}
    kept = [one for one in found if (one.problem, _verdict_words(one)) not in told]
    return tuple(sorted(kept, key=lambda one: (one.problem, KINDS.index(one.kind), one.subject)))


def _moved(change: Change, one: CheckedProblem | None, pages: Sequence[PageRead], changes: Sequence[Change]) -> Moved:
    subject = f"{change.what} {change.name}" + (f"({change.line})" if change.line else "")
    old, new = _shown(change.old), _shown(change.new)
    is_answer = change.what == "answer"
    if not is_answer and change.what != "verdict":
        return Moved(change.kind, change.problem, subject, old, new, change.detail)
    parts = _asking(change, one) if is_answer else ()
    return Moved(
        change.kind,
        change.problem,
        subject,
        old,
        new,
        change.detail if change.kind == "changed" else "",
        parts,
        tuple(_places(change.name, change.problem, pages)) if is_answer else (),
        tuple(_touched(change.problem, parts, changes)),
    )


def _shown(fields: Mapping[str, Any]) -> str:
    value = next((fields[key] for key in SAID if key in fields), None)
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."


def _asking(change: Change, one: CheckedProblem | None) -> tuple[str, ...]:
    return tuple(part.id for part in one.problem.parts if change.name in part_answers(part)) if one else ()


def _places(name: str, problem: str, pages: Iterable[PageRead]) -> Iterator[str]:
    for page in pages:
        lines = [
            shown.line
            for shown in page.shown
            if page.problem == problem and (found := ANSWER.match(shown.directive)) and found["id"] == name
        ]
        if lines:
            yield f"{page.file}({', '.join(str(line) for line in dict.fromkeys(lines))})"


def _touched(problem: str, parts: Sequence[str], changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        is_verdict = change.problem == problem and change.what == "verdict" and change.kind == "changed"
        if (
            is_verdict
            and change.name.partition(",")[0] in parts
            and change.old.get("verdict") != change.new.get("verdict")
        ):
            yield f"{change.name}: {change.old.get('verdict')}, now {change.new.get('verdict')}"


def _verdict_words(one: Moved) -> str:
    return f"{one.subject.removeprefix('verdict ')}: {one.old}, now {one.new}" if one.kind == "changed" else ""
