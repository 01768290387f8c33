"""What the outcome of the samples means as a verdict, with the reason and the second opinion of exact arithmetic."""

from __future__ import annotations

from itertools import islice

import numpy as np

from scripts.solution.comparison import slips
from scripts.solution.comparison.latex.nodes import Cases, Items, Matrix, Node, Transpose
from scripts.solution.comparison.limits import SECOND_STEPS
from scripts.solution.comparison.model import TWO_CASES, Comparison, Exhausted, Unparsed
from scripts.solution.comparison.sampled import Outcome, held, samples, shape_words
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.exact import opinion, worth_asking

_SECOND_DRAWS = 4
_MOST_ENTRIES = 64


def seconded(found: Comparison, expected: Node, stated: Node, symbols: Symbols, outcome: Outcome) -> Comparison:
    """The verdict of the samples, or `disputed` when exact arithmetic contradicts it."""
    if outcome.kind not in ("equal", "value") or not worth_asking(expected, stated):
        return found
    if outcome.kind == "equal":
        draws = list(islice(samples(symbols, expected, stated, symbols.work), _SECOND_DRAWS))
    else:
        draws = [outcome.sample] if outcome.sample else []
    try:
        same = opinion(expected, stated, draws, symbols.work.portion(SECOND_STEPS))
    except Exhausted:
        return found
    if same is None or same == (found.verdict == "equal"):
        return found
    words = "agree on samples but differ" if found.verdict == "equal" else "differ on samples but agree"
    reason = f"The formulas {words} in exact arithmetic."
    return Comparison("disputed", "expression: two methods disagree", reason, found.sample)


def chain_breaks(expected: Node, side: Node, symbols: Symbols, condition: Node | None) -> str:
    """A sentence when an earlier side of the claim's chain has another value than its last side."""
    try:
        outcome = held(expected, side, symbols, symbols.work, condition=condition)
    except Unparsed:
        return ""
    return (
        ""
        if outcome.kind in ("equal", "undefined")
        else "The last side of the answer agrees, but an earlier side of the same chain does not."
    )


def judged(outcome: Outcome, expected: Node, stated: Node, symbols: Symbols, condition: Node | None) -> Comparison:
    if outcome.kind == "equal":
        return Comparison("equal", "expression: samples", "Both have the same value on every sample.")
    if outcome.kind == "undefined":
        if outcome.detail == "claim" and condition is None:
            return Comparison("different", "expression: domain", "The answer has no value where the reference has one.")
        raise Unparsed(
            "its indices run outside of what they index"
            if outcome.detail == "outside"
            else "it has no value at any sample"
        )
    if outcome.kind == "narrow":
        where = _place(outcome, symbols)
        reason = f"The answer is stated for fewer cases than asked{f': not for {where}' if where else ''}."
        return Comparison("different", "expression: condition", reason)
    if outcome.kind == "silent":
        return Comparison("different", "expression: cases", f"The answer says nothing for {_place(outcome, symbols)}.")
    if outcome.kind == "misfit":
        if outcome.detail == TWO_CASES:
            return Comparison("different", "expression: cases", f"In the answer {TWO_CASES}.")
        slip = slips.slip(expected, stated, symbols, outcome)
        return Comparison(
            "different", "expression: shape", f"The shapes do not fit: {outcome.detail}." + (f" {slip}" if slip else "")
        )
    if symbols.settings.get("layout") == "either" and outcome.kind == "shape" and not isinstance(stated, Transpose):
        turned = held(expected, Transpose(stated), symbols, symbols.work, condition=condition)
        if turned.kind == "equal":
            return Comparison("equal", "expression: layout", "The same derivative in the other layout (the transpose).")
    slip = slips.slip(expected, stated, symbols, outcome)
    if outcome.kind == "shape":
        return Comparison("different", "expression: shape", slip or _shape_reason(outcome))
    return Comparison("different", "expression: samples", slip or _value_reason(outcome, expected, symbols))


def _value_reason(outcome: Outcome, expected: Node, symbols: Symbols) -> str:
    where = _place(outcome, symbols) if isinstance(expected, Cases) else ""
    if not where and isinstance(expected, Matrix | Items) and (entries := _wrong_entries(outcome)):
        return entries
    return f"The values differ for {where}." if where else "The values differ on a sample."


def _wrong_entries(outcome: Outcome) -> str:
    """Which entries of a written matrix are wrong; nothing where all of them are."""
    mine, theirs = outcome.reference, outcome.claim
    if not (isinstance(mine, np.ndarray) and isinstance(theirs, np.ndarray) and mine.shape == theirs.shape):
        return ""
    wrong = np.argwhere(~np.isclose(mine, theirs, rtol=1e-9, atol=1e-12)) + 1
    if not 0 < len(wrong) < mine.size or mine.size > _MOST_ENTRIES:
        return ""
    places = ", ".join(f"({row}, {column})" for row, column in wrong[:6])
    return f"{len(wrong)} of {mine.size} entries {'is' if len(wrong) == 1 else 'are'} wrong: {places}."


def _place(outcome: Outcome, symbols: Symbols) -> str:
    """The whole numbers of a sample that are no sizes: `ell = 0, L = 3`."""
    sizes = {dim for item in symbols.declared.values() for dim in item.dims}
    given = outcome.sample.given if outcome.sample else {}
    shown = [
        f"{key} = {value:g}"
        for key, value in sorted(given.items())
        if isinstance(value, float) and value == round(value) and key not in sizes and key.isalpha()
    ]
    return ", ".join(shown)


def _shape_reason(outcome: Outcome) -> str:
    mine, theirs = (shape_words(np.shape(value), outcome.sample) for value in (outcome.reference, outcome.claim))
    return f"The answer is {theirs} and the reference is {mine}."
