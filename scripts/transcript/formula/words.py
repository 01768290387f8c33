"""Atoms as tokens: letters of one alphabet joined, upright words told as operators or text, the rest as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scripts.transcript.formula.colons import colon_relation
from scripts.transcript.formula.metrics import MU, extent
from scripts.transcript.formula.nodes import Atom, Color
from scripts.transcript.formula.symbols import ALPHABETS, LIMIT_NAMES, PLAIN_NAMES, meanings, name_of
from scripts.transcript.formula.word_ends import is_space, is_text_only, word_end

UNKNOWN = "\ufffd"
TEXT_FORMS = {"\xa0": " ", "_": r"\_"}


# A page makes tens of thousands of these, and a frozen one takes three times as long to make at run time: the type
# checker sees them frozen, and nobody changes one.
@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Token:
    """Something that is written as a whole: its readings, the likeliest first, and where it stands.

    A reading is (class, LaTeX, points by which the token ends before ``x1``).
    """

    readings: tuple[tuple[str, str, float], ...]
    x0: float
    x1: float
    color: Color = (0.0, 0.0, 0.0)


def tokens_of(atoms: Sequence[Atom], style: str, em: float, main: Color | None = None) -> list[Token]:
    """The tokens of a row's atoms; signs of another colour than ``main``, the formula's, are written with theirs."""
    tokens, at = [], 0
    while at < len(atoms):
        end = word_end(atoms, at, em)
        relation, after = colon_relation(atoms, at, MU[style] * em)
        if relation:
            last = atoms[after - 1]
            latex = coloured(relation + " " * (not last.suffix) + last.suffix, last.color, main)
            tokens.append(Token((("rel", latex, 0.0),), atoms[at].x0, last.x1, last.color))
            at = after
        elif is_colon(atoms, at, style, em):
            mu = MU[style] * em
            tokens.append(
                Token((("ord", r"\colon ", 0.0),), atoms[at].x0 - 2 * mu, atoms[at].x1 + 6 * mu, atoms[at].color)
            )
            at += 1
        elif end > at:
            word = braced_mod(atoms, at, end, style, em) or word_token(atoms[at:end], style, main)
            tokens.append(with_loose(word, atoms[end - 1]))
            at = end
        else:
            tokens.append(with_loose(atom_token(in_style(atoms[at], style), main), atoms[at]))
            at += 1
    return tokens


def in_style(atom: Atom, style: str) -> Atom:
    """A big operator whose size is not its row's with the style that gives it; with scripts it is not told."""
    if atom.kind != "op" or atom.form != "glyph" or atom.font not in ("Size1-Regular", "Size2-Regular"):
        return atom
    is_large = atom.font == "Size2-Regular"
    if is_large == (style == "D"):
        return atom
    if atom.suffix:
        return replace(atom, latex=UNKNOWN, form="built", choices=(), suffix="")
    return replace(atom, latex=rf"\mathop{{\{'display' if is_large else 'text'}style{atom.latex}}}", choices=())


def with_loose(token: Token, last: Atom) -> Token:
    """The token with the other way to write its last atom's scripts as further readings."""
    scripts, shorter = last.loose
    if not scripts or scripts == last.suffix:
        return token
    others = tuple((kind, latex.removesuffix(last.suffix) + scripts, short + shorter)
                   for kind, latex, short in token.readings if latex.endswith(last.suffix))  # fmt: skip
    return replace(token, readings=token.readings + others)


def braced_mod(atoms: Sequence[Atom], at: int, end: int, style: str, em: float) -> Token | None:
    """{\\bmod} in a group of its own: 1 mu on both sides is left of its spaces (src/macros.ts)."""
    if (
        [atom.char for atom in atoms[at:end]] != ["m", "o", "d"]
        or atoms[end - 1].suffix
        or not 0 < at < end < len(atoms)
    ):
        return None
    mu = MU[style] * em
    before, after = atoms[at].x0 - atoms[at - 1].x1, atoms[end].x0 - atoms[end - 1].x1
    if abs(after - mu) > 0.1 or not any(abs(before - (1 + space) * mu) < 0.1 for space in (-3, 0, 3)):
        return None
    return Token((("ord", r"{\bmod}", 0.0),), atoms[at].x0 - mu, atoms[end - 1].x1 + mu, atoms[at].color)


def is_colon(atoms: Sequence[Atom], at: int, style: str, em: float) -> bool:
    """Whether a colon has 2 mu before it and 6 mu after it, as \\colon has (src/macros.ts)."""
    if atoms[at].char != ":" or atoms[at].suffix or not 0 < at < len(atoms) - 1:
        return False
    mu = MU[style] * em
    before, after = atoms[at].x0 - atoms[at - 1].x1, atoms[at + 1].x0 - atoms[at].x1
    return abs(before - 2 * mu) < 0.05 and abs(after - 6 * mu) < 0.05


