"""What MathJax spaces otherwise than TeX: italic corrections, kerns, and the room behind a script.

Source of data/italic.json: the font data of MathJax 3.2.2 (Apache-2.0), in em by font and character.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from scripts.transcript.formula.mathjax.fonts import named
from scripts.transcript.formula.symbols import meanings
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.model import Glyph, Painted

# tex.web section 757: TeX leaves half a point (of 72.27 to the inch) behind scripts.
SCRIPT_SPACE_POINTS = 0.5 * 72 / 72.27
# What MathJax leaves before a script where it styles scripts: 0.033 em of the text, whose scripts are 0.707 as large.
LEAD_EM = 0.033 / 0.707
SMALLER = 0.95


@cache
def _corrections() -> dict[str, dict[str, float]]:
    return json.loads((Path(__file__).parent / "data" / "italic.json").read_text(encoding="utf8"))


def as_spaced(items: Sequence[Item], sources: Sequence[Painted], *, is_tight: bool) -> list[Item]:
    """Items as the reader of TeX expects them; ``sources`` are MathJax's own objects by the items' places.

    ``is_tight`` says that scripts have no room around them: MathJax styles them only on a page where some letter has a
    subscript and a superscript at once (chtml/Wrappers/msubsup: mjx-script), and then leaves about as much as TeX.
    """
    largest = max((item.size for item in items if item.family), default=0.0)
    items = [
        _as_spaced(item, source) if isinstance(source := sources[item.places[0]], Glyph) else item for item in items
    ]
    return [
        _without_room(item, items, place, is_tight=is_tight)
        if 0 < item.size < SMALLER * largest and item.family
        else item
        for place, item in enumerate(items)
    ]


def _without_room(item: Item, items: Sequence[Item], place: int, *, is_tight: bool) -> Item:
    """A script's glyph as near to its neighbours as TeX sets it."""
    is_first = place == 0 or not _goes_on(items[place - 1], item)
    is_last = place + 1 == len(items) or not _goes_on(item, items[place + 1])
    lead = _lead(items[place - 1], item) if is_first and place else 0.0
    lead += LEAD_EM * item.size if is_first and not is_tight else 0.0
    return replace(item, x0=item.x0 - lead, x1=item.x1 - (SCRIPT_SPACE_POINTS if is_last and is_tight else 0.0))


def _lead(base: Item, item: Item) -> float:
    """How much farther than TeX MathJax sets a superscript from a slanted base (common/Wrappers: getAdjustedIc)."""
    if not base.family or base.size < item.size / SMALLER or item.y > base.y or not base.italic:
        return 0.0
    return 0.05 * base.italic + 0.05 * base.size


def _goes_on(item: Item, following: Item) -> bool:
    return abs(following.size - item.size) < 0.05 * item.size and abs(following.y - item.y) < 0.03 * item.size


def _as_spaced(item: Item, source: Glyph) -> Item:
    font = named(source.font)
    italic = _corrections().get(font, {}).get(source.text, 0.0) * item.size if item.family != "OMX" else 0.0
    item = replace(item, italic=italic, code=-1, x1=max(item.x1, source.x + source.width) if italic == 0 else item.x1)
    if item.kind not in ("unknown", "text"):
        return item
    kind, latex = next(iter(meanings(font, source.text)), ("unknown", item.latex))
    return replace(item, kind=kind, latex=latex, family=item.family or "OMS", text="")
