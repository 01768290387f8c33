"""The comparison held against its own test cases, so that its error rates stand on the site beside its verdicts.

A case file has one pair a line: the verdict that is right (= equal, ! different, ? unparsed), reference <> claim, and
perhaps <> a word that the reason must hold; a line that starts with @ declares the symbols of those that follow.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.solution.comparing import Question
from scripts.solution.model import Finding

FOLDER = "tests/solution/comparison/cases"
MARKS = {"=": "equal", "!": "different", "?": "unparsed"}


@dataclass(frozen=True, slots=True)
class Case:
    """One pair and the verdict that is right for it."""

    file: str
    line: int
    question: Question
    verdict: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class GraderRecord:
    """``table[kind, right, given]`` counts the cases; ``wrong`` are those that got another verdict than is right."""

    table: Mapping[tuple[str, str, str], int]
    wrong: tuple[Case, ...] = ()

    @property
    def total(self) -> int:
        """How many cases there are."""
        return sum(self.table.values())

    def count(self, right: Iterable[str], given: Iterable[str], kind: str = "") -> int:
        """Returns how many cases have one of the right verdicts and got one of the given ones."""
        rights, gives = set(right), set(given)
        return sum(
            number
            for (name, one, other), number in self.table.items()
            if one in rights and other in gives and kind in ("", name)
        )


NO_RECORD = GraderRecord({})


def read_cases(root: Path) -> list[Case]:
    """Returns every case, in the order of files and lines; none where the project has no case files."""
    return [case for file in sorted((root / FOLDER).glob("*.txt")) for case in _cases(file)]


def _cases(file: Path) -> Iterator[Case]:
    symbols: dict[str, object] = {}
    kind = file.stem.split("-")[0]
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("@"):
            symbols = json.loads(line[1:])
        elif line and line[0] in MARKS:
            reference, claim, *word = (part.strip() for part in line[1:].split(" <>"))
            question = Question(kind, reference, claim, symbols)
            yield Case(file.name, number, question, MARKS[line[0]], word[0] if word else "")


def grade(cases: Sequence[Case], compare: Callable[[Sequence[Question]], Sequence[Finding]]) -> GraderRecord:
    """Returns how the comparison does on the cases; without cases nothing is asked."""
    if not cases:
        return NO_RECORD
    found = compare([case.question for case in cases])
    table = Counter((case.question.kind, case.verdict, one.verdict) for case, one in zip(cases, found, strict=True))
    wrong = (case for case, one in zip(cases, found, strict=True) if case.verdict != one.verdict)
    return GraderRecord(table, tuple(wrong))
