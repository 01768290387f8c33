"""The painted objects of a formula as TeX's setting names them, and the fonts of the text that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.encodings import code_of, design_size, family_of, stem_of
from scripts.transcript.formula.tex.items import extent_of_rule
from scripts.transcript.formula.tex.setting.checking import Printed
from scripts.transcript.formula.tex.setting.fonts import POINT, SIZES, Fonts
from scripts.transcript.model import Glyph, Painted, Rule

SAME_SIZE = 0.004


def printed_of(painted: Sequence[Painted], places: Iterable[int]) -> list[Printed]:
    """The glyphs and rules at these places, in paint order."""
    return [found for place in sorted(places) for found in [_printed(painted[place])] if found.stem or found.code >= 0]


def _printed(thing: Painted) -> Printed:
    if isinstance(thing, Glyph):
        return Printed(stem_of(thing.font) or "?", code_of(thing), thing.x, thing.y, thing.size)
    if isinstance(thing, Rule):
        x0, y0, x1, y1 = extent_of_rule(thing)
        return Printed("rule", 0, x0, y1, 0.0, x1 - x0, y1 - y0)
    return Printed("?", 0, thing.box.x0, thing.box.y1)


def places_of(stream: Stream, rows: Sequence[Row]) -> list[int]:
    """The places of the painted objects that rows hold."""
    return sorted(
        place
        for row in rows
        for atom in row.atoms
        for item in stream.items[atom.first : atom.last]
        for place in item.places
    )


def fonts_of(painted: Sequence[Painted], places: Iterable[int], size: float) -> list[Fonts]:
    """What the text around may be set in: with large signs cut for each size, as amsmath does, or with one size."""
    glyphs = [thing for place in places if isinstance(thing := painted[place], Glyph) and family_of(thing.font)]
    designs = [design_size(glyph.font) for glyph in glyphs if abs(glyph.size - size) < SAME_SIZE * size]
    nominal = min(SIZES, key=lambda known: abs(known * POINT - size))
    scale = POINT
    if abs(nominal * POINT - size) > SAME_SIZE * size:
        design = max(set(designs), key=designs.count) if designs else 10
        nominal = min(SIZES, key=lambda known: abs(known - design))
        scale = size / nominal
    seen = {}
    for glyph in glyphs:
        own = min(SIZES, key=lambda known: abs(known * scale - glyph.size))
        seen[stem_of(glyph.font), own] = design_size(glyph.font)
    return [Fonts(nominal, scale, is_ams, seen) for is_ams in (True, False)]
