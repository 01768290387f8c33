"""One model by itself: what it was asked, what it missed at the first try and why, and what it had right at once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.solution.directives import BadDirective
from scripts.solution.html_parts import element, prose, said, slug, text, to_root, verdict_mark
from scripts.solution.model import Attempt, Cell, CheckedProblem, Model, Part
from scripts.solution.overview.intervals import wilson
from scripts.solution.overview.outcome_words import cells_of, outcome_bar, outcome_words, pips
from scripts.solution.overview.outcomes import ONE_SHOT, outcome
from scripts.solution.overview.score_tables import share_words
from scripts.solution.overview.sets import ordered_sets, place_words
from scripts.solution.overview.view import View, table


def model_summary(view: View, name: str) -> str:
    """Returns the share at first try, and a row for each problem that the record shows the model."""
    model = _model(view, name)
    found = [(checked, cells) for checked in _ordered(view) if (cells := cells_of(checked, model))]
    everything = [cell for _, cells in found for cell in cells]
    share = wilson(sum(outcome(cell) == ONE_SHOT for cell in everything), len(everything))
    words = outcome_words(everything, model)
    sure = f"{words}. Right at first try, with the interval at 95 %: {share_words(share)}."
    rows = [[_title(checked, view), outcome_words(cells, model), pips(checked, cells, to_root(view.page))]
            for checked, cells in found]  # fmt: skip
    lines = table(
        ("Problem", "What became of it", "Part by part"),
        rows,
        "model-problems",
        " ".join(f"Problems of {model.name}".split()),
    )
    return outcome_bar(everything, words) + element("p", sure) + (lines if rows else "") + _absences(view, model)


def missed_list(view: View, name: str) -> str:
    """Returns every part that the model did not have right at first try, with each attempt and why it is judged so."""
    model = _model(view, name)
    lines = [_missed(view, *found) for found in _parts(view, model) if outcome(found[2]) != ONE_SHOT]
    return element("ul", "".join(lines), class_="attempt-lines") if lines else element("p", "There is none.")


def right_list(view: View, name: str) -> str:
    """Returns every part that the model had right at first try, with what it said and where."""
    model = _model(view, name)
    lines = [_right(view, *found) for found in _parts(view, model) if outcome(found[2]) == ONE_SHOT]
    return element("ul", "".join(lines), class_="attempt-lines") if lines else element("p", "There is none.")


def _model(view: View, name: str) -> Model:
    known = {model.id: model for checked in view.problems.values() for model in checked.models}
    if name not in known and view.problems:
        raise BadDirective(f"unknown model {name!r}; expected one of {', '.join(known)}")
    return known.get(name, Model(name, name))


def _ordered(view: View) -> Iterator[CheckedProblem]:
    for group in ordered_sets(view.problems).values():
        yield from group


def _parts(view: View, model: Model) -> Iterator[tuple[CheckedProblem, Part, Cell]]:
    for checked in _ordered(view):
        parts = {part.id: part for part in checked.problem.parts}
        for cell in cells_of(checked, model):
            yield checked, parts[cell.part], cell


def _title(checked: CheckedProblem, view: View) -> str:
    address = f"{to_root(view.page)}{checked.problem.id}/"
    where = element("span", text(place_words(checked.problem)), class_="problem-set")
    return f"{where} {element('a', prose(checked.problem.title), href=address)}"


def _part_link(view: View, checked: CheckedProblem, part: Part) -> str:
    address = f"{to_root(view.page)}{checked.problem.id}/#part-{slug(part.id)}"
    link = element("a", f"{prose(checked.problem.title)}, part {text(part.id)}", href=address)
    return f"{link} {element('span', prose(part.title), class_='who')}"


def _missed(view: View, checked: CheckedProblem, part: Part, cell: Cell) -> str:
    attempts = "".join(element("li", _attempt(view, part, attempt), class_="attempt") for attempt in cell.attempts)
    listed = element("ol", attempts, class_="tries") if attempts else ""
    mark = element("span", text(outcome(cell)), class_=f"verdict verdict-{slug(cell.verdict)}")
    return element("li", f"{_part_link(view, checked, part)} {mark}{listed}", class_="attempt-line")


def _attempt(view: View, part: Part, attempt: Attempt) -> str:
    reason = "" if attempt.verdict == "correct" else element("div", text(attempt.reason), class_="reason")
    name = element("span", text(attempt.claim.attempt), class_="attempt-name")
    differs = element("div", "The annotator judged otherwise.", class_="annotator") if attempt.is_contested else ""
    claim = element("div", said(attempt.claim.answer, part.kind), class_="claim")
    return f"{name} {verdict_mark(attempt.verdict)}{claim}{reason}{differs}{_turn(view, attempt)}"


def _right(view: View, checked: CheckedProblem, part: Part, cell: Cell) -> str:
    claims = "".join(element("div", said(one.claim.answer, part.kind), class_="claim") for one in cell.attempts[:1])
    turn = "".join(_turn(view, one) for one in cell.attempts[:1])
    return element("li", f"{_part_link(view, checked, part)}{claims}{turn}", class_="attempt-line")


def _turn(view: View, attempt: Attempt) -> str:
    address = f"{to_root(view.page)}transcripts/{attempt.claim.transcript}/#turn-{attempt.claim.turn}"
    link = element("a", f"Turn {attempt.claim.turn} of the transcript", href=address)
    return element("div", f"{link}, PDF page {attempt.claim.page}", class_="sources")


def _absences(view: View, model: Model) -> str:
    missing = [_title(checked, view) for checked in _ordered(view) if model.id in checked.problem.absent]
    return element("p", f"Not in the record: {'; '.join(missing)}.", class_="absence") if missing else ""
