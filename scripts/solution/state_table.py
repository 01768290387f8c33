"""The home page's table: every problem, model by model, at a glance and in counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scripts.solution.html_parts import ICONS, element, prose, slug, text, to_root
from scripts.solution.model import Cell, CheckedProblem, Model
from scripts.solution.overview.outcomes import OUTCOMES, outcome

NOT_ON_RECORD = element("span", "not in the record", class_="absence")  # the problem's page says why


def state_table(problems: Mapping[str, CheckedProblem], page: str) -> str:
    """Returns the table as HTML without line breaks."""
    models = next((checked.models for checked in problems.values()), ())
    heads = [element("th", "Problem", scope="col"), *(element("th", text(model.name), scope="col") for model in models)]
    rows = [_row(checked, to_root(page)) for _, checked in sorted(problems.items())]
    table = element(
        "table", element("thead", element("tr", "".join(heads))) + element("tbody", "".join(rows)), class_="state-table"
    )
    return element("div", table, class_="state", tabindex="0", role="region", aria_label="State of every problem")


def _row(checked: CheckedProblem, root: str) -> str:
    problem = checked.problem
    address = f"{root}{problem.id}/"
    link = element("a", prose(problem.title), href=address)
    topics = element("span", text(", ".join(problem.topics)), class_="topics") if problem.topics else ""
    set_name = element("span", text(problem.id.rpartition("/")[0]), class_="problem-set")
    cells = [_cell(checked, model, address) for model in checked.models]
    return element("tr", element("th", f"{set_name} {link} {topics}".rstrip(), scope="row") + "".join(cells))


def _cell(checked: CheckedProblem, model: Model, address: str) -> str:
    if model.id in checked.problem.absent:
        return element("td", NOT_ON_RECORD, class_="state-cell state-absent", data_label=model.name)
    cells = [cell for cell in checked.cells if cell.model == model.id]
    pips = [element("li", _pip(cell, address), class_=f"pip pip-{slug(cell.verdict)}") for cell in cells]
    counts = Counter(outcome(cell) for cell in cells)
    told = [element("li", f"{counts[what]} {what}") for what in OUTCOMES if counts[what]]
    total = element("span", f"of {len(cells)} parts", class_="total")
    body = element("ol", "".join(pips), class_="pips") + element("ul", "".join(told), class_="counts") + total
    return element("td", body, class_="state-cell", data_label=model.name)


def _pip(cell: Cell, address: str) -> str:
    words = f"{cell.part}: {outcome(cell)}"
    icon = element("span", ICONS[cell.verdict], aria_hidden="true")
    return element("a", icon, href=f"{address}#part-{slug(cell.part)}", title=words, aria_label=f"Part {words}")
