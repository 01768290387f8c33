"""Formulas that were not recovered: with their place, and together with the neighbours that they were cut from."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.nodes import WALL_BAND, Row
from scripts.transcript.formula.page import TEXT_RATIO, WALL_HEIGHT, Walls
from scripts.transcript.model import Box, Doubt, Formula

TOO_NEAR = 0.15
RESIZED = "it is of another size than the text around it"
# src/Options.ts, sizeMultipliers: how large a size command makes a formula; \\normalsize and \\small's neighbours.
RATIOS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.2, 1.44, 1.728, 2.074, 2.488)
SAME_RATIO, SAME_SIZE = 0.003, 0.03
# In points: how far from a formula text of its own size may stand.
AROUND = 80
BAD = "its layout is not one that was understood"


def doubtful(ink: Sequence[Ink], page: int, reason: str, em: float) -> Formula:
    """A formula that was not recovered, with its place."""
    box = Box(page, min(i.x0 for i in ink), min(i.top for i in ink), max(i.x1 for i in ink), max(i.bottom for i in ink))
    return Formula(box, ink[0].y, em, tuple(dict.fromkeys(i.index for i in ink)), "", False, Doubt(reason, box))


def has_own_size(row: Row, usual: float, walls: Walls) -> bool:
    """Whether a size command enlarged or shrank a whole formula: no text near it has the size that it would go with.

    ``usual`` is the page's size of formulas in points. Headings and notes have formulas of their own text's size.
    """
    if row.style in ("S", "SS") or not any(abs(row.em / usual - ratio) < SAME_RATIO * ratio for ratio in RATIOS):
        return False
    bands = range(int(row.top - AROUND) // WALL_BAND, int(row.bottom + AROUND) // WALL_BAND + 1)
    near = {(wall.bottom - wall.top) / WALL_HEIGHT for band in bands for wall in walls.get(band, ())}
    return bool(near) and not any(abs(TEXT_RATIO * size - row.em) < SAME_SIZE * row.em for size in near)


def without_overlap(formulas: list[Formula]) -> list[Formula]:
    """Neighbours in the stream that touch were cut in the wrong place: none of them is trusted."""
    kept: list[Formula] = []
    for formula in formulas:
        while kept and touches(kept[-1], formula):
            formula = united(kept.pop(), formula)
        kept.append(formula)
    return kept


def touches(one: Formula, two: Formula) -> bool:
    """Whether two formulas overlap, or stand closer than an author's own words would let them."""
    near = TOO_NEAR * max(one.em, two.em)
    across = min(one.box.x1, two.box.x1) - max(one.box.x0, two.box.x0)
    down = min(one.box.y1, two.box.y1) - max(one.box.y0, two.box.y0)
    return across > -near and down > near


def united(one: Formula, two: Formula) -> Formula:
    """Two pieces as one formula that was not recovered."""
    box = Box(
        one.box.page,
        min(one.box.x0, two.box.x0),
        min(one.box.y0, two.box.y0),
        max(one.box.x1, two.box.x1),
        max(one.box.y1, two.box.y1),
    )
    return Formula(box, one.baseline, one.em, one.items + two.items, "", False, Doubt(BAD, box))
