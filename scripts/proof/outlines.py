"""An SVG drawing of KaTeX's as the outlines that a printer paints: operator letters and control points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scripts.proof.markup import Node
from scripts.proof.styles import Unknown

TOKEN = re.compile(r"([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+))")
COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "z": 0}
EDGES = {"0": 0.0, "100%": 1.0}

Points = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Viewport:
    """Where a drawing stands: its left and top edge, width and height in CSS pixels."""

    x: float
    y: float
    width: float
    height: float


def outlines_of(drawing: Node, port: Viewport) -> Iterator[tuple[str, Points]]:
    """Letters and points of each outline in a drawing, in CSS pixels; raises Unknown."""
    for child in drawing.children:
        if isinstance(child, str):
            raise Unknown("words in a drawing")
        if child.tag == "path":
            letters, points = path_of(child.attributes["d"])
            scale_x, scale_y, left, top = fitted(drawing, port)
            places = (
                [left + scale_x * value for value in points[::2]],
                [top + scale_y * value for value in points[1::2]],
            )
            yield letters, tuple(value for pair in zip(*places, strict=True) for value in pair)
        elif child.tag == "line":
            yield "ml", tuple(_line(child, port))
        else:
            raise Unknown(f"a drawing's {child.tag}")


def _line(line: Node, port: Viewport) -> Iterator[float]:
    for name in ("1", "2"):
        yield port.x + port.width * EDGES[line.attributes[f"x{name}"]]
        yield port.y + port.height * EDGES[line.attributes[f"y{name}"]]


def fitted(drawing: Node, port: Viewport) -> tuple[float, float, float, float]:
    """Scales across and down, and where the drawing's origin comes to stand (SVG 1.1, preserveAspectRatio)."""
    if "viewBox" not in drawing.attributes:
        raise Unknown("a drawing without a view box")
    _, _, width, height = (float(part) for part in drawing.attributes["viewBox"].split())
    across, down = port.width / width, port.height / height
    how = drawing.attributes.get("preserveAspectRatio", "xMidYMid")
    if how == "none":
        return across, down, port.x, port.y
    scale = max(across, down) if how.endswith("slice") else min(across, down)
    left = {"xMin": 0.0, "xMid": 0.5, "xMax": 1.0}[how[:4]] * (port.width - width * scale)
    top = {"YMin": 0.0, "YMid": 0.5, "YMax": 1.0}[how[4:8]] * (port.height - height * scale)
    return scale, scale, port.x + left, port.y + top


def rectangles(letters: str, points: Points) -> list[tuple[float, float, float, float]]:
    """The edges of each part when all are rectangles along the axes, as bars of tall braces are; else nothing."""
    parts = letters.count("m")
    if letters != "mlllh" * parts:
        return []
    found = []
    for at in range(0, 8 * parts, 8):
        xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
        found.append((min(xs), min(ys), max(xs), max(ys)))
        if len(set(xs)) > 2 or len(set(ys)) > 2:
            return []
    return found


@lru_cache(maxsize=512)
def path_of(data: str) -> tuple[str, Points]:
    """A path's letters (m, l, c, h) and absolute control points as PDF has them: every curve cubic."""
    letters: list[str] = []
    points: list[float] = []
    here, start, control = (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)
    for command, values in _commands(data):
        kind = command.lower()
        moved = _absolute(kind, values, here) if command.islower() else _placed(kind, values, here)
        if kind == "z":
            letters.append("h")
            here = control = start
            continue
        if kind in "cs":
            first = control if kind == "s" else moved[:2]
            curve = (*first, *moved[-4:])
            letters.append("c")
            points += curve
            control = 2 * curve[4] - curve[2], 2 * curve[5] - curve[3]
            here = curve[4], curve[5]
            continue
        if kind in "qt":
            raise Unknown("a quadratic curve")
        letters.append("m" if kind == "m" else "l")
        points += moved
        here = control = moved[0], moved[1]
        start = here if kind == "m" else start
    return "".join(letters), tuple(points)


def _commands(data: str) -> Iterator[tuple[str, Points]]:
    command, values = "", []
    for letter, number in TOKEN.findall(data):
        if letter:
            if values:
                raise Unknown("a broken path")
            command = letter
            if command.lower() not in COUNTS:
                raise Unknown(f"the path command {command}")
            if command in "zZ":
                yield command, ()
        else:
            values.append(float(number))
            if len(values) == COUNTS[command.lower()]:
                yield command, tuple(values)
                values = []
                # Further pairs after a move are lines (SVG 1.1, 8.3.2).
                command = {"m": "l", "M": "L"}.get(command, command)


def _absolute(kind: str, values: Points, here: tuple[float, float]) -> Points:
    if kind == "h":
        return here[0] + values[0], here[1]
    if kind == "v":
        return here[0], here[1] + values[0]
    return tuple(value + here[place % 2] for place, value in enumerate(values))


def _placed(kind: str, values: Points, here: tuple[float, float]) -> Points:
    if kind == "h":
        return values[0], here[1]
    return (here[0], values[0]) if kind == "v" else values
