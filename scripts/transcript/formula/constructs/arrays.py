"""Rows and columns: matrices, arrays with rules, cases, aligned and gathered lines, substacks.

KaTeX paints an array column by column, each from top to bottom, centred on the axis (src/environments/array.ts). Which
environment it is shows in the pitch of the rows, the gaps between the columns and the way their cells are aligned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from scripts.transcript.formula.constructs.fractions import fraction
from scripts.transcript.formula.constructs.lines import is_line
from scripts.transcript.formula.constructs.scripts import edge_after
from scripts.transcript.formula.environments import Environment, Grid, chosen
from scripts.transcript.formula.grids import as_atom, body
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import SCALE
from scripts.transcript.formula.nodes import Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import BASELINE, insertion, is_column_rule, read_row
from scripts.transcript.formula.symbols import BRACKETS

SAME_LINE = 1.3
MOST_CELLS = 400
LONGEST_CELL, LONGEST_ARRAY = 120, 1500
LEAST_PITCH = 0.55
WIDEST = 40.0
MOST_DROPPED = 14
# How far from the cells an outer rule may stand, in em: half a column's gap, and a second rule beside the first.
RULE_REACH = 1.0
# A cell that begins farther right of a column than this, in em, is in the next one, whose gap is an em.
NEXT_COLUMN = 0.9


@dataclass(slots=True)
class Cells:
    """The columns read so far, each a list of rows from top to bottom, and the rules between their lines."""

    columns: list[list[tuple[Row, int]]]
    across: list[tuple[Ink, int]]

    def rows(self, before: int) -> list[list[Row]]:
        """The cells that end at a place of the stream or before it, by column."""
        kept = [[cell for cell, end in column if end <= before] for column in self.columns]
        return [column for column in kept if column]


def array(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An array whose first cell is painted off the baseline, or on it with others above and below."""
    if row.y is None or at == row.start:
        return None
    ink = reading.ink[at]
    if is_column_rule(row, ink):
        row.upright.append(ink)
        return Found(at + 1, len(row.atoms), len(row.atoms), (), row.cursor)
    if ink.kind not in ("glyph", "marker", "shape"):
        return None
    if ink.kind in ("glyph", "marker") and abs(ink.y - row.y) < BASELINE:
        return None
    if (
        ink.y > row.y
        and ink.size < 0.9 * reading.base
        and not (row.atoms and any(atom.fence and atom.x1 <= ink.x0 + 0.1 for atom in row.atoms))
    ):
        return None
    if not goes_on_as_array(reading, row, at):
        return None
    if row.frame.is_cell and ink.kind == "glyph" and not any(atom.fence and atom.rank for atom in row.atoms):
        reading.refused += 1
        return None
    for style in styles_of(reading, ink):
        found = settled(reading, row, at, style)
        if found is None:
            continue
        grid, environment, end = found
        if environment.style != style:
            again = settled(reading, row, at, environment.style, environment)
            grid = again[0] if again is not None and again[2] == end else grid
        elif environment.name == "cases" and style == "T":
            grid, environment = in_display(reading, row, at, grid, environment, end)
        row.upright = [rule for rule in row.upright if rule not in grid.down]
        atom = as_atom(reading, row, grid, environment, at)
        place = insertion(row, atom.x0)
        return Found(end, place, place, (atom,))
    return None


def in_display(
    reading: Reading, row: OpenRow, at: int, grid: Grid, environment: Environment, end: int
) -> tuple[Grid, Environment]:
    """Cases whose cells are shorter to write in display style, as those of dcases are; else the same."""
    large = replace(environment, style="D")
    again = settled(reading, row, at, "D", large)
    if again is None or again[2] != end or len(body(reading, again[0], large)) >= len(body(reading, grid, environment)):
        return grid, environment
    return again[0], large


