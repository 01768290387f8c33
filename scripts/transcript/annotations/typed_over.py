"""Text boxes that were printed into the page: told from the chat by paint order, font, colour and place.

A program that flattens annotations paints them when the page is finished, the browser's head and foot lines included.
One sign alone proves nothing - a code block has a font of its own, a label may be painted late - so several must agree.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from scripts.transcript.furniture import EDGE
from scripts.transcript.model import Glyph, Painted
from scripts.transcript.styles import style_of
from scripts.transcript.unread import MATH_FONT

NEEDED_SIGNS = 2
# Red, green and blue farther apart than this are a colour and no grey.
CHROMATIC = 0.25
LEAST_CHAT = 8

Key = tuple[str, tuple[float, float, float]]
Indexed = tuple[int, Glyph]


@dataclass(slots=True)
class _Chat:
    """What was painted before a stretch, without head and foot lines, and whether one of these was among it."""

    glyphs: list[Glyph]
    has_furniture: bool = False


def typed_over(painted: Sequence[Painted], used: Set[int], height: float) -> frozenset[int]:
    """The indices of the glyphs of one page that a text box put on the finished page; ``height`` is the page's."""
    visible = [
        (index, thing)
        for index, thing in enumerate(painted)
        if isinstance(thing, Glyph) and index not in used and _may_be_typed(thing)
    ]
    stretches = _stretches(visible)
    found: set[int] = set()
    for at in range(len(stretches) - 1, 0, -1):
        stretch = [glyph for _, glyph in stretches[at]]
        if _is_furniture(stretch, height):
            continue
        if not _is_note(stretch, _before(stretches[:at], height)):
            break
        found.update(index for index, _ in stretches[at])
    return frozenset(found)


def _may_be_typed(glyph: Glyph) -> bool:
    return not (glyph.is_invisible or glyph.is_marker or MATH_FONT.match(glyph.font)) and bool(glyph.text.strip())


def _stretches(visible: Sequence[Indexed]) -> list[list[Indexed]]:
    """The glyphs in paint order, parted where none of the fonts and colours before comes again."""
    last: dict[Key, int] = {(glyph.font, glyph.color): index for index, glyph in visible}
    stretches: list[list[Indexed]] = []
    until = -1
    for index, glyph in visible:
        if index > until:
            stretches.append([])
        stretches[-1].append((index, glyph))
        until = max(until, last[glyph.font, glyph.color])
    return stretches


def _is_furniture(glyphs: Sequence[Glyph], height: float) -> bool:
    depth = EDGE * height
    return all(glyph.y < depth or glyph.y > height - depth for glyph in glyphs)


def _before(stretches: Sequence[Sequence[Indexed]], height: float) -> _Chat:
    chat = _Chat([])
    for stretch in stretches:
        glyphs = [glyph for _, glyph in stretch]
        if _is_furniture(glyphs, height):
            chat.has_furniture = chat.has_furniture or bool(chat.glyphs)
        else:
            chat.glyphs += glyphs
    return chat


def _is_note(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    if len(chat.glyphs) < LEAST_CHAT:
        return False
    follows = min(glyph.y - glyph.size for glyph in stretch) >= max(glyph.y for glyph in chat.glyphs)
    if follows and not chat.has_furniture:
        return False
    signs = (_has_own_font(stretch, chat), _has_own_color(stretch, chat), _stands_off(stretch, chat))
    return sum(signs) + chat.has_furniture >= NEEDED_SIGNS


def _has_own_font(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    fonts = {glyph.font for glyph in chat.glyphs}
    return all(glyph.font not in fonts and style_of(glyph.font) != "code" for glyph in stretch)


def _has_own_color(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    colors = {glyph.color for glyph in chat.glyphs}
    return all(glyph.color not in colors and max(glyph.color) - min(glyph.color) > CHROMATIC for glyph in stretch)


def _stands_off(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    """Whether the words stand beside the chat's column, or on top of its words."""
    left, right = min(glyph.x for glyph in chat.glyphs), max(glyph.end for glyph in chat.glyphs)
    if all(glyph.x > right or glyph.end < left for glyph in stretch):
        return True
    return any(
        abs(glyph.y - other.y) < 0.7 * other.size and glyph.x < other.end and other.x < glyph.end
        for glyph in stretch[:200]
        for other in chat.glyphs
    )
