"""Finds the bar of a fraction from its numerator."""

from __future__ import annotations

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import Stream
from scripts.transcript.formula.tex.items import Item

MOST_ITEMS = 160
FARTHEST_EM = 4.0
ON_AXIS = 0.06
EDGE = 0.8
WIDTH_EM = 0.3


def bar_of(stream: Stream, y: float | None, at: int, end: int, size: float) -> int | None:
    """The place of the bar under the numerator that begins at a place: the last that all between stand above."""
    found = None
    left, right, top, bottom = 1e9, -1e9, 1e9, -1e9
    for place in range(at, min(end, at + MOST_ITEMS)):
        item = stream.items[place]
        if item.kind == "bar":
            break
        if item.kind == "rule" and place > at:
            is_over = left > item.x0 - EDGE and right < item.x1 + EDGE and bottom < item.y + 0.3 * size
            is_on_axis = y is None or abs(item.y - (y - AXIS * size)) < ON_AXIS * size
            if is_over and is_on_axis and _fills(stream, item, place, end, size, right - left):
                found = place
        left, right = min(left, item.x0), max(right, item.x1)
        top = min(top, item.top)
        bottom = max(bottom, item.y if item.family != "OMX" else item.bottom)
        if (
            bottom - top > FARTHEST_EM * size
            or right - left > 60 * size
            or (found and item.x0 > stream.items[found].x1 + EDGE)
        ):
            break
    return found


def _fills(stream: Stream, bar: Item, place: int, end: int, size: float, above: float) -> bool:
    """Whether the bar is as wide as the wider of what stands above and below it (tex.web section 743)."""
    left, right = 1e9, -1e9
    for item in stream.items[place + 1 : min(end, place + MOST_ITEMS)]:
        if item.kind == "bar" or not is_below(item, bar, size):
            break
        left, right = min(left, item.x0), max(right, item.x1)
    return right > left and abs(max(above, right - left) - (bar.x1 - bar.x0)) < WIDTH_EM * size


def is_below(item: Item, bar: Item, size: float) -> bool:
    return (
        item.x0 > bar.x0 - EDGE
        and item.x1 < bar.x1 + 3 * EDGE
        and bar.y < item.y < bar.y + FARTHEST_EM * size
        and item.bottom > bar.y
    )