def array_on_line(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An array whose first printed cell stands on the row's own line, as one whose first corner is blank."""
    ink = reading.ink[at]
    if row.y is None or at == row.start or ink.kind != "glyph" or sum(mark > ink.x1 for mark in row.markers) < 2:
        return None
    beyond = next((other for other in reading.ink[at + 1 : min(row.frame.end, at + LONGEST_CELL)]
                   if other.kind == "glyph" and other.size > ink.size - 0.1
                   and abs(other.y - ink.y) > LEAST_PITCH * reading.base), None)  # fmt: skip
    if beyond is None or beyond.x0 > ink.x1 + WIDEST * reading.base or not has_other_side(reading, row, at, beyond):
        return None
    found = settled(reading, row, at, "T")
    if found is None or len(found[0].lines) < 3 or len(found[0].cells[0]) < 2:
        return None
    grid, environment, end = found
    row.upright = [rule for rule in row.upright if rule not in grid.down]
    atom = as_atom(reading, row, grid, environment, at)
    place = insertion(row, atom.x0)
    return Found(end, place, place, (atom,))


def has_other_side(reading: Reading, row: OpenRow, at: int, beyond: Ink) -> bool:
    """Whether glyphs of a cell's size stand on the other side of the line than one does: an array is centred on it."""
    ink, least, is_below = reading.ink[at], LEAST_PITCH * reading.base, beyond.y > reading.ink[at].y
    return any(
        other.kind == "glyph"
        and (ink.y - other.y if is_below else other.y - ink.y) > least
        and other.size > ink.size - 0.1
        for other in islice(reading.ink, at + 1, min(row.frame.end, at + LONGEST_ARRAY))
    )


def settled(
    reading: Reading, row: OpenRow, at: int, style: str, wanted: Environment | None = None
) -> tuple[Grid, Environment, int] | None:
    """The longest run of cells that makes an array: what follows in the stream may look like more cells."""
    refused = reading.refused
    found = _settled(reading, row, at, style, wanted, is_plain=True)
    if found is not None or refused == reading.refused:
        return found
    return _settled(reading, row, at, style, wanted, is_plain=False)


def _settled(
    reading: Reading, row: OpenRow, at: int, style: str, wanted: Environment | None, *, is_plain: bool
) -> tuple[Grid, Environment, int] | None:
    """The run of cells; plain cells hold no array of their own without a bracket: that would be the next cells."""
    cells, ends_at = read_cells(reading, row, at, style, is_plain=is_plain)
    for end in reversed(ends_at[-MOST_DROPPED:]):
        grid = as_grid(cells, end, row)
        environment = (wanted or chosen(reading, row, grid, style)) if grid else None
        if grid is not None and environment is not None:
            return grid, environment, end
    return None


def goes_on_as_array(reading: Reading, row: OpenRow, at: int) -> bool:
    """Whether the stream next goes down the column, or up from a first cell that has blanks above it."""
    first = reading.ink[at]
    for ink in reading.ink[at + 1 : min(row.frame.end, at + LONGEST_CELL)]:
        if ink.kind != "glyph" or abs(ink.y - first.y) < LEAST_PITCH * reading.base or ink.size < first.size - 0.1:
            continue
        if first.y < row.y and ink.y < first.y:
            # The numerator of a fraction in the first cell, whose denominator is painted before it.
            continue
        if first.y < row.y:
            return ink.x0 < first.x1 + WIDEST * reading.base
        return ink.y < row.y and ink.x0 > first.x0 and abs(ink.y - row.y) < WIDEST * reading.base
    return False


def styles_of(reading: Reading, ink: Ink) -> tuple[str, ...]:
    """The styles that cells may have, from the size of the first."""
    if ink.kind != "glyph":
        return "T", "S"
    return tuple(style for style in ("T", "S", "SS") if abs(ink.size - SCALE[style] * reading.base) < 0.06 * ink.size)


def read_cells(reading: Reading, row: OpenRow, at: int, style: str, *, is_plain: bool) -> tuple[Cells, list[int]]:
    """Cells column by column from ``at`` on, and the places after each cell and rule."""
    cells, places = Cells([], []), list[int]()
    em = SCALE[style] * reading.base
    count = 0
    while at < row.frame.end and count < MOST_CELLS:
        ink = reading.ink[at]
        if ink.kind == "marker" and abs(ink.y - row.y) < BASELINE and not cells.columns:
            at += 1
            continue
        if cells.columns and is_line(ink) and spans(cells, ink):
            at += 1
            cells.across.append((ink, at))
            places.append(at)
            continue
        if cells.columns and ends(reading, row, cells, at):
            break
        frame = Frame(style, em, edge_after(row, ink.x0, ink), row.frame.end, is_cell=is_plain)
        cell, end = read_row(reading, at, frame)
        if (
            cell is None
            or abs(cell.em - em) > 0.06 * em
            or beyond(row, cells, cell)
            or not place_cell(cells, cell, end)
        ):
            break
        at, count = end, count + 1
        places.append(at)
    return cells, places


def beyond(row: OpenRow, cells: Cells, cell: Row) -> bool:
    """Whether a cell lies lower than an array can reach that is centred on the axis."""
    first = min([cell.y, *(other.y for column in cells.columns for other, _ in column)])
    return cell.y > row.y + max(0.0, row.y - first) + 2.5 * row.size and first < row.y


def spans(cells: Cells, ink: Ink) -> bool:
    """Whether a line is as wide as the array, so that it is an \\hline."""
    left = min(cell.x0 for column in cells.columns for cell, _ in column)
    right = max(cell.x1 for column in cells.columns for cell, _ in column)
    return len(cells.columns) > 0 and ink.x0 < left + 1 and ink.x1 > right - 1


def ends(reading: Reading, row: OpenRow, cells: Cells, at: int) -> bool:
    """Whether what follows is no cell: a closing bracket, or a fraction on the row's axis."""
    ink = reading.ink[at]
    if ink.kind == "glyph" and ink.font[:4] == "Size" and (ink.char in BRACKETS or ink.char in "⎩⎭⏐⎠⎦⎥"):
        return abs(ink.y - row.y) < 4 * row.size
    if ink.kind == "shape":
        return True
    right = max(cell.x1 for column in cells.columns for cell, _ in column)
    if ink.x0 < right:
        return False
    return ink.y > row.y and fraction(reading, row, at) is not None and not any(
        abs(ink.y - cell.y) < SAME_LINE for column in cells.columns for cell, _ in column)  # fmt: skip


def place_cell(cells: Cells, cell: Row, end: int) -> bool:
    """Puts a cell under the last one, or at the top of a new column; says whether it fits either."""
    if cells.columns:
        column = cells.columns[-1]
        edge = max(other.x1 for other, _ in column)
        if cell.y > column[-1][0].y + 0.35 * cell.em and cell.x0 < edge + NEXT_COLUMN * cell.em:
            column.append((cell, end))
            return True
        if cell.x0 < edge - 0.3 * cell.em:
            return False
    cells.columns.append([(cell, end)])
    return True


def as_grid(cells: Cells, before: int, row: OpenRow) -> Grid | None:
    """The cells up to a place by line and column; None when they do not fall into at least two lines."""
    lines: list[float] = []
    columns = cells.rows(before)
    for y in sorted(cell.y for column in columns for cell in column):
        if not lines or y > lines[-1] + SAME_LINE:
            lines.append(y)
    if len(lines) < 2:
        return None
    table: list[list[Row | None]] = [[None] * len(columns) for _ in lines]
    for across, column in enumerate(columns):
        for cell in column:
            down = next(index for index, y in enumerate(lines) if y - 0.1 <= cell.y <= y + SAME_LINE)
            if table[down][across] is not None:
                return None
            table[down][across] = cell
    return Grid(
        tuple(tuple(line) for line in table),
        tuple(lines),
        tuple(rule for rule, end in cells.across if end <= before),
        tuple(rules_of(columns, row)),
    )


def rules_of(columns: list[list[Row]], row: OpenRow) -> list[Ink]:
    """The upright rules of the row that stand between these columns or right beside them."""
    x0 = min(cell.x0 for column in columns for cell in column) - RULE_REACH * row.size
    x1 = max(cell.x1 for column in columns for cell in column) + RULE_REACH * row.size
    return [rule for rule in row.upright if x0 < rule.x0 < x1]
