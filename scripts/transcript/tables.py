"""Tables found by their rules: rows between level rules, columns between upright ones or between the rules' ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scripts.transcript.lines import read_lines
from scripts.transcript.model import Box, Rule
from scripts.transcript.structure import Run, Table

THIN_POINTS = 2.5
SHORTEST_RULE_POINTS = 12.0
SAME_EDGE_POINTS = 3.0
TALLEST_ROW_POINTS, LOWEST_ROW_POINTS = 220.0, 8.0
# Of the font size: how far from the outermost rule an open row's nearest line may stand, and the leading in its cells.
ROW_REACH, CELL_LEADING = 1.5, 1.9


def find_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Table], list[Run]]:
    """The tables of one page, and the runs that stand in none of them."""
    tables: list[Table] = []
    rest = list(runs)
    for frame in _frames(rules, runs):
        table, outside = _table(frame, rest, rules)
        if table is not None:
            tables.append(table)
            rest = outside
    return tables, rest


def _frames(rules: Sequence[Rule], runs: Sequence[Run]) -> list[list[list[Rule]]]:
    """Groups of level rules, each group rule rows of one width, from top to bottom."""
    rows = _rule_rows([rule for rule in rules if _is_level(rule)])
    frames: list[list[list[Rule]]] = []
    for row in rows:
        frame = next((f for f in frames if _fits(f[-1], row) and not _parted(f[-1], row, runs)), None)
        if frame is None:
            frames.append([row])
        else:
            frame.append(row)
    return [frame for frame in frames if len(frame) > 1 or len(frame[0]) > 1]


def _is_level(rule: Rule) -> bool:
    box = rule.box
    return box.y1 - box.y0 < THIN_POINTS and box.x1 - box.x0 > SHORTEST_RULE_POINTS


def _rule_rows(rules: list[Rule]) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.box.y0, rule.box.x0)):
        last = rows[-1][-1].box if rows else None
        if last and abs(rows[-1][0].box.y0 - rule.box.y0) < 1.0 and rule.box.x0 - last.x1 < SAME_EDGE_POINTS:
            # A header that a browser repeats on the next page is ruled once more by the row below it.
            if abs(rule.box.x0 - last.x0) > 1.0 or abs(rule.box.x1 - last.x1) > 1.0:
                rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows


def _fits(above: list[Rule], below: list[Rule]) -> bool:
    distance = below[0].box.y0 - above[0].box.y0
    left, right = abs(above[0].box.x0 - below[0].box.x0), abs(_right(above) - _right(below))
    return distance < TALLEST_ROW_POINTS and left < SAME_EDGE_POINTS and right < SAME_EDGE_POINTS


def _parted(above: list[Rule], below: list[Rule], runs: Sequence[Run]) -> bool:
    """Whether two rows of rules are of two tables: their cells differ, or words between them cross the columns."""
    ends = [rule.box.x0 for rule in above[1:]]
    others = [rule.box.x0 for rule in below[1:]]
    if ends and (
        len(ends) != len(others) or any(abs(x - y) > SAME_EDGE_POINTS for x, y in zip(ends, others, strict=True))
    ):
        return True
    top, bottom, left = above[0].box.y1, below[0].box.y0, above[0].box.x0
    between = [run for run in runs if top < run.baseline < bottom and left - 3 < run.box.x0 < _right(above)]
    return any(run.box.x0 + 2 < x < run.box.x1 - 2 for run in between for x in ends)


def _right(row: list[Rule]) -> float:
    return max(rule.box.x1 for rule in row)


def _table(frame: list[list[Rule]], runs: list[Run], rules: Sequence[Rule]) -> tuple[Table | None, list[Run]]:
    levels = [row[0].box.y0 for row in frame]
    left, right = frame[0][0].box.x0, max(_right(row) for row in frame)
    columns = _columns(frame, rules, left, right, levels)
    levels = _with_upright_ends(levels, left, right, rules)
    levels = _open_levels(levels, columns, runs)
    inside = [run for run in runs if levels[0] <= run.baseline <= levels[-1] and left - 3 <= _middle(run) <= right + 3]
    if len(columns) < 3 or len(levels) < 2 or not inside:
        return None, runs
    rows = []
    for upper, lower in pairwise(levels):
        row = [run for run in inside if upper < run.baseline <= lower]
        if row:
            rows.append(tuple(_cell(row, x0, x1) for x0, x1 in pairwise(columns)))
    if len(rows) < 2 and (len(frame[0]) < 2 or sum(map(bool, rows[0])) < 2 if rows else True):
        return None, runs
    page = frame[0][0].box.page
    outside = [run for run in runs if run not in inside]
    return Table(Box(page, left, levels[0], right, levels[-1]), tuple(rows), tuple(columns)), outside


def _with_upright_ends(levels: list[float], left: float, right: float, rules: Sequence[Rule]) -> list[float]:
    """The levels with those at which rows end that only the upright rules beside their cells tell."""
    upright = [
        rule.box
        for rule in rules
        if rule.box.x1 - rule.box.x0 < THIN_POINTS
        and LOWEST_ROW_POINTS < rule.box.y1 - rule.box.y0 < TALLEST_ROW_POINTS
        and left - 3 < rule.box.x0 < right + 3
        and rule.box.y0 < levels[-1] + 2
        and rule.box.y1 > levels[0] - 2
    ]
    ends = sorted(end for box in upright for end in (box.y0, box.y1))
    found = list(levels)
    for y in ends:
        if all(abs(y - level) > SAME_EDGE_POINTS for level in found):
            found.append(y)
    return sorted(found)


def _open_levels(levels: list[float], columns: list[float], runs: list[Run]) -> list[float]:
    """The levels with those of a first and a last row that no rule closes.

    Such a row stands right at the outermost rule and fits the columns, two of them at least.
    """
    above = [run for run in runs if run.baseline < levels[0] and columns[0] - 3 <= _middle(run) <= columns[-1] + 3]
    below = [run for run in runs if run.baseline > levels[-1] and columns[0] - 3 <= _middle(run) <= columns[-1] + 3]
    head = _open_row(sorted(above, key=lambda run: -run.baseline), levels[0], columns)
    foot = _open_row(sorted(below, key=lambda run: run.baseline), levels[-1], columns)
    opened = [min(run.box.y0 for run in head) - 2] if head else []
    return [*opened, *levels, *([max(run.box.y1 for run in foot) + 2] if foot else [])]


def _open_row(runs: list[Run], rule: float, columns: list[float]) -> list[Run]:
    """The row at a rule: its line nearest to it, and further ones of its cells as close to each other as lines are."""
    row: list[Run] = []
    for run in runs:
        reach = (ROW_REACH if not row else CELL_LEADING) * run.size
        near = min((abs(run.baseline - other.baseline) for other in row), default=_distance(run, rule))
        if near > reach or not _fits_a_column(run, columns):
            break
        row.append(run)
    held = {_column_of(run, columns) for run in row}
    return row if len(held) > 1 else []


def _distance(run: Run, rule: float) -> float:
    return rule - run.box.y1 if run.baseline < rule else run.box.y0 - rule


def _fits_a_column(run: Run, columns: list[float]) -> bool:
    return not any(run.box.x0 + 2 < edge < run.box.x1 - 2 for edge in columns[1:-1])


def _column_of(run: Run, columns: list[float]) -> int:
    return sum(edge <= _middle(run) for edge in columns)


def _columns(
    frame: list[list[Rule]], rules: Sequence[Rule], left: float, right: float, levels: list[float]
) -> list[float]:
    upright = {
        round(rule.box.x0, 0)
        for rule in rules
        if rule.box.x1 - rule.box.x0 < THIN_POINTS
        and rule.box.y1 - rule.box.y0 > 4
        and rule.box.y0 < levels[-1]
        and rule.box.y1 > levels[0]
        and left - 3 < rule.box.x0 < right + 3
    }
    ends = {round(rule.box.x0, 0) for row in frame for rule in row} | {round(right, 0)}
    edges: list[float] = []
    for x in sorted(upright | {left, right} if len(upright) > 1 else ends):
        if not edges or x - edges[-1] > SAME_EDGE_POINTS:
            edges.append(x)
    return edges


def _cell(row: list[Run], x0: float, x1: float) -> tuple:
    return tuple(read_lines([run for run in row if x0 <= _middle(run) < x1], [], []))


def _middle(run: Run) -> float:
    return (run.box.x0 + run.box.x1) / 2
