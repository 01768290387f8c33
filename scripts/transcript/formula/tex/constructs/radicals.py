"""Roots: the sign, the line over the radicand, the radicand."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.rows import SAME_SIZE, read_inner
from scripts.transcript.formula.tex.writing import write_row


def radical(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a root, with the index that was read as a superscript of nothing."""
    sign = stream.items[at]
    if sign.kind != "radical" or at + 2 >= end or abs(sign.size - row.size) > SAME_SIZE * row.size:
        return at
    line = stream.items[at + 1]
    if line.kind != "rule" or abs(line.x0 - sign.x1) > 0.2 * row.size or sign.x0 < row.edge - 0.45 * row.size:
        return at
    after = at + 2
    while (
        after < end
        and line.x0 - 0.5 < stream.items[after].x0
        and stream.items[after].x1 < line.x1 + 1.0
        and stream.items[after].y > line.y
    ):
        after += 1
    inner = read_inner(stream, at + 2, after, row.size)
    if inner is None or (row.y is not None and abs((inner.y or 0) - row.y) > 0.05 * row.size):
        return at
    row.y = inner.y
    bottom = max(atom.bottom for atom in inner.atoms)
    row.atoms.append(Atom("ord", rf"\sqrt{{{write_row(inner)}}}", sign.x0, line.x1, line.y, bottom,
                          at, after, form="radical", size=row.size))  # fmt: skip
    return after
