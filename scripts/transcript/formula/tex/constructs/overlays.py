"""A stroke through the relation that follows it."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.rows import glyph_atom, on_row

NEGATED = {"=": r"\neq", r"\in": r"\notin"}
# latex.ltx, \\@vereq: half a point lower than the line.
CONG_DROP_POINTS = 0.5 * 72 / 72.27


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


def congruence(stream: Stream, row: Row, at: int, end: int) -> int:
    """``\\cong``, a sign of similarity over one of equality, and ``\\notin``, a stroke through the sign after it."""
    if row.y is None or at + 1 >= end:
        return at
    one, two = stream.items[at : at + 2]
    if one.x0 < row.edge - 0.45 * row.size or abs(one.size - row.size) > 0.06 * row.size:
        return at
    middle = (two.x0 + two.x1 - one.x0 - one.x1) / 2
    is_level = abs(two.y - row.y - CONG_DROP_POINTS) < 0.1
    if (one.name, two.name) == ("similar", "equal") and is_level and abs(middle) < 0.02 * row.size:
        latex = r"\cong"
    elif (one.name, two.name) == ("slash", "element") and two.x0 < one.x1 - 0.2 * row.size and two.y == row.y:
        latex = r"\notin"
    else:
        return at
    atom = glyph_atom(two, at + 1)
    row.atoms.append(replace(atom, kind="rel", first=at, latex=latex, x0=min(one.x0, two.x0), top=min(one.top, two.top),
                             family="OMS", form="overlay"))  # fmt: skip
    return at + 2
