"""A line over letters: TeX prints the line first."""

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
    if line.kind != "rule" or row.y is None or line.x0 < row.edge - 0.45 * row.size or line.y > row.y:
        return at
    after = at + 1
    while after < end and line.x0 - 0.5 < stream.items[after].x0 and stream.items[after].x1 < line.x1 + 0.5:
        after += 1
    inner = read_inner(stream, at + 1, after, row.size)
    if inner is None or abs((inner.y or 0.0) - row.y) > BASELINE * row.size:
        return at
    top = min(atom.top for atom in inner.atoms)
    is_close = abs(top - line.y - CLEAR_EM * row.size) < TOLERANCE_EM * row.size
    if not is_close or abs(inner.edge - line.x1) > WIDTH_EM * row.size:
        return at
    latex = rf"\overline{{{write_row(inner)}}}"
    bottom = max(atom.bottom for atom in inner.atoms)
    row.atoms.append(Atom("ord", latex, line.x0, line.x1, line.y, bottom, at, after, form="radical", size=row.size))
    return after
