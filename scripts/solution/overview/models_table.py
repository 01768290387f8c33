"""Every model in one line: how much it was asked, what became of it, and the slip that it makes most."""

from __future__ import annotations

from scripts.solution.html_parts import element, text, to_root
from scripts.solution.model import Cell, Model
from scripts.solution.overview.intervals import wilson
from scripts.solution.overview.mistakes import mistakes
from scripts.solution.overview.outcome_words import cells_of, outcome_bar, outcome_words
from scripts.solution.overview.outcomes import ONE_SHOT, models_of, outcome
from scripts.solution.overview.score_tables import share_words
from scripts.solution.overview.view import View, table

HEADS = ("Source", "Right at first try, of all asked", "What became of every part", "Commonest kind of mistake")


def models_table(view: View) -> str:
    """Returns a row for each model and key that the record shows anything, each with a link to its page."""
    problems = view.problems.values()
    rows = []
    for model in (*models_of(problems), *models_of(problems, keys=True)):
        cells = [cell for checked in problems for cell in cells_of(checked, model)]
        if cells:
            rows.append(_row(view, model, cells))
    return table(HEADS, rows, "models", "Every model in one line")


def _row(view: View, model: Model, cells: list[Cell]) -> list[str]:
    link = element("a", text(model.name), href=f"{to_root(view.page)}record/{model.id}/")
    share = wilson(sum(outcome(cell) == ONE_SHOT for cell in cells), len(cells))
    words = outcome_words(cells, model)
    told = outcome_bar(cells, words) + element("span", words, class_="counts")
    return [link, share_words(share), told, _commonest(view, model)]


def _commonest(view: View, model: Model) -> str:
    counts = {
        kind: count
        for kind, found in mistakes(view.problems.values()).items()
        if (count := sum(one.model == model for one in found))
    }
    if not counts:
        errata = element("a", "errata", href=f"{to_root(view.page)}record/errata/")
        return errata if model.is_key else "none"
    kind = max(counts, key=lambda one: counts[one])
    link = element("a", text(kind.label), href=f"{to_root(view.page)}record/mistakes/#mistake-{kind.id}")
    share = element("span", f"({counts[kind]} of {sum(counts.values())})", class_="share")
    return f"{link} {share}"
