"""Rows and columns without brackets around them."""

from __future__ import annotations

import itertools

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.grids import RULE_POINTS, STRUT, Grid, array, letters, read_lines, written
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.placing import is_symbol
from scripts.transcript.formula.tex.setting.fonts import POINT, SIZES

# latex.ltx: \arraycolsep is 5 points; a table's \tabcolsep is 6.
COLUMN_POINTS, SLACK_POINTS = 5.0, 0.4
MOST_ITEMS, FIRST_GAP_EM, LEAST_OFF_EM = 400, 0.6, 0.1
MATRIX_GAP_POINTS = 4.5
ON_AXIS_EM, REACH_EM = 0.03, 1.4


def bare_array(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a matrix or an array without brackets; as the first thing of a row only on a line of the page."""
    if (row.y is None and stream.depth) or not _may_begin(stream, row, at, end):
        return at
    grid, after = _lines(stream, at, min(end, at + MOST_ITEMS), row.size)
    if grid is None or len(grid.rows) < 2 or len(grid.columns) < 2 or not _is_array(grid, row.size):
        return at
    top, bottom = _extent(grid, row.size)
    y = (top + bottom) / 2 + AXIS * row.size
    if row.y is not None and abs(y - row.y) > ON_AXIS_EM * row.size:
        return at
    latex, x0, x1 = _written(grid, row)
    if not latex:
        return at
    row.y = y if row.y is None else row.y
    row.atoms.append(Atom("ord", latex, x0, x1, top, bottom, at, after, form="array",
                          size=row.size, family="OMX"))  # fmt: skip
    return after


def _lines(stream: Stream, at: int, last: int, size: float) -> tuple[Grid | None, int]:
    """The lines that begin at a place; every row that is tried there asks again, so they are read once."""
    key = at, last, size, stream.depth, stream.lines, stream.is_script
    if key not in stream.tried:
        stream.tried[key] = read_lines(stream.deeper(), at, last, size)
    return stream.tried[key]  # type: ignore[return-value]


def _may_begin(stream: Stream, row: Row, at: int, end: int) -> bool:
    """Whether the first line of an array may begin here: above the row, with a wide gap or a rule in it."""
    first = stream.items[at]
    if row.y is not None:
        is_off = first.y < row.y - LEAST_OFF_EM * row.size
        return (
            is_off
            and first.x0 > row.edge - 0.3 * row.size
            and (first.kind in ("bar", "rule") or first.size > 0.9 * row.size)
        )
    line = list(itertools.takewhile(lambda item: _is_level(first, item, row.size), stream.items[at:end]))
    line = line[:MOST_ITEMS]
    if len(line) == end - at:
        return False
    return any(item.kind in ("bar", "rule") for item in line) or any(
        right.x0 - left.x1 > FIRST_GAP_EM * row.size for left, right in itertools.pairwise(line)
    )


def _is_level(first: Item, item: Item, size: float) -> bool:
    return item.kind in ("bar", "rule") or item.y < first.y + REACH_EM * size


def _is_array(grid: Grid, size: float) -> bool:
    """Whether the columns stand as far apart as those of an array do, and no cell holds prose."""
    if any(_is_prose(cell) for line in grid.cells for cell in line if cell is not None):
        return False
    gaps = [right[0] - left[1] for left, right in itertools.pairwise(grid.columns)]
    wanted = 2 * COLUMN_POINTS * _scale(size)
    return all(abs(gap - wanted) < SLACK_POINTS for gap in gaps)


def _is_prose(cell: Row) -> bool:
    words = sum(atom.kind == "word" and not is_symbol(cell, place) for place, atom in enumerate(cell.atoms))
    return words > 1 or any(atom.kind == "text" for atom in cell.atoms)


def _scale(size: float) -> float:
    """The printed points of one of TeX's."""
    nominal = min(SIZES, key=lambda known: abs(known * POINT - size))
    return size / nominal


def _extent(grid: Grid, size: float) -> tuple[float, float]:
    """Top and bottom, struts and rules included."""
    first, last = grid.cells[0], grid.cells[-1]
    top = min(grid.rows[0] - STRUT[0] * size, *(atom.top for cell in first if cell for atom in cell.atoms))
    bottom = max(grid.rows[-1] + STRUT[1] * size, *(atom.bottom for cell in last if cell for atom in cell.atoms))
    return top - grid.lines.count(0) * RULE_POINTS, bottom + grid.lines.count(len(grid.rows)) * RULE_POINTS


def _written(grid: Grid, row: Row) -> tuple[str, float, float]:
    """The LaTeX with the left and right end of its box."""
    left, right = grid.columns[0][0], grid.columns[-1][1]
    is_matrix = not grid.bars and not grid.lines and set(letters(grid)) == {"c"}
    if is_matrix and (not row.atoms or left - row.edge < MATRIX_GAP_POINTS):
        body = written(grid)
        return (rf"\begin{{matrix}}{body}\end{{matrix}}" if body else ""), left, right
    space = COLUMN_POINTS * _scale(row.size)
    return array(grid), left - space, right + space
