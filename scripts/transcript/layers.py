"""A page's painted objects told apart: the chat, the student's flattened annotations, graphics of the chat's page.

Notes flattened into a page by a tablet are painted after everything else: translucent strokes, outlines of ink, and
the recognised handwriting as invisible text; text boxes are painted there too. What it will not do: read any of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from scripts.transcript.annotations.painted_over import is_chromatic
from scripts.transcript.model import Formula, Glyph, Painted, Picture, Rule, Shape


@dataclass(frozen=True, slots=True)
class Layers:
    """The chat's glyphs outside formulas, its rules, shapes and pictures; the notes' strokes and texts."""

    glyphs: tuple[Glyph, ...]
    formulas: tuple[Formula, ...]
    rules: tuple[Rule, ...]
    shapes: tuple[Shape, ...]
    pictures: tuple[Picture, ...]
    strokes: tuple[Shape | Rule, ...]
    recognised: tuple[Glyph, ...]
    typed: tuple[Glyph, ...]


def split_layers(painted: Sequence[Painted], formulas: Sequence[Formula], typed: Set[int]) -> Layers:
    """The layers of one page, given the formulas found on it and the glyphs that text boxes put there."""
    used = {index for formula in formulas for index in formula.items}
    border = _notes_begin(painted, used, typed)
    rest = [(index, thing) for index, thing in enumerate(painted) if index not in used]
    shapes = [(index, thing) for index, thing in rest if isinstance(thing, Shape)]
    rules = [(index, thing) for index, thing in rest if isinstance(thing, Rule)]
    colors = {rule.color for index, rule in rules if index < border}
    glyphs = [thing for index, thing in rest if isinstance(thing, Glyph) and index not in typed]
    return Layers(
        glyphs=tuple(glyph for glyph in glyphs if not glyph.is_invisible and not glyph.is_marker),
        formulas=tuple(formulas),
        rules=tuple(rule for index, rule in rules if index < border or not _is_drawn(rule, colors)),
        shapes=tuple(thing for index, thing in shapes if index < border),
        pictures=tuple(thing for _, thing in rest if isinstance(thing, Picture)),
        strokes=tuple(thing for index, thing in rest if index >= border and _is_stroke(thing, colors)),
        recognised=tuple(glyph for glyph in glyphs if glyph.is_invisible),
        typed=tuple(thing for index, thing in rest if isinstance(thing, Glyph) and index in typed),
    )


def _is_stroke(thing: Painted, colors: Set[tuple[float, float, float]]) -> bool:
    return isinstance(thing, Shape) or (isinstance(thing, Rule) and _is_drawn(thing, colors))


def _is_drawn(rule: Rule, colors: Set[tuple[float, float, float]]) -> bool:
    """Whether a rule on the finished page is the student's: translucent, or in a colour of its own."""
    return rule.is_overlay or (is_chromatic(rule.color) and rule.color not in colors)


def _notes_begin(painted: Sequence[Painted], used: Set[int], typed: Set[int]) -> int:
    """The index behind the last visible glyph: what follows it was put on the finished page."""
    for index in range(len(painted) - 1, -1, -1):
        thing = painted[index]
        if index in used or (isinstance(thing, Glyph) and not thing.is_invisible and index not in typed):
            return index + 1
    return 0
