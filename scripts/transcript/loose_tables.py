"""Tables without rules: a strong header above rows whose cells stand under its cells, with wide gaps between columns.

What it will not do: guess. Without a strong header, or where one line does not keep to the columns, there is no table.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.lines import read_lines
from scripts.transcript.model import Box
from scripts.transcript.structure import Line, Run, Table, union

# Parts of the font size: the least gap between two columns, and the greatest distance of two rows' baselines.
COLUMN_GAP, ROW_STEP = 1.2, 3.6
SAME_X_POINTS = 2.5
LEAST_ROWS = 3
EDGES = frozenset(("left", "center", "right"))

Cells = list[list[Run]]


def loose_tables(runs: Sequence[Run]) -> tuple[list[Table], list[Run]]:
    """The tables of one page that no rule tells, and the runs that stand in none of them."""
    if not _has_headers(runs):
        return [], list(runs)
    lines = read_lines(runs, [], [])
    cells = [_cells(line) for line in lines]
    tables: list[Table] = []
    index = 0
    while index < len(lines):
        end = _end(lines, cells, index)
        if end - index >= LEAST_ROWS:
            tables.append(_table(lines[index:end], cells[index:end]))
        else:
            end = index + 1
        index = end
    if not tables:
        return [], list(runs)
    return tables, [run for run in runs if not any(_stands_in(run, table.box) for table in tables)]


def _has_headers(runs: Sequence[Run]) -> bool:
    """Whether strong words stand beside something else, a column's gap apart."""
    strong = [run for run in runs if "strong" in run.style]
    return any(
        abs(one.baseline - other.baseline) < one.size and other.box.x0 - one.box.x1 > COLUMN_GAP * one.size
        for one in strong
        for other in runs
        if "strong" in other.style or other.formula is not None
    ) or any(
        abs(one.baseline - other.baseline) < one.size and one.box.x0 - other.box.x1 > COLUMN_GAP * one.size
        for one in strong
        for other in runs
        if other.formula is not None
    )


def _cells(line: Line) -> Cells:
    """A line's runs, parted at wide gaps."""
    found: Cells = []
    for run in line.runs:
        if not run.text.strip() and run.formula is None:
            continue
        if found and run.box.x0 - found[-1][-1].box.x1 < COLUMN_GAP * line.size:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _end(lines: Sequence[Line], cells: Sequence[Cells], start: int) -> int:
    """The index behind the last row of the table whose header is the line at ``start``."""
    header = cells[start]
    words = [run for cell in header for run in cell if run.formula is None]
    if len(header) < 2 or not words or not all("strong" in run.style for run in words):
        return start
    settings = [EDGES] * len(header)
    end = start + 1
    while end < len(lines) and lines[end].baseline - lines[end - 1].baseline < ROW_STEP * lines[start].size:
        if len(cells[end]) != len(header):
            break
        fitting = [both & _alike(one, other) for both, one, other in zip(settings, header, cells[end], strict=True)]
        if not all(fitting):
            break
        settings, end = fitting, end + 1
    return end


def _alike(one: Sequence[Run], other: Sequence[Run]) -> frozenset[str]:
    """By which of their edges two cells stand under each other."""
    left = abs(one[0].box.x0 - other[0].box.x0)
    right = abs(one[-1].box.x1 - other[-1].box.x1)
    centre = abs(one[0].box.x0 + one[-1].box.x1 - other[0].box.x0 - other[-1].box.x1) / 2
    near = {"left": left, "center": centre, "right": right}
    return frozenset(name for name, distance in near.items() if distance < SAME_X_POINTS)


def _table(lines: Sequence[Line], cells: Sequence[Cells]) -> Table:
    box = lines[0].box
    for line in lines[1:]:
        box = union(box, line.box)
    starts = [min(row[column][0].box.x0 for row in cells) for column in range(len(cells[0]))]
    ends = [max(row[column][-1].box.x1 for row in cells) for column in range(len(cells[0]))]
    between = [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=False)]
    rows = tuple(tuple(tuple(read_lines(cell, [], [])) for cell in row) for row in cells)
    return Table(box, rows, (box.x0, *between, box.x1))


def _stands_in(run: Run, box: Box) -> bool:
    return box.x0 - 1 <= run.box.x0 and run.box.x1 <= box.x1 + 1 and box.y0 <= run.baseline <= box.y1
