"""The home page's table: every problem, set by set, and beside it what each source made of it, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.solution.html_parts import element, prose, text, to_root
from scripts.solution.model import CheckedProblem, Model
from scripts.solution.overview.outcome_words import cells_of, outcome_words, pips
from scripts.solution.overview.sets import numbered, ordered_sets, set_title
from scripts.solution.overview.view import View


def state_table(view: View) -> str:
    """Returns a table for each set as HTML without line breaks; a source that the record lacks has no line."""
    root = to_root(view.page)
    return "".join(_set(name, group, root) for name, group in ordered_sets(view.problems).items())


def _set(name: str, group: Sequence[CheckedProblem], root: str) -> str:
    title = set_title(name)
    caption = element("caption", element("a", text(title), href=f"{root}{name}/"))
    heads = "".join(element("th", head, scope="col") for head in ("Problem", "Answers, part by part"))
    rows = "".join(_row(checked, root) for checked in group)
    table = element(
        "table", caption + element("thead", element("tr", heads)) + element("tbody", rows), class_="state-table"
    )
    return element("div", table, class_="state", tabindex="0", role="region", aria_label=f"{title}: every problem")


def _row(checked: CheckedProblem, root: str) -> str:
    problem = checked.problem
    number = element("span", numbered(problem), class_="problem-number") if problem.number else ""
    link = f"{number} {element('a', prose(problem.title), href=f'{root}{problem.id}/')}".lstrip()
    topics = element("span", text(", ".join(problem.topics)), class_="topics") if problem.topics else ""
    lines = [line for model in checked.models if (line := _line(checked, model, root))]
    answers = element("ul", "".join(lines), class_="answers") if lines else "No answer is on record."
    return element("tr", element("th", f"{link} {topics}".rstrip(), scope="row") + element("td", answers))


def _line(checked: CheckedProblem, model: Model, root: str) -> str:
    cells = cells_of(checked, model)
    if not cells:
        return ""
    who = element("a", text(model.name), href=f"{root}record/{model.id}/", class_="who")
    words = element("span", outcome_words(cells, model), class_="counts")
    return element("li", f"{who} {pips(checked, cells, root)} {words}")
