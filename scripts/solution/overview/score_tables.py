"""The scoreboard and the comparison of models as HTML."""

from __future__ import annotations

from scripts.solution.html_parts import element, prose, text, to_root
from scripts.solution.overview.intervals import SIGNIFICANCE, Share
from scripts.solution.overview.outcomes import AFTER_HINTS, ONE_SHOT, SELF_CORRECTED, TOLD
from scripts.solution.overview.scoreboard import ALL_SETS, Pair, Score, pairs, scores
from scripts.solution.overview.view import View, table

COLUMNS = (
    ("One shot", (ONE_SHOT,)),
    ("Corrected itself", (SELF_CORRECTED,)),
    ("After hints", (AFTER_HINTS,)),
    ("After being told", (TOLD,)),
    ("Disputed", ("disputed",)),
    ("Incomplete", ("incomplete",)),
    ("Wrong", ("incorrect",)),
    ("Not parsed", ("unparsed",)),
    ("Not attempted", ("not attempted",)),
)


def scoreboard_table(view: View) -> str:
    """Returns a row for each problem set and model."""
    heads = ["Problem set", "Model", "Parts", *(name for name, _ in COLUMNS), "One shot, of all parts"]
    rows = [_score_row(score, view) for score in scores(view.problems)]
    return table(heads, rows, "scoreboard", "Outcomes by problem set and model")


def _score_row(score: Score, view: View) -> list[str]:
    name = "All" if score.problem_set == ALL_SETS else _set_link(score.problem_set, view)
    if not score.parts:
        reasons = {view.problems[problem].problem.absent[score.model.id] for problem in score.absent}
        absence = element("span", "; ".join(prose(reason) for reason in sorted(reasons)), class_="absence")
        return [name, text(score.model.name), "0", *("" for _ in COLUMNS), absence]
    counts = [str(sum(score.counts[one] for one in names) or "–") for _, names in COLUMNS]
    return [name, text(score.model.name), str(score.parts), *counts, share_words(score.one_shot)]


def _set_link(name: str, view: View) -> str:
    return element("a", text(name), href=f"{to_root(view.page)}{name}/")


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
