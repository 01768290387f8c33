"""The values that pass between the stages of a comparison, and the one error that a claim can cause."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["equal", "different", "unparsed", "disputed"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of holding a claim against a reference: the verdict, the rule used, one sentence for a student.

    ``sample`` is the evidence where values decided: what was drawn, and both values there.
    """

    verdict: Verdict
    rule: str
    reason: str
    sample: str = ""


class Unparsed(Exception):
    """The text is outside what can be read, or a limit was met. Says nothing about right or wrong."""


TWO_CASES = "two cases apply at once, with different values"


class Misfit(Exception):
    """The shapes of two operands do not fit: the expression has no value."""


class Outside(Unparsed):
    """An index points outside of what it indexes."""


class NoCase(Exception):
    """None of the cases that a formula lists applies: it says nothing here."""


class Exhausted(Unparsed):
    """The work that was allowed for one comparison is used up."""
