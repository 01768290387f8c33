"""A formula's painting held against the layout of its LaTeX.

``exact``: the same glyphs in the same order, each within 0.05 CSS pixels across and 1 pixel down of where KaTeX's print
has it, and the same lines and outlines; ``near``: the same glyphs, but elsewhere; ``unrecovered``: other glyphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median_low

from scripts.proof.colours import other_colours
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED, Proof
from scripts.proof.drawings import other_drawings
from scripts.proof.foreign import foreign, is_katex
from scripts.proof.painting import PaintedGlyph, Painting
from scripts.proof.pairing import Pair, paired
from scripts.proof.printed import Layout, PrintedGlyph

ACROSS_PIXELS = 0.05
# A browser snaps baselines to whole pixels; what the PDF rounds comes on top.
DOWN_PIXELS = 1.0
ROUNDING_PIXELS = 0.025
SIZE_RATIO = 0.02
PIXELS_A_POINT, CUT_RATIO = 96 / 72, 0.001
# Of the font size: a new line begins at least this far below, and what is near stands at most this far away.
LINE_BREAK = 0.6
NEAR_DOWN, NEAR_ACROSS = 0.15, 0.3
CLEAR = "transparent"
INVISIBLE = "\u200b"


def prove(painting: Painting, layout: Layout) -> Proof:
    """Hold what a PDF paints for a formula against the layout of its LaTeX, in CSS pixels of the layout's size."""
    printed = [item for item in layout.printed if isinstance(item, PrintedGlyph) and _is_seen(item)]
    if not any(is_katex(glyph) for glyph in painting.glyphs):
        return foreign(painting, printed)
    if len(printed) != len(painting.glyphs):
        return Proof(UNRECOVERED, _other_glyphs(painting.glyphs, printed), is_settled=True)
    scale = scale_of(painting, layout)
    painted = [
        replace(glyph, size=glyph.size * scale, x=glyph.x * scale, y=glyph.y * scale) for glyph in painting.glyphs
    ]
    pairs = paired(painted, printed)
    if not pairs:
        return Proof(UNRECOVERED, _other_glyphs(painted, printed), is_settled=True)
    if any(abs(one.size - other.size) > SIZE_RATIO * other.size for one, other in pairs):
        return Proof(UNRECOVERED, "printed again, its characters have other sizes")
    if not all(is_katex(one) and other.font for one, other in pairs):
        return Proof(NEAR, "a character of it is printed in another font than KaTeX's", is_settled=True)
    return _placed(painting, layout, pairs, scale)


def _placed(painting: Painting, layout: Layout, pairs: list[Pair], scale: float) -> Proof:
    shifts = list(shifts_of(pairs, layout.size))
    across, down, which = _farthest(pairs, shifts)
    far_down, far_across = NEAR_DOWN * layout.size, NEAR_ACROSS * layout.size
    if down > max(far_down, DOWN_PIXELS + ROUNDING_PIXELS) or across > far_across:
        return Proof(UNRECOVERED, f"printed again, {which} stands {across:.1f} by {down:.1f} pixels away")
    if across > ACROSS_PIXELS or down > DOWN_PIXELS + ROUNDING_PIXELS:
        return Proof(NEAR, f"printed again, {which} stands {across:.2f} by {down:.2f} pixels away")
    moved = {glyph.piece: shift for (_, glyph), shift in zip(pairs, shifts, strict=True)}
    elsewhere = other_drawings(painting, layout, moved, scale) or other_colours(pairs)
    return Proof(NEAR, f"printed again, {elsewhere}") if elsewhere else Proof(EXACT)


def scale_of(painting: Painting, layout: Layout) -> float:
    """How many CSS pixels a point is; a PDF cuts font sizes short, so 4/3 where the sizes are near that."""
    scale = layout.size / painting.em
    return PIXELS_A_POINT if abs(scale / PIXELS_A_POINT - 1) < CUT_RATIO else scale


def shifts_of(pairs: Sequence[Pair], size: float) -> Iterator[tuple[float, float]]:
    """For each pair how far the print is moved: one shift for the formula, another after each place it was broken at.

    A formula breaks between KaTeX's pieces only: into a new line, or before a number at the margin.
    """
    pieces: dict[int, list[Pair]] = {}
    for pair in pairs:
        pieces.setdefault(pair[1].piece, []).append(pair)
    runs: list[list[Pair]] = []
    before: tuple[float, float] = (0.0, 0.0)
    for piece in pieces.values():
        after = _shift(piece)
        if runs and not _is_broken(before, after, size, runs[-1][-1][0], piece[0][0]):
            runs[-1] += piece
        else:
            runs.append(piece)
        before = after
    found = {id(pair): shift for run in runs for shift in [_shift(run)] for pair in run}
    return (found[id(pair)] for pair in pairs)


def _shift(pairs: Sequence[Pair]) -> tuple[float, float]:
    """What moves most of the print onto the painting."""
    across = median_low(one.x - other.x for one, other in pairs)
    return across, median_low(one.y - other.y for one, other in pairs)


def _is_broken(
    before: tuple[float, float], after: tuple[float, float], size: float, last: PaintedGlyph, first: PaintedGlyph
) -> bool:
    down, right = after[1] - before[1], after[0] - before[0]
    return first.piece != last.piece or down > LINE_BREAK * size or right > 2 * size


def _farthest(pairs: Sequence[Pair], shifts: Sequence[tuple[float, float]]) -> tuple[float, float, str]:
    """The largest distances across and down, and the character that is farthest off."""
    across = down = worst = 0.0
    which = ""
    for (one, other), (right, below) in zip(pairs, shifts, strict=True):
        off = abs(one.x - other.x - right), abs(one.y - other.y - below)
        across, down = max(across, off[0]), max(down, off[1])
        weight = max(off[0] / ACROSS_PIXELS, off[1] / DOWN_PIXELS)
        if weight > worst:
            worst, which = weight, other.text
    return across, down, which


def _is_seen(glyph: PrintedGlyph) -> bool:
    return bool(glyph.text.strip()) and glyph.text != INVISIBLE and glyph.color != CLEAR


def _name(glyph: PaintedGlyph | PrintedGlyph) -> tuple[str, str]:
    return glyph.font, glyph.text


def _other_glyphs(painted: Sequence[PaintedGlyph], printed: Sequence[PrintedGlyph]) -> str:
    less = Counter(map(_name, painted)) - Counter(map(_name, printed))
    more = Counter(map(_name, printed)) - Counter(map(_name, painted))
    lacks = " ".join(text for _, text in less.elements())[:40]
    adds = " ".join(text for _, text in more.elements())[:40]
    told = [f"lacks {lacks}" if lacks else "", f"adds {adds}" if adds else ""]
    how = " and ".join(part for part in told if part) or "has its characters in another order"
    return f"printed again, it {how}"
