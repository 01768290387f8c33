"""Rows and columns: matrices, cases, arrays, aligned lines (latex.ltx and amsmath.sty)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.transcript.formula.tex.setting.boxes import Box, Mark, moved
from scripts.transcript.formula.tex.setting.fonts import D, Fonts, T
from scripts.transcript.formula.tex.setting.lists import clean
from scripts.transcript.formula.tex.setting.nodes import Node

COLUMN_SEP, JOT, LINE_SKIP, RULE = 5.0, 3.0, 1.0, 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells: its baseline below the top of all, its height and depth."""

    y: float
    height: float
    depth: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How an environment is set: ``columns`` letters l, c, r; ``gaps`` before each column in em of the text."""

    style: int
    stretch: float
    columns: str
    gaps: tuple[float, ...]
    jot: float = 0.0
    ends: tuple[float, float] = (0.0, 0.0)
    bars: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()
    is_small: bool = False


def shape_of(name: str, count: int, columns: str, fonts: Fonts, *, lines: tuple[int, ...] = ()) -> Shape | None:
    """The shape of an environment with so many columns; None for an unknown one."""
    separation = fonts.points(COLUMN_SEP)
    if name.endswith("matrix") and name != "smallmatrix":
        return Shape(T, 1.0, "c" * count, (0.0,) + (2 * separation,) * (count - 1))
    if name == "cases":
        return Shape(T, 1.2, "l" * count, (0.0,) + (fonts.size(T),) * (count - 1))
    if name == "array":
        letters = "".join(letter for letter in columns if letter in "lcr")
        bars = tuple(
            sum(other in "lcr" for other in columns[:place]) for place, letter in enumerate(columns) if letter == "|"
        )
        return Shape(T, 1.0, letters, (0.0,) + (2 * separation,) * (len(letters) - 1), 0.0,
                     (separation, separation), bars, lines)  # fmt: skip
    if name in ("aligned", "split", "align", "align*", "alignedat"):
        return Shape(D, 1.0, ("rl" * count)[:count], tuple(0.0 for _ in range(count)), JOT)
    if name in ("gathered", "gather", "gather*"):
        return Shape(D, 1.0, "c" * count, (0.0,) * count, JOT)
    return None


def grid(rows: Sequence[Sequence[Sequence[Node]]], shape: Shape, fonts: Fonts, extra: Sequence[float] = ()) -> Box:
    """The cells of an environment, centred on the axis."""
    boxes = [[clean(cell, fonts, shape.style) for cell in cells] for cells in rows]
    count = max(len(cells) for cells in boxes)
    widths = [max((cells[at].width for cells in boxes if at < len(cells)), default=0.0) for at in range(count)]
    lines, height = _lines(boxes, shape, fonts, extra)
    lefts = _lefts(widths, shape)
    width = lefts[-1] + widths[-1] + shape.ends[1]
    thickness = fonts.points(RULE)
    marks: list[Mark] = []
    for place, (cells, line) in enumerate(zip(boxes, lines, strict=True)):
        if place in shape.lines:
            marks.append(Mark("rule", 0, 0.0, line.y - line.height, width=width, height=thickness))
        for at in range(count + 1):
            if at in shape.bars:
                marks.append(_bar(at, line, lefts, widths, shape, thickness))
            if at < len(cells):
                cell, free = cells[at], widths[at] - cells[at].width
                letter = shape.columns[at] if at < len(shape.columns) else "c"
                marks += moved(cell, lefts[at] + {"l": 0.0, "c": free / 2, "r": free}[letter], line.y)
    if len(lines) in shape.lines:
        marks.append(Mark("rule", 0, 0.0, height, width=width, height=thickness))
    middle = height / 2 + fonts.axis(T)
    return Box(width, middle, height - middle, tuple(replace(mark, y=mark.y - middle) for mark in marks))


def _bar(at: int, line: Line, lefts: Sequence[float], widths: Sequence[float], shape: Shape, width: float) -> Mark:
    """The upright rule before a column in one line; it takes no room (latex.ltx, \\@arrayrule)."""
    x = lefts[at] - shape.gaps[at] / 2 if 0 < at < len(lefts) else (0.0 if at == 0 else lefts[-1] + widths[-1])
    x += shape.ends[1] if at == len(lefts) else 0.0
    return Mark("rule", 0, x - width / 2, line.y + line.depth, width=width, height=line.height + line.depth)


def _lefts(widths: Sequence[float], shape: Shape) -> list[float]:
    lefts = []
    x = shape.ends[0]
    for at, width in enumerate(widths):
        x += shape.gaps[at] if at < len(shape.gaps) else 0.0
        lefts.append(x)
        x += width
    return lefts


def _lines(
    boxes: Sequence[Sequence[Box]], shape: Shape, fonts: Fonts, extra: Sequence[float]
) -> tuple[list[Line], float]:
    """The lines below the top, and the height of all; aligned lines keep a line's distance."""
    line = fonts.line
    high, deep = 0.7 * line * shape.stretch, 0.3 * line * shape.stretch
    jot = fonts.points(shape.jot)
    found, y, before = [], 0.0, 0.0
    for at, cells in enumerate(boxes):
        top = max([high, *(cell.height for cell in cells)])
        bottom = max([deep, *(cell.depth for cell in cells)])
        if jot and at:
            # plain.tex, \\openup: lines that would come nearer than \\lineskiplimit are parted by \\lineskip.
            y += jot + (LINE_SKIP * fonts.scale if before + top > line + 0.01 else 0.0)
        y += fonts.points(RULE) * shape.lines.count(at)
        found.append(Line(y + top, top, bottom))
        y += top + bottom + (extra[at] if at < len(extra) else 0.0)
        before = bottom
    return found, y + fonts.points(RULE) * shape.lines.count(len(boxes))


def piled(rows: Sequence[Sequence[Box]], gap: float, skips: tuple[float, float], axis: float) -> Box:
    """Rows of centred cells without struts, ``gap`` apart; ``skips`` are the distance of lines and the least space."""
    count = max(len(cells) for cells in rows)
    widths = [max((cells[at].width for cells in rows if at < len(cells)), default=0.0) for at in range(count)]
    marks, y, before, top = [], 0.0, 0.0, 0.0
    for place, cells in enumerate(rows):
        height, depth = max(cell.height for cell in cells), max(cell.depth for cell in cells)
        if place:
            step = skips[0] if skips[0] - before - height >= skips[1] else before + height + skips[1]
            y += step
        else:
            top = height
        x = 0.0
        for at, cell in enumerate(cells):
            marks += moved(cell, x + (widths[at] - cell.width) / 2, y)
            x += widths[at] + gap
        before = depth
    half = (top + y + before) / 2
    shift = top - half - axis
    width = sum(widths) + gap * (count - 1)
    return Box(width, half + axis, half - axis, tuple(replace(mark, y=mark.y + shift) for mark in marks))
