"""What a page about no single problem may say of the record: one verdict, with the way to it, and counts."""

from __future__ import annotations

from scripts.solution.directives import BadDirective, verdict_text
from scripts.solution.html_parts import element, slug, text, to_root
from scripts.solution.model import Cell
from scripts.solution.overview.outcome_words import cells_of
from scripts.solution.overview.outcomes import OUTCOMES, outcome
from scripts.solution.overview.view import View

ALL = "all"
PARTS, ANSWERED = "parts", "answered"
FORM = "expected [[verdict:SET/PROBLEM:PART:MODEL]] or [[verdict:SET/PROBLEM:PART:MODEL:ATTEMPT]]"
COUNT_FORM = "expected [[count:PLACE:MODEL:WHAT]] with a problem, a set or all as place"


def verdict_link(rest: str, view: View) -> str:
    """Returns the verdict on a part of any problem in a word that leads to its evidence; raises BadDirective."""
    problem, _, place = (piece.strip() for piece in rest.partition(":"))
    if problem not in view.problems:
        raise BadDirective(f"unknown problem {problem!r}; {FORM}")
    try:
        word = verdict_text(place, view.problems[problem])
    except BadDirective as fault:
        raise BadDirective(f"{problem}: {fault}") from fault
    part = place.partition(":")[0].strip()
    return element("a", text(word), href=f"{to_root(view.page)}{problem}/#part-{slug(part)}", class_="cited")


def count_text(rest: str, view: View) -> str:
    """Returns how many parts of a problem, a set or all of them had an outcome with a model; raises BadDirective.

    What is counted is one of OUTCOMES, "parts" for all that the record shows the model, or "answered".
    """
    pieces = [piece.strip() for piece in rest.split(":")]
    if len(pieces) != 3:
        raise BadDirective(COUNT_FORM)
    place, model, what = pieces
    cells = _cells(view, place, model)
    if what == PARTS:
        return str(len(cells))
    if what == ANSWERED:
        return str(sum(bool(cell.attempts) for cell in cells))
    if what in OUTCOMES:
        return str(sum(outcome(cell) == what for cell in cells))
    raise BadDirective(f"unknown {what!r}; expected one of {', '.join((PARTS, ANSWERED, *OUTCOMES))}")


def _cells(view: View, place: str, model: str) -> list[Cell]:
    chosen = [
        checked for name, checked in view.problems.items() if place in (ALL, name) or name.startswith(f"{place}/")
    ]
    if not chosen:
        raise BadDirective(f"there is no problem or set {place!r}; {COUNT_FORM}")
    known = {one.id: one for checked in chosen for one in checked.models}
    if model not in known:
        raise BadDirective(f"unknown model {model!r}; expected one of {', '.join(known)}")
    return [cell for checked in chosen for cell in cells_of(checked, known[model])]
