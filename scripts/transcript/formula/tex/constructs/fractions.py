"""Fractions: numerator, bar, denominator."""

from __future__ import annotations

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import LARGE, SMALL, Atom, Row, Stream
from scripts.transcript.formula.tex.bars import bar_of, is_below
from scripts.transcript.formula.tex.encodings import design_size
from scripts.transcript.formula.tex.growth import NULL_DELIMITER_POINTS
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import SAME_SIZE, read_inner
from scripts.transcript.formula.tex.writing import settled, write_row

# The fonts of second scripts are cut for 5 points, in a text of 11 or 12 points for 6.
SMALLEST_DESIGN = 6


def fraction(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a fraction."""
    size = row.size
    place = bar_of(stream, row.y, at, end, size)
    if place is None or (row.atoms and stream.items[place].x0 < row.edge - 0.3 * size):
        return at
    bar = stream.items[place]
    y = row.y if row.y is not None else bar.y + AXIS * size
    below = _denominator_end(stream, bar, place, end, size)
    inner = _part_size(stream, at, below, size)
    within = stream if inner > (1 - SAME_SIZE) * size else stream.scripted()
    over, under = read_inner(within, at, place, inner), read_inner(within, place + 1, below, inner)
    if over is None or under is None or all(_is_fraction(part) for part in (over, under)):
        row.atoms.append(_atom("doubt", "", stream, bar, at, max(below, place + 1), size))
        row.y = y
        return max(below, place + 1)
    is_large = abs(over.size - size) < SAME_SIZE * size and not _is_smallest(stream, at, below)
    mark = LARGE if is_large else SMALL
    row.y = y
    latex = f"{mark}frac{{{_inner(over, is_script=not is_large)}}}{{{_inner(under, is_script=not is_large)}}}"
    row.atoms.append(_atom("inner", latex, stream, bar, at, below, size))
    return below


def _denominator_end(stream: Stream, bar: Item, place: int, end: int, size: float) -> int:
    after = place + 1
    deepest = bar.y
    while after < end and is_below(stream.items[after], bar, size):
        item = stream.items[after]
        if after > place + 1 and item.top > deepest + 0.25 * size:
            break
        deepest = max(deepest, item.bottom)
        after += 1
    return after


def _part_size(stream: Stream, at: int, end: int, size: float) -> float:
    """The size of numerator and denominator, which share a style: their largest glyph's."""
    sizes = [item.size for item in stream.items[at:end] if item.family not in ("", "OMX") and item.kind != "radical"]
    return min(max(sizes, default=size), size)


def _is_smallest(stream: Stream, at: int, end: int) -> bool:
    """Whether the letters have the size of second scripts, below which TeX has none."""
    designs = [design_size(item.font) for item in stream.items[at:end] if item.family not in ("", "OMX")]
    return max(designs, default=10) <= SMALLEST_DESIGN


def _is_fraction(row: Row) -> bool:
    """Whether a part holds nothing of its own size, so that its style cannot be told."""
    return all(atom.form == "fraction" for atom in row.atoms)


def _inner(row: Row, *, is_script: bool) -> str:
    return settled(write_row(row, is_script=is_script), is_display=False)


def _atom(kind: str, latex: str, stream: Stream, bar: Item, at: int, end: int, size: float) -> Atom:
    parts = stream.items[at:end]
    # tex.web section 743: fractions stand between null delimiters of 1.2 points.
    space = NULL_DELIMITER_POINTS
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    return Atom(
        "ord" if kind == "inner" else kind,
        latex,
        bar.x0 - space,
        bar.x1 + space,
        top,
        bottom,
        at,
        end,
        form="fraction",
        size=size,
    )
