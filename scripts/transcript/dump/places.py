"""Where a dump's line stands in the room that the stages of a PDF reckon with: a line's number is its height.

Nothing of this is a place on paper. ``lines_of`` gives the numbers back, and only they are ever told.
"""

from __future__ import annotations

import math

from scripts.transcript.model import Box
from scripts.transcript.record import Bounds

# Heights in points: from one line of the file to the next, near enough for a file's name and size to be one card, and
# of a line above and below its baseline.
LEADING, SIZE, ASCENT, DESCENT = 20.0, 16.0, 16.0, 4.0
# What separates paragraphs takes this much of the line's own height, so that the file's numbers stay heights.
LIFTED_ASCENT = 1.0
LEFT, CHARACTER = 72.0, 8.0
STUDENT_INDENT, FORMULA_INDENT = 0.3, 0.25


def box_of(page: int, first: int, last: int, x0: float = LEFT, x1: float = LEFT, *, opens: bool = False) -> Box:
    """The box of some lines of the file; ``opens`` a new paragraph, which stands off what is above it."""
    top = first * LEADING - (LIFTED_ASCENT if opens else ASCENT)
    return Box(page, x0, top, x1, last * LEADING + DESCENT)


def lines_of(box: Bounds) -> tuple[int, int]:
    """The first and last line of the file of such a box."""
    return math.ceil(box[1] / LEADING), math.floor(box[3] / LEADING)
