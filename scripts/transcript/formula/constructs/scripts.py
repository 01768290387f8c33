"""Subscripts and superscripts: a smaller row that begins exactly where its nucleus ends, subscript first."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.constructs.groups import (
    LEAST_SHIFT,
    SUBSCRIPT_DROP,
    SUBSCRIPT_SHIFT,
    SUPERSCRIPT_DROP,
    SUPERSCRIPT_SHIFT,
    enclosed,
    group_start,
)
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import MU, SCALE, SCRIPT, SCRIPT_SPACE, X_HEIGHT
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import BASELINE, SMALLEST_SHIFT, fits, insertion, least_shift, read_row
from scripts.transcript.formula.symbols import OPENERS
from scripts.transcript.formula.word_ends import WORD_FONTS
from scripts.transcript.formula.writing import script_text, tinted, write_atoms, write_row

TOUCH = 0.09
MARK_NOISE = 0.3
# In em: more than what rules 18a to 18d add to the extents of a script and of its nucleus.
FARTHEST_SCRIPT = 0.6
# Marks a letter whose scripts begin before its italic correction, as those of text do.
DRAWN_BACK = -1.0
LEAST_ITALIC = 0.05
# The greatest italic correction of an upright letter, in em: text leaves it out.
SLANT = 0.09
BIG_OPERATORS = frozenset("∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆")


def scripts(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """One script or a pair after an atom."""
    piece, end = script_row(reading, row, at)
    if piece is None:
        return None
    is_sub = piece.y > row.y
    index = nucleus(row, piece, is_sub)
    if index is None:
        piece, index = after_space(row, piece, is_sub)
    if index is None:
        return None
    atom = row.atoms[index]
    upper = None
    if is_sub:
        upper, upper_end = script_row(reading, row, end)
        if upper is not None and upper.y < row.y and min(abs(edge - upper.x0) for edge in edges(atom)) < TOUCH:
            end = upper_end
        else:
            upper = None
    lower, upper = (piece, upper) if is_sub else (None, piece)
    if atom.suffix and upper is not None and lower is None and not is_high(row, atom, upper):
        return None
    is_drawn_back = abs(atom.x1 - atom.italic - piece.x0) < abs(atom.x1 - piece.x0)
    opens = group_start(row, index, lower, upper)
    if opens is not None:
        atom = enclosed(reading, row, opens, index)
        made = scripted(reading, row, atom, lower, upper)
        return Found(end, opens, index + 1, (made,), made.x1)
    if is_group(row, index, lower, upper, is_drawn_back):
        atom = as_group(reading, row, atom)
    is_alone = (is_drawn_back and atom.italic > 0) or is_letters_own(row, atom, lower, upper)
    made = scripted(reading, row, atom, lower, upper, DRAWN_BACK if is_alone else 0.0)
    return Found(end, index, index + 1, (made,), made.x1)


def after_space(row: OpenRow, piece: Row, is_sub: bool) -> tuple[Row, int | None]:
    """A script that begins with a thin or a negative space, and the atom that it touches then."""
    for units, latex in ((-3, r"\!"), (3, r"\,")):
        x0 = piece.x0 - units * MU[piece.style] * piece.em
        space = Atom("space", latex, x0, piece.x0, piece.y, piece.y, piece.atoms[0].first, "built")
        spaced = replace(piece, atoms=(space, *piece.atoms), x0=x0)
        index = nucleus(row, spaced, is_sub)
        if index is not None and row.atoms[index].form != "empty":
            return spaced, index
    return piece, None


def edges(atom: Atom) -> tuple[float, ...]:
    """Where a script of an atom may begin: after its italic correction or before it."""
    return (atom.x1, atom.x1 - atom.italic) if atom.italic > 0 else (atom.x1,)


def script_row(reading: Reading, row: OpenRow, at: int, right: float | None = None) -> tuple[Row | None, int]:
    """The row of the next smaller style that begins at ``at``, off the baseline, and reaches to ``right`` at most."""
    if at >= row.frame.end or row.y is None or at == row.start:
        return None, at
    ink = reading.ink[at]
    style = SCRIPT[row.style]
    em = SCALE[style] * reading.base
    if ink.kind == "glyph" and (
        abs(ink.y - row.y) < least_shift(row, ink) or (abs(ink.size - em) > 0.06 * em and not opens_grown(ink))
    ):
        return None, at
    if ink.kind == "shape" or (ink.kind == "marker" and abs(ink.y - row.y) < BASELINE):
        return None, at
    # A marker stands at the right edge of the script's first construct, so the row reaches at least that far.
    if right is None:
        right = edge_after(row, ink.x0 if ink.kind != "marker" else ink.x0 - 1, ink)
    piece, end = read_row(reading, at, Frame(style, em, right, row.frame.end))
    if (
        piece is None
        or abs(piece.y - row.y) < (SMALLEST_SHIFT if em < 0.9 * row.size else BASELINE)
        or abs(piece.em - em) > 0.06 * em
    ):
        return None, at
    return piece, end


def opens_grown(ink: Ink) -> bool:
    """Whether a glyph is a grown opening bracket, which keeps the size of text in a script."""
    return ink.font[:4] == "Size" and ink.char in OPENERS


def edge_after(row: OpenRow, x: float, first: Ink | None = None) -> float:
    """How far right a construct that begins at ``x`` can reach: the row's next own glyph or marked edge.

    The mark of a column stands a little right of it, so a mark within the construct's ``first`` glyph is another's.
    """
    least = max(x, first.x1 - 1.0) if first is not None and first.kind == "glyph" else x
    beyond = [atom.x0 for atom in row.atoms if atom.x0 > x + 0.5]
    marks = [
        mark
        for mark in row.markers
        if mark > least + 0.5 and not any(abs(atom.x1 - mark) < MARK_NOISE for atom in row.atoms)
    ]
    return min([*beyond, *marks, row.frame.right])


def nucleus(row: OpenRow, piece: Row, is_sub: bool) -> int | None:
    """The atom that a script touches."""
    for index in range(len(row.atoms) - 1, -1, -1):
        atom = row.atoms[index]
        is_text = atom.font in WORD_FONTS
        if (
            any(abs(edge - piece.x0) < TOUCH for edge in (edges(atom) if is_sub or is_text else (atom.x1,)))
            and atom.kind != "space"
            and is_at_height(row, atom, piece)
        ):
            return (
                None
                if atom.fence and atom.char in OPENERS and atom.form != "built" and (atom.late or atom.rank)
                else index
            )
    return None


def is_at_height(row: OpenRow, atom: Atom, piece: Row) -> bool:
    """Whether a script is no farther off the baseline than its nucleus or its own extent puts it (rules 18a to 18d)."""
    if piece.y > row.y:
        own, nucleus_edge = piece.y - piece.top, atom.bottom - row.y
    else:
        own, nucleus_edge = piece.bottom - piece.y, row.y - atom.top
    return abs(piece.y - row.y) < max(own, nucleus_edge, row.size * SUPERSCRIPT_SHIFT["S"]) + FARTHEST_SCRIPT * row.size


def is_group(row: OpenRow, index: int, lower: Row | None, upper: Row | None, is_drawn_back: bool) -> bool:
    """Whether a letter carries its scripts as a group ({\\hat A}^2), not as a letter.

    A group's subscript is not drawn back by the italic correction, and its superscript stands as high as it is tall.
    """
    atom = row.atoms[index]
    if atom.form not in ("glyph", "accent") or is_word(row, index) or atom.font[:4] == "Size":
        return False
    if lower and atom.italic > LEAST_ITALIC:
        return not is_drawn_back
    if atom.form != "accent":
        return False
    if upper is None:
        return lower is not None and is_low(row, atom, lower)
    lift = (row.y - upper.y) / row.size
    whole = (row.y - atom.top) / row.size - SUPERSCRIPT_DROP * SCALE[SCRIPT[row.style]] / SCALE[row.style]
    return abs(lift - whole) < abs(lift - SUPERSCRIPT_SHIFT[row.style])


def is_letters_own(row: OpenRow, atom: Atom, lower: Row | None, upper: Row | None) -> bool:
    """Whether a lone superscript stands as low as a letter's does, not as the height of a word lifts it."""
    if lower is not None or upper is None or atom.form != "glyph" or atom.font == "Main-Regular":
        return False
    lift, letter = (row.y - upper.y) / row.size, SUPERSCRIPT_SHIFT[row.style]
    whole = (row.y - atom.top) / row.size - SUPERSCRIPT_DROP * SCALE[SCRIPT[row.style]] / SCALE[row.style]
    return whole - letter > LEAST_SHIFT and abs(lift - letter) < abs(lift - whole)


