"""List markers: a painted bullet, or a short text that stands apart before the line's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.transcript.structure import Line, Run

UNORDERED = frozenset("•◦▪▫‣⁃–—-*·∙○●■□∗")
ORDERED = re.compile(r"^(?:\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)|[a-zA-Z]\.|[ivx]{2,5}\.)$")
# Of the font size: a marker's space is wider than a word space (TeX: 0.5), unless the marker stands outside its column.
MARKER_GAP = 0.42
LEAST_GAP = 0.12
WORD_SPACE = 0.25
SAME_X_POINTS = 3.0


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: its text, where it stands, and the line without it."""

    text: str
    x: float
    line: Line

    @property
    def is_ordered(self) -> bool:
        """Whether it counts."""
        return self.text not in UNORDERED


def find_marker(line: Line, margins: Sequence[float]) -> Marker | None:
    """The marker that a line begins with; None when it has none.

    ``margins`` are the left edges at which paragraphs begin here: a counter exactly there may be plain text.
    """
    if line.bullet is not None:
        return Marker("•", line.bullet.x0, line)
    if len(line.runs) < 2:
        return None
    first, second = line.runs[0], line.runs[1]
    text = first.text.strip()
    if first.formula or first.style == "code" or not (text in UNORDERED or ORDERED.match(text)):
        return None
    if "strong" in first.style and text not in UNORDERED:
        return None
    gap = (second.box.x0 - first.box.x1) / first.size + (WORD_SPACE if first.text.endswith(" ") else 0.0)
    hangs = all(abs(first.box.x0 - margin) > SAME_X_POINTS for margin in margins)
    told = gap >= MARKER_GAP or (
        gap >= LEAST_GAP and (hangs or (second.formula is None and first.color != second.color))
    )
    return Marker(text, first.box.x0, _without_first(line, second)) if told else None


def _without_first(line: Line, second: Run) -> Line:
    runs = (_stripped(second), *line.runs[2:])
    box = second.box
    for run in runs:
        box = type(box)(box.page, min(box.x0, run.box.x0), min(box.y0, run.box.y0), max(box.x1, run.box.x1),
                        max(box.y1, run.box.y1))  # fmt: skip
    return replace(line, box=box, runs=runs, bullet=None)


def _stripped(run: Run) -> Run:
    return replace(run, text=run.text.lstrip())
