"""Official keys are claims like any other: which of them do not hold against the computed answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.solution.model import CheckedProblem
from scripts.solution.overview.outcomes import Judged, every_attempt


@dataclass(frozen=True, slots=True)
class Errata:
    """Every claim of a key, and those among them whose verdict is anything but correct."""

    claims: int
    failing: tuple[Judged, ...]


def errata(problems: Iterable[CheckedProblem]) -> Errata:
    """Returns what the keys state and what of it does not hold."""
    stated = [one for one in every_attempt(problems) if one.model.is_key]
    return Errata(len(stated), tuple(one for one in stated if one.attempt.verdict != "correct"))
