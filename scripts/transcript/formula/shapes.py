"""What KaTeX's outlines are, told by the letters of their path operators.

Source: the paths of src/svgGeometry.ts, as Chromium prints them (curves of kinds v and y count as c, and closing is
left out, so that a re-saved file reads the same). KaTeX draws many of them 400 em wide and cuts them to their place.
"""

from __future__ import annotations

from scripts.transcript.model import Shape

SURDS = frozenset(
    ("mcccccccccccclllcccccclmllll", "mcccccccccccccclllccccmllll", "mcclllccccccccccccccmllll", "mlllllcccllcllclllcllmllll")
)
FENCES: dict[str, str] = {
    "mcccccclccccccccccclcccc": "(",
    "mccccccclcccccccccccclcccc": ")",
    "mllllllllllllmllllllll": "[",
    "mlllllllllllmlllllll": "]",
    "mlllcclllccmllllll": "|",
    "mlllcclllccmllllllmlllcclllccmllllll": "‖",
    "mlllllllll": "⌊⌋",
    "mlllllllllmlllllll": "⌈⌉",
}


def signature(shape: Shape) -> str:
    """The path's operator letters without what a second program may change."""
    return shape.operators.replace("y", "c").replace("v", "c").replace("h", "")


def is_cut_wide(shape: Shape) -> bool:
    """Whether the outline goes on far beyond what is seen of it."""
    across = shape.points[::2]
    return bool(across) and max(max(across) - shape.box.x1, shape.box.x0 - min(across)) > 300


def leans_left(shape: Shape) -> bool:
    """Whether most of the outline's points lie in the left half of what is seen."""
    across = [x for x in shape.points[::2] if shape.box.x0 - 1 <= x <= shape.box.x1 + 1]
    middle = (shape.box.x0 + shape.box.x1) / 2
    return 2 * sum(x < middle for x in across) > len(across)


def opens_upwards(shape: Shape) -> bool:
    """Whether most of the outline's points lie in the upper half of what is seen."""
    down = shape.points[1::2]
    middle = (shape.box.y0 + shape.box.y1) / 2
    return 2 * sum(y < middle for y in down) > len(down)
