"""Which kind of mistake a wrong claim makes, told from the sentence that the comparison found for it.

The sentences are the comparison's own; this table is the one place that groups them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.solution.model import Attempt, CheckedProblem
from scripts.solution.overview.outcomes import Judged, every_attempt

WRONG = ("incorrect", "incomplete", "disputed")


@dataclass(frozen=True, slots=True)
class MistakeKind:
    """A kind of mistake: its id, what readers see, what it means, and the words of a reason or rule that tell it."""

    id: str
    label: str
    meaning: str
    telling: re.Pattern[str]


def _kind(name: str, label: str, meaning: str, *words: str) -> MistakeKind:
    return MistakeKind(name, label, meaning, re.compile("|".join(words) or "(?!)"))


KINDS: tuple[MistakeKind, ...] = (
    _kind("reading", "Another reading", "Right under one reading of the statement and not under another.",
          r"^It holds if "),
    _kind("methods", "Methods disagree", "The machine's two methods contradict each other, so it does not judge.",
          r"exact arithmetic"),
    _kind("part", "Only a part", "What is said holds; something that was asked for is missing.",
          r"A part of the set", r"Only part of the options", r"entr(?:y is|ies are) missing", r"Entry \d+ is missing",
          r"says nothing for"),
    _kind("chain", "A step that does not hold", "The result is right and an earlier side of the same chain is not.",
          r"earlier side of the same chain"),
    _kind("order", "Order of a product", "Matrices do not commute: the factors stand in the wrong order.",
          r"order of the product", r"reverse order"),
    _kind("transpose", "Transpose", "A transpose is missing, too many, or on the wrong factor.", r"[Tt]ranspose"),
    _kind("sign", "Sign", "A plus for a minus, in a term, a factor or an exponent.", r"\bsign\b"),
    _kind("logarithm", "Base of a logarithm", "The logarithm has another base than the one meant.",
          r"logarithm has base"),
    _kind("square", "Variance for deviation", "A square where its root is asked, or the other way round.",
          r"square (?:root )?of the reference"),
    _kind("inverse", "Inverse", "The inverse or the reciprocal of what is asked.",
          r"inverse of the reference", r"upside down"),
    _kind("boundary", "Off by one", "A count, an index or an exponent is one too small or too large.",
          r"off by one", r"end should (?:not )?be included"),
    _kind("shape", "Shapes", "The dimensions do not fit, or the result has another shape.",
          r"shapes? do(?:es)? not fit", r"The answer is .+ and the reference is .+×", r"different shapes",
          r"^The answer is .+×.+ and the reference"),
    _kind("constant", "Constant factor", "A factor such as 2, one half or n is missing or too many.",
          r"\ba factor\b", r"same way"),
    _kind("dropped", "Something dropped", "A factor, a term or a size that matters is missing.",
          r"is missing", r"\bdrops\b", r"\blacks\b"),
    _kind("extra", "Something too much", "A factor, a term or a size that does not belong.",
          r"too much", r"too many", r"do not belong"),
    _kind("rate", "Another growth rate", "The cost grows with other powers or logarithms than the reference.",
          r"grows as", r"The answer has .+ where the reference has", r"The answer states \w+ where"),
    _kind("swap", "Another quantity", "One quantity or size stands where another should.", r"stands where .+ should"),
    _kind("option", "Another option", "An option was chosen that does not hold.", r"is chosen"),
    _kind("range", "Ends of a range", "An interval with a wrong end.", r"end is wrong", r"ends are wrong"),
    _kind("digits", "Digits", "The right value, rounded or written with too few digits.", r"\bdigits\b"),
    _kind("domain", "Undefined", "No value where the reference has one.", r"has no value", r"is free in the answer"),
)  # fmt: skip
OTHER = MistakeKind("value", "Another value", "No single slip explains the difference.", re.compile(""))


def kind_of(attempt: Attempt) -> MistakeKind:
    """Returns the first kind whose words the reason has; OTHER when none does."""
    return next((kind for kind in KINDS if kind.telling.search(attempt.reason)), OTHER)


def mistakes(problems: Iterable[CheckedProblem]) -> dict[MistakeKind, list[Judged]]:
    """Returns every claim that is wrong, incomplete or disputed, by the kind of mistake, the commonest kind first."""
    found: dict[MistakeKind, list[Judged]] = {}
    for judged in every_attempt(problems):
        if judged.attempt.verdict in WRONG and not judged.model.is_key:
            found.setdefault(kind_of(judged.attempt), []).append(judged)
    order = [*KINDS, OTHER]
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), order.index(item[0]))))
