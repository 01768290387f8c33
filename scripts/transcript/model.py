"""The values that pass between the stages, from painted objects to turns.

Lengths are PDF points (1/72 inch). The origin is the top left corner of the page, y grows downwards, and pages
count from 1. Every value knows its page and box, so that whatever is doubtful can be pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING


# A page makes tens of thousands of these, and a frozen one takes three times as long to make at run time: the type
# checker sees them frozen, and nobody changes one.
@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Box:
    """A rectangle on a page: x0 <= x1 from left to right, y0 <= y1 from top to bottom."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Glyph:
    """A printed character.

    ``font`` is the base font name without its subset prefix, ``code`` the character code in the string operator,
    ``text`` the Unicode it stands for ("" when the file does not say), ``size`` the effective font size,
    ``x`` and ``y`` the origin on the baseline, ``advance`` the distance to the next origin, ``color`` the fill as
    red, green, blue in 0..1, ``tag`` the marked-content number (None when untagged), ``tag_kind`` the name of the
    innermost marked-content tag ("Artifact", "P", "Span", ... or ""), ``is_marker`` a glyph whose ActualText is a
    zero-width space: the right edge of a vertical list of KaTeX. ``name`` is the glyph's name in the font's own
    encoding ("" when the file has none; in fonts of TeX it is truer than the file's Unicode), ``is_invisible`` a
    glyph that leaves no ink: of text render mode 3, as recognised handwriting is, or wholly clear, ``is_cut``
    one that the clip in force hides at least in part, as a scrolled formula is at the edge of its box, ``width`` the
    glyph's own width without character and word spacing (0 when it is not known).
    """

    page: int
    font: str
    code: int
    text: str
    size: float
    x: float
    y: float
    advance: float
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    tag: int | None = None
    tag_kind: str = ""
    is_marker: bool = False
    name: str = ""
    is_invisible: bool = False
    is_cut: bool = False
    width: float = 0.0

    @property
    def end(self) -> float:
        """Where the glyph itself ends; kerning that a printer wrote as character spacing is not part of it."""
        return self.x + (self.width or self.advance)


@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Rule:
    """A printed straight line or rectangle along the axes, filled or stroked, already cut to the clip in force.

    ``is_overlay`` says that it is painted translucent or multiplied with what is below, as a highlight is.
    """

    box: Box
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    stroked: bool = False
    tag: int | None = None
    is_overlay: bool = False


@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Shape:
    """A printed outline other than a rectangle: a surd, a brace, a wide accent, a slanting line, handwriting.

    ``box`` is the outline's extent cut to the clip in force; ``clip`` that clip; ``operators`` the path's operator
    letters in order ("mlccch"); ``points`` its control points in page coordinates, x and y in turn.
    """

    box: Box
    clip: Box
    operators: str
    points: tuple[float, ...]
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    stroked: bool = False
    tag: int | None = None
    is_overlay: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A printed raster image."""

    box: Box


Painted = Glyph | Rule | Shape | Picture


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was not recovered: what, and where it stands. Never a guess."""

    reason: str
    box: Box


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula, or one line's piece of a formula that the browser broke over lines.

    ``items`` are the indices of the painted objects that it consumed, ``baseline`` the y of its main line,
    ``em`` the font size of its main line, ``latex`` is "" when the formula was not recovered, and ``doubt`` then
    says why. ``paintings`` hold what the pages paint for it, one for each piece (see paintings.py);
    ``is_set_again`` whether the reader itself set the LaTeX again as the printer did and got the same print (None: it
    could not).
    """

    box: Box
    baseline: float
    em: float
    items: tuple[int, ...]
    latex: str
    display: bool
    doubt: Doubt | None = None
    paintings: tuple[str, ...] = ()
    is_set_again: bool | None = None
