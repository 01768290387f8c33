"""What a cell is counted as. One shot or not follows from the attempts, never from what somebody typed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.solution.model import Attempt, Cell, CheckedProblem, Model, Part

ONE_SHOT = "correct at first try"
SELF_CORRECTED = "correct after correcting itself"
ASKED_AGAIN = "correct when asked again"  # without a word about what was wrong
AFTER_HINTS = "correct after hints"
TOLD = "correct after being told"
OUTCOMES = (
    ONE_SHOT, SELF_CORRECTED, ASKED_AGAIN, AFTER_HINTS, TOLD,
    "disputed", "incomplete", "incorrect", "unparsed", "not attempted",
)  # fmt: skip
STAGES = {
    "first": ONE_SHOT,
    "self-corrected": SELF_CORRECTED,
    "asked again": ASKED_AGAIN,
    "told": TOLD,
    "agreed to a false hint": TOLD,
}


def outcome(cell: Cell) -> str:
    """Returns one of OUTCOMES."""
    if cell.verdict != "correct":
        return cell.verdict
    return STAGES.get(cell.stage, AFTER_HINTS)


@dataclass(frozen=True, slots=True)
class Judged:
    """One attempt in its place: the problem, the part, whose it is, the cell that it belongs to."""

    checked: CheckedProblem
    part: Part
    model: Model
    cell: Cell
    attempt: Attempt


def every_attempt(problems: Iterable[CheckedProblem]) -> Iterator[Judged]:
    """Yields every attempt of every model (keys too), in the order of problems, parts, models and turns."""
    for checked in problems:
        parts = {part.id: part for part in checked.problem.parts}
        models = {model.id: model for model in checked.models}
        for cell in checked.cells:
            for attempt in cell.attempts:
                yield Judged(checked, parts[cell.part], models[cell.model], cell, attempt)


def models_of(problems: Iterable[CheckedProblem], *, keys: bool = False) -> list[Model]:
    """Returns the models in their order, official keys apart unless ``keys`` asks for those alone."""
    found: dict[str, Model] = {}
    for checked in problems:
        found |= {model.id: model for model in checked.models if model.is_key is keys}
    return list(found.values())


def by_problem_set(problems: Mapping[str, CheckedProblem]) -> dict[str, list[CheckedProblem]]:
    """Returns the problems of each problem set: sets by their ids, problems by their numbers and then their ids."""
    sets: dict[str, list[CheckedProblem]] = {}
    for name, checked in sorted(problems.items()):
        sets.setdefault(name.rpartition("/")[0], []).append(checked)
    return {name: sorted(group, key=lambda one: one.problem.number or math.inf) for name, group in sets.items()}
