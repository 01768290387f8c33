"""Outcomes of several cells in words and as a bar, and a cell as a small square that leads to its part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scripts.solution.html_parts import ICONS, element, slug, text
from scripts.solution.model import Cell, CheckedProblem, Model
from scripts.solution.overview.outcomes import ONE_SHOT, OUTCOMES, outcome

TOTAL = "of {total} right at first try"
RIGHT = re.compile(r"^correct\b")
TOTAL_OF_KEY = "of {total} right"


def cells_of(checked: CheckedProblem, model: Model) -> list[Cell]:
    """Returns the cells of a model, none where the record does not show it the problem."""
    if model.id in checked.problem.absent:
        return []
    return [cell for cell in checked.cells if cell.model == model.id]


def outcome_words(cells: Sequence[Cell], model: Model) -> str:
    """Returns what became of the parts: how many at first try, then everything else that occurs."""
    counts = Counter(outcome(cell) for cell in cells)
    rest = [f"{counts[what]} {RIGHT.sub('right', what)}" for what in OUTCOMES[1:] if counts[what]]
    return ", ".join([_first_try(cells, model), *rest])


def first_tries(checked: CheckedProblem) -> list[str]:
    """Returns for each source that the record shows the problem how many parts it had right at first try."""
    return [
        f"{text(model.name)} {_first_try(cells, model)}"
        for model in checked.models
        if (cells := cells_of(checked, model))
    ]


def _first_try(cells: Sequence[Cell], model: Model) -> str:
    right = sum(outcome(cell) == ONE_SHOT for cell in cells)
    return f"{right} {(TOTAL_OF_KEY if model.is_key else TOTAL).format(total=len(cells))}"


def pips(checked: CheckedProblem, cells: Sequence[Cell], root: str) -> str:
    """Returns a square for each cell, which leads to the part's line in the problem's table."""
    squares = (_pip(cell, f"{root}{checked.problem.id}/#part-{slug(cell.part)}") for cell in cells)
    return element("ol", "".join(squares), class_="pips")


def _pip(cell: Cell, address: str) -> str:
    words = f"{cell.part}: {outcome(cell)}"
    icon = element("span", ICONS[cell.verdict], aria_hidden="true")
    link = element("a", icon, href=address, title=words, aria_label=f"Part {words}")
    late = " pip-late" if cell.verdict == "correct" and outcome(cell) != ONE_SHOT else ""
    return element("li", link, class_=f"pip pip-{slug(cell.verdict)}{late}")


def outcome_bar(cells: Sequence[Cell], words: str) -> str:
    """Returns the outcomes as a bar of proportional pieces in the order of OUTCOMES; ``words`` say the same."""
    counts = Counter((OUTCOMES.index(outcome(cell)), cell.verdict) for cell in cells)
    pieces = (
        element("span", "", class_=f"piece pip pip-{slug(verdict)}{' pip-late' if late else ''}", style=f"flex:{count}")
        for ((place, verdict), count) in sorted(counts.items())
        for late in [verdict == "correct" and OUTCOMES[place] != ONE_SHOT]
    )
    return element("div", "".join(pieces), class_="outcome-bar", role="img", aria_label=words)
