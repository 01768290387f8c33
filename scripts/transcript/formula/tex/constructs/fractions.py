"""Fractions: numerator, bar, denominator."""

from __future__ import annotations

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import LARGE, SMALL, Atom, Row, Stream
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import SAME_SIZE, read_inner

MOST_ITEMS = 160
FARTHEST_EM = 4.0
ON_AXIS = 0.06
EDGE = 0.8


def fraction(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a fraction."""
    size = row.size
    place = bar_of(stream, row.y, at, end, size)
    if place is None or (row.atoms and stream.items[place].x0 < row.edge - 0.3 * size):
        return at
    bar = stream.items[place]
    y = row.y if row.y is not None else bar.y + AXIS * size
    below = _denominator_end(stream, bar, place, end, size)
    over, under = _part(stream, at, place, size), _part(stream, place + 1, below, size)
    if over is None or under is None:
        row.atoms.append(_atom("doubt", "", stream, bar, at, max(below, place + 1), size))
        row.y = y
        return max(below, place + 1)
    is_large = abs(over.size - size) < SAME_SIZE * size
    mark = LARGE if is_large else SMALL
    row.y = y
    latex = f"{mark}frac{{{_inner(over)}}}{{{_inner(under)}}}"
    row.atoms.append(_atom("inner", latex, stream, bar, at, below, size))
    return below


def bar_of(stream: Stream, y: float | None, at: int, end: int, size: float) -> int | None:
    """The place of the bar under the numerator that begins at a place: the last that all between stand above."""
    found = None
    left, right, top, bottom = 1e9, -1e9, 1e9, -1e9
    for place in range(at, min(end, at + MOST_ITEMS)):
        item = stream.items[place]
        if item.kind == "rule" and place > at:
            is_over = left > item.x0 - EDGE and right < item.x1 + EDGE and bottom < item.y + 0.3 * size
            is_on_axis = y is None or abs(item.y - (y - AXIS * size)) < ON_AXIS * size
            if is_over and is_on_axis and _has_below(stream, item, place, end, size):
                found = place
        left, right = min(left, item.x0), max(right, item.x1)
        top = min(top, item.top)
        bottom = max(bottom, item.y if item.family != "OMX" else item.bottom)
        if (
            bottom - top > FARTHEST_EM * size
            or right - left > 60 * size
            or (found and item.x0 > stream.items[found].x1 + EDGE)
        ):
            break
    return found


def _has_below(stream: Stream, bar: Item, place: int, end: int, size: float) -> bool:
    return place + 1 < end and _is_below(stream.items[place + 1], bar, size)


def _is_below(item: Item, bar: Item, size: float) -> bool:
    return (
        item.x0 > bar.x0 - EDGE
        and item.x1 < bar.x1 + 3 * EDGE
        and bar.y < item.y < bar.y + FARTHEST_EM * size
        and item.bottom > bar.y
    )


def _denominator_end(stream: Stream, bar: Item, place: int, end: int, size: float) -> int:
    after = place + 1
    deepest = bar.y
    while after < end and _is_below(stream.items[after], bar, size):
        item = stream.items[after]
        if after > place + 1 and item.top > deepest + 0.25 * size:
            break
        deepest = max(deepest, item.bottom)
        after += 1
    return after


def _part(stream: Stream, at: int, end: int, size: float) -> Row | None:
    """A numerator or denominator, whose size is its largest glyph's."""
    sizes = [item.size for item in stream.items[at:end] if item.family not in ("", "OMX")]
    return read_inner(stream, at, end, max(sizes)) if sizes and max(sizes) < 1.1 * size else None


def _inner(row: Row) -> str:
    from scripts.transcript.formula.tex.writing import settled, write_row

    return settled(write_row(row), is_display=False)


def _atom(kind: str, latex: str, stream: Stream, bar: Item, at: int, end: int, size: float) -> Atom:
    parts = stream.items[at:end]
    # tex.web section 743: fractions stand between null delimiters of 1.2 points.
    space = 0.12 * size
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    return Atom(kind, latex, bar.x0 - space, bar.x1 + space, top, bottom, at, end, form="fraction", size=size)
