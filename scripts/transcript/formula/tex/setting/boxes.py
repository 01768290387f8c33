"""Boxes as TeX makes them, with the marks that they print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Mark:
    """A glyph (``stem`` of its fonts and ``code``) or a rule (stem "rule", ``width`` and ``height``).

    Lengths are points, from the box's origin, y downwards; ``stretch`` and ``shrink`` count the mu of glue before it.
    """

    stem: str
    code: int
    x: float
    y: float
    size: float = 0.0
    width: float = 0.0
    height: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its extent and its marks; ``italic`` is the correction of a lone glyph, part of ``width``."""

    width: float = 0.0
    height: float = 0.0
    depth: float = 0.0
    marks: tuple[Mark, ...] = ()
    italic: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0


def glue(width: float, stretch: float = 0.0, shrink: float = 0.0) -> Box:
    """Empty space."""
    return Box(width, stretch=stretch, shrink=shrink)


def moved(box: Box, x: float, y: float) -> list[Mark]:
    """The marks of a box put at a place, y downwards."""
    return [replace(mark, x=mark.x + x, y=mark.y + y) for mark in box.marks]


def lowered(box: Box, shift: float) -> Box:
    """The box moved down within its line."""
    return replace(box, height=box.height - shift, depth=box.depth + shift, marks=tuple(moved(box, 0.0, shift)))


def row(parts: Sequence[Box]) -> Box:
    """Boxes side by side on one baseline."""
    x = stretch = shrink = height = depth = 0.0
    marks: list[Mark] = []
    for part in parts:
        marks += [
            replace(mark, x=mark.x + x, stretch=mark.stretch + stretch, shrink=mark.shrink + shrink)
            for mark in part.marks
        ]
        x += part.width
        stretch += part.stretch
        shrink += part.shrink
        if part.marks or part.height or part.depth:
            height, depth = max(height, part.height), max(depth, part.depth)
    return Box(x, height, depth, tuple(marks), 0.0, stretch, shrink)


def rigid(box: Box) -> Box:
    """The box with its glue set at its natural width, as TeX packs it inside another."""
    marks = tuple(replace(mark, stretch=0.0, shrink=0.0) for mark in box.marks)
    return replace(box, marks=marks, stretch=0.0, shrink=0.0)


def centred(box: Box, width: float) -> Box:
    """The box in the middle of a width."""
    return replace(box, width=width, marks=tuple(moved(box, (width - box.width) / 2, 0.0)), italic=0.0)


def stack(parts: Sequence[tuple[Box, float]], width: float) -> Box:
    """Boxes each with the place of its baseline below the line of the whole."""
    marks = [mark for box, y in parts for mark in moved(box, 0.0, y)]
    height = max((box.height - y for box, y in parts), default=0.0)
    depth = max((box.depth + y for box, y in parts), default=0.0)
    return Box(width, height, depth, tuple(marks))


def rule(width: float, height: float) -> Box:
    """A rule that stands on its line."""
    return Box(width, height, 0.0, (Mark("rule", 0, 0.0, 0.0, width=width, height=height),))
