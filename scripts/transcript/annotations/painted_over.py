"""Text boxes and drawings that were printed into the page: told from the chat by paint order, font, colour and place.

A program that flattens annotations paints them when the page is finished, the browser's head and foot lines included.
One sign alone proves nothing - a code block has a font of its own, a label may be painted late - so several must agree.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from scripts.transcript.furniture import EDGE
from scripts.transcript.model import Glyph, Painted, Rule, Shape
from scripts.transcript.styles import style_of
from scripts.transcript.unread import is_math_font

NEEDED_SIGNS = 2
# Red, green and blue farther apart than this are a colour and no grey.
CHROMATIC = 0.25
LEAST_CHAT, MOST_STRETCHES = 8, 60

Key = tuple[str, tuple[float, float, float]]
Indexed = tuple[int, Glyph]


@dataclass(slots=True)
class _Chat:
    """What was painted before a stretch, without head and foot lines, and whether one of these was among it."""

    glyphs: list[Glyph]
    has_furniture: bool = False


def typed_over(painted: Sequence[Painted], height: float) -> frozenset[int]:
    """The indices of the glyphs of one page that a text box put on the finished page; ``height`` is the page's."""
    fonts = {thing.font for thing in painted if isinstance(thing, Glyph)}
    words = {font for font in fonts if not is_math_font(font)}
    visible = [
        (index, thing)
        for index, thing in enumerate(painted)
        if isinstance(thing, Glyph)
        and thing.font in words
        and not (thing.is_invisible or thing.is_marker or not thing.text or thing.text.isspace())
    ]
    stretches = _stretches(visible)
    for border in range(max(len(stretches) - MOST_STRETCHES, 1), len(stretches)):
        chat = _before(stretches[:border], height)
        later = [stretch for stretch in stretches[border:] if not _is_furniture(_glyphs(stretch), height)]
        if later and all(_is_note(_glyphs(stretch), chat) for stretch in later):
            return _with_spaces(painted, later)
    return frozenset()


def drawn_over(painted: Sequence[Painted], typed: Set[int]) -> frozenset[int]:
    """The indices of the outlines behind the chat's last glyph in a colour that none of its glyphs has.

    Grey and black ink is not among them: a formula's root or bar may be painted behind its last glyph, too.
    """
    chat = [
        (index, glyph.color)
        for index, glyph in enumerate(painted)
        if isinstance(glyph, Glyph) and not glyph.is_invisible and index not in typed
    ]
    last = chat[-1][0] if chat else -1
    colors = {color for _, color in chat}
    return frozenset(
        index
        for index in range(last + 1, len(painted))
        if isinstance(thing := painted[index], Shape | Rule) and is_chromatic(thing.color) and thing.color not in colors
    )


def is_chromatic(color: tuple[float, float, float]) -> bool:
    """Whether a colour is neither black, grey nor white."""
    return max(color) - min(color) > CHROMATIC


def _with_spaces(painted: Sequence[Painted], notes: Sequence[Sequence[Indexed]]) -> frozenset[int]:
    """The indices of the notes' glyphs and of the blanks between them."""
    looks = {(glyph.font, glyph.color) for stretch in notes for _, glyph in stretch}
    begin = notes[0][0][0]
    return frozenset(
        index
        for index in range(begin, len(painted))
        if isinstance(glyph := painted[index], Glyph) and (glyph.font, glyph.color) in looks
    )


def _glyphs(stretch: Sequence[Indexed]) -> list[Glyph]:
    return [glyph for _, glyph in stretch]


def _stretches(visible: Sequence[Indexed]) -> list[list[Indexed]]:
    """The glyphs in paint order, parted where none of the fonts and colours before comes again."""
    last: dict[Key, int] = {(glyph.font, glyph.color): index for index, glyph in visible}
    stretches: list[list[Indexed]] = []
    until, font, color = -1, "", None
    for index, glyph in visible:
        if index > until:
            stretches.append([])
        stretches[-1].append((index, glyph))
        if glyph.font is not font or glyph.color is not color:
            font, color = glyph.font, glyph.color
            until = max(until, last[font, color])
    return stretches


def _is_furniture(glyphs: Sequence[Glyph], height: float) -> bool:
    depth = EDGE * height
    return all(glyph.y < depth or glyph.y > height - depth for glyph in glyphs)


def _before(stretches: Sequence[Sequence[Indexed]], height: float) -> _Chat:
    """What was painted before; words at the edges in a font or colour that stands nowhere else are furniture."""
    glyphs = [glyph for stretch in stretches for glyph in _glyphs(stretch)]
    depth = EDGE * height
    inner = {(glyph.font, glyph.color) for glyph in glyphs if depth <= glyph.y <= height - depth}
    chat = _Chat([])
    for glyph in glyphs:
        if (glyph.font, glyph.color) in inner:
            chat.glyphs.append(glyph)
        else:
            chat.has_furniture = chat.has_furniture or bool(chat.glyphs)
    return chat


def _is_note(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    if len(chat.glyphs) < LEAST_CHAT:
        return False
    beside = _stands_beside(stretch, chat)
    follows = min(glyph.y - glyph.size for glyph in stretch) >= max(glyph.y for glyph in chat.glyphs)
    if follows and not (beside or chat.has_furniture):
        return False
    stands_off = beside or _stands_on_words(stretch, chat)
    signs = (_has_own_font(stretch, chat), _has_own_color(stretch, chat), stands_off, chat.has_furniture)
    return sum(signs) >= NEEDED_SIGNS


def _has_own_font(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    fonts = {glyph.font for glyph in chat.glyphs}
    return all(glyph.font not in fonts and style_of(glyph.font) != "code" for glyph in stretch)


def _has_own_color(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    colors = {glyph.color for glyph in chat.glyphs}
    return all(glyph.color not in colors and is_chromatic(glyph.color) for glyph in stretch)


def _stands_beside(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    left, right = min(glyph.x for glyph in chat.glyphs), max(glyph.end for glyph in chat.glyphs)
    return all(glyph.x > right or glyph.end < left for glyph in stretch)


def _stands_on_words(stretch: Sequence[Glyph], chat: _Chat) -> bool:
    return any(
        abs(glyph.y - other.y) < 0.7 * other.size and glyph.x < other.end and other.x < glyph.end
        for glyph in stretch[:MOST_STRETCHES]
        for other in chat.glyphs
    )
