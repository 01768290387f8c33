"""Images and ruled lines of a page as lines of their own, so that they keep their place among the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.transcript.layers import Layers
from scripts.transcript.lines import BULLET_REACH_POINTS, bars_before, is_bullet, quotation_bars
from scripts.transcript.model import Box, Rule
from scripts.transcript.structure import Line, Place, Table

# Smaller ones are icons and avatars; one that holds so much of the page's text is its background.
SMALLEST_IMAGE_POINTS = 14.0
BACKGROUND_LINES = 6
# A browser's or TeX's ruled line: thin, and as wide as most of its column.
THICKEST_RULE_POINTS = 2.5
RULE_SHARE = 0.6
# Nearer to words than this (in points, to the baseline above it) a rule underlines them.
UNDERLINE_POINTS = 4.0
SAME_X_POINTS = 3.0
# Higher than this is the side of a frame, a filled box or a scroll bar.
LOWEST_FRAME_POINTS = 4.0


def image_lines(layers: Layers, lines: Sequence[Line], places: Mapping[int, Place]) -> list[Line]:
    """A line for each image; ``places`` tells what the page's figures show where there are as many as images."""
    boxes = sorted((p.box for p in layers.pictures if _is_image(p.box, lines)), key=lambda box: (box.y0, box.x0))
    figures = [place for _, place in sorted(places.items()) if place.alt]
    told: Sequence[Place | None] = figures if len(figures) == len(boxes) else [None] * len(boxes)
    painted = [thing.box for thing in (*layers.shapes, *layers.rules)]
    bars = quotation_bars([rule.box for rule in layers.rules])
    bullets = [box for box in painted if is_bullet(box)]
    return [
        Line(box, box.y1, (), _bullet(box, bullets), bars_before(box, bars), thing="image", place=place)
        for box, place in zip(boxes, told, strict=True)
    ]


def _bullet(image: Box, bullets: Sequence[Box]) -> Box | None:
    near = (b for b in bullets if 0 < image.x0 - b.x1 < BULLET_REACH_POINTS and image.y0 < b.y1 < image.y1 + 4)
    return next(near, None)


def rule_lines(rules: Sequence[Rule], lines: Sequence[Line], tables: Sequence[Table]) -> list[Line]:
    """A line for each ruled line that parts what is above it from what is below."""
    words = [line for line in lines if line.runs]
    if not words:
        return []
    left, right = min(line.box.x0 for line in words), max(line.box.x1 for line in words)
    bars = quotation_bars([rule.box for rule in rules])
    found: list[Line] = []
    for rule in rules:
        box = rule.box
        if rule.is_overlay or not _parts(box, RULE_SHARE * (right - left)) or _is_edge(box, rules, words, tables):
            continue
        if not any(abs(box.y0 - other.box.y0) < THICKEST_RULE_POINTS for other in found):
            found.append(Line(box, box.y1, (), quotes=bars_before(box, bars), thing="rule"))
    return found


def _is_image(box: Box, lines: Sequence[Line]) -> bool:
    if min(box.x1 - box.x0, box.y1 - box.y0) < SMALLEST_IMAGE_POINTS:
        return False
    inside = sum(box.x0 <= line.box.x0 and line.box.x1 <= box.x1 and box.y0 < line.baseline < box.y1 for line in lines)
    return inside < BACKGROUND_LINES


def _parts(box: Box, width: float) -> bool:
    return box.y1 - box.y0 < THICKEST_RULE_POINTS and box.x1 - box.x0 > width


def _is_edge(box: Box, rules: Sequence[Rule], words: Sequence[Line], tables: Sequence[Table]) -> bool:
    """Whether a rule belongs to a table, to a frame around something, or to words right above it."""
    if any(table.box.y0 - 3 < box.y0 < table.box.y1 + 3 for table in tables):
        return True
    if any(_meets(box, rule.box) for rule in rules if rule.box.y1 - rule.box.y0 > LOWEST_FRAME_POINTS):
        return True
    return any(0 <= box.y0 - line.baseline < UNDERLINE_POINTS and _spans(box, line.box) for line in words)


def _spans(rule: Box, words: Box) -> bool:
    return abs(rule.x0 - words.x0) < SAME_X_POINTS and abs(rule.x1 - words.x1) < SAME_X_POINTS


def _meets(level: Box, other: Box) -> bool:
    """Whether a level rule is an edge of a frame's side, a filled box or a scroll bar: they end at one height."""
    beside = level.x0 - 2 < other.x0 and other.x1 < level.x1 + 2
    return beside and min(abs(level.y0 - other.y0), abs(level.y0 - other.y1)) < 2
