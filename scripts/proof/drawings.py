"""Lines and outlines of a painting held against those of a layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.proof.painting import Edges, PaintedShape, Painting
from scripts.proof.printed import Layout, PrintedLine, PrintedShape

# A browser snaps lines and outlines to whole pixels, each edge on its own.
EDGE_PIXELS = 2.0
Shift = tuple[float, float]


def other_drawings(painting: Painting, layout: Layout, moved: Mapping[int, Shift], scale: float) -> str:
    """What is different between the lines and outlines of both, "" when nothing is.

    ``moved`` says by how much each piece of the layout is moved, ``scale`` how many CSS pixels of it a point is.
    """
    still = next(iter(moved.values()))
    lines = [item for item in layout.printed if isinstance(item, PrintedLine)]
    wanted = [_edges((line.x0, line.y0, line.x1, line.y1), moved.get(line.piece, still)) for line in lines]
    dashed = [edges for edges, line in zip(wanted, lines, strict=True) if line.is_dashed]
    found = [_scaled(line, scale) for line in painting.lines]
    solid = [line for line in found if not any(_lies_in(line, other) for other in dashed)]
    if not all(any(_lies_in(line, other) for line in found) for other in dashed):
        return "a dashed line is not there"
    wanted = [edges for edges in wanted if edges not in dashed]
    if not _cover(solid, wanted) or not _cover(wanted, solid):
        return f"its lines are others ({len(solid)}, not {len(wanted)})"
    return _other_outlines(painting, layout, moved, scale)


def _other_outlines(painting: Painting, layout: Layout, moved: Mapping[int, Shift], scale: float) -> str:
    still = next(iter(moved.values()))
    shapes = [item for item in layout.printed if isinstance(item, PrintedShape)]
    if len(shapes) != len(painting.shapes):
        return f"its outlines are others ({len(painting.shapes)}, not {len(shapes)})"
    for one, other in zip(painting.shapes, shapes, strict=True):
        if not is_same_outline(one, other, moved.get(other.piece, still), scale):
            return "an outline is another or stands elsewhere"
    return ""


def is_same_outline(painted: PaintedShape, printed: PrintedShape, shift: Shift, scale: float) -> bool:
    """Whether each control point that can be seen of either has one of the other beside it.

    A printer merges, splits and drops points that change nothing, so neither number nor order is the same.
    """
    clip = _edges(printed.clip, shift)
    found = _points([value * scale for value in painted.points], (0.0, 0.0), clip)
    wanted = _points(printed.points, shift, clip)
    return bool(found) and bool(wanted) and _are_beside(found, wanted) and _are_beside(wanted, found)


def _points(values: Sequence[float], shift: Shift, clip: Edges) -> list[tuple[float, float]]:
    pairs = ((x + shift[0], y + shift[1]) for x, y in zip(values[::2], values[1::2], strict=True))
    x0, y0, x1, y1 = clip
    return [
        (x, y)
        for x, y in pairs
        if x0 - EDGE_PIXELS <= x <= x1 + EDGE_PIXELS and y0 - EDGE_PIXELS <= y <= y1 + EDGE_PIXELS
    ]


def _are_beside(these: Sequence[tuple[float, float]], those: Sequence[tuple[float, float]]) -> bool:
    return all(any(abs(x - a) < EDGE_PIXELS and abs(y - b) < EDGE_PIXELS for a, b in those) for x, y in these)


def _cover(these: Sequence[Edges], those: Sequence[Edges]) -> bool:
    """Whether each has one of the others in its place; a printer may paint a line twice."""
    return all(any(max(map(_off, line, other)) < EDGE_PIXELS for other in those) for line in these)


def _off(one: float, other: float) -> float:
    return abs(one - other)


def _lies_in(line: Edges, whole: Edges) -> bool:
    return (
        whole[0] - EDGE_PIXELS < line[0]
        and line[2] < whole[2] + EDGE_PIXELS
        and whole[1] - EDGE_PIXELS < line[1]
        and line[3] < whole[3] + EDGE_PIXELS
    )


def _edges(edges: Edges, shift: Shift) -> Edges:
    return edges[0] + shift[0], edges[1] + shift[1], edges[2] + shift[0], edges[3] + shift[1]


def _scaled(edges: Edges, scale: float) -> Edges:
    return edges[0] * scale, edges[1] * scale, edges[2] * scale, edges[3] * scale
