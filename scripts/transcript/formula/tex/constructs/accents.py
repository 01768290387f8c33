"""An accent and the letter below it: TeX prints the accent first."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import SAME_SIZE, glyph_atom, on_row

# The largest kern with the skew character (cmmi10.tfm: 0.167 em), and rounding.
MOST_SKEW_EM = 0.22


def accent(stream: Stream, row: Row, at: int, end: int) -> int:
    """One or more accents and their letter."""
    found = _accented(stream, row, at, end)
    if found is None:
        return at
    atom, after, y = found
    row.y = y
    row.atoms.append(atom)
    return after


def _accented(stream: Stream, row: Row, at: int, end: int) -> tuple[Atom, int, float] | None:
    mark = stream.items[at]
    if mark.kind != "accent" or at + 1 >= end or abs(mark.size - row.size) > SAME_SIZE * row.size:
        return None
    base = stream.items[at + 1]
    if base.kind == "accent":
        inner = _accented(stream, row, at + 1, end)
        if inner is None:
            return None
        atom, after, y = inner
    else:
        if base.kind not in ("ord", "letter") or not on_row(row, base):
            return None
        atom, after, y = _letter(base, at + 1), at + 2, base.y
    if mark.y > y + 0.5 or not _is_over(mark, atom):
        return None
    latex = rf"{mark.latex}{{{atom.latex}}}"
    return replace(atom, kind="ord", latex=latex, first=at, top=min(atom.top, mark.top), form="accent"), after, y


def _letter(base: Item, at: int) -> Atom:
    atom = glyph_atom(base, at)
    if base.kind != "letter":
        return atom
    return replace(atom, latex=rf"\{'mathbf' if base.bold else 'mathrm'}{{{base.text}}}")


def _is_over(mark: Item, atom: Atom) -> bool:
    middle = (mark.x0 + mark.x1) / 2
    right = atom.x1 - atom.italic
    return -0.06 * mark.size < middle - (atom.x0 + right) / 2 < MOST_SKEW_EM * mark.size
