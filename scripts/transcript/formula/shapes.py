"""What KaTeX's outlines are, told by their proportions.

Source: the paths of src/svgGeometry.ts and src/delimiter.ts; sizes in em as Chromium prints them. The letters of a
path change with its scale and with the program that saved the file, its proportions do not. KaTeX draws many outlines
400 em wide and cuts them to their place.
"""

from __future__ import annotations

from scripts.transcript.model import Shape

NEAR = 0.025
FAR = 300.0
# Heights in em of outlines that are drawn far wider than they are seen (katexImagesData in src/stretchy.ts).
ARROW, DOUBLE_ARROW, HARPOON, BRACE = 0.517, 0.548, 0.281, 0.334
VEC_WIDTH, VEC_HEIGHT = 0.436, 0.198
# Of a bracket's height: how far its tips reach.
TIP = 0.05
MAPSTO_TAIL, HOOK = 0.374, 0.234
# Widths in em of tall delimiters; a square bracket is cut at its clip, which is snapped to a pixel.
BAR, DOUBLE_BAR, PARENTHESIS, BRACKET = 0.043, 0.265, 0.552, (0.29, 0.41)


def width(shape: Shape) -> float:
    """Points across what is seen."""
    return shape.box.x1 - shape.box.x0


def height(shape: Shape) -> float:
    """Points down what is seen."""
    return shape.box.y1 - shape.box.y0


def is_cut_wide(shape: Shape) -> bool:
    """Whether the outline goes on far beyond what is seen of it."""
    return reaches_right(shape) or reaches_left(shape)


def reaches_right(shape: Shape) -> bool:
    """Whether it goes on to the right."""
    return bool(shape.points) and max(shape.points[::2]) > shape.box.x1 + FAR


def reaches_left(shape: Shape) -> bool:
    """Whether it goes on to the left."""
    return bool(shape.points) and min(shape.points[::2]) < shape.box.x0 - FAR


def fence(shape: Shape, em: float) -> str:
    """The tall bracket that an outline is, "" for other outlines."""
    if is_cut_wide(shape) or shape.stroked or height(shape) < em:
        return ""
    wide = width(shape) / em
    if abs(wide - BAR) < NEAR:
        return "|"
    if abs(wide - DOUBLE_BAR) < NEAR:
        return "‖"
    if abs(wide - PARENTHESIS) < NEAR and "c" in shape.operators:
        return "(" if _mean_at_tips(shape) > 0.5 else ")"
    if BRACKET[0] < wide < BRACKET[1] and "c" not in shape.operators:
        return _bracket(shape)
    return ""


def _places(shape: Shape) -> list[tuple[float, float]]:
    wide, tall = width(shape) or 1.0, height(shape) or 1.0
    return [((x - shape.box.x0) / wide, (y - shape.box.y0) / tall)
            for x, y in zip(shape.points[::2], shape.points[1::2], strict=True)]  # fmt: skip


def _mean_at_tips(shape: Shape) -> float:
    """Where the ends of a bracket are, across: the middle of a very tall one is a straight line without points."""
    tips = [x for x, y in _places(shape) if not TIP < y < 1 - TIP] or [0.5]
    return sum(tips) / len(tips)


def _bracket(shape: Shape) -> str:
    places = _places(shape)
    top = [x for x, y in places if y < 0.06]
    bottom = [x for x, y in places if y > 0.94]
    has_top, has_bottom = bool(top) and max(top) - min(top) > 0.8, bool(bottom) and max(bottom) - min(bottom) > 0.8
    stem = [x for x, _ in places if 0.04 < x < 0.96] or [x for x, y in places if 0.1 < y < 0.9] or [0.5]
    is_left = sum(stem) / len(stem) < 0.5
    pair = {(True, True): "[]", (False, True): "⌊⌋", (True, False): "⌈⌉"}.get((has_top, has_bottom), "  ")
    return (pair[0] if is_left else pair[1]).strip()


def accent(shape: Shape, em: float) -> str:
    """The command of an outline over letters, "" for other outlines."""
    if shape.stroked:
        return ""
    if is_cut_wide(shape):
        return _wide_arrow(shape, em)
    curves, lines = (
        shape.operators.count("c") + shape.operators.count("y") + shape.operators.count("v"),
        shape.operators.count("l"),
    )
    if abs(width(shape) / em - VEC_WIDTH) < NEAR and abs(height(shape) / em - VEC_HEIGHT) < NEAR and curves >= 10:
        return r"\vec"
    if height(shape) > 0.5 * em or width(shape) < 0.3 * em:
        return ""
    if lines >= 5 and curves <= 8:
        return r"\widecheck" if _dips(shape) else r"\widehat"
    return r"\widetilde" if curves >= 8 and lines <= 5 else ""


def _wide_arrow(shape: Shape, em: float) -> str:
    tall = height(shape) / em
    if abs(tall - ARROW) < NEAR and "c" in shape.operators:
        if has_two_shafts(shape):
            return "" if reaches_right(shape) else r"\Overrightarrow"
        return r"\overleftarrow" if reaches_right(shape) else r"\overrightarrow"
    if abs(tall - HARPOON) < NEAR and "c" in shape.operators and shape.operators.count("m") > 1:
        return r"\overleftharpoon" if reaches_right(shape) else r"\overrightharpoon"
    return ""


def _dips(shape: Shape) -> bool:
    """A check's middle is low, a hat's is high."""
    inner = [y for x, y in _places(shape) if 0.35 < x < 0.65] or [0.5]
    return sum(inner) / len(inner) > 0.5


def is_brace_part(shape: Shape, em: float) -> bool:
    """Whether an outline is one of the three parts of a horizontal brace."""
    return is_cut_wide(shape) and BRACE - 3 * NEAR < height(shape) / em < BRACE + NEAR and "c" in shape.operators


def arrow_part(shape: Shape, em: float) -> str:
    """What an outline of an arrow is: > or < with one shaft, => or <= with two, | ( ) for its tail, "" for others."""
    tall, curves = height(shape) / em, shape.operators.count("c")
    if not is_cut_wide(shape):
        return ""
    if curves == 0:
        return "|" if reaches_right(shape) and abs(tall - MAPSTO_TAIL) < NEAR else ""
    if abs(tall - HOOK) < NEAR:
        return "(" if reaches_right(shape) else ")"
    if not ARROW - NEAR < tall < DOUBLE_ARROW + NEAR:
        return ""
    if has_two_shafts(shape):
        return "<=" if reaches_right(shape) else "=>"
    return "<" if reaches_right(shape) else ">"


def has_two_shafts(shape: Shape) -> bool:
    """Whether an arrow is a double one, whose shafts are outlines of their own; its height may be cut by a pixel."""
    return shape.operators.count("m") > 2
