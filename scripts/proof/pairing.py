"""Which painted glyph is which glyph of the layout.

Both are serialisations of the same elements, so their order is the same. Only braces around several of KaTeX's pieces,
which print nothing, change it: what is held together is painted as one piece, the text on its line first. So where the
order differs, neighbouring pieces are taken together as far as that explains it.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.proof.painting import PaintedGlyph
from scripts.proof.printed import PrintedGlyph

Pair = tuple[PaintedGlyph, PrintedGlyph]


def paired(painted: Sequence[PaintedGlyph], printed: Sequence[PrintedGlyph]) -> list[Pair]:
    """The pairs in the order of paint; [] where the glyphs or their order are others. Both have the same length."""
    for ordered in (printed, _held_together(painted, printed), _as_one([printed])):
        pairs = list(zip(painted, ordered, strict=False))
        if len(ordered) == len(painted) and all(is_named_alike(one, other) for one, other in pairs):
            return pairs
    return []


def is_named_alike(one: PaintedGlyph, other: PrintedGlyph) -> bool:
    """Whether two glyphs are the same character in the same font, as far as both fonts are known."""
    return one.text == other.text and (one.font == other.font or not other.font or not one.font.startswith("KaTeX_"))


def _held_together(painted: Sequence[PaintedGlyph], printed: Sequence[PrintedGlyph]) -> list[PrintedGlyph]:
    """The layout's glyphs with as few neighbouring pieces taken together as explain what is painted."""
    pieces: dict[int, list[PrintedGlyph]] = {}
    for glyph in printed:
        pieces.setdefault(glyph.piece, []).append(glyph)
    ordered: list[PrintedGlyph] = []
    waiting: list[list[PrintedGlyph]] = []
    for piece in pieces.values():
        waiting.append(piece)
        group = _as_one(waiting)
        here = painted[len(ordered) : len(ordered) + len(group)]
        if all(is_named_alike(one, other) for one, other in zip(here, group, strict=False)):
            ordered += group
            waiting = []
    return ordered + _as_one(waiting)


def _as_one(pieces: Sequence[Sequence[PrintedGlyph]]) -> list[PrintedGlyph]:
    glyphs = [glyph for piece in pieces for glyph in piece]
    return [glyph for glyph in glyphs if not glyph.is_late] + [glyph for glyph in glyphs if glyph.is_late]
