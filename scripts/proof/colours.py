"""Colours of a painting held against those of a layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.proof.pairing import Pair

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
# The names of CSS that chats use; the reader itself writes numbers only.
NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "blue": "#0000ff", "green": "#008000",
    "lime": "#00ff00", "cyan": "#00ffff", "aqua": "#00ffff", "magenta": "#ff00ff", "fuchsia": "#ff00ff",
    "yellow": "#ffff00", "orange": "#ffa500", "purple": "#800080", "gray": "#808080", "grey": "#808080",
    "teal": "#008080", "navy": "#000080", "maroon": "#800000", "olive": "#808000", "silver": "#c0c0c0",
    "brown": "#a52a2a", "violet": "#ee82ee", "pink": "#ffc0cb",
}  # fmt: skip
ROUNDING = 2  # of 255


def other_colours(pairs: Sequence[Pair]) -> str:
    """What is different between the colours of both, "" when nothing is; what has none has the text's."""
    plain = {one.color for one, other in pairs if not other.color}
    if len(plain) > 1 and not all(_is_alike(color, next(iter(plain))) for color in plain):
        return "a part of it has lost its colour"
    for one, other in pairs:
        if other.color and not _is_alike(one.color, other.color):
            return f"{other.text} has another colour"
    return ""


def _is_alike(one: str, other: str) -> bool:
    first, second = _parts(one), _parts(other)
    return (
        bool(first)
        and len(first) == len(second)
        and all(abs(a - b) <= ROUNDING for a, b in zip(first, second, strict=True))
    )


def _parts(color: str) -> list[int]:
    """Red, green and blue up to 255; [] for a colour that is not known."""
    color = NAMED.get(color.lower(), color.lower())
    if not HEX.fullmatch(color):
        return []
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    return [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
