"""Lines over and under letters."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.rows import BASELINE, read_inner
from scripts.transcript.formula.tex.writing import write_row

# tex.web section 734: the line is 0.4 points thick and stands three times that above the letters.
CLEAR_EM, TOLERANCE_EM = 0.14, 0.05
WIDTH_EM = 0.12


def overline(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append letters with a line over them."""
    line = stream.items[at]
    if line.kind != "rule" or line.x0 < row.edge - 0.45 * row.size or (row.y is not None and line.y > row.y):
        return at
    after = at + 1
    while after < end and line.x0 - 0.5 < stream.items[after].x0 and stream.items[after].x1 < line.x1 + 0.5:
        after += 1
    inner = read_inner(stream, at + 1, after, row.size)
    if inner is None or inner.y is None or (row.y is not None and abs(inner.y - row.y) > BASELINE * row.size):
        return at
    top = min(atom.top for atom in inner.atoms)
    is_close = abs(top - line.y - CLEAR_EM * row.size) < TOLERANCE_EM * row.size
    if not is_close or abs(inner.edge - line.x1) > WIDTH_EM * row.size:
        return at
    row.y = inner.y
    latex = rf"\overline{{{write_row(inner)}}}"
    bottom = max(atom.bottom for atom in inner.atoms)
    row.atoms.append(Atom("ord", latex, line.x0, line.x1, line.y, bottom, at, after, form="radical", size=row.size))
    return after


def underline(stream: Stream, row: Row, at: int, end: int) -> int:
    """Take the atoms over a line into it: TeX prints the line last."""
    line = stream.items[at]
    if line.kind != "rule" or row.y is None or line.y < row.y or not row.atoms:
        return at
    first = next((place for place, atom in enumerate(row.atoms) if abs(atom.x0 - line.x0) < 0.5), None)
    if first is None:
        return at
    held = row.atoms[first:]
    bottom = max(row.y, *(atom.bottom for atom in held))
    is_close = abs(line.y - bottom - CLEAR_EM * row.size) < TOLERANCE_EM * row.size
    if not is_close or abs(held[-1].x1 - line.x1) > WIDTH_EM * row.size:
        return at
    latex = rf"\underline{{{write_row(Row(row.size, row.y, held))}}}"
    top = min(atom.top for atom in held)
    row.atoms[first:] = [Atom("ord", latex, line.x0, line.x1, top, line.bottom, held[0].first, at + 1, form="radical",
                              size=row.size)]  # fmt: skip
    return at + 1
