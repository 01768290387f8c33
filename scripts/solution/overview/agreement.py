"""How far the derived verdicts and the people who annotated the transcripts agree, claim by claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.solution.model import VERDICTS, CheckedProblem
from scripts.solution.overview.outcomes import Judged, every_attempt

PERSON = ("correct", "incorrect")
DECIDED = ("correct", "incorrect")
FEWEST_FOR_KAPPA = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """``table[person, machine]`` counts the claims that a person judged; ``kappa`` is None where it is undefined.

    ``decided`` are those that the machine too called correct or incorrect, ``agreed`` those called the same;
    ``contested`` are the claims on which the two differ, the disputed and incomplete among them.
    """

    table: Mapping[tuple[str, str], int]
    judged: int
    decided: int
    agreed: int
    kappa: float | None
    contested: tuple[Judged, ...]

    @property
    def tells(self) -> bool:
        """Whether there are enough decided claims for kappa to mean anything."""
        return self.kappa is not None and self.decided >= FEWEST_FOR_KAPPA


def agreement(problems: Iterable[CheckedProblem]) -> Agreement:
    """Returns the agreement over all claims that a person called correct or incorrect."""
    judged = [
        one
        for one in every_attempt(problems)
        if one.attempt.claim.annotator and one.attempt.claim.annotator.judgement in PERSON
    ]
    table = Counter((one.attempt.claim.annotator.judgement, one.attempt.verdict) for one in judged)
    decided = sum(table[person, machine] for person in PERSON for machine in DECIDED)
    agreed = sum(table[verdict, verdict] for verdict in DECIDED)
    every = {(person, machine): table[person, machine] for person in PERSON for machine in VERDICTS}
    contested = tuple(one for one in judged if one.attempt.is_contested)
    return Agreement(every, len(judged), decided, agreed, kappa(every), contested)


def kappa(table: Mapping[tuple[str, str], int]) -> float | None:
    """Returns J. Cohen's kappa (1960) over the decided claims: the agreement beyond what chance alone would give.

    None where both only ever say the same single word, since chance alone then explains everything.
    """
    total = sum(table.get((person, machine), 0) for person in PERSON for machine in DECIDED)
    if total == 0:
        return None
    observed = sum(table.get((verdict, verdict), 0) for verdict in DECIDED) / total
    by_person = {one: sum(table.get((one, other), 0) for other in DECIDED) / total for one in PERSON}
    by_machine = {other: sum(table.get((one, other), 0) for one in PERSON) / total for other in DECIDED}
    expected = sum(by_person[verdict] * by_machine[verdict] for verdict in DECIDED)
    return None if expected == 1 else (observed - expected) / (1 - expected)
