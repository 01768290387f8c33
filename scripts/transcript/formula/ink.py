"""Painted objects as ink: what a formula's stream consists of, with KaTeX's metrics attached.

What it will not do: join or order anything. A glyph whose character cannot be told gets char "" and spoils its formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from scripts.transcript.formula.metrics import DEFAULT, Extent, extent, glyph_points
from scripts.transcript.model import Glyph, Painted, Picture, Rule

PREFIX = "KaTeX_"
MARKER_SIZE = 1.6


# A page makes tens of thousands of these, and a frozen one takes three times as long to make at run time: the type
# checker sees them frozen, and nobody changes one.
@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Ink:
    """One object: ``kind`` is glyph, marker, rule or shape; lengths are points, y downwards, ``y`` a glyph's baseline.

    ``x1`` is a glyph's right edge with its italic correction; ``index`` its place among the painted objects.
    """

    kind: str
    index: int
    x0: float
    x1: float
    y: float
    top: float
    bottom: float
    size: float = 0.0
    font: str = ""
    char: str = ""
    italic: float = 0.0
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    source: Painted | None = None


def is_katex(item: Painted) -> bool:
    """Whether KaTeX's fonts printed this glyph."""
    return isinstance(item, Glyph) and item.font[:6] == PREFIX


def read_ink(index: int, item: Painted) -> Ink | None:
    """The ink of a painted object; None for pictures."""
    if isinstance(item, Glyph):
        return _glyph(index, item)
    if isinstance(item, Picture):
        return None
    box = item.box
    kind = "rule" if isinstance(item, Rule) else "shape"
    return Ink(kind, index, box.x0, box.x1, (box.y0 + box.y1) / 2, box.y0, box.y1, color=item.color, source=item)


def _glyph(index: int, glyph: Glyph) -> Ink:
    font = glyph.font.removeprefix(PREFIX)
    if glyph.is_marker or (glyph.size < MARKER_SIZE and not glyph.text.strip(" \u200b\xa0")):
        return Ink("marker", index, glyph.x, glyph.x, glyph.y, glyph.y, glyph.y, glyph.size, source=glyph)
    char, box = _character(font, glyph.text, glyph.code)
    right = glyph.x + glyph.advance + box.italic * glyph.size
    return Ink(
        "glyph",
        index,
        glyph.x,
        right,
        glyph.y,
        glyph.y - box.height * glyph.size,
        glyph.y + box.depth * glyph.size,
        glyph.size,
        font,
        char,
        box.italic * glyph.size,
        glyph.color,
        glyph,
    )


@lru_cache(maxsize=2_000)
def _character(font: str, text: str, code: int) -> tuple[str, Extent]:
    char = _told(font, text, code)
    return char, (extent(font, char) if char else None) or DEFAULT


def _told(font: str, text: str, code: int) -> str:
    if len(text) == 1 and (extent(font, text) or text == "\xa0"):
        return text
    if text == " ":
        return "\xa0"
    point = glyph_points().get(font, {}).get(str(code))
    if point and not text:
        return chr(point)
    return text