def is_high(row: OpenRow, atom: Atom, upper: Row) -> bool:
    """Whether a superscript stands as high as a group with scripts lifts it, not as one on an empty group."""
    lift, least = (row.y - upper.y) / row.size, SUPERSCRIPT_SHIFT[row.style]
    whole = (row.y - atom.top) / row.size - SUPERSCRIPT_DROP * SCALE[SCRIPT[row.style]] / SCALE[row.style]
    return whole < least or abs(lift - whole) < abs(lift - least)


def is_low(row: OpenRow, atom: Atom, lower: Row) -> bool:
    """Whether a subscript stands as low as a group's depth puts it (rule 18b)."""
    letter = max(SUBSCRIPT_SHIFT, (lower.y - lower.top) / row.size - 0.8 * X_HEIGHT)
    group = max(letter, (atom.bottom - row.y) / row.size + SUBSCRIPT_DROP * SCALE[SCRIPT[row.style]] / SCALE[row.style])
    drop = (lower.y - row.y) / row.size
    return abs(drop - group) < abs(drop - letter)


def is_word(row: OpenRow, index: int) -> bool:
    """Whether an upright letter is the last of a word, which is a group anyway."""
    atom = row.atoms[index]
    if atom.font not in WORD_FONTS or atom.font[:4] in ("Cali", "Frak", "Scri", "AMS-"):
        return False
    before = row.atoms[index - 1] if index else None
    return atom.font == "Main-Regular" or (
        before is not None and before.font == atom.font and abs(before.x1 - before.italic - atom.x0) < 1
    )


