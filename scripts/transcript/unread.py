"""Mathematics that no recoverer claimed, gathered into formulas that say so: never printed as if it were prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from scripts.transcript.geometry import Bounds
from scripts.transcript.model import Box, Doubt, Formula, Glyph, Painted
from scripts.transcript.styles import is_tex_font

# KaTeX's fonts and MathJax's; of TeX's those that hold mathematics only.
MATH_FONT = re.compile(
    r"^(?:KaTeX_|MathJax_|MJX|cm(?:mi|sy|ex|mib|bsy)\d|ms[ab]m\d|euf|eus|rsfs|stix.*math|latinmodern-math)", re.I
)
MATH_CHARACTERS = frozenset("0123456789=+-()[]{}.,;:!|/<>'′^~˜ˆ¯∑∏∫")
REACH_X_POINTS, REACH_Y_POINTS = 4.5, 2.5
CELL_POINTS = 12.0
REASON = "mathematics of a kind that is not read"


def unread_formulas(painted: Sequence[Painted], used: Set[int]) -> list[Formula]:
    """One formula with a doubt for each cluster of mathematical glyphs that stand in no formula."""
    rest = [(i, thing) for i, thing in enumerate(painted) if i not in used and isinstance(thing, Glyph)]
    if not any(is_math_font(glyph.font) and _leaves_ink(glyph) for _, glyph in rest):
        return []
    candidates = {i: thing for i, thing in rest if _leaves_ink(thing) and _may_belong(thing)}
    clusters = _clusters({index: _bounds(glyph) for index, glyph in candidates.items()})
    mathematical = (c for c in clusters if any(is_math_font(candidates[index].font) for index in c))
    return [_formula(sorted(cluster), candidates) for cluster in mathematical]


@lru_cache(maxsize=2_000)
def is_math_font(font: str) -> bool:
    """Whether a font prints mathematics only."""
    return MATH_FONT.match(font) is not None


def _leaves_ink(glyph: Glyph) -> bool:
    return not (glyph.is_invisible or glyph.is_marker)


def _may_belong(glyph: Glyph) -> bool:
    return is_math_font(glyph.font) or (is_tex_font(glyph.font) and set(glyph.text) <= MATH_CHARACTERS)


def _bounds(glyph: Glyph) -> Bounds:
    return glyph.x, glyph.y - 0.7 * glyph.size, glyph.x + max(glyph.advance, 0.5), glyph.y + 0.2 * glyph.size


def _clusters(boxes: dict[int, Bounds]) -> list[list[int]]:
    """Indices whose boxes lie within reach of each other, found over a grid so that a full page stays quick."""
    parent = {index: index for index in boxes}

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    grid: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, box in boxes.items():
        for cell in _cells(box):
            for other in grid[cell][-40:]:
                if _near(box, boxes[other]):
                    parent[root(index)] = root(other)
            grid[cell].append(index)
    clusters: dict[int, list[int]] = defaultdict(list)
    for index in boxes:
        clusters[root(index)].append(index)
    return list(clusters.values())


def _cells(box: Bounds) -> Iterator[tuple[int, int]]:
    x0, y0, x1, y1 = (int(edge // CELL_POINTS) for edge in _grown(box))
    for column in range(x0, min(x1, x0 + 60) + 1):
        for row in range(y0, min(y1, y0 + 60) + 1):
            yield column, row


def _grown(box: Bounds) -> Bounds:
    return box[0] - REACH_X_POINTS, box[1] - REACH_Y_POINTS, box[2] + REACH_X_POINTS, box[3] + REACH_Y_POINTS


def _near(first: Bounds, second: Bounds) -> bool:
    across = max(first[0], second[0]) - min(first[2], second[2])
    down = max(first[1], second[1]) - min(first[3], second[3])
    return across < REACH_X_POINTS and down < REACH_Y_POINTS


def _formula(cluster: list[int], glyphs: dict[int, Glyph]) -> Formula:
    own = [glyphs[index] for index in cluster]
    em = max(glyph.size for glyph in own)
    main = [glyph for glyph in own if glyph.size > 0.9 * em]
    boxes = [_bounds(glyph) for glyph in own]
    box = Box(
        own[0].page,
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    baselines = [glyph.y for glyph in main if "ex" not in glyph.font.lower()] or [main[0].y]
    baseline = max(set(baselines), key=baselines.count)
    return Formula(box, baseline, em, tuple(cluster), "", display=False, doubt=Doubt(REASON, box))
