"""Characters that a browser drew as outlines, because their font cannot be embedded: put back among the glyphs.

Such a shape stands on a line of text, under the text's own tag and in its colour. The few outlines in the table are
read as the character that they draw; any other becomes a glyph without text, which is reported and never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.model import Glyph, Painted, Shape

# San Francisco, the fallback font of Apple's systems: path operators, and the first points as parts of the font size
# (x from the left edge of the outline, y from the baseline), measured in printed chats.
OUTLINES: tuple[tuple[str, str, tuple[float, ...]], ...] = (
    ("≥", "mllllllllhmllllh", (0.49, -0.29, 0.0, -0.1, 0.0, -0.17, 0.49, -0.36, 0.49, -0.3, 0.0, -0.48)),
    ("·", "mcccccccccccch", (0.17, -0.28, 0.17, -0.27, 0.17, -0.25, 0.16, -0.24, 0.15, -0.23, 0.14, -0.22)),
    ("≈", "mcccccclcccccccclcchmcccccclcccccccclcch", (0.37, -0.07, 0.34, -0.07, 0.32, -0.08, 0.3, -0.09, 0.28, -0.09)),
    (
        "→",
        "mclccccclllllcccclllllccccclch",
        (0.71, -0.35, 0.71, -0.34, 0.71, -0.33, 0.7, -0.32, 0.44, -0.07, 0.44, -0.06),
    ),
)
TOLERANCE = 0.025
# Of the font size: how far an outline may lie from the glyph before it, above the baseline and below it.
REACH, ABOVE, BELOW = 0.8, 1.1, 0.4


def with_outlined_characters(painted: Sequence[Painted]) -> list[Painted]:
    """The same objects in the same places, each outlined character now a glyph."""
    result = list(painted)
    for index in range(1, len(result)):
        shape, last = result[index], result[index - 1]
        if isinstance(shape, Shape) and isinstance(last, Glyph) and _is_character(shape, last):
            result[index] = _glyph(shape, last)
    return result


def _is_character(shape: Shape, last: Glyph) -> bool:
    box, size = shape.box, last.size
    return (
        shape.tag is not None
        and (shape.tag, shape.color) == (last.tag, last.color)
        and not (shape.stroked or shape.is_overlay or last.is_invisible)
        and -0.1 * size < box.x0 - (last.x + last.advance) < REACH * size
        and last.y - ABOVE * size < box.y0
        and box.y1 < last.y + BELOW * size
    )


def _glyph(shape: Shape, last: Glyph) -> Glyph:
    box = shape.box
    return Glyph(box.page, last.font, -1, _drawn(shape, last), last.size, box.x0, last.y, box.x1 - box.x0, last.color,
                 last.tag, last.tag_kind, name="outline")  # fmt: skip


def _drawn(shape: Shape, last: Glyph) -> str:
    for text, operators, points in OUTLINES:
        if shape.operators == operators and _is_near(shape, last, points):
            return text
    return ""


def _is_near(shape: Shape, last: Glyph, points: tuple[float, ...]) -> bool:
    origins = (shape.box.x0, last.y)
    return all(
        abs((value - origins[index % 2]) / last.size - expected) < TOLERANCE
        for index, (value, expected) in enumerate(zip(shape.points, points, strict=False))
    )
