"""Who got what right: counts for each model and problem set, and pairs of models on the parts that both answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from scripts.solution.model import Cell, CheckedProblem, Model
from scripts.solution.overview.intervals import Share, mcnemar, wilson
from scripts.solution.overview.outcomes import ONE_SHOT, OUTCOMES, by_problem_set, models_of, outcome

ALL_SETS = ""


@dataclass(frozen=True, slots=True)
class Score:
    """One model on one problem set, or on all ("" as the set): how often each outcome, of how many parts.

    ``absent`` names the problems that the record does not show this model; their parts are not counted.
    """

    problem_set: str
    model: Model
    counts: Mapping[str, int]
    parts: int
    one_shot: Share
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two models on the parts that both answered: how many each alone has right at first try, and the p-value."""

    first: Model
    second: Model
    parts: int
    both: int
    only_first: int
    only_second: int
    probability: float


def scores(problems: Mapping[str, CheckedProblem]) -> list[Score]:
    """Returns a score for each problem set and model, then for all sets together where there are several."""
    sets = by_problem_set(problems)
    found = [_score(name, model, group) for name, group in sets.items() for model in models_of(group)]
    if len(sets) > 1:
        everything = [checked for group in sets.values() for checked in group]
        found += [_score(ALL_SETS, model, everything) for model in models_of(everything)]
    return found


def _score(name: str, model: Model, group: Sequence[CheckedProblem]) -> Score:
    absent = tuple(checked.problem.id for checked in group if model.id in checked.problem.absent)
    cells = [cell for checked in group if checked.problem.id not in absent for cell in _cells(checked, model)]
    counts = Counter(outcome(cell) for cell in cells)
    ordered = {name: counts[name] for name in OUTCOMES}
    return Score(name, model, ordered, len(cells), wilson(counts[ONE_SHOT], len(cells)), absent)


def _cells(checked: CheckedProblem, model: Model) -> list[Cell]:
    return [cell for cell in checked.cells if cell.model == model.id]


def pairs(problems: Mapping[str, CheckedProblem]) -> list[Pair]:
    """Returns every pair of models; only parts that both answered say which of the two is better."""
    found = []
    for first, second in combinations(models_of(problems.values()), 2):
        mine, theirs = _answered(problems, first), _answered(problems, second)
        shared = [(mine[place], theirs[place]) for place in mine.keys() & theirs.keys()]
        counts = Counter((one == ONE_SHOT, other == ONE_SHOT) for one, other in shared)
        only = counts[True, False], counts[False, True]
        found.append(Pair(first, second, len(shared), counts[True, True], *only, mcnemar(*only)))
    return found


def _answered(problems: Mapping[str, CheckedProblem], model: Model) -> dict[tuple[str, str], str]:
    return {
        (checked.problem.id, cell.part): outcome(cell)
        for checked in problems.values()
        for cell in _cells(checked, model)
        if cell.attempts
    }
