"""The graphics state of a content stream: what q saves and Q brings back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scripts.transcript.fonts import Font
from scripts.transcript.geometry import IDENTITY, Bounds, Matrix

Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)
# What is fainter than this leaves nothing on the paper; what is stronger hides what is below.
CLEAR, OPAQUE = 0.002, 0.999


@dataclass(slots=True)
class State:
    """Matrix, clip, colours and text parameters in force. Lengths are in the units of the space they are set in."""

    matrix: Matrix
    clip: Bounds
    fill: Color = BLACK
    stroke: Color = BLACK
    line_width: float = 1.0
    is_overlay: bool = False
    is_tint: bool = False
    is_clear: bool = False
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    horizontal: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render_mode: int = 0
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY

    def copy(self) -> State:
        """An equal state of its own."""
        return State(
            self.matrix, self.clip, self.fill, self.stroke, self.line_width, self.is_overlay, self.is_tint,
            self.is_clear, self.font, self.size, self.character_space, self.word_space, self.horizontal, self.leading,
            self.rise, self.render_mode, self.text_matrix, self.line_matrix,
        )  # fmt: skip

    def extend(self, opacity: Any, blend: Any, line_width: Any) -> None:
        """Take over what an extended state says; None for what it does not say."""
        if opacity is not None or blend is not None:
            opaque = opacity is None or float(opacity) >= OPAQUE
            self.is_clear = opacity is not None and float(opacity) < CLEAR
            self.is_overlay = not opaque or blend not in (None, "/Normal", "/Compatible")
        if line_width is not None:
            self.line_width = float(line_width)


def color_of(operands: list, *, is_tint: bool = False) -> Color:
    """A colour operator's operands as red, green, blue: one is grey (or a tint, whose 1 is dark), four are CMYK."""
    values = [min(max(value, 0.0), 1.0) for value in operands if isinstance(value, float)]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    if len(values) == 1:
        grey = 1 - values[0] if is_tint else values[0]
        return grey, grey, grey
    return BLACK
