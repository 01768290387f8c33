"""Roots: the index, the sign, the line over the radicand, the radicand."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.rows import SAME_SIZE, read_inner
from scripts.transcript.formula.tex.writing import write_row

INDEX_RATIO = (0.45, 0.62)
MOST_IN_INDEX = 4


def radical(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a root."""
    place = _sign_after_index(stream, row, at, end)
    sign = stream.items[place]
    if sign.kind != "radical" or place + 2 >= end or sign.size < (1 - SAME_SIZE) * row.size:
        return at
    line = stream.items[place + 1]
    if line.kind != "rule" or abs(line.x0 - sign.x1) > 0.2 * row.size or sign.x0 < row.edge - 0.45 * row.size:
        return at
    after = place + 2
    while after < end and _is_under(stream, place + 1, after):
        after += 1
    inner = read_inner(stream, place + 2, after, row.size)
    if inner is None or (row.y is not None and abs((inner.y or 0) - row.y) > 0.05 * row.size):
        return at
    index = read_inner(stream, at, place, stream.items[at].size) if place > at else None
    if place > at and index is None:
        return at
    root = f"[{write_row(index, is_script=True)}]" if index else ""
    row.y = inner.y
    bottom = max(atom.bottom for atom in inner.atoms)
    latex = rf"\sqrt{root}{{{write_row(inner)}}}"
    # plain.tex, \\root: 5mu before the index.
    start = stream.items[at].x0 - 5 * row.size / 18 if index else sign.x0
    row.atoms.append(Atom("ord", latex, start, line.x1, line.y, bottom, at, after, form="radical", size=row.size))
    return after


def _is_under(stream: Stream, line: int, at: int) -> bool:
    bar, item = stream.items[line], stream.items[at]
    return bar.x0 - 0.5 < item.x0 and item.x1 < bar.x1 + 1.0 and item.y > bar.y


def _sign_after_index(stream: Stream, row: Row, at: int, end: int) -> int:
    """The place of the root's sign when a small index stands over its left end; the same place when none does."""
    first = stream.items[at]
    if first.family in ("", "OMX") or not INDEX_RATIO[0] < first.size / row.size < INDEX_RATIO[1]:
        return at
    for place in range(at + 1, min(end, at + MOST_IN_INDEX + 1)):
        sign = stream.items[place]
        if sign.kind == "radical":
            is_over = sign.x0 - 0.3 * row.size < first.x0 < sign.x0 + 0.6 * row.size
            return place if is_over and stream.items[place - 1].x1 < sign.x1 else at
    return at
