"""A frame of two lines and two sides, which TeX prints behind what it holds."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.writing import settled, write_row

CORNER_POINTS = 0.6
# latex.ltx, \\fboxsep and \\fboxrule, and as much again for italic corrections.
MOST_CLEAR_POINTS = 5.0


def frame(stream: Stream, row: Row, at: int, end: int) -> int:
    """Take the atoms within a frame into it."""
    parts = stream.items[at : at + 4]
    if [part.kind for part in parts] != ["rule", "bar", "bar", "rule"] or row.y is None:
        return at
    top, left, right, bottom = parts
    is_closed = max(abs(left.x0 - top.x0), abs(right.x1 - top.x1), abs(bottom.x0 - top.x0)) < CORNER_POINTS
    first = next((place for place, atom in enumerate(row.atoms) if atom.x0 > top.x0), None)
    if not is_closed or first is None or not top.y < row.y < bottom.y:
        return at
    held = row.atoms[first:]
    if held[0].x0 - top.x0 > MOST_CLEAR_POINTS or not -0.5 < top.x1 - held[-1].x1 < MOST_CLEAR_POINTS:
        return at
    latex = rf"\boxed{{{settled(write_row(Row(row.size, row.y, held)), is_display=True)}}}"
    row.atoms[first:] = [Atom("ord", latex, top.x0, top.x1, top.top, bottom.bottom, held[0].first, at + 4,
                              form="frame", size=row.size)]  # fmt: skip
    return at + 4
