"""Doubts about MathJax's formulas that look whole and may not be: what touches them belongs to none, or to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.items import Item
from scripts.transcript.model import Box, Doubt, Formula

BAD = "its layout is not one that was understood"
# In em: lines of one array stand so near, pieces of one formula so near beside each other.
NEAR_DOWN, NEAR_ACROSS = 0.6, 0.5
# Spaces that only a misread place would need, an accent over more than a letter, and a script of nothing.
ODD = re.compile(
    r"(?:\\[,:;!] ?|\\ ){2,}|\{(?:[-+=<>:]|\\[a-z]+)\}(?= ?\\[,:; ])"
    r"|\\(?:hat|bar|dot|ddot|tilde|vec)\{[^{}\\]*[()\[\]]|\\[,:;] ?\{[-+=<>:]|[_^]\{\\ |\^\{\\[td]frac|[-+=<>][\^_]"
)
# MathJax sets no space behind \\right, where TeX does, and the limits of integrals a little farther right.
AFTER_RIGHT = re.compile(r"(\\(?:end\{\w+\}|(?:right|Bigg?r|bigg?r)(?:[)\]|.]|\\\w+))(?:[\^_](?:\w|\{[^{}]*\}))*)\\! ?")
LIMIT = re.compile(r"(\\(?:i{1,3}nt|oint)(?:_(?:\w|\{[^{}]*\}))?\^\{)\\[:;,] ?")


def plain(latex: str) -> str:
    """LaTeX without what only makes up for MathJax's own spacing."""
    return LIMIT.sub(r"\1", AFTER_RIGHT.sub(r"\1", latex))


def guarded(formulas: Sequence[Formula], items: Sequence[Item], places: Sequence[int]) -> list[Formula]:
    """The formulas, in doubt where a line or a glyph that none holds touches them, or another formula."""
    used = {place for formula in formulas for place in formula.items}
    loose = [item for item in items if not used.intersection(places[place] for place in item.places)]
    return [
        doubted(formula)
        if any(_touches(formula, (item.x0, item.top, item.x1, item.bottom)) for item in loose)
        or any(_meets(formula, other) for other in formulas if other is not formula)
        else formula
        for formula in formulas
    ]


def doubted(formula: Formula) -> Formula:
    """The formula in doubt."""
    return replace(formula, latex="", doubt=formula.doubt or Doubt(BAD, formula.box))


def _touches(formula: Formula, bounds: tuple[float, float, float, float]) -> bool:
    box, near = formula.box, 0.3 * formula.em
    x0, y0, x1, y1 = bounds
    return x0 < box.x1 + near and x1 > box.x0 - near and y0 < box.y1 + near and y1 > box.y0 - near


def _meets(one: Formula, two: Formula) -> bool:
    across, down = _apart(one.box, two.box)
    em = one.em
    is_beside = across < NEAR_ACROSS * em and down < -0.1 * em
    is_below = across < 0 and down < NEAR_DOWN * em and one.display and two.display
    return is_beside or is_below


def _apart(one: Box, two: Box) -> tuple[float, float]:
    return max(one.x0, two.x0) - min(one.x1, two.x1), max(one.y0, two.y0) - min(one.y1, two.y1)
