"""A page's painted objects told apart: the chat, the student's flattened annotations, graphics of the chat's page.

Notes flattened into a page by a tablet are painted after everything else: translucent strokes, outlines of ink, and
the recognised handwriting as invisible text. What it will not do: read any of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from scripts.transcript.model import Formula, Glyph, Painted, Picture, Rule, Shape


@dataclass(frozen=True, slots=True)
class Layers:
    """The chat's glyphs outside formulas, its rules, shapes and pictures; the notes' strokes and recognised text."""

    glyphs: tuple[Glyph, ...]
    formulas: tuple[Formula, ...]
    rules: tuple[Rule, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Picture, ...]
    strokes: tuple[Shape | Rule, ...]
    recognised: tuple[Glyph, ...]


def split_layers(painted: Sequence[Painted], formulas: Sequence[Formula]) -> Layers:
    """The layers of one page, given the formulas found on it."""
    used = {index for formula in formulas for index in formula.items}
    border = _notes_begin(painted, used)
    rest = [(index, thing) for index, thing in enumerate(painted) if index not in used]
    shapes = [(index, thing) for index, thing in rest if isinstance(thing, Shape)]
    rules = [(index, thing) for index, thing in rest if isinstance(thing, Rule)]
    glyphs = [thing for _, thing in rest if isinstance(thing, Glyph)]
    return Layers(
        glyphs=tuple(glyph for glyph in glyphs if not glyph.is_invisible and not glyph.is_marker),
        formulas=tuple(formulas),
        rules=tuple(thing for index, thing in rules if index < border or not thing.is_overlay),
        shapes=tuple(thing for index, thing in shapes if index < border),
        pictures=tuple(thing for _, thing in rest if isinstance(thing, Picture)),
        strokes=tuple(thing for index, thing in rest if index >= border and _is_stroke(thing)),
        recognised=tuple(glyph for glyph in glyphs if glyph.is_invisible),
    )


def _is_stroke(thing: Painted) -> bool:
    return isinstance(thing, Shape) or (isinstance(thing, Rule) and thing.is_overlay)


def _notes_begin(painted: Sequence[Painted], used: Set[int]) -> int:
    """The index behind the last visible glyph: what follows it was put on the finished page."""
    for index in range(len(painted) - 1, -1, -1):
        thing = painted[index]
        if index in used or (isinstance(thing, Glyph) and not thing.is_invisible):
            return index + 1
    return 0
