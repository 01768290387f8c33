"""Italic corrections that a document's own KaTeX dropped: up to 0.16 it joined letters and kept only the last one's.

The recovered LaTeX is the same either way, so a second print by a newer KaTeX differs by those corrections alone. They
are read from the document's print and put into the LaTeX as negative kerns, which makes the two prints comparable.
"""

from __future__ import annotations

import re
from itertools import pairwise

from scripts.transcript.formula.metrics import extent
from scripts.transcript.model import Glyph
from tests.fidelity_print import Print

TOUCH_POINTS = 0.05
ITALIC = "KaTeX_Math-Italic"
# A command with an argument that is no mathematics, any other command, or one character.
TOKEN = re.compile(r"\\(?:text\w*|math\w+|operatorname\*?|boldsymbol|begin|end)\{[^{}]*\}|\\[A-Za-z]+|\\.|.", re.S)


def dropped_corrections(first: Print, em: float) -> dict[str, float]:
    """The pairs of letters that touch in a print though the first is slanted, with the correction in em of the text."""
    glyphs = [item for item in (first.page[index] for index in first.items) if isinstance(item, Glyph)]
    found: dict[str, set[float]] = {}
    for one, two in pairwise(glyphs):
        box = extent(one.font.removeprefix("KaTeX_"), one.text)
        if one.font != ITALIC or two.font != ITALIC or box is None or abs(one.y - two.y) > TOUCH_POINTS:
            continue
        gap = two.x - one.x - one.advance
        if abs(gap) < TOUCH_POINTS < box.italic * one.size:
            found.setdefault(one.text + two.text, set()).add(round(box.italic * one.size / em, 4))
    return {pair: corrections.pop() for pair, corrections in found.items() if len(corrections) == 1}


def without_corrections(latex: str, dropped: dict[str, float]) -> str:
    """LaTeX that prints without these pairs' corrections."""
    tokens = TOKEN.findall(latex)
    parts = []
    for place, token in enumerate(tokens):
        pair = token + (tokens[place + 1] if place + 1 < len(tokens) else "")
        parts.append(token + (rf"\kern-{dropped[pair]:.4f}em " if pair in dropped else ""))
    return "".join(parts)
