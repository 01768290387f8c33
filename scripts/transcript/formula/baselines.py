"""Markers put back into a print that has none, so that a row which begins with a fraction knows its baseline.

KaTeX ends every fraction with a space on the baseline of its row, which Chromium prints and Safari does not. A bar
stands on the axis of its row, so the baseline follows from it.
What it will not do: decide what a line is. A line that has nothing below or nothing above is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.rows import BASELINE

# How far a numerator or denominator may reach beside its bar, and how far a piece of it stands from the bar, in em.
BESIDE = 0.15
FARTHEST = 6.0
LOOK_BACK = 400
# Glyphs of a denominator that are so much larger than those nearer to the bar belong to an outer fraction.
LARGER = 1.15
# The size of a denominator as a part of its row's: in display style, in text, in a script (src/functions/genfrac.ts).
RATIOS = (1.0, 0.7, 0.5 / 0.7)
SAME_SIZE = 0.04
# How many objects before and after a fraction may belong to its row.
NEAR = 60
# Of an array without a bracket, in em: how far its second row may stand below the first, how tall it may be, by how
# much a taller last row moves it; and how many objects it may have.
NEXT_ROW = (0.9, 4.0)
TALLEST = 40.0
TALLER = (0.0, 0.35, -0.35, 0.18, -0.18)
MOST_CELLS = 600
SAME_PLACE = 0.3
# How far behind a bar the marker of its fraction stands, at most, in em of the denominator.
MARKED = 0.4


def with_markers(ink: Sequence[Ink], usual: float) -> list[Ink]:
    """The stream with a marker before every fraction that begins its row; ``usual`` is the page's size of formulas."""
    added: dict[int, list[Ink]] = {}
    for place, item in enumerate(ink):
        if item.kind == "rule" and (start := denominator(ink, place)) < place and has_numerator(ink, place):
            largest = max(other.size for other in ink[start:place])
            y = baseline(ink, start, place, largest, usual)
            if y is not None:
                marker = replace(ink[start], kind="marker", x0=item.x1, x1=item.x1, size=0.0, char="", font="")
                added.setdefault(start, []).insert(0, replace(marker, y=y, top=y, bottom=y))
    return [each for place, item in enumerate(ink) for each in (*added.get(place, ()), item)]


def with_marker(ink: Sequence[Ink], at: int, x: float, y: float) -> list[Ink]:
    """The stream with a marker at a place of the page."""
    marker = replace(ink[at], kind="marker", size=0.0, char="", font="", x0=x, x1=x, y=y, top=y, bottom=y)
    return [*ink[:at], marker, *ink[at:]]


def array_markers(ink: Sequence[Ink], at: int, end: int, em: float, floor: float) -> list[tuple[float, float]]:
    """Where the marker of a first column may stand, if what was read so far is the first row of an array.

    The rows of an array lie about the axis. Its first column is painted from the first row to the last, and the next
    column begins above the last row again, or with the same sign on every row where the first has one cell only.
    ``floor`` is where the page's text goes on.
    """
    first = ink[at]
    main = [item for item in ink[at : at + MOST_CELLS] if is_main(item, em)]
    begins = ink[end] if end < len(ink) else None
    if begins is None or not NEXT_ROW[0] * em < begins.y - first.y < NEXT_ROW[1] * em:
        return []
    same = [item.x0 for item in ink[at:end] if abs(item.x0 - begins.x0) < SAME_PLACE and item.x0 > first.x0 + 1]
    edge, deepest = min(same, default=first.x0), min(floor, first.y + TALLEST * em)
    ends: dict[float, float] = {}
    for item, following in pairwise([*main, None]):
        if item.y > deepest:
            break
        step = following.y - item.y if following and following.y < deepest else 1e9
        if item.y > begins.y - BASELINE and not -NEXT_ROW[0] * em < step < NEXT_ROW[1] * em:
            ends.setdefault(item.y, following.x0 if following and step < 0 else edge)
    return [(x - SAME_PLACE, (first.y + y) / 2 + taller * em) for y, x in ends.items() for taller in TALLER]


def is_main(item: Ink, em: float) -> bool:
    """Whether a glyph may stand on a row of its own."""
    return item.kind == "glyph" and abs(item.size - em) < SAME_SIZE * em and not item.font.startswith("Size")


def baseline(ink: Sequence[Ink], start: int, bar: int, largest: float, usual: float) -> float | None:
    """The baseline of a bar's row; None where glyphs painted before tell it already."""
    line = ink[bar]
    if any(item.kind == "marker" and abs(item.x0 - line.x1) < MARKED * largest and abs(item.y - line.y) < largest
           for item in ink[max(0, start - NEAR) : start]):  # fmt: skip
        return None
    choices = [(largest / ratio, ink[bar].y + AXIS * largest / ratio) for ratio in RATIOS]

    def has(some: Sequence[Ink]) -> Iterator[float]:
        return (y for em, y in choices if any(is_on(item, em, y) for item in some))

    if next(has(ink[max(0, start - NEAR) : start]), None) is not None:
        return None
    told = next(has(ink[bar + 1 : bar + NEAR]), None)
    return told if told is not None else min(choices, key=lambda choice: abs(choice[0] - usual))[1]


def is_on(item: Ink, em: float, y: float) -> bool:
    """Whether a glyph has this size and baseline."""
    return item.kind == "glyph" and abs(item.size - em) < SAME_SIZE * em and abs(item.y - y) < BASELINE


def denominator(ink: Sequence[Ink], bar: int) -> int:
    """Where the denominator of a bar begins in the stream; the bar's own place when it has none."""
    line, start, largest = ink[bar], bar, 0.0
    for place in range(bar - 1, max(-1, bar - LOOK_BACK), -1):
        item = ink[place]
        if not is_within(item, line) or item.y < line.y:
            break
        if item.kind == "glyph":
            if largest and item.size > LARGER * largest and any(other.kind == "rule" for other in ink[place:start]):
                return after_last_line(ink, place, bar)
            largest = max(largest, item.size)
        start = place
    return start if largest else bar


def after_last_line(ink: Sequence[Ink], start: int, bar: int) -> int:
    """The place after the first line of a stretch: what comes before is another fraction's."""
    return next(place + 1 for place in range(start, bar) if ink[place].kind == "rule")


def has_numerator(ink: Sequence[Ink], bar: int) -> bool:
    """Whether what is painted next stands above the bar and no wider than it."""
    line = ink[bar]
    above = ink[bar + 1] if bar + 1 < len(ink) else None
    if above is None or above.kind == "marker" or is_same_line(above, line):
        return False
    return above.y < line.y and is_within(above, line)


def is_same_line(one: Ink, two: Ink) -> bool:
    """Whether two rules are as wide as each other, as those of a twofold overline are."""
    return one.kind == "rule" and abs(one.x0 - two.x0) < SAME_PLACE and abs(one.x1 - two.x1) < SAME_PLACE


def is_within(item: Ink, line: Ink) -> bool:
    """Whether an object lies above or below a line, near it and no wider."""
    size = item.size or 10.0
    slack = BESIDE * size
    return line.x0 - slack < item.x0 and item.x1 < line.x1 + slack and abs(item.y - line.y) < FARTHEST * size
