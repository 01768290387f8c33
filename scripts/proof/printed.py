"""What KaTeX prints for a formula: glyphs in the order in which a browser paints them, lines and outlines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedGlyph:
    """A character; ``x`` and ``y`` (down) from the formula's start on its baseline and ``size``, all CSS pixels.

    ``piece`` counts the parts at which a browser may break the formula, ``is_late`` what is painted after the text on a
    piece's own line, as everything in a vertical list is; ``font`` is "" for a character that KaTeX has
    no font for, whose width is not known.
    """

    font: str
    text: str
    size: float
    x: float
    y: float
    piece: int
    color: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A straight line or frame along the axes, by its edges; a dashed one is printed as many short ones."""

    x0: float
    y0: float
    x1: float
    y1: float
    piece: int
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class PrintedShape:
    """An outline by its operator letters and control points x, y, x, y, ..., and the edges it is cut to."""

    letters: str
    points: tuple[float, ...]
    clip: tuple[float, float, float, float]
    piece: int


Printed = PrintedGlyph | PrintedLine | PrintedShape


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole formula laid out at a font size of ``size`` CSS pixels, no character smaller than ``least``."""

    size: float
    printed: tuple[Printed, ...]
    least: float = 0.0
