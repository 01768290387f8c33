"""Delimiters that are drawn or put together from pieces; single glyphs come with the text of their row."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.nodes import Atom, Found, OpenRow, Reading
from scripts.transcript.formula.rows import glyph_atom, insertion
from scripts.transcript.formula.shapes import fence
from scripts.transcript.formula.symbols import BRACKETS
from scripts.transcript.model import Shape

OFF_AXIS = 1.3
# Pieces are snapped to pixels one by one, and in a script the axis is that of text.
STACKED_OFF_AXIS = 3.0
PIXEL = 0.9
# Pieces of Size4 and Size1 from bottom to top (src/delimiter.ts, makeStackedDelim).
STACKS = {"⎩⎨⎧": "{", "⎭⎬⎫": "}", "⎩⎧": "⟮", "⎭⎫": "⟯", "⎩⎫": "⎰", "⎭⎧": "⎱", "⏐↑": "↑", "↓⏐": "↓", "↓↑": "↕",
          "‖⇑": "⇑", "⇓‖": "⇓", "⇓⇑": "⇕",
          # Versions up to 0.15 put these together too, a piece as often as it takes.
          "⎝⎜⎛": "(", "⎠⎟⎞": ")", "⎝⎛": "(", "⎠⎞": ")", "⎣⎢⎡": "[", "⎦⎥⎤": "]", "⎣⎡": "[", "⎦⎤": "]",
          "⎣⎢": "⌊", "⎦⎥": "⌋", "⎢⎡": "⌈", "⎥⎤": "⌉", "∣∣": "∣", "∥∥": "∥"}  # fmt: skip
PIECES = frozenset("".join(STACKS))
# src/fontMetricsData.js: the width of a tall delimiter's box by what it is.
WIDTHS = {
    "(": 0.875,
    ")": 0.875,
    "[": 0.667,
    "]": 0.667,
    "|": 0.333,
    "‖": 0.556,
    "⌊": 0.667,
    "⌋": 0.667,
    "⌈": 0.667,
    "⌉": 0.667,
}
CHARACTERS = {"|": "∣", "‖": "∥"}


def drawn(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A bracket as an outline, centred on the axis."""
    ink = reading.ink[at]
    if ink.kind != "shape" or row.y is None or not isinstance(ink.source, Shape):
        return None
    char = fence(ink.source, reading.base)
    if not char or abs((ink.top + ink.bottom) / 2 - (row.y - AXIS * row.size)) > OFF_AXIS:
        return None
    x0 = box_left(row, ink, reading.base)
    width = WIDTHS[char] * reading.base
    atom = Atom("ord", "", x0, x0 + width, ink.top, ink.bottom, at, "fence", char=CHARACTERS.get(char, char),
                late=True, fence=BRACKETS[CHARACTERS.get(char, char)], rank=5, size=reading.base,
                color=ink.color, skew=ink.bottom - ink.top, y=row.y)  # fmt: skip
    place = insertion(row, x0)
    return Found(at + 1, place, place, (atom,))


def box_left(row: OpenRow, ink: Ink, base: float) -> float:
    """The left edge of the bracket's box: the clip's, which is snapped to pixels, or the end of the atom it touches."""
    x0 = ink.source.clip.x0 if abs(ink.source.clip.x0 - ink.x0) < base else ink.x0
    return min((atom.x1 for atom in row.atoms if abs(atom.x1 - x0) < PIXEL), key=lambda x: abs(x - x0), default=x0)


def stacked(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A bracket put together from glyphs and rules, bottom to top."""
    ink = reading.ink[at]
    if row.y is None or ink.kind != "glyph" or ink.char not in PIECES or ink.font[:4] != "Size":
        return None
    end, found, pieces = at, "", []
    while end < row.frame.end and _is_piece(reading.ink[end], ink):
        part = reading.ink[end]
        if part.kind == "glyph" and (part.char != found[-1:] or (part.char in "∣∥" and len(found) == 1)):
            found += part.char
        pieces.append(part)
        end += 1
        if (
            found in STACKS
            and found[0] not in "∣∥"
            and not any(key.startswith(found) and key != found for key in STACKS)
        ):
            break
    char = STACKS.get(found)
    if char is None:
        return None
    top, bottom = min(part.top for part in pieces), max(part.bottom for part in pieces)
    if abs((top + bottom) / 2 - (row.y - AXIS * row.size)) > STACKED_OFF_AXIS:
        return None
    glyph = glyph_atom(ink, at, late=True)
    atom = replace(
        glyph,
        char=char,
        fence=BRACKETS[char],
        rank=5,
        form="fence",
        top=top,
        bottom=bottom,
        latex="",
        choices=(),
        skew=bottom - top if char in "∣∥" else glyph.skew,
        y=row.y,
    )
    place = insertion(row, atom.x0)
    return Found(end, place, place, (atom,))


def _is_piece(part: Ink, first: Ink) -> bool:
    if part.kind == "glyph":
        return part.char in PIECES and abs(part.x0 - first.x0) < 0.1
    return part.kind == "rule" and part.x0 > first.x0 - 1 and part.x1 < first.x1 + 1 and part.x1 - part.x0 < 3
