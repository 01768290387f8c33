"""Formulas that the print cuts off: what is not on the paper is not recovered.

A formula wider than its column scrolls in the chat, and prints up to the column's edge. What was recovered of it would
read like a whole formula, so it becomes a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.model import Doubt, Formula, Glyph, Painted, Rule

REASON = "the print cuts it off at the edge of its column"
# A browser's scroll bar is a track this high, over the whole column, this close below the formula.
TRACK_POINTS = (5.0, 18.0)
TRACK_WIDTH_POINTS = 150.0
BELOW_POINTS = 24.0
# Of the font size: what ends farther from the edge is whole and merely scrolled to its end.
EDGE = 1.5


def with_cut_marked(formulas: Sequence[Formula], painted: Sequence[Painted]) -> list[Formula]:
    """The formulas, those that are cut off as doubts."""
    tracks = [thing for thing in painted if isinstance(thing, Rule) and _is_track(thing)]
    return [_doubted(formula) if _is_cut(formula, painted, tracks) else formula for formula in formulas]


def _doubted(formula: Formula) -> Formula:
    return replace(formula, latex="", doubt=Doubt(REASON, formula.box))


def _is_track(rule: Rule) -> bool:
    width, height = rule.box.x1 - rule.box.x0, rule.box.y1 - rule.box.y0
    return TRACK_POINTS[0] < height < TRACK_POINTS[1] and width > TRACK_WIDTH_POINTS


def _is_cut(formula: Formula, painted: Sequence[Painted], tracks: Sequence[Rule]) -> bool:
    if any(isinstance(thing, Glyph) and thing.is_cut for thing in (painted[item] for item in formula.items)):
        return True
    box = formula.box
    return any(
        -2 < track.box.y0 - box.y1 < BELOW_POINTS
        and track.box.x1 - EDGE * formula.em < box.x1
        and box.x0 < track.box.x1
        for track in tracks
    )
