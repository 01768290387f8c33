"""What a PDF paints for one formula, as the reader hands it over: glyphs in paint order, lines and outlines.

Lengths are PDF points, y grows downwards. A formula that was broken over lines has a piece for each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PaintedGlyph:
    """A character with its font's name, size, and origin on the baseline; ``piece`` counts the formula's pieces.

    ``color`` is "#rrggbb".
    """

    font: str
    text: str
    size: float
    x: float
    y: float
    piece: int = 0
    color: str = "#000000"


@dataclass(frozen=True, slots=True)
class PaintedShape:
    """An outline: operator letters, control points, and the extent that is seen of it."""

    letters: str
    points: tuple[float, ...]
    box: Edges


@dataclass(frozen=True, slots=True)
class Painting:
    """All that is seen of one formula whose main line has the font size ``em``; the page and box of each piece.

    ``is_set_again`` says that the reader set every piece as its printer did, and got the same print.
    """

    em: float
    glyphs: tuple[PaintedGlyph, ...]
    lines: tuple[Edges, ...]
    shapes: tuple[PaintedShape, ...]
    places: tuple[tuple[int, Edges], ...] = ()
    is_set_again: bool = False


def read_paintings(text: str) -> list[Painting]:
    """The paintings of a record's formulas, in their order."""
    return [_painting(em, pieces) for em, pieces in json.loads(text)] if text else []


def _painting(em: float, pieces: list[dict[str, Any]]) -> Painting:
    glyphs = [
        PaintedGlyph(font, character, size, x, y, number, color)
        for number, piece in enumerate(pieces)
        for font, character, size, x, y, color in piece["glyphs"]
    ]
    lines = [tuple(line) for piece in pieces for line in piece["lines"]]
    shapes = [
        PaintedShape(letters, tuple(points), tuple(box)) for piece in pieces for letters, points, box in piece["shapes"]
    ]
    places = tuple((piece["page"], tuple(piece["box"])) for piece in pieces)
    is_set_again = bool(pieces) and all(piece["is_set_again"] for piece in pieces)
    return Painting(em, tuple(glyphs), tuple(lines), tuple(shapes), places, is_set_again)
