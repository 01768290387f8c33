"""A page's mathematics as a browser prints it by default: what a user's settings did to sizes and markers is undone.

A minimum font size enlarges small glyphs and the marker spaces, not the layout around them. A larger page, or one that
was printed enlarged, has larger pixels, so it is read at the usual size.
What it will not do: guess. Where one minimum hides two sizes, the larger one is taken, and the layout must bear it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.ink import MARKER_SIZE, is_katex
from scripts.transcript.formula.metrics import SCALE
from scripts.transcript.model import Box, Formula, Glyph, Painted, Picture, Rule, Shape

# KaTeX's size beside text of 16 px, in points, and how much larger a page's may be before it is scaled.
USUAL_EM, LARGER = 14.52, 1.1
SAME = 0.02
# How high the baseline of a marker stands above that of its row: a part of the minimum size, beyond its own pixel.
RAISED, MARKER_POINTS, PIXEL_POINTS = 0.27, 0.75, 1.2
# A script's script: how far above or below it stands, in points and in parts of the size; how near in the stream.
SHIFT, NEAR = (0.8, 0.6), 8


def with_sizes(painted: Sequence[Painted], usual: float) -> Sequence[Painted]:
    """The objects with the sizes that a user's minimum font size hid; the same where there is no minimum."""
    markers = Counter(item.size for item in painted if isinstance(item, Glyph) and item.is_marker)
    least = markers.most_common(1)[0][0] if markers else 0.0
    if least <= MARKER_SIZE:
        return painted
    hidden = [SCALE[style] * usual for style in ("S", "SS") if SCALE[style] * usual < least]
    result: list[Painted] = []
    for place, item in enumerate(painted):
        if not isinstance(item, Glyph) or abs(item.size - least) > SAME * least:
            result.append(item)
        elif item.is_marker:
            y = item.y + RAISED * (least - MARKER_POINTS)
            result.append(replace(item, size=MARKER_POINTS, y=_row_of(painted, place, y)))
        elif is_katex(item) and hidden:
            inner = len(hidden) > 1 and any(_is_script_of(item, other, hidden[0]) for other in result[-NEAR:])
            result.append(replace(item, size=hidden[-1] if inner else hidden[0]))
        else:
            result.append(item)
    return result


def _row_of(painted: Sequence[Painted], place: int, y: float) -> float:
    """The baseline next to which a marker would stand, where a glyph nearby has one."""
    near = [
        item.y
        for item in painted[max(0, place - NEAR) : place + NEAR]
        if isinstance(item, Glyph) and not item.is_marker and abs(item.y - y) < PIXEL_POINTS
    ]
    return min(near, key=lambda other: abs(other - y), default=y)


def _is_script_of(item: Glyph, other: Painted, size: float) -> bool:
    """Whether a glyph is a script of another that is one itself."""
    if not isinstance(other, Glyph) or abs(other.size - size) > SAME * size:
        return False
    beside, shift = item.x - other.x - other.advance, abs(item.y - other.y)
    return -0.05 * size < beside < 0.2 * size and SHIFT[0] < shift < SHIFT[1] * size


def factor_of(usual: float) -> float:
    """By how much a page is scaled to be read."""
    return USUAL_EM / usual if usual > LARGER * USUAL_EM else 1.0


def scaled(item: Painted, by: float) -> Painted:
    """An object on a page that is larger or smaller."""
    if isinstance(item, Glyph):
        return replace(
            item, size=item.size * by, x=item.x * by, y=item.y * by, advance=item.advance * by, width=item.width * by
        )
    if isinstance(item, Shape):
        points = tuple(value * by for value in item.points)
        return replace(item, box=scaled_box(item.box, by), clip=scaled_box(item.clip, by), points=points)
    return replace(item, box=scaled_box(item.box, by)) if isinstance(item, Rule | Picture) else item


def scaled_box(box: Box, by: float) -> Box:
    """A box on that page."""
    return Box(box.page, box.x0 * by, box.y0 * by, box.x1 * by, box.y1 * by)


def scaled_formula(formula: Formula, by: float) -> Formula:
    """A formula on that page."""
    box = scaled_box(formula.box, by)
    doubt = replace(formula.doubt, box=box) if formula.doubt else None
    return replace(formula, box=box, baseline=formula.baseline * by, em=formula.em * by, doubt=doubt)
