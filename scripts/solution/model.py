"""The values that pass between the stages, from a problem file and a snippet to verdicts and pages.

Files are named relative to the project's root, with forward slashes; lines count from 1, and 0 means unknown.
A computed value is plain data: a number, a text, or nested lists of them, exactly as JSON holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = int | float | str | None | list["Value"]
Symbols = Mapping[str, str | list[str]]

KINDS = ("number", "matrix", "sequence", "set", "interval", "expression", "growth", "choice", "text")
VERDICTS = ("correct", "incorrect", "incomplete", "not attempted", "unparsed", "disputed")
JUDGEMENTS = ("correct", "incorrect", "remark")
BROKEN, DRIFT = 4, 5  # the exit statuses of check: a snippet is broken; something no longer equals what was accepted


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that stops the build: one line for the person who has to act."""

    file: str
    line: int
    status: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}({self.line})" if self.line else self.file
        words = " ".join(self.message.split())
        return f"{place}: {''.join(character if character.isprintable() else '?' for character in words)}"


@dataclass(frozen=True, slots=True)
class Computed:
    """An answer as its snippet computed it.

    ``second`` is kept where the two routes need not agree to full precision; of a growth rate it is the closed form.
    ``samples`` holds one number for each sample of an expression or growth rate: a sum of everything in it, so that no
    change in it goes unseen.
    """

    id: str
    kind: str
    value: Value
    unit: str = ""
    tolerance: float = 1e-9
    second: Value = None
    samples: tuple[float, ...] = ()
    assume: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several things that a statement may mean, with the answer to it."""

    id: str
    label: str
    answer: str
    assume: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a problem. It has one answer, or a reading for each thing that it may mean."""

    id: str
    title: str
    kind: str
    answer: str
    readings: tuple[Reading, ...]
    format: str
    line: int


@dataclass(frozen=True, slots=True)
class Annotator:
    """What the person who annotated the transcript judged."""

    judgement: str
    note: str
    page: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What a model asserted for one part, and where it stands."""

    model: str
    part: str
    attempt: str
    transcript: str
    turn: int
    page: int
    quote: str
    answer: str
    reading: str
    annotator: Annotator | None
    line: int


@dataclass(frozen=True, slots=True)
class Model:
    """A language model, or any other source of claims, by the id that claims use and the name that readers see.

    ``is_key`` says that it is an official answer key: held against the computation like everyone else, counted apart.
    """

    id: str
    name: str
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the statement says: numbers that a page may type, and where they come from."""

    name: str
    numbers: tuple[float, ...]
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem file, checked against its format. ``number`` is the one that its set gives it, 0 where it has none."""

    id: str
    file: str
    title: str
    snippet: str
    topics: tuple[str, ...]
    symbols: Symbols
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    absent: Mapping[str, str]
    givens: tuple[Given, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison of a claim with a reference found: equal, different, unparsed or disputed, by which rule.

    ``sample`` is the evidence where values decided: what was drawn, and both values there.
    """

    verdict: str
    rule: str
    reason: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A claim with its derived verdict. ``readings`` names the readings that it fits, where there are several;
    ``sample`` is where values decided, "" where none did.
    """

    claim: Claim
    verdict: str
    rule: str
    reason: str
    readings: tuple[str, ...] = ()
    sample: str = ""

    @property
    def is_contested(self) -> bool:
        """Whether the annotator judged otherwise; where nothing was derived there is nothing to contest."""
        judged = self.claim.annotator
        if judged is None or judged.judgement == "remark" or self.verdict == "unparsed":
            return False
        return judged.judgement != self.verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """One model on one part: the outcome, which attempt it is, and every attempt in order."""

    model: str
    part: str
    verdict: str
    stage: str
    attempts: tuple[Attempt, ...]
    absence: str = ""


@dataclass(frozen=True, slots=True)
class CheckedProblem:
    """A problem with its computed answers and derived verdicts; ``source`` is the text of its snippet."""

    problem: Problem
    answers: Mapping[str, Computed]
    cells: tuple[Cell, ...]
    models: tuple[Model, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows at one place: the directive as it is typed, and the text that it became."""

    line: int
    directive: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRead:
    """An authored page as it was read: the problem that it is about, and everything that it shows, in order."""

    file: str
    problem: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which what is accepted would change: new, changed, removed or only reformatted.

    ``what`` is the group that it belongs to ("answer", "verdict", "part", "page", "model"), ``name`` which one of it,
    ``detail`` the one sentence that a fault needs; ``old`` and ``new`` are the fields on both sides, where there are
    any. ``line`` is known for a page.
    """

    kind: str
    problem: str
    what: str
    name: str
    detail: str
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0

    def __str__(self) -> str:
        return " ".join(f"{self.kind}: {self.problem}: {self.what} {self.name}: {self.detail}".split())
