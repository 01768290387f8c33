"""What share of the parts and claims a machine can judge at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.solution.model import CheckedProblem
from scripts.solution.overview.outcomes import every_attempt

NOT_BY_MACHINE = "text"


@dataclass(frozen=True, slots=True)
class Coverage:
    """``parts`` of all problems by kind, how many a machine can judge, and how many of the claims on those it read."""

    kinds: Mapping[str, int]
    parts: int
    by_machine: int
    claims: int
    parsed: int


def coverage(problems: Iterable[CheckedProblem]) -> Coverage:
    """Returns the coverage over all problems."""
    checked = list(problems)
    kinds = Counter(part.kind for one in checked for part in one.problem.parts)
    judged = [one for one in every_attempt(checked) if one.part.kind != NOT_BY_MACHINE]
    parsed = sum(one.attempt.verdict != "unparsed" for one in judged)
    total = sum(kinds.values())
    return Coverage(dict(kinds.most_common()), total, total - kinds[NOT_BY_MACHINE], len(judged), parsed)
