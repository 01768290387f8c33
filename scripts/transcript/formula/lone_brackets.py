"""Brackets that no pair took, as atoms: those of a fixed size by their command, fractions without a bar as they are."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.bracket_sizes import sized_bar
from scripts.transcript.formula.nodes import Atom
from scripts.transcript.formula.symbols import CLOSERS, OPENERS

UNKNOWN = "\ufffd"
SIZES = {1: "big", 2: "Big", 3: "bigg", 4: "Bigg"}


def as_written(atom: Atom) -> Atom:
    """The atom with the command that prints it alone."""
    return _alone(_sized(atom))


def command(atom: Atom) -> str:
    """A bracket's command, parted from a letter after it."""
    return atom.fence + (" " if atom.fence[-1].isalpha() else "")


def _alone(atom: Atom) -> Atom:
    """A fraction without bar that no brackets took has empty delimiters at both sides."""
    if atom.form != "atop":
        return atom
    return replace(atom, x0=atom.x0 - atom.skew, x1=atom.x1 + atom.skew, choices=(), form="built")


def _sized(atom: Atom) -> Atom:
    """An early bracket of a fixed size as \\bigl( and the like; other atoms unchanged."""
    if atom.form == "fence" and not atom.latex and sized_bar(atom):
        name, rest = sized_bar(atom), command(atom).strip()
        forms = [
            ("ord", rf"\{name}{rest}"),
            ("open", rf"\{name}l{rest}"),
            ("close", rf"\{name}r{rest}"),
            ("rel", rf"\{name}m{rest}"),
        ]
        return replace(atom, kind="ord", latex=forms[0][1], choices=tuple(forms[1:]), form="built")
    if atom.form == "fence" and not atom.latex:
        return replace(atom, latex=UNKNOWN)
    if not atom.fence or atom.rank == 0 or atom.form != "glyph":
        return atom
    name, rest = SIZES[atom.rank], command(atom).strip()
    forms = [
        ("open", rf"\{name}l{rest}"),
        ("close", rf"\{name}r{rest}"),
        ("ord", rf"\{name}{rest}"),
        ("rel", rf"\{name}m{rest}"),
    ]
    first = "open" if atom.char in OPENERS else "close" if atom.char in CLOSERS else "ord"
    forms.sort(key=lambda form: form[0] != first)
    return replace(atom, kind=forms[0][0], latex=forms[0][1], choices=tuple(forms[1:]), form="built")
