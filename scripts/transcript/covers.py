"""What lies over words and gives them a meaning of its own: a link's area, a line that strikes them out, a tag."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from scripts.transcript.links import Link
from scripts.transcript.model import Box, Formula, Glyph, Rule
from scripts.transcript.runs import formula_run, text_runs
from scripts.transcript.structure import STYLES, Place, Run

# Parts of the font size above the baseline between which a line strikes words out; browsers draw it at 0.25 to 0.33.
STRUCK = (0.16, 0.45)
THICKEST = 0.14
# A point inside a character, of its width and size.
WITHIN_X, WITHIN_Y = 0.5, 0.3

Cover = tuple[str, bool, int]


def covered_runs(
    glyphs: Sequence[Glyph],
    formulas: Sequence[Formula],
    rules: Sequence[Rule],
    links: Sequence[Link],
    places: Mapping[int, Place],
) -> list[Run]:
    """The runs of a page, parted where a link, a line through the words or a tagged block begins or ends."""
    level = [rule for rule in rules if rule.box.x1 - rule.box.x0 > 4 * (rule.box.y1 - rule.box.y0)]
    covers = _Covers(level, links, places)
    runs: list[Run] = []
    for (address, is_struck, block), group in groupby(glyphs, covers.of):
        for run in text_runs(list(group), formulas):
            style = with_style(run.style, "strike") if is_struck else run.style
            runs.append(replace(run, style=style, address=address, place=covers.blocks.get(block)))
    return runs + [formula_run(formula) for formula in formulas]


def with_style(style: str, added: str) -> str:
    """The style with one more."""
    names = {*style.split(), added}
    return " ".join(name for name in STYLES if name in names)


class _Covers:
    """Tells for each glyph what lies over it: an address, whether a line strikes it, the number of its block."""

    def __init__(self, rules: Sequence[Rule], links: Sequence[Link], places: Mapping[int, Place]) -> None:
        self.rules = sorted(rules, key=_height)
        self.heights = [_height(rule) for rule in self.rules]
        self.strikes: dict[tuple[float, float], list[Box]] = {}
        self.links = links
        self.places = places
        self.blocks = {place.block: place for place in places.values() if place.block}

    def of(self, glyph: Glyph) -> Cover:
        """The glyph's cover."""
        place = self.places.get(glyph.tag) if glyph.tag is not None else None
        return self._address(glyph) if self.links else "", self._is_struck(glyph), place.block if place else 0

    def _address(self, glyph: Glyph) -> str:
        x, y = glyph.x + WITHIN_X * (glyph.width or glyph.advance), glyph.y - WITHIN_Y * glyph.size
        inside = (address for box, address in self.links if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1)
        return next(inside, "")

    def _is_struck(self, glyph: Glyph) -> bool:
        line = glyph.y, glyph.size
        if line not in self.strikes:
            self.strikes[line] = self._strikes(*line)
        if not self.strikes[line]:
            return False
        middle = glyph.x + WITHIN_X * (glyph.width or glyph.advance)
        return any(box.x0 <= middle <= box.x1 for box in self.strikes[line])

    def _strikes(self, y: float, size: float) -> list[Box]:
        """The rules that strike out characters of this baseline and size."""
        first, last = bisect_right(self.heights, y - STRUCK[1] * size), bisect_left(self.heights, y - STRUCK[0] * size)
        boxes = (rule.box for rule in self.rules[first:last])
        return [box for box in boxes if box.y1 - box.y0 < max(THICKEST * size, 1.0)]


def _height(rule: Rule) -> float:
    return (rule.box.y0 + rule.box.y1) / 2
