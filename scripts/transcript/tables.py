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
TALLEST_ROW_POINTS = 220.0


def find_tables(runs: Sequence[Run], rules: Sequence[Rule]) -> tuple[list[Table], list[Run]]:
    """The tables of one page, and the runs that stand in none of them."""
    tables: list[Table] = []
    rest = list(runs)
    for frame in _frames(rules):
        table, outside = _table(frame, rest, rules)
        if table is not None:
            tables.append(table)
            rest = outside
    return tables, rest


def _frames(rules: Sequence[Rule]) -> list[list[list[Rule]]]:
    """Groups of level rules, each group rule rows of one width, from top to bottom."""
    rows = _rule_rows([rule for rule in rules if _is_level(rule)])
    frames: list[list[list[Rule]]] = []
    for row in rows:
        frame = next((f for f in frames if _fits(f[-1], row)), None)
        if frame is None:
            frames.append([row])
        else:
            frame.append(row)
    return [frame for frame in frames if len(frame) > 1]


def _is_level(rule: Rule) -> bool:
    box = rule.box
    return box.y1 - box.y0 < THIN_POINTS and box.x1 - box.x0 > SHORTEST_RULE_POINTS


def _rule_rows(rules: list[Rule]) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.box.y0, rule.box.x0)):
        if (
            rows
            and abs(rows[-1][0].box.y0 - rule.box.y0) < 1.0
            and rule.box.x0 - rows[-1][-1].box.x1 < SAME_EDGE_POINTS
        ):
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows


def _fits(above: list[Rule], below: list[Rule]) -> bool:
    distance = below[0].box.y0 - above[0].box.y0
    left, right = abs(above[0].box.x0 - below[0].box.x0), abs(_right(above) - _right(below))
    return distance < TALLEST_ROW_POINTS and left < SAME_EDGE_POINTS and right < SAME_EDGE_POINTS


def _right(row: list[Rule]) -> float:
    return max(rule.box.x1 for rule in row)


def _table(frame: list[list[Rule]], runs: list[Run], rules: Sequence[Rule]) -> tuple[Table | None, list[Run]]:
    levels = [row[0].box.y0 for row in frame]
    left, right = frame[0][0].box.x0, max(_right(row) for row in frame)
    top = _header_top(levels, left, right, runs)
    if top is not None:
        levels.insert(0, top)
    columns = _columns(frame, rules, left, right, levels)
    inside = [run for run in runs if levels[0] <= run.baseline <= levels[-1] and left - 3 <= _middle(run) <= right + 3]
    if len(columns) < 3 or len(levels) < 3 or not inside:
        return None, runs
    rows = []
    for upper, lower in pairwise(levels):
        row = [run for run in inside if upper < run.baseline <= lower]
        if row:
            rows.append(tuple(_cell(row, x0, x1) for x0, x1 in pairwise(columns)))
    if len(rows) < 2:
        return None, runs
    page = frame[0][0].box.page
    outside = [run for run in runs if run not in inside]
    return Table(Box(page, left, levels[0], right, levels[-1]), tuple(rows)), outside


def _header_top(levels: list[float], left: float, right: float, runs: list[Run]) -> float | None:
    """Where a header row without a rule above it begins; None when no such row is there."""
    height = levels[1] - levels[0]
    above = [
        run for run in runs if levels[0] - height < run.baseline < levels[0] and left - 3 <= _middle(run) <= right + 3
    ]
    if not above:
        return None
    nearest = max(run.baseline for run in above)
    row = sorted((run for run in above if nearest - run.baseline < 3), key=lambda run: run.box.x0)
    gaps = [second.box.x0 - first.box.x1 for first, second in pairwise(row)]
    is_row = len(row) > 1 and max(gaps, default=0) > 2 * row[0].size
    return min(run.box.y0 for run in row) - 2 if is_row else None


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
