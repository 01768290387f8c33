"""What a section of an overview page is made from, and the one form that its tables have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.solution.html_parts import element
from scripts.solution.model import CheckedProblem
from scripts.solution.overview.grader import GraderRecord


@dataclass(frozen=True, slots=True)
class View:
    """Every checked problem, the source path of the page that shows them, and how the grader does on its cases."""

    problems: Mapping[str, CheckedProblem]
    page: str
    grader: GraderRecord


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], name: str, label: str, *, has_row_heads: bool = True
) -> str:
    """Returns a table of cells that are HTML already; the first cell of a row is its head.

    ``has_row_heads`` is False where that cell is a formula, which has no words that a screen reader could call out.
    """
    head = element("tr", "".join(element("th", one, scope="col") for one in heads))
    body = "".join(element("tr", _cells(heads, row, has_row_heads)) for row in rows)
    inner = element("table", element("thead", head) + element("tbody", body), class_=f"overview-table {name}")
    return element("div", inner, class_="overview", tabindex="0", role="region", aria_label=label)


def _cells(heads: Sequence[str], row: Sequence[str], has_head: bool) -> str:
    first = element("th", row[0], scope="row") if has_head else element("td", row[0], data_label=heads[0])
    return first + "".join(
        element("td", cell, data_label=head, class_="" if cell else "empty")
        for head, cell in zip(heads[1:], row[1:], strict=True)
    )
