"""Boxes that stand so near to each other that they belong to one note."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.model import Box
from scripts.transcript.structure import union

# Strokes nearer than this belong to one note; written words are farther from other notes than from each other.
NOTE_REACH_POINTS = 13.0


def clusters(boxes: Sequence[Box], reach: float = NOTE_REACH_POINTS) -> list[Box]:
    """The boxes joined where they lie within reach of each other, from top to bottom."""
    joined: list[Box] = []
    for box in boxes:
        grown = box
        while near := [other for other in joined if touches(other, grown, reach)]:
            for other in near:
                grown = union(grown, other)
                joined.remove(other)
        joined.append(grown)
    return sorted(joined, key=lambda box: (box.y0, box.x0))


def touches(first: Box, second: Box, reach: float = NOTE_REACH_POINTS) -> bool:
    """Whether two boxes of one page lie within reach of each other."""
    across = max(first.x0, second.x0) - min(first.x1, second.x1)
    down = max(first.y0, second.y0) - min(first.y1, second.y1)
    return first.page == second.page and across < reach and down < reach