def word_token(atoms: Sequence[Atom], style: str, main: Color | None = None) -> Token:
    """A word with its scripts, as an operator, a letter of an alphabet or text."""
    suffix = atoms[-1].suffix
    text = re.sub(
        "  +", lambda spaces: "~" * len(spaces[0]), "".join(TEXT_FORMS.get(atom.char, atom.char) for atom in atoms)
    )
    font = next(atom.font for atom in atoms if not is_space(atom))
    italic = 0.0 if suffix else atoms[-1].italic
    is_text = not suffix or atoms[-1].italic < 0 or is_upright(atoms[-1])
    # src/buildCommon.ts, makeSymbol: no italic correction in text mode and in \\mathit.
    readings = [
        (
            kind,
            coloured(latex + suffix, atoms[0].color, main),
            italic if latex.startswith((r"\text", r"\mathit")) else 0.0,
        )
        for kind, latex in word_readings(text, font, style, bool(suffix))
        if is_text or not latex.startswith(r"\text") or not text.isalpha()
    ]
    return Token(tuple(readings), atoms[0].x0, atoms[-1].x1, atoms[0].color)


def is_upright(atom: Atom) -> bool:
    """Whether a letter has no italic correction, so that text and mathematics print it alike."""
    box = extent(atom.font, atom.char)
    return box is None or box.italic == 0


def word_readings(text: str, font: str, style: str, has_scripts: bool) -> list[tuple[str, str]]:
    """(class, LaTeX) of upright letters."""
    command, in_text = ALPHABETS[font]
    is_plain = text.isalpha() if font == "Main-Regular" else text.isalnum()
    if font == "Main-Regular" and is_plain:
        if text in PLAIN_NAMES:
            return [("op", rf"\{text}"), ("ord", rf"\mathrm{{{text}}}")]
        if text in LIMIT_NAMES:
            needs_plain = has_scripts and style == "D"
            return [("op", rf"\operatorname{{{text}}}" if needs_plain else rf"\{text}"), ("ord", rf"\mathrm{{{text}}}")]
        forms = [("ord", rf"\mathrm{{{text}}}"), ("ord", rf"\text{{{text}}}")]
        extra = [("rel", r"\bmod ")] if text == "mod" else []
        return [*(forms if len(text) == 1 else forms[::-1]), ("op", rf"\operatorname{{{text}}}"), *extra]
    written = command if is_plain else in_text
    closing = "}" * (1 + written.count("{"))
    return [("ord", f"{written}{{{text}{closing}")]


def coloured(latex: str, color: Color, main: Color | None) -> str:
    """LaTeX in its own colour where that is not the formula's."""
    if main is None or color == main:
        return latex
    digits = "".join(f"{round(255 * part):02x}" for part in color)
    return rf"\textcolor{{#{digits}}}{{{latex.strip()}}}"


def atom_token(atom: Atom, main: Color | None = None) -> Token:
    """One atom as it is; a letter with its alphabet."""
    if atom.form != "glyph":
        readings = ((atom.kind, atom.latex), *atom.choices)
    elif atom.kind == "space":
        readings = (("space", "\\ "),)
    else:
        readings = tuple(
            (kind, coloured(latex + atom.suffix, atom.color, main)) for kind, latex in glyph_readings(atom)
        )
    suffix = "" if atom.form == "glyph" and atom.kind != "space" else atom.suffix
    spread = tuple((kind, latex + suffix, 0.0) for kind, latex in readings)
    if atom.form == "fraction" and atom.skew:
        # src/functions/genfrac.ts: \\cfrac has no delimiter's room at its right; \\frac comes first where both fit.
        name = readings[-1][1]
        spread = (spread[0], ("ord", name, atom.skew))
    if atom.form == "glyph" and atom.italic > 0 and not atom.suffix and atom.font[:4] != "Size":
        # KaTeX up to 0.16 joined such letters and forgot all italic corrections but the last.
        spread += tuple(("joined", latex, atom.italic) for kind, latex in readings if kind == "ord")
    return Token(spread, atom.x0, atom.x1, atom.color)


def glyph_readings(atom: Atom) -> tuple[tuple[str, str], ...]:
    """(class, LaTeX) of a single glyph."""
    if atom.latex:
        return ((atom.kind, atom.latex), *atom.choices)
    command, _ = ALPHABETS.get(atom.font, ("", ""))
    if is_text_only(atom) and atom.font == "Main-Regular":
        return (("ord", rf"\text{{{atom.char}}}"),)
    name = name_of(atom.char)
    if name and command and (atom.char.isalnum() or command == r"\boldsymbol"):
        return (("ord", f"{command}{{{name}" + "}" * (1 + command.count("{"))),)
    if atom.font in ("Main-Bold", "Math-BoldItalic"):
        plain = meanings("Main-Regular", atom.char) or meanings("Math-Italic", atom.char)
        if plain:
            return tuple((kind, rf"\boldsymbol{{{latex}}}") for kind, latex in plain)
    return (("ord", UNKNOWN),)
