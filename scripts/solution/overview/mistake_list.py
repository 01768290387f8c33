"""Every wrong, incomplete or disputed claim by the kind of mistake, as HTML."""

from __future__ import annotations

from collections import Counter

from scripts.solution.html_parts import element, text, to_root
from scripts.solution.overview.attempt_line import attempt_line
from scripts.solution.overview.mistakes import mistakes
from scripts.solution.overview.outcomes import models_of
from scripts.solution.overview.view import View, table


def mistake_table(view: View) -> str:
    """Returns how often each model makes each kind of mistake."""
    models = models_of(view.problems.values())
    rows = []
    for kind, found in mistakes(view.problems.values()).items():
        counts = Counter(one.model.id for one in found)
        link = element("a", text(kind.label), href=f"#mistake-{kind.id}")
        rows.append([link, *(str(counts[model.id] or "–") for model in models), str(len(found))])
    heads = ["Kind of mistake", *(text(model.name) for model in models), "All"]
    return table(heads, rows, "mistake-table", "Kinds of mistake, by model")


def mistake_list(view: View) -> str:
    """Returns a section for each kind of mistake with every claim that makes it."""
    sections = []
    for kind, found in mistakes(view.problems.values()).items():
        head = element("h3", text(kind.label), id=f"mistake-{kind.id}")
        lines = "".join(attempt_line(one, to_root(view.page)) for one in found)
        sections.append(head + element("p", text(kind.meaning)) + element("ul", lines, class_="attempt-lines"))
    return element("div", "".join(sections), class_="mistakes")
