"""A path of the content stream as what it paints: rules where it is straight and along the axes, shapes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.transcript.geometry import Bounds, bounds_of, meet, widen
from scripts.transcript.model import Box, Rule, Shape

# A line counts as level or upright when it strays less than this many points, far below one pixel of a printer.
STRAIGHT_POINTS = 0.02
# A path whose points add up to more than this, or to no number at all, is no drawing of a page.
FARTHEST_POINTS = 1e11


@dataclass(slots=True)
class Path:
    """The outline under construction, in page coordinates: operator letters and points x, y, x, y, ..."""

    letters: list[str] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    rectangles: int = 0

    def clear(self) -> None:
        """Forget the outline, as every painting operator does."""
        self.letters.clear()
        self.points.clear()
        self.rectangles = 0


@dataclass(frozen=True, slots=True)
class Brush:
    """How an outline is painted: page, clip, colour, tag, half the line width when stroked, overlay or not."""

    page: int
    clip: Bounds
    color: tuple[float, float, float]
    tag: int | None
    stroke: float | None
    is_overlay: bool


def painted_path(path: Path, brush: Brush) -> Iterator[Rule | Shape]:
    """What an outline shows once painted and clipped; nothing when the clip hides it."""
    if not path.points or not -FARTHEST_POINTS < sum(path.points) < FARTHEST_POINTS:
        return
    letters = "".join(path.letters)
    straight = _straight_parts(letters, path.points, is_stroked=brush.stroke is not None)
    if straight is not None:
        for bounds in straight:
            seen = meet(widen(bounds, brush.stroke or 0.0), brush.clip)
            if seen:
                yield Rule(Box(brush.page, *seen), brush.color, brush.stroke is not None, brush.tag, brush.is_overlay)
        return
    seen = meet(widen(bounds_of(path.points), brush.stroke or 0.0), brush.clip)
    if seen:
        yield Shape(
            Box(brush.page, *seen), Box(brush.page, *brush.clip), letters, tuple(path.points), brush.color,
            brush.stroke is not None, brush.tag, brush.is_overlay,
        )  # fmt: skip


def _straight_parts(letters: str, points: list[float], *, is_stroked: bool) -> list[Bounds] | None:
    """The bounds of each part when every part is a rectangle or, if stroked, a line along an axis; else None."""
    if len(letters) > 400 or set(letters) - set("mlh"):
        return None
    parts: list[Bounds] = []
    at = 0
    for part in letters.split("m")[1:]:
        count = 2 * (1 + part.count("l"))
        corners = points[at : at + count]
        at += count
        if count == 2:
            continue
        if not (_is_rectangle(corners) or (is_stroked and count == 4 and _is_level(corners))):
            return None
        parts.append(bounds_of(corners))
    return parts


def _is_level(line: list[float]) -> bool:
    return abs(line[0] - line[2]) < STRAIGHT_POINTS or abs(line[1] - line[3]) < STRAIGHT_POINTS


def _is_rectangle(corners: list[float]) -> bool:
    if len(corners) == 10 and abs(corners[0] - corners[8]) + abs(corners[1] - corners[9]) < STRAIGHT_POINTS:
        corners = corners[:8]
    if len(corners) != 8:
        return False
    x0, y0, x1, y1 = bounds_of(corners)
    on_edges = all(
        min(abs(x - x0), abs(x - x1)) < STRAIGHT_POINTS and min(abs(y - y0), abs(y - y1)) < STRAIGHT_POINTS
        for x, y in zip(corners[::2], corners[1::2], strict=True)
    )
    return on_edges and abs(corners[0] - corners[4]) + abs(corners[1] - corners[5]) > max(x1 - x0, y1 - y0) * 0.99
