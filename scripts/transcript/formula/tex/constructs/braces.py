"""Braces below what they hold together; the label is read as a limit."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.writing import write_row

EDGE = 0.15


def horizontal_brace(stream: Stream, row: Row, at: int, end: int) -> int:
    """Take the atoms above a brace into it."""
    item = stream.items[at]
    if item.kind != "brace" or item.latex != r"\underbrace" or row.y is None or item.y < row.y:
        return at
    reach = EDGE * row.size
    first = next((place for place, atom in enumerate(row.atoms) if atom.x0 > item.x0 - reach), len(row.atoms))
    held = row.atoms[first:]
    if not held or held[-1].x1 - held[-1].italic > item.x1 + 2 * reach:
        return at
    latex = rf"\underbrace{{{write_row(Row(row.size, row.y, held))}}}"
    row.atoms[first:] = [Atom("op", latex, item.x0, item.x1, held[0].top, item.y + 0.3 * row.size, held[0].first,
                              at + 1,
                              form="brace", size=row.size, family="OMX")]  # fmt: skip
    return at + 1
