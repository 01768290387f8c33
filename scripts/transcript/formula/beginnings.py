"""Where a formula of a stretch may begin, and so where the one before it may end."""

from __future__ import annotations

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.nodes import Row
from scripts.transcript.formula.rows import is_upright_rule

CLEAR = 0.8
# In points: how far an axis is above its baseline, at the sizes of a page.
LEAST_AXIS, MOST_AXIS = 1.5, 8.0


def begins_with_line(ink: list[Ink], at: int) -> bool:
    """Whether a line or outline before any glyph belongs to the formula that follows."""
    for after in ink[at + 1 : at + 6]:
        if after.kind in ("glyph", "marker") and is_upright_rule(ink[at], max(after.size, 8)):
            # The first rule of an array, centred on the axis of its row, whose size a marker does not tell.
            return after.x0 > ink[at].x0 and LEAST_AXIS < after.y - ink[at].y < MOST_AXIS
        if after.kind in ("glyph", "marker"):
            return ink[at].x0 - 3 < after.x0 < ink[at].x1 + 3 and abs(after.y - ink[at].y) < 3 * max(after.size, 8)
    return False


def begins(ink: list[Ink], at: int, row: Row | None, sizes: list[float]) -> bool:
    """Whether a formula may begin here: text of a whole line's size, clear of the formula before."""
    first = ink[at]
    if first.kind in ("rule", "shape"):
        if row is not None and first.kind == "rule" and _is_far(first, row):
            return True
        return begins_with_line(ink, at) and (row is None or not _meets(first, row))
    if row is None:
        return first.kind == "marker" or first.size >= 0.95 * sizes[0]
    if _meets(first, row):
        return False
    return first.kind == "marker" or first.size >= 0.8 * row.em or _is_clear(first, row)


def _is_far(line: Ink, row: Row) -> bool:
    """Whether a line is the page's, as one between paragraphs or around a cell is: clear of the formula all round."""
    away = CLEAR * row.em
    is_beside = line.x0 > row.x1 + away or line.x1 < row.x0 - away
    return is_beside or line.top > row.bottom + away or line.bottom < row.top - away


def _is_clear(first: Ink, row: Row) -> bool:
    """Whether an object stands on another line than a formula, or so far beside it that no author would write it."""
    away = CLEAR * row.em
    return first.y > row.bottom + away or first.bottom < row.top - away or first.x0 > row.x1 + 4 * away


def _meets(first: Ink, row: Row) -> bool:
    return row.x0 - 1 < first.x0 < row.x1 - 0.5 and row.top - 2 < first.y < row.bottom + 2


def is_whole(ink: list[Ink], end: int, row: Row, sizes: list[float]) -> bool:
    """Whether a formula that was read to a place ends there: with the stretch, or where another may begin."""
    return end >= len(ink) or begins(ink, end, row, sizes)
