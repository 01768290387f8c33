"""The scoreboard and the comparison of models as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.solution.html_parts import element, text, to_root
from scripts.solution.overview.intervals import SIGNIFICANCE, Share
from scripts.solution.overview.outcomes import AFTER_HINTS, ASKED_AGAIN, ONE_SHOT, SELF_CORRECTED, TOLD
from scripts.solution.overview.scoreboard import ALL_SETS, Pair, Score, pairs, scores
from scripts.solution.overview.sets import set_title
from scripts.solution.overview.view import View, table

COLUMNS = {
    "One shot": ONE_SHOT,
    "Corrected itself": SELF_CORRECTED,
    "Asked again": ASKED_AGAIN,
    "After hints": AFTER_HINTS,
    "Told": TOLD,
    "Disputed": "disputed",
    "Incomplete": "incomplete",
    "Wrong": "incorrect",
    "Not parsed": "unparsed",
    "Not attempted": "not attempted",
}
ALWAYS_SHOWN = ("One shot", "After hints", "Wrong", "Not parsed", "Not attempted")


def scoreboard_table(view: View) -> str:
    """Returns a row for each problem set and model."""
    found = scores(view.problems)
    used = [name for name in COLUMNS if name in ALWAYS_SHOWN or any(score.counts[COLUMNS[name]] for score in found)]
    heads = ["Set", "Model", "One shot, of all", *used]
    rows = [_score_row(score, view, used) for score in found if score.parts]
    absent = [score for score in found if not score.parts and score.problem_set != ALL_SETS]
    return table(heads, rows, "scoreboard", "Outcomes by problem set and model") + _absences(absent)


def _absences(absent: Sequence[Score]) -> str:
    """Says once for each model which sets the record does not show it."""
    sets: dict[str, list[str]] = {}
    for score in absent:
        sets.setdefault(score.model.name, []).append(set_title(score.problem_set))
    words = "; ".join(f"{text(name)} on {text(', '.join(missing))}" for name, missing in sets.items())
    return element("p", f"Not in the record: {words}.", class_="absence") if words else ""


def _score_row(score: Score, view: View, columns: Sequence[str]) -> list[str]:
    name = "All" if score.problem_set == ALL_SETS else _set_link(score.problem_set, view)
    counts = [str(score.counts[COLUMNS[column]] or "–") for column in columns]
    model = element("a", text(score.model.name), href=f"{to_root(view.page)}record/{score.model.id}/")
    return [name, model, share_words(score.one_shot), *counts]


def _set_link(name: str, view: View) -> str:
    return element("a", text(set_title(name)), href=f"{to_root(view.page)}{name}/")


def share_words(share: Share) -> str:
    """Returns a share with its interval, or that there is too little to tell."""
    percent = f"{share.count} of {share.total} ({100 * share.low:.0f} to {100 * share.high:.0f} %)"
    return percent if share.tells else f"{percent}: too few to tell"


def pairs_table(view: View) -> str:
    """Returns a row for each pair of models."""
    heads = ["Models", "Parts both answered", "Both right", "Only the first", "Only the second", "What that tells"]
    rows = [_pair_row(pair) for pair in pairs(view.problems)]
    return table(heads, rows, "pairs", "Models beside each other on the parts that both answered")


def _pair_row(pair: Pair) -> list[str]:
    names = f"{text(pair.first.name)} and {text(pair.second.name)}"
    counts = [pair.parts, pair.both, pair.only_first, pair.only_second]
    return [names, *(str(count) for count in counts), pair_words(pair)]


def pair_words(pair: Pair) -> str:
    """Returns what McNemar's test says about two models, in words."""
    if not pair.parts:
        return "no part that both answered"
    chance = f"p = {pair.probability:.2g}"
    if pair.probability >= SIGNIFICANCE:
        return f"too few to tell ({chance})"
    better = pair.first if pair.only_first > pair.only_second else pair.second
    return f"{text(better.name)} has more right ({chance})"
