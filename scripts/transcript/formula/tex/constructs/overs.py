"""Signs with a label above them, and arrows as long as their labels."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.constructs.scripts import script_size
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import arrow_end, glyph_atom, on_row, read_inner, read_row
from scripts.transcript.formula.tex.writing import settled, write_row

MOST_IN_LABEL = 40
# Labels of arrows bring 3mu at one end (amsmath.sty, \ext@arrow), and so stand beside the middle.
CENTERED_EM, ARROW_CENTERED_EM = 0.04, 0.12
SMALL = (0.6, 0.82)


def over(stream: Stream, row: Row, at: int, end: int) -> int:
    """A small label, and the sign or the arrow below it."""
    size = script_size(stream, at, end)
    if not SMALL[0] < size / row.size < SMALL[1]:
        return at
    place = next((p for p in range(at + 1, min(end, at + MOST_IN_LABEL)) if _is_base(row, stream.items[p])), at)
    label = read_inner(stream.scripted(), at, place, size) if place > at else None
    if label is None or label.y is None or label.y > stream.items[place].top + 0.1 * row.size:
        return at
    text = settled(write_row(label, is_script=True), is_display=False)
    middle = (label.atoms[0].x0 + label.edge) / 2
    if arrow_end(stream, place, end) > place:
        return _with_label(stream, row, place, end, text, middle, at)
    base = _base(stream, row, place, end)
    if base is None or abs((base.x0 + base.x1 - base.italic) / 2 - middle) > CENTERED_EM * row.size:
        return at
    row.y = stream.items[place].y
    x0, x1 = min(base.x0, label.atoms[0].x0), max(base.x1, label.edge)
    row.atoms.append(replace(base, latex=rf"\overset{{{text}}}{{{base.latex}}}", form="over", first=at, x0=x0, x1=x1,
                             top=label.atoms[0].top, italic=0.0, code=-1))  # fmt: skip
    return base.last


def _is_base(row: Row, item: Item) -> bool:
    return on_row(Row(row.size, row.y), item)


def _base(stream: Stream, row: Row, at: int, end: int) -> Atom | None:
    """The sign or the word at a place."""
    if stream.items[at].kind != "letter":
        known = ("ord", "rel", "bin", "digit", "open", "close")
        return glyph_atom(stream.items[at], at) if stream.items[at].kind in known else None
    words = Row(row.size, row.y)
    read_row(stream.deeper(), words, at, end)
    only = words.atoms[0] if words.atoms and not words.atoms[0].suffix else None
    return replace(only, kind="ord", latex=rf"\text{{{only.latex}}}") if only else None


def arrow(stream: Stream, row: Row, at: int, end: int) -> int:
    """An arrow made of pieces, whose label may stand below it."""
    if arrow_end(stream, at, end) == at or not on_row(row, stream.items[at]):
        return at
    return _with_label(stream, row, at, end, "", None, at)


def _with_label(stream: Stream, row: Row, at: int, end: int, text: str, middle: float | None, first: int) -> int:
    after = arrow_end(stream, at, end)
    parts = stream.items[at:after]
    x0, x1 = parts[0].x0, parts[-1].x1
    if middle is not None and abs((x0 + x1) / 2 - middle) > ARROW_CENTERED_EM * row.size:
        return first
    command = r"\xrightarrow" if parts[-1].name == "arrowright" else r"\xleftarrow"
    row.y = parts[0].y
    row.atoms.append(Atom("rel", f"{command}{{{text}}}", x0, x1, parts[0].top, parts[0].y, first, after, form="arrow",
                          size=row.size, family="OMS"))  # fmt: skip
    return after
