"""The order and the places that TeX would print, from those of a browser that shows MathJax.

A browser snaps baselines and rules to whole pixels, which the reader of TeX takes for shifts, and paints the cells of
a matrix after everything around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.mathjax.fonts import LARGE_FONT, as_tex, is_mathjax
from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.model import Box, Glyph, Painted, Rule

PIXEL_POINTS = 0.8
NEAR = 80
# A line of MathJax's is one pixel high.
THIN_POINTS, STROKE_POINTS = 1.7, 8.0
# Beside a numerator and a denominator MathJax leaves this room under the bar (chtml: mjx-num, mjx-dbox).
PADDING_EM, SCRIPT = 0.1, 0.707
# How much later a matrix's cells may be painted, in objects, and how tall its brackets may be.
LATE, TALLEST_EM = 1500, 4.0
Placed = tuple[int, Painted]


def tex_stream(painted: Sequence[Painted]) -> list[Placed]:
    """MathJax's glyphs as TeX's, and the thin rules, each with its place among the painted objects."""
    found: list[Placed] = []
    for place, item in enumerate(painted):
        if isinstance(item, Glyph) and is_mathjax(item.font) and item.text.strip() and not item.is_invisible:
            found.append((place, as_tex(item)))
        elif isinstance(item, Rule) and not item.is_overlay and is_thin(item):
            found.append((place, _narrowed(item)))
    return with_cells(_levelled(found))


def _narrowed(rule: Rule) -> Rule:
    """An upright stroke as thin as a line, which is all that tells it from a box."""
    box = rule.box
    middle, half = (box.x0 + box.x1) / 2, THIN_POINTS / 2
    is_stroke = box.x1 - box.x0 > THIN_POINTS and box.y1 - box.y0 > THIN_POINTS
    return replace(rule, box=Box(box.page, middle - half, box.y0, middle + half, box.y1)) if is_stroke else rule


def is_thin(rule: Rule) -> bool:
    """Whether a rule may be a line of a formula, level or upright."""
    width, height = rule.box.x1 - rule.box.x0, rule.box.y1 - rule.box.y0
    return min(width, height) < THIN_POINTS or (width < STROKE_POINTS and height > 2 * width)


def _levelled(stream: list[Placed]) -> list[Placed]:
    """Baselines that differ by a pixel made one, and bars put on the axis that they are snapped from."""
    result: list[Placed] = []
    for place, item in stream:
        near = [other for _, other in result[-NEAR:] if isinstance(other, Glyph) and other.font != LARGE_FONT]
        if isinstance(item, Glyph) and item.font != LARGE_FONT:
            same = [o.y for o in near if abs(o.size - item.size) < 0.1 and 0 < abs(o.y - item.y) < PIXEL_POINTS]
            item = replace(item, y=same[0]) if same else item
        result.append((place, item))
    return [(place, _on_axis(item, place_in, result)) for place_in, (place, item) in enumerate(result)]


def _on_axis(item: Painted, at: int, stream: Sequence[Placed]) -> Painted:
    """A thin rule moved to the axis of the row that it stands in, and as wide as what it was drawn for."""
    if not isinstance(item, Rule):
        return item
    around = [other for _, other in stream[max(0, at - NEAR) : at + NEAR] if isinstance(other, Glyph)]
    middle = (item.box.y0 + item.box.y1) / 2
    gaps = [row.y - AXIS * row.size - middle for row in around if row.font != LARGE_FONT]
    gap = min((gap for gap in gaps if abs(gap) < PIXEL_POINTS), key=abs, default=0.0)
    box = item.box
    x0, x1 = _unsnapped(box.x0, box.x1, at, stream)
    return replace(item, box=Box(box.page, x0, box.y0 + gap, x1, box.y1 + gap))


def _under_root(at: int, x0: float, x1: float, stream: Sequence[Placed]) -> tuple[float, float] | None:
    """The extent of the line of a root, from the end of its sign to that of what stands under it; None elsewhere."""
    sign = stream[at - 1][1] if at else None
    if not isinstance(sign, Glyph) or not sign.name.startswith("radical"):
        return None
    start, right = sign.x + sign.advance, x0
    if abs(start - x0) > PIXEL_POINTS:
        return None
    for _, item in stream[at + 1 : at + NEAR]:
        left, end = (item.x, item.x + item.advance) if isinstance(item, Glyph) else (item.box.x0, item.box.x1)
        if left < x0 - PIXEL_POINTS or end > x1 + PIXEL_POINTS:
            break
        right = max(right, end)
    return (start, right) if abs(right - x1) < PIXEL_POINTS else (start, x1)


def _unsnapped(x0: float, x1: float, at: int, stream: Sequence[Placed]) -> tuple[float, float]:
    """The extent of a bar from its numerator and denominator, which stand on either side of it in the stream."""
    root = _under_root(at, x0, x1, stream)
    if root is not None:
        return root
    parts = []
    for step in (-1, 1):
        place, found = at + step, []
        while 0 <= place < len(stream) and len(found) < NEAR:
            item = stream[place][1]
            left, right = (item.x, item.x + item.advance) if isinstance(item, Glyph) else (item.box.x0, item.box.x1)
            if left < x0 - PIXEL_POINTS or right > x1 + PIXEL_POINTS:
                break
            found.append((left, right, getattr(item, "size", 0.0)))
            place += step
        if not found:
            return x0, x1
        parts.append((min(left for left, _, _ in found), max(right for _, right, _ in found), found))
    left, right, found = max(parts, key=lambda part: part[1] - part[0])
    size = max(size for _, _, size in found)
    largest = max((item.size for _, item in stream if isinstance(item, Glyph)), default=size)
    whole = PADDING_EM * (size if size > 0.95 * largest else size / SCRIPT)
    pad = (x1 - x0 - (right - left)) / 2
    return (left - whole, right + whole) if abs(whole - pad) < PIXEL_POINTS else (x0, x1)


def with_cells(stream: list[Placed]) -> list[Placed]:
    """The stream with the cells of each matrix between its brackets, which are painted before them."""
    at = 0
    while at + 1 < len(stream):
        first, last = _cells(stream, at)
        if first < last:
            cells = stream[first:last]
            stream = [*stream[: at + 1], *cells, *stream[at + 1 : first], *stream[last:]]
            at += len(cells)
        at += 1
    return stream


def _cells(stream: Sequence[Placed], at: int) -> tuple[int, int]:
    """The places of what stands in the empty room between a large bracket and the next object, painted later."""
    opener, closer = stream[at][1], stream[at + 1][1]
    if not (isinstance(opener, Glyph) and isinstance(closer, Glyph) and opener.font == closer.font == LARGE_FONT):
        return 0, 0
    left, right = opener.x + opener.advance - PIXEL_POINTS, closer.x + PIXEL_POINTS
    if abs(opener.y - closer.y) > PIXEL_POINTS or right - left < 0.4 * opener.size:
        return 0, 0
    first = next((place for place in range(at + 2, min(len(stream), at + LATE)) if _is_in(stream, place, left, right,
                  opener)), 0)  # fmt: skip
    last = first
    while first and last < len(stream) and _is_in(stream, last, left, right, opener):
        last += 1
    return first, last


def _is_in(stream: Sequence[Placed], place: int, left: float, right: float, opener: Glyph) -> bool:
    item = stream[place][1]
    x, y = (item.x, item.y) if isinstance(item, Glyph) else (item.box.x0, item.box.y1)
    return left < x < right and -0.5 * opener.size < y - opener.y < TALLEST_EM * opener.size
