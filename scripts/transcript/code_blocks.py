"""Lines of a fixed-width font as the code that they print: indentation and empty lines come from the coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scripts.transcript.measures import Measures
from scripts.transcript.structure import Line, Piece

EMPTY_LINES_LIMIT = 3
INDENT_LIMIT = 120
ROUNDING = 0.05


def code_content(lines: Sequence[Line], measures: Measures) -> tuple[Piece, ...]:
    """The code of some lines as one piece, its lines parted by newlines."""
    left = min(line.box.x0 for line in lines)
    width = _character_width(lines)
    step = _step(lines)
    text: list[str] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None:
            skipped = _skipped(previous, line, step, measures)
            text += [""] * min(max(skipped, 0), EMPTY_LINES_LIMIT)
        words = "".join(run.text for run in line.runs)
        indent = min(round((line.box.x0 - left) / width), INDENT_LIMIT)
        text.append(" " * indent + words.rstrip())
        previous = line
    return (Piece("\n".join(text), "code"),)


def _skipped(above: Line, below: Line, step: float, measures: Measures) -> int:
    """How many empty lines stand between two lines; over a page break, those that there was room for."""
    if above.box.page == below.box.page:
        return round((below.baseline - above.baseline) / step) - 1
    left_over = measures.bottom - above.box.y1, below.box.y0 - measures.top
    return sum(int(max(room, 0.0) / step + ROUNDING) for room in left_over)


def _character_width(lines: Sequence[Line]) -> float:
    longest = max((run for line in lines for run in line.runs), key=lambda run: len(run.text))
    return max((longest.box.x1 - longest.box.x0) / max(len(longest.text), 1), 0.1)


def _step(lines: Sequence[Line]) -> float:
    steps = [
        below.baseline - above.baseline
        for above, below in pairwise(lines)
        if above.box.page == below.box.page and below.baseline > above.baseline + 1
    ]
    return min(steps, default=1.2 * lines[0].size) or 1.0
