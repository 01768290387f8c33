"""Where rows stand on a page: the margins of its prose, and which rows are set apart from the lines around them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from scripts.transcript.formula.tex.atoms import Row
from scripts.transcript.formula.tex.setting.fonts import POINT
from scripts.transcript.formula.tex.writing import NAMES, alphabet_of, is_call

LEAST_WORDS, FAR_EM, LINE_EM = 3, 4.0, 1.2
# size10.clo: \belowdisplayshortskip is 6 points that may shrink by 3; tex.web, section 679: \lineskip is one.
LEAST_SKIP_POINTS, LINE_SKIP_POINTS = 2.5 * POINT, POINT
CAPTIONS = frozenset(("Figure", "Table", "Algorithm", "Listing", "Fig"))
SUPPORT_POINTS, REST_EM = 1.0, 0.8


def margins(rows: Sequence[Row]) -> list[float]:
    """Where lines of prose begin; a lone line that is set apart, far from all others, gives no margin."""
    prose = [(row, below) for row, below in _with_next(rows) if _words(row) >= LEAST_WORDS and not _goes_on(row, rows)]
    least = min((row.atoms[0].x0 for row, _ in prose), default=0.0)
    found = set()
    for row, below in prose:
        x = row.atoms[0].x0
        is_lone = sum(abs(other.atoms[0].x0 - x) < SUPPORT_POINTS for other, _ in prose) == 1
        if not (is_lone and x - least > FAR_EM * row.size and is_set_apart(row, below)):
            found.add(round(x, 0))
    return sorted(found)


def _with_next(rows: Sequence[Row]) -> list[tuple[Row, Row | None]]:
    return list(itertools.zip_longest(rows, rows[1:]))


def _goes_on(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the rest of a line, right behind what was read as another row."""
    return any(
        other is not row
        and abs((other.y or 0.0) - (row.y or 0.0)) < row.size
        and 0 <= row.atoms[0].x0 - other.edge < REST_EM * row.size
        for other in rows
    )


def _words(row: Row) -> int:
    return sum(
        atom.kind == "word" and len(atom.latex) > 1 and atom.latex not in NAMES and not is_symbol(row, place)
        for place, atom in enumerate(row.atoms)
    )


def is_symbol(row: Row, place: int) -> bool:
    """Whether an upright word is a name or a letter of an alphabet rather than prose."""
    atom = row.atoms[place]
    after = row.atoms[place + 1] if place + 1 < len(row.atoms) else None
    is_letter = len(atom.latex) <= 2 and (atom.bold or alphabet_of(atom.font) != "")
    return is_letter or bool(atom.suffix) or bool(after and is_call(atom, after, row.size))


def is_set_apart(row: Row, below: Row | None) -> bool:
    """Whether more space is left below a row than between lines, and it is no caption: so TeX sets displays."""
    first = row.atoms[0]
    if first.latex in CAPTIONS:
        return False
    if below is None or row.y is None or below.y is None or below.y < row.y:
        return True
    depth = max(atom.bottom for atom in row.atoms) - row.y
    height = below.y - min(atom.top for atom in below.atoms)
    natural = max(LINE_EM * row.size, depth + height + LINE_SKIP_POINTS)
    return below.y - row.y > natural + LEAST_SKIP_POINTS
