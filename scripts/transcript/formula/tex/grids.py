"""Rows of cells: TeX prints an array row by row, each from left to right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import UNKNOWN, settled, write_row

# \arraycolsep twice is one em of ten points; \quad in cases is one em too.
COLUMN_GAP = 0.8
SAME_ROW = 0.1


@dataclass(frozen=True, slots=True)
class Grid:
    """``cells[row][column]`` as rows of atoms, None where nothing was printed."""

    rows: tuple[float, ...]
    columns: tuple[tuple[float, float], ...]
    cells: tuple[tuple[Row | None, ...], ...]


def read_grid(stream: Stream, at: int, end: int, size: float) -> Grid | None:
    """The cells of items[at:end]; None where they do not make rows."""
    lines: list[tuple[float, list[Row]]] = []
    while at < end:
        row = Row(size)
        after = read_row(stream, row, at, end)
        if after == at or row.y is None:
            return None
        parts = cells_of(row)
        if lines and abs(lines[-1][0] - row.y) < SAME_ROW * size:
            lines[-1][1].extend(parts)
        else:
            lines.append((row.y, parts))
        at = after
    if not lines or any(below[0] < above[0] + 0.5 * size for above, below in itertools.pairwise(lines)):
        return None
    return _placed(lines)


def cells_of(row: Row) -> list[Row]:
    """A row parted at gaps as wide as between columns."""
    parts: list[list[Atom]] = []
    for atom in row.atoms:
        if parts and atom.x0 - parts[-1][-1].x1 < COLUMN_GAP * row.size:
            parts[-1].append(atom)
        else:
            parts.append([atom])
    return [Row(row.size, row.y, part) for part in parts]


def _placed(lines: list[tuple[float, list[Row]]]) -> Grid | None:
    spans = sorted((cell.atoms[0].x0, cell.edge) for _, cells in lines for cell in cells)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    table: list[tuple[Row | None, ...]] = []
    for _, cells in lines:
        line: list[Row | None] = [None] * len(columns)
        for cell in cells:
            place = next(i for i, (left, right) in enumerate(columns) if left <= cell.atoms[0].x0 <= right)
            if line[place] is not None:
                return None
            line[place] = cell
        table.append(tuple(line))
    return Grid(tuple(y for y, _ in lines), tuple(columns), tuple(table))


def written(grid: Grid) -> str:
    """The cells with & and \\\\ between them; "" where a cell cannot be written."""
    lines = []
    for cells in grid.cells:
        texts = ["" if cell is None else settled(write_row(cell), is_display=False) for cell in cells]
        if any(UNKNOWN in text for text in texts):
            return ""
        lines.append(" & ".join(texts).rstrip(" &") if not texts[-1] else " & ".join(texts))
    return r" \\ ".join(line.strip() for line in lines)
