"""Where a word ends: which letters, spaces and signs stand together in one text or name."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.nodes import Atom
from scripts.transcript.formula.symbols import LIMIT_NAMES, PLAIN_NAMES

JOINED = 0.13
# In points: less than any room that mathematics makes.
NO_ROOM = 0.1
TEXT_ONLY = frozenset("-–—’‘“”\xa0")
TEXT_TOO = frozenset(".,:;!?/()0123456789='+*")
WORD_FONTS = frozenset(
    ("Main-Regular", "Main-Bold", "Main-Italic", "Main-BoldItalic", "SansSerif-Regular", "SansSerif-Bold",
     "SansSerif-Italic", "Typewriter-Regular", "AMS-Regular", "Fraktur-Regular", "Caligraphic-Regular",
     "Script-Regular")
)  # fmt: skip


def word_end(atoms: Sequence[Atom], at: int, em: float) -> int:
    """The place after the word that begins at an atom; the same place when none does."""
    first = atoms[at]
    if not is_letter(first) and not (
        is_text_only(first) and at + 1 < len(atoms) and is_letter(atoms[at + 1]) and _touch(first, atoms[at + 1], em)
    ):
        return at
    font = first.font if not is_space(first) else atoms[at + 1].font
    end = last = at
    while end < len(atoms):
        atom = atoms[end]
        if end > at and (atoms[end - 1].suffix or not _touch(atoms[end - 1], atom, em)):
            break
        if (
            (is_letter(atom) and atom.font == font)
            or is_ending_colon(atoms, at, end)
            or is_abbreviating(atoms, at, end, em)
            or is_underscored(atoms, at, end, em)
            or (is_text_only(atom) and (atom.font == font or not is_space(atom)))
        ):
            last = end + 1
        elif not (
            atom.form == "glyph"
            and atom.font == font
            and atom.char in TEXT_TOO
            and not atom.suffix
            and has_space(atoms, at, end, em)
        ):
            break
        end += 1
    letters = "".join(atom.char for atom in atoms[at:last]).rstrip("\xa0")
    if letters in PLAIN_NAMES or letters in LIMIT_NAMES:
        last = at + len(letters)
    if last > at + 1 and font != "Main-Regular" and atoms[last - 1].suffix and atoms[last - 1].italic < 0:
        # A script that is drawn back belongs to its letter alone, not to the letters before it.
        last -= 1
    return last if last == at or not atoms[last - 1].suffix else _before_scripts(atoms, at, last)


def is_ending_colon(atoms: Sequence[Atom], at: int, end: int) -> bool:
    """Whether a colon right behind a letter ends its text: a relation would keep its distance (but in a script)."""
    before, atom = atoms[end - 1], atoms[end]
    return (
        end > at
        and atom.char == ":"
        and not atom.suffix
        and is_letter(before)
        and before.font == atom.font
        and abs(atom.x0 - before.x1 + before.italic) < NO_ROOM
        and (end + 1 == len(atoms) or atoms[end + 1].x0 - atom.x1 > NO_ROOM)
    )


def is_abbreviating(atoms: Sequence[Atom], at: int, end: int, em: float) -> bool:
    """Whether a full stop belongs to letters around it, as in i.i.d."""
    if atoms[end].char != "." or atoms[end].suffix or end == at or not is_letter(atoms[end - 1]):
        return False
    if end + 1 < len(atoms) and is_letter(atoms[end + 1]) and _touch(atoms[end], atoms[end + 1], em):
        return atoms[end + 1].font == atoms[end].font == "Main-Regular"
    return any(atom.char == "." for atom in atoms[at:end])


def is_underscored(atoms: Sequence[Atom], at: int, end: int, em: float) -> bool:
    """Whether an underscore joins the letters and digits around it, as in the names of programs."""
    atom = atoms[end]
    if end == at or atom.font != atoms[end - 1].font or atom.form != "glyph":
        return False
    if atom.char == "_":
        after = atoms[end + 1] if end + 1 < len(atoms) else None
        return (
            not atom.suffix
            and after is not None
            and after.font == atom.font
            and (after.char.isalnum() or after.char == "_")
            and _touch(atom, after, em)
        )
    return atom.char.isdigit() and any(other.char == "_" for other in atoms[at:end])


def _before_scripts(atoms: Sequence[Atom], at: int, last: int) -> int:
    """A word with scripts is letters only: what stands before its last sign is a text of its own."""
    start = last - 1
    while start > at and is_letter(atoms[start - 1]):
        start -= 1
    if start == at:
        return last
    return start if any(is_letter(atom) for atom in atoms[at:start]) else at


def has_space(atoms: Sequence[Atom], at: int, end: int, em: float) -> bool:
    """Whether a sign among letters belongs to their text: a space of text stands before it or right after it."""
    return any(is_text_only(atom) for atom in atoms[at:end]) or (
        end + 1 < len(atoms) and is_space(atoms[end + 1]) and _touch(atoms[end], atoms[end + 1], em)
    )


def _touch(one: Atom, two: Atom, em: float) -> bool:
    if one.color != two.color:
        return False
    # KaTeX joins neighbours of one alphabet and forgets all italic corrections but the last.
    end = one.x1 - one.italic if one.font == two.font else one.x1
    return abs(two.x0 - end) < JOINED * em


def is_letter(atom: Atom) -> bool:
    """A letter of an alphabet that is written by words."""
    if atom.form != "glyph" or atom.font not in WORD_FONTS or not atom.char.isascii():
        return False
    return atom.char.isalpha() or (atom.font != "Main-Regular" and atom.char in TEXT_TOO)


def is_space(atom: Atom) -> bool:
    """A printed space."""
    return atom.kind == "space"


def is_text_only(atom: Atom) -> bool:
    """A character that only text prints."""
    return atom.form == "glyph" and atom.char in TEXT_ONLY and not atom.suffix
