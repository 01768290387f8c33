"""What readers call a problem set, and in which order sets and problems are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scripts.solution.model import CheckedProblem, Problem
from scripts.solution.overview.outcomes import by_problem_set

HOMEWORK = re.compile(r"hw(\d+)")


def set_title(name: str) -> str:
    """Returns "Homework 8" for "hw8", and words with a capital for every other set."""
    homework = HOMEWORK.fullmatch(name)
    words = f"Homework {int(homework[1])}" if homework else name.replace("/", ", ").replace("-", " ")
    return words[:1].upper() + words[1:]


def numbered(problem: Problem) -> str:
    """Returns "Problem 3" where the set numbers its problems, "" elsewhere."""
    return f"Problem {problem.number}" if problem.number else ""


def place_words(problem: Problem) -> str:
    """Returns the set, and the number in it where there is one: "Homework 8, problem 3"."""
    place = set_title(problem.id.rpartition("/")[0])
    return f"{place}, problem {problem.number}" if problem.number else place


def ordered_sets(problems: Mapping[str, CheckedProblem]) -> dict[str, list[CheckedProblem]]:
    """Returns the problems of each set: sets that a model answered first, then by name, numbers by their size."""
    sets = by_problem_set(problems)
    return {name: sets[name] for name in sorted(sets, key=lambda name: (_only_keys(sets[name]), _natural(name)))}


def _only_keys(group: list[CheckedProblem]) -> bool:
    return all(model.is_key or model.id in one.problem.absent for one in group for model in one.models)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdigit() else (0, piece) for piece in re.split(r"(\d+)", name)]
