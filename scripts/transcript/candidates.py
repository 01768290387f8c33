"""What of a page is shown to the recoverer of formulas: everything that mathematics may be made of, in paint order.

Backgrounds, highlights, a table's rules, invisible text and outlined characters of the prose never belong to a formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import islice

from scripts.transcript.model import Box, Formula, Glyph, Painted, Picture, Rule, Shape
from scripts.transcript.unread import is_math_font

# A shape at least this large, with so many characters of prose inside it, is the background of a message or a box.
BACKGROUND_POINTS = (80.0, 25.0)
BACKGROUND_CHARACTERS = 12
# MathJax prints with these; unlike KaTeX's its rules carry the tags of a tagged page.
TAGGED_RULES_FONT = re.compile(r"^(?:MJX|MathJax_)")


def recovered(
    painted: Sequence[Painted],
    recover: Callable[[Sequence[Painted]], list[Formula]],
    notes: Set[int] = frozenset(),
) -> list[Formula]:
    """The formulas of a page, with indices into all its painted objects; ``notes`` are those that a student added."""
    fonts = {thing.font for thing in painted if isinstance(thing, Glyph)}
    tags_tell = not any(TAGGED_RULES_FONT.match(font) for font in fonts)
    kept = [
        index
        for index, thing in enumerate(painted)
        if index not in notes
        and not (thing.is_invisible if isinstance(thing, Glyph) else _is_prose(thing, painted, tags_tell=tags_tell))
    ]
    formulas = recover([painted[index] for index in kept])
    placed = (replace(formula, items=tuple(kept[item] for item in formula.items)) for formula in formulas)
    return [formula for formula in placed if any(_is_visible(painted[item]) for item in formula.items)]


def _is_visible(thing: Painted) -> bool:
    """Whether an object leaves ink: the spaces that mark KaTeX's lists do not."""
    return not isinstance(thing, Glyph) or not (thing.is_marker or thing.text.isspace())


def _is_prose(thing: Rule | Shape | Picture, painted: Sequence[Painted], *, tags_tell: bool) -> bool:
    """Whether a line, outline or picture belongs to no formula."""
    if isinstance(thing, Picture) or thing.is_overlay or (tags_tell and thing.tag is not None):
        return True
    return _is_background(thing.box, painted)


def _is_background(box: Box, painted: Sequence[Painted]) -> bool:
    width, height = BACKGROUND_POINTS
    if box.x1 - box.x0 < width or box.y1 - box.y0 < height:
        return False
    inside = (
        glyph
        for glyph in painted
        if isinstance(glyph, Glyph) and box.x0 <= glyph.x <= box.x1 and box.y0 <= glyph.y <= box.y1
        and glyph.text.strip() and not is_math_font(glyph.font)
    )  # fmt: skip
    return next(islice(inside, BACKGROUND_CHARACTERS - 1, None), None) is not None
