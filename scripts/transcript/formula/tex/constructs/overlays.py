"""A stroke through the relation that follows it."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.rows import glyph_atom, on_row

NEGATED = {"=": r"\neq", r"\in": r"\notin"}


def negation(stream: Stream, row: Row, at: int, end: int) -> int:
    """``\\not`` and its relation."""
    item = stream.items[at]
    if item.kind != "not" or not on_row(row, item) or at + 1 >= end:
        return at
    struck = stream.items[at + 1]
    if struck.kind != "rel" or abs(struck.y - item.y) > 0.1 or abs(struck.x0 - item.x0) > 0.4 * item.size:
        return at
    row.y = item.y
    atom = glyph_atom(struck, at + 1)
    row.atoms.append(replace(atom, first=at, latex=NEGATED.get(struck.latex, rf"\not{struck.latex}"), family="OMS"))
    return at + 2
