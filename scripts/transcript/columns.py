"""How a table's columns are set - to the left, in the middle, to the right - told by where its cells begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scripts.transcript.structure import Line, Table

SAME_POINTS = 2.0
APART_POINTS = 4.0


def column_settings(table: Table) -> tuple[str, ...]:
    """One of "left", "center" and "right" for each column; nothing where all are set to the left."""
    settings = tuple(
        _setting([row[index] for row in table.rows if index < len(row)], x0, x1)
        for index, (x0, x1) in enumerate(pairwise(table.edges))
    )
    return settings if any(setting != "left" for setting in settings) else ()


def _setting(cells: Sequence[Sequence[Line]], x0: float, x1: float) -> str:
    edges = [(line.box.x0 - x0, x1 - line.box.x1) for cell in cells for line in cell]
    if len(edges) < 2:
        return "left"
    lefts, rights = [left for left, _ in edges], [right for _, right in edges]
    if max(lefts) - min(lefts) < SAME_POINTS:
        return "left"
    if max(rights) - min(rights) < SAME_POINTS:
        return "right"
    return "center" if all(abs(left - right) < APART_POINTS for left, right in edges) else "left"