def _loose(reading: Reading, upper: Row, before: str) -> tuple[str, float]:
    """The scripts as they are when text leaves out the italic correction of the last letter, and by how much.

    No marker tells where a lone superscript ends, so what follows has to.
    """
    last = upper.atoms[-1]
    if last.form != "glyph" or last.suffix or last.font != "Main-Regular" or last.italic <= 0:
        return "", 0.0
    return before + script_text("^", write_row(reading, upper, upper.x1 - last.italic)), last.italic


def _reached(piece: Row, edge: float) -> float | None:
    """The right edge that a marker tells of a row, where the row's last letter leaves it open."""
    return (
        edge
        if 0 < piece.x1 - edge <= piece.atoms[-1].italic + TOUCH
        else piece.x1
        if abs(piece.x1 - edge) < TOUCH
        else None
    )


def as_group(reading: Reading, row: OpenRow, atom: Atom) -> Atom:
    """The atom in braces."""
    return replace(
        atom, latex=f"{{{write_atoms(reading, row.style, row.size, [atom])}}}", form="built", choices=(), kind="ord"
    )


def bare(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """Scripts on an empty nucleus (``{}_1^2 X``): only where the shift is the one of an empty box."""
    piece, end = script_row(reading, row, at)
    if piece is None:
        return None
    lift = (row.y - piece.y) / row.size
    if not (0.2 < lift < 0.62 or -0.45 < lift < -0.08) or not fits(row, piece.x0, piece.x1):
        return None
    upper = None
    if lift < 0:
        upper, upper_end = script_row(reading, row, end)
        if upper is not None and upper.y < row.y and abs(upper.x0 - piece.x0) < TOUCH:
            end = upper_end
        else:
            upper = None
    empty = Atom("ord", "{}", piece.x0, piece.x0, piece.top, piece.bottom, at, "empty", size=row.size)
    made = scripted(reading, row, empty, piece if lift < 0 else None, upper if lift < 0 else piece)
    place = insertion(row, piece.x0)
    return Found(end, place, place, (made,), made.x1)


def scripted(
    reading: Reading, row: OpenRow, atom: Atom, lower: Row | None, upper: Row | None, italic: float = 0.0
) -> Atom:
    """An atom with its scripts; a second layer braces the first."""
    rows = [piece for piece in (lower, upper) if piece is not None]
    x1 = max(piece.x1 for piece in rows) + SCRIPT_SPACE * reading.base
    mark = next((mark for mark in row.markers if -SLANT * row.size < mark - x1 < MARK_NOISE), x1) if lower else x1
    edge = mark - SCRIPT_SPACE * reading.base
    inside = tinted(reading, atom.color) if atom.form == "glyph" else reading
    suffix = script_text("_", write_row(inside, lower, _reached(lower, edge))) if lower else ""
    alone = suffix
    suffix += script_text("^", write_row(inside, upper, _reached(upper, edge))) if upper else ""
    loose = _loose(inside, upper, alone) if upper and not lower else ("", 0.0)
    if row.style == "D" and atom.char in BIG_OPERATORS and atom.font.startswith("Size"):
        suffix, loose = r"\nolimits" + suffix, ("", 0.0)
    if atom.suffix:
        inner = f"{{{atom.latex}{atom.suffix}}}" if atom.form != "glyph" else None
        if inner is None:
            inner = f"{{{write_atoms(reading, row.style, row.size, [atom])}}}"
        atom = replace(atom, latex=inner, suffix="", form="built", choices=())
    top, bottom = min([atom.top, *(p.top for p in rows)]), max([atom.bottom, *(p.bottom for p in rows)])
    return replace(atom, suffix=suffix, loose=loose, x1=mark, italic=italic, top=top, bottom=bottom)
