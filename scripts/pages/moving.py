"""Draws sequences that a reader can move: every frame is computed when the site is built, the page only chooses one.

For the labs. Without JavaScript the first shown frame stays.
"""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 400, 190, 26
DIGITS = 4  # finer than a pixel of the drawing


@dataclass(frozen=True, slots=True)
class Frame:
    """One position of the slider: what it is called, and two sequences of the same length."""

    name: str
    bars: Sequence[float]
    dots: Sequence[float]


@dataclass(frozen=True, slots=True)
class Moving:
    """A drawing of frames as a notebook shows it. ``reach`` is the largest size of a value that fits."""

    frames: Sequence[Frame]
    shown: int
    reach: float
    quantity: str
    description: str

    def _repr_html_(self) -> str:
        words = html.escape(self.description)
        return (
            f'<figure class="drawing moving" data-frames="{html.escape(self._data())}"'
            f' data-reach="{self.reach:g}" data-edge="{EDGE}">'
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{words}">{self._marks()}</svg>'
            f"<label>{html.escape(self.quantity)} = <output>{html.escape(self.frames[self.shown].name)}</output>"
            f'<input type="range" min="0" max="{len(self.frames) - 1}" value="{self.shown}" hidden></label>'
            f"<figcaption>{words}</figcaption></figure>"
        )

    def _data(self) -> str:
        rows = [[one.name, rounded(one.bars), rounded(one.dots)] for one in self.frames]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))

    def _marks(self) -> str:
        frame, middle = self.frames[self.shown], HEIGHT / 2
        step = (WIDTH - 2 * EDGE) / max(len(frame.bars) - 1, 1)
        places = [EDGE + step * index for index in range(len(frame.bars))]
        bars = [
            f'<line class="bar" x1="{x:.1f}" x2="{x:.1f}" y1="{middle:g}" y2="{self._height(value):.1f}"/>'
            for x, value in zip(places, frame.bars, strict=True)
        ]
        dots = [
            f'<circle class="dot" cx="{x:.1f}" cy="{self._height(value):.1f}" r="3.5"/>'
            for x, value in zip(places, frame.dots, strict=True)
        ]
        ticks = [
            f'<text x="{x:.1f}" y="{HEIGHT - 4}">{index}</text>' for index, x in enumerate(places) if index % 5 == 0
        ]
        axis = f'<line class="axis" x1="{EDGE / 2:g}" x2="{WIDTH - EDGE / 2:g}" y1="{middle:g}" y2="{middle:g}"/>'
        return "".join([axis, *bars, *dots, *ticks])

    def _height(self, value: float) -> float:
        return HEIGHT / 2 - value / self.reach * (HEIGHT / 2 - EDGE)


def rounded(values: Sequence[float]) -> list[float]:
    """The values with as many digits as the drawing can show."""
    return [round(float(value), DIGITS) for value in values]
