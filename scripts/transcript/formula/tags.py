"""The number of a display at the right margin as ``\\tag`` of its formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.ink import is_katex
from scripts.transcript.model import Box, Formula, Glyph, Painted

# In points: how far the middle of a display may be from the middle between its margins; in em, the least room.
CENTRED, LEAST_ROOM = 2.0, 2.0
LONGEST = 24
# A number that is a sign or a letter of mathematics, in round brackets.
MATHEMATICS = re.compile(r"\((\\[a-zA-Z]+|\\[a-zA-Z]+\{[^{}]*\}|[a-zA-Z])'*\)")
UPRIGHT = "KaTeX_Main-Regular"
ESCAPED = {"\xa0": " ", "_": r"\_", "#": r"\#", "%": r"\%", "&": r"\&", "$": r"\$"}


def with_tags(formulas: Sequence[Formula], painted: Sequence[Painted]) -> list[Formula]:
    """The formulas, each display together with its number.

    KaTeX centres a display between the margins and puts its number, upright text, at the right one (src/functions/
    tag.ts). So a left margin of the page's text must lie as far left of the formula's middle as the number ends right.
    """
    kept: list[Formula] = []
    margins: list[float] | None = None
    for formula in formulas:
        text = number_of(formula, painted) if kept and _is_beside(kept[-1], formula) else ""
        if text and margins is None:
            margins = margins_of(painted)
        left = kept[-1].box.x0 + kept[-1].box.x1 - formula.box.x1 if text else 0.0
        if text and any(abs(left - margin) < CENTRED for margin in margins or ()):
            kept[-1] = _tagged(kept[-1], formula, text)
        else:
            kept.append(formula)
    return kept


def number_of(formula: Formula, painted: Sequence[Painted]) -> str:
    """The command of a number: \\tag where round brackets stand around it, else \\tag*; "" for any other formula."""
    items = [painted[index] for index in formula.items]
    found = MATHEMATICS.fullmatch(formula.latex)
    if found and len(items) <= LONGEST and r"\text" not in found[1] and not formula.doubt:
        return rf"\tag{{${found[1]}$}}"
    if len(items) > LONGEST or not all(isinstance(item, Glyph) for item in items):
        return ""
    shown = [item for item in items if item.text.strip() or item.text == "\xa0"]
    if not shown or any(item.font != UPRIGHT or abs(item.y - shown[0].y) > 0.1 for item in shown):
        return ""
    text = "".join(ESCAPED.get(item.text, item.text) for item in shown)
    if not all(char.isprintable() and char.isascii() for char in text):
        return ""
    is_round = len(text) > 2 and text[0] == "(" and text[-1] == ")"
    return rf"\tag{{{text[1:-1]}}}" if is_round else rf"\tag*{{{text}}}"


def margins_of(painted: Sequence[Painted]) -> list[float]:
    """Where the lines of the page's own text begin."""
    begins: dict[float, float] = {}
    for item in painted:
        if isinstance(item, Glyph) and not is_katex(item) and item.text.strip():
            begins[item.y] = min(item.x, begins.get(item.y, item.x))
    return sorted({round(x, 1) for x in begins.values()})


def _is_beside(formula: Formula, number: Formula) -> bool:
    """Whether a formula stands far right of a display, on its line or at the middle of its lines."""
    room = number.box.x0 - formula.box.x1
    return (
        formula.display
        and not formula.doubt
        and formula.box.page == number.box.page
        and room > LEAST_ROOM * formula.em
        and formula.box.y0 - 2 < (number.box.y0 + number.box.y1) / 2 < formula.box.y1 + 2
        and abs(number.em - formula.em) < 0.1
    )


def _tagged(formula: Formula, number: Formula, text: str) -> Formula:
    one, two = formula.box, number.box
    box = Box(one.page, min(one.x0, two.x0), min(one.y0, two.y0), max(one.x1, two.x1), max(one.y1, two.y1))
    return replace(
        formula,
        box=box,
        latex=formula.latex + text,
        items=formula.items + number.items,
        paintings=formula.paintings + number.paintings,
        display=True,
    )
