"""An accent and the letter below it: TeX prints the accent first."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.encodings import design_size, stem_of
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.metrics import SKEW_CODES, kerns, nearest_design
from scripts.transcript.formula.tex.rows import SAME_SIZE, glyph_atom, on_row, read_row
from scripts.transcript.formula.tex.writing import write_row

# How far an accent may stand from where TeX puts it (tex.web section 741).
NEAR_EM = 0.03
MOST_ITEMS = 40


def accent(stream: Stream, row: Row, at: int, end: int) -> int:
    """One or more accents and what they stand over."""
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
    found = None
    if base.kind == "accent":
        found = _accented(stream, row, at + 1, end)
    elif base.kind in ("ord", "letter", "digit", "rel", "bin") and on_row(row, base):
        found = _letter(base, at + 1), at + 2, base.y
    if found is None or not _is_over(mark, found[0]):
        found = _group(stream, row, at, end)
    if found is None or mark.y > found[2] + 0.5:
        return None
    atom, after, y = found
    return replace(atom, kind="ord", latex=_latex(mark, atom), suffix="", first=at, top=min(atom.top, mark.top),
                   form="accent"), after, y  # fmt: skip


def _latex(mark: Item, atom: Atom) -> str:
    is_whole = atom.latex.startswith(r"\mathbf{") and atom.latex.count("{") == 1
    if mark.bold and is_whole:
        return rf"\mathbf{{{mark.latex}{atom.latex.removeprefix(chr(92) + 'mathbf')}}}"
    return rf"{mark.latex}{{{atom.latex}}}"


def _group(stream: Stream, row: Row, at: int, end: int) -> tuple[Atom, int, float] | None:
    """As many atoms as the accent stands in the middle of."""
    mark = stream.items[at]
    inner = Row(row.size, row.y, is_script=row.is_script)
    read_row(stream.deeper(), inner, at + 1, min(end, at + MOST_ITEMS))
    for count in range(1, len(inner.atoms) + 1):
        last = inner.atoms[count - 1]
        middle = (inner.atoms[0].x0 + last.x1) / 2
        if abs((mark.x0 + mark.x1 + mark.italic) / 2 - middle) < NEAR_EM * row.size:
            part = Row(row.size, inner.y, inner.atoms[:count], is_script=row.is_script)
            whole = replace(last, latex=write_row(part), x0=inner.atoms[0].x0, first=at + 1, suffix="",
                            top=min(atom.top for atom in part.atoms))  # fmt: skip
            return whole, last.last, inner.y or 0.0
    return None


def _letter(base: Item, at: int) -> Atom:
    atom = glyph_atom(base, at)
    if base.kind != "letter":
        return atom
    return replace(atom, latex=rf"\{'mathbf' if base.bold else 'mathrm'}{{{base.text}}}")


def _is_over(mark: Item, atom: Atom) -> bool:
    """Whether the accent stands over one glyph: in its middle, moved by the kern with the skew character."""
    stem = stem_of(atom.font)
    skew = kerns(nearest_design(stem, design_size(atom.font))).get((atom.code, SKEW_CODES.get(stem, -1)), 0.0)
    wanted = (atom.x0 + atom.x1) / 2 + skew * mark.size
    return abs((mark.x0 + mark.x1 + mark.italic) / 2 - wanted) < NEAR_EM * mark.size
