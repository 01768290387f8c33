"""Tables that a page break parts, made whole: the header that a browser repeats on the next page is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.furniture import Sheet
from scripts.transcript.structure import Line, Table

SAME_EDGE_POINTS = 3.0


def with_joined_tables(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets, each table with all its rows on the page on which it begins."""
    joined = list(sheets)
    for index in range(len(joined) - 1, 0, -1):
        upper, lower = joined[index - 1], joined[index]
        first = upper.lines[-1].table if upper.lines else None
        second = lower.lines[0].table if lower.lines else None
        if first is not None and second is not None and _goes_on(first, second):
            whole = replace(upper.lines[-1], table=_joined(first, second))
            joined[index - 1] = replace(upper, lines=(*upper.lines[:-1], whole))
            joined[index] = replace(lower, lines=lower.lines[1:])
    return joined


def _goes_on(first: Table, second: Table) -> bool:
    return len(first.edges) == len(second.edges) and all(
        abs(one - other) < SAME_EDGE_POINTS for one, other in zip(first.edges, second.edges, strict=True)
    )


def _joined(first: Table, second: Table) -> Table:
    rows = second.rows[1:] if len(second.rows) > 1 and _told(second.rows[0]) == _told(first.rows[0]) else second.rows
    return replace(first, rows=first.rows + rows, more=(*first.more, second.box, *second.more))


def _told(row: Sequence[Sequence[Line]]) -> list[list[str]]:
    """What a row says, cell by cell."""
    return [
        [run.formula.latex if run.formula else run.text.strip() for line in cell for run in line.runs] for cell in row
    ]
