"""Rows of cells: TeX prints an array row by row, each from left to right."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.growth import NULL_DELIMITER_POINTS
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import UNKNOWN, settled, write_row

# \arraycolsep twice is one em of ten points; \quad in cases is one em too.
COLUMN_GAP = 0.78
SAME_ROW = 0.1
# latex.ltx: a line of an array is as high and deep as \\strutbox, 0.7 and 0.3 of the distance of lines.
STRUT, STRUT_SLACK_EM = (0.84, 0.36), 0.06
RULE_POINTS = 0.4 * 72 / 72.27
ALIKE_EM = 0.03


@dataclass(frozen=True, slots=True)
class Grid:
    """``cells[row][column]`` as rows of atoms, None where nothing was printed.

    ``bars`` are the columns before which an upright rule stands, ``lines`` the rows over which a level one runs.
    """

    rows: tuple[float, ...]
    columns: tuple[tuple[float, float], ...]
    cells: tuple[tuple[Row | None, ...], ...]
    bars: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(slots=True)
class _Read:
    """What was read so far: lines of cells, and the rules between them."""

    lines: list[tuple[float, list[Row]]] = field(default_factory=list)
    upright: list[Item] = field(default_factory=list)
    level: list[Item] = field(default_factory=list)


def read_grid(stream: Stream, at: int, end: int, size: float) -> Grid | None:
    """The cells of items[at:end]; None where they do not make rows."""
    read = _Read()
    while at < end:
        after = _read_part(stream, read, at, end, size)
        if after == at:
            return None
        at = after
    return _made(read, size)


def read_lines(stream: Stream, at: int, end: int, size: float) -> tuple[Grid | None, int]:
    """The cells that begin at a place, as far as lines go on below one another, and the place behind them."""
    read, kept = _Read(), _Read()
    place = at
    while place < end:
        after = _read_part(stream, read, place, end, size)
        if after == place or not _goes_on(read, size):
            break
        place = after
        kept = _Read([(y, list(cells)) for y, cells in read.lines], list(read.upright), list(read.level))
    return _made(kept, size), place


def _read_part(stream: Stream, read: _Read, at: int, end: int, size: float) -> int:
    """Read the cells up to the next rule, or a rule; returns the place behind."""
    row = Row(size, is_script=stream.is_script)
    item = stream.items[at]
    after = read_row(stream, row, at, end)
    if after == at and item.kind in ("bar", "rule"):
        (read.upright if item.kind == "bar" else read.level).append(item)
        return at + 1
    if after == at or row.y is None:
        return at
    parts = cells_of(row)
    if read.lines and abs(read.lines[-1][0] - row.y) < SAME_ROW * size:
        read.lines[-1][1].extend(parts)
    else:
        read.lines.append((row.y, parts))
    return after


def _goes_on(read: _Read, size: float) -> bool:
    """Whether the last line stands below the one before as lines of an array do, by struts or by what they hold."""
    if len(read.lines) < 2:
        return True
    (above, cells), (below, others) = read.lines[-2:]
    depth = max([STRUT[1] * size, *(atom.bottom - above for cell in cells for atom in cell.atoms)])
    height = max([STRUT[0] * size, *(below - atom.top for cell in others for atom in cell.atoms)])
    lines = sum(above < rule.y < below for rule in read.level)
    return abs(below - above - depth - height - lines * RULE_POINTS) < STRUT_SLACK_EM * size


def _made(read: _Read, size: float) -> Grid | None:
    lines = read.lines
    if not lines or any(below[0] < above[0] + 0.5 * size for above, below in itertools.pairwise(lines)):
        return None
    grid = _placed(lines)
    if grid is None or not (read.upright or read.level):
        return grid
    xs = {round(bar.x0, 1): sum(abs(other.x0 - bar.x0) < 0.1 for other in read.upright) for bar in read.upright}
    widths = {round(rule.x1 - rule.x0, 1) for rule in read.level}
    is_whole = all(count == len(lines) for count in xs.values()) and len(widths) <= 1
    if not is_whole or any(rule.x1 < grid.columns[-1][1] or rule.x0 > grid.columns[0][0] for rule in read.level):
        return None
    bars = tuple(sum(left < x for left, _ in grid.columns) for x in sorted(xs))
    rules = tuple(sum(y < rule.y for y in grid.rows) for rule in read.level)
    return replace(grid, bars=bars, lines=tuple(sorted(rules)))


def cells_of(row: Row) -> list[Row]:
    """A row parted at gaps as wide as between columns."""
    parts: list[list[Atom]] = []
    for atom in row.atoms:
        gap = atom.x0 - parts[-1][-1].x1 + _null_space(parts[-1][-1]) + _null_space(atom) if parts else 0.0
        if parts and gap < COLUMN_GAP * row.size:
            parts[-1].append(atom)
        else:
            parts.append([atom])
    return [Row(row.size, row.y, part, is_script=row.is_script) for part in parts]


def _null_space(atom: Atom) -> float:
    """The empty delimiter at a fraction's side, which is part of its box but not of what is seen."""
    return NULL_DELIMITER_POINTS if atom.form == "fraction" else 0.0


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
    for place, cells in enumerate(grid.cells):
        texts = ["" if cell is None else settled(write_row(cell), is_display=False) for cell in cells]
        if any(UNKNOWN in text for text in texts):
            return ""
        rule = r"\hline " * grid.lines.count(place)
        lines.append(rule + (" & ".join(texts).rstrip(" &") if not texts[-1] else " & ".join(texts)).strip())
    end = r" \\ \hline" if len(grid.cells) in grid.lines else ""
    return r" \\ ".join(lines) + end


def letters(grid: Grid) -> str:
    """How each column stands: c, l or r."""
    columns = [[line[at] for line in grid.cells] for at in range(len(grid.columns))]
    return "".join(_letter([cell for cell in cells if cell and not _is_dots(cell)]) for cells in columns)


def _is_dots(cell: Row) -> bool:
    """Whether a cell holds leaning or upright dots alone, which bring space of their own."""
    return all(atom.form == "dots" for atom in cell.atoms)


def array(grid: Grid) -> str:
    """The grid as an array; "" where it cannot be written."""
    body = written(grid)
    columns = "".join("|" * grid.bars.count(at) + letter for at, letter in enumerate(letters(grid)))
    columns += "|" * grid.bars.count(len(grid.columns))
    return rf"\begin{{array}}{{{columns}}}{body}\end{{array}}" if body else ""


def _letter(cells: list[Row]) -> str:
    if not cells:
        return "c"
    near = ALIKE_EM * cells[0].size
    ends = [(cell.atoms[0].x0, cell.edge) for cell in cells]
    for letter, places in (("c", [a + b for a, b in ends]), ("l", [a for a, _ in ends]), ("r", [b for _, b in ends])):
        if max(places) - min(places) < near * (2 if letter == "c" else 1):
            return letter
    return "c"
