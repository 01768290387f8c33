"""Lines drawn by hand as one inert SVG path: numbers and the letters M, l and z, few points, nothing else.

Coordinates are points from the top left corner of the annotation's box, to a tenth; those behind an l from the point
before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.transcript.model import Box

Point = tuple[float, float]
# A line of points, and whether it is closed.
Stroke = tuple[tuple[Point, ...], bool]

INERT = re.compile(r"[Mlz0-9 .-]{0,60000}")
INERT_COLOR = re.compile(r"#[0-9a-f]{6}")
MAX_POINTS_READ, MAX_POINTS_OF_STROKE, MAX_POINTS, MAX_STROKES = 50_000, 1_500, 4_000, 2_500
CURVE_STEPS = 4
# How far a point may stand off the simplified line; a pen's line is one to two points wide.
TOLERANCE_POINTS, COARSEST_POINTS, COARSER = 0.3, 8.0, 1.5
NEAREST_POINTS = 0.1
FARTHEST_POINTS = 20_000.0
SEGMENTS = {"m": 1, "l": 1, "c": 3, "v": 2, "y": 2}


def svg_path(strokes: Sequence[Stroke], box: Box) -> str:
    """The strokes as a path, simplified until it has at most ``MAX_POINTS`` points; "" when nothing is drawn."""
    kept = [_sound(stroke) for stroke in strokes[:MAX_STROKES]]
    tolerance = TOLERANCE_POINTS
    simple = [_simplified(stroke, tolerance) for stroke in kept]
    while sum(len(points) for points, _ in simple) > MAX_POINTS and tolerance < COARSEST_POINTS:
        tolerance *= COARSER
        simple = [_simplified(stroke, tolerance) for stroke in simple]
    return inert_path(" ".join(_written(stroke, box) for stroke in _within_limit(simple)))


def inert_path(path: str) -> str:
    """The path when it is inert, or else ""."""
    return path if INERT.fullmatch(path) else ""


def inert_color(color: str) -> str:
    """The colour when it has its fixed form, or else black."""
    return color if INERT_COLOR.fullmatch(color) else "#000000"


def color_name(color: Sequence[float]) -> str:
    """Red, green and blue from 0 to 1 as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * min(max(value, 0.0), 1.0)):02x}" for value in color)


def outline_strokes(operators: str, points: Sequence[float]) -> list[Stroke]:
    """The parts of an outline of the page as strokes, their curves as short lines."""
    strokes: list[Stroke] = []
    line: list[Point] = []
    numbers = iter(points)
    for letter in operators:
        if letter == "h":
            strokes.append((tuple(line), True))
            line = line[:1]
            continue
        given = list(_taken(numbers, SEGMENTS.get(letter, 0)))
        if letter == "m" or not line:
            strokes.append((tuple(line), False))
            line = given[-1:]
        elif letter == "l":
            line += given
        elif given:
            line += _curve(line[-1], letter, given)
    strokes.append((tuple(line), False))
    return [stroke for stroke in strokes if len(stroke[0]) > 1]


def ellipse(box: Box) -> Stroke:
    """The ellipse within a box."""
    across, down = (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2
    turns = [2 * math.pi * step / 32 for step in range(32)]
    return tuple((box.x0 + across * (1 + math.cos(a)), box.y0 + down * (1 + math.sin(a))) for a in turns), True


def rectangle(box: Box) -> Stroke:
    """The edges of a box."""
    return ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)), True


def _taken(numbers: Iterator[float], count: int) -> Iterator[Point]:
    for _ in range(count):
        x, y = next(numbers, None), next(numbers, None)
        if x is not None and y is not None:
            yield x, y


def _curve(start: Point, letter: str, given: Sequence[Point]) -> Iterator[Point]:
    if letter == "c" and len(given) == 3:
        first, second, end = given
    elif len(given) == 2:
        first, second, end = (start, *given) if letter == "v" else (given[0], given[1], given[1])
    else:
        return
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * first[0] + c * second[0] + d * end[0],
            a * start[1] + b * first[1] + c * second[1] + d * end[1],
        )


def _sound(stroke: Stroke) -> Stroke:
    """The stroke without points that are no places on a page, or too near to each other, or too many."""
    points: list[Point] = []
    for x, y in stroke[0][:MAX_POINTS_READ]:
        if not (abs(x) < FARTHEST_POINTS and abs(y) < FARTHEST_POINTS):
            continue
        if not points or math.dist(points[-1], (x, y)) > NEAREST_POINTS:
            points.append((x, y))
    return tuple(points[:: 1 + len(points) // MAX_POINTS_OF_STROKE]), stroke[1]


def _simplified(stroke: Stroke, tolerance: float) -> Stroke:
    """The stroke with only those points that stand off the line between their neighbours (Douglas and Peucker)."""
    points, closed = stroke
    if len(points) < 3:
        return stroke
    keep = {0, len(points) - 1}
    if closed:
        keep.add(max(range(len(points)), key=lambda index: math.dist(points[index], points[0])))
    ends = sorted(keep)
    open_parts = list(pairwise(ends))
    while open_parts:
        first, last = open_parts.pop()
        far, index = _farthest(points, first, last)
        if far > tolerance:
            keep.add(index)
            open_parts += [(first, index), (index, last)]
    return tuple(points[index] for index in sorted(keep)), closed


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    (x0, y0), (x1, y1) = points[first], points[last]
    length = math.hypot(x1 - x0, y1 - y0)
    best, found = 0.0, first
    for index in range(first + 1, last):
        x, y = points[index]
        off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length if length else math.hypot(x - x0, y - y0)
        if off > best:
            best, found = off, index
    return best, found


def _within_limit(strokes: Sequence[Stroke]) -> Iterator[Stroke]:
    left = MAX_POINTS
    for points, closed in strokes:
        if points and len(points) <= left:
            left -= len(points)
            yield points, closed


def _written(stroke: Stroke, box: Box) -> str:
    points, closed = stroke
    places = [(round(10 * (x - box.x0)), round(10 * (y - box.y0))) for x, y in points]
    steps = [(right[0] - left[0], right[1] - left[1]) for left, right in pairwise(places)] or [(0, 0)]
    lines = "".join("l" + _pair(*step) for step in steps)
    return f"M{_pair(*places[0])}{lines}{'z' if closed else ''}"


def _pair(x: int, y: int) -> str:
    """Two numbers of tenths, parted only where they would run together."""
    first, second = _number(x), _number(y)
    return first + ("" if second.startswith("-") else " ") + second


def _number(tenths: int) -> str:
    return f"{tenths / 10:.1f}".removesuffix(".0")
