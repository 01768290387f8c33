"""A row of atoms as LaTeX: words, numbers and spaces; what no rule of TeX explains leaves ``UNKNOWN``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from scripts.transcript.formula.symbols import LIMIT_NAMES, PLAIN_NAMES
from scripts.transcript.formula.tex.atoms import (
    BESIDE,
    LARGE,
    SMALL,
    STACKED,
    TOGETHER,
    UPRIGHT,
    Atom,
    Row,
)
from scripts.transcript.formula.tex.classes import with_classes
from scripts.transcript.formula.tex.encodings import stem_of
from scripts.transcript.formula.tex.growth import with_fences
from scripts.transcript.formula.tex.spaces import CLASSES, MU, command_for, is_map_colon
from scripts.transcript.formula.writing import UNKNOWN, joined

CLOSE_EM = 0.09
WORD_SPACE_EM = (0.18, 0.62)
ALPHABETS = {"cmss": r"\mathsf", "cmtt": r"\mathtt", "cmti": r"\mathit"}
# KaTeX's names of functions that LaTeX does not know.
FOREIGN = frozenset(("sh", "ch", "th", "tg", "ctg", "cth", "cotg", "cosec", "arctg", "arcctg"))
NAMES = (PLAIN_NAMES | LIMIT_NAMES) - FOREIGN


def write_row(row: Row, *, is_script: bool = False) -> str:
    """The LaTeX of a row, with the marks of ``atoms`` still in it."""
    is_script = is_script or row.is_script
    return _spaced(tokens_of(row, is_script=is_script), row, is_script=is_script)


def settled(latex: str, *, is_display: bool) -> str:
    """The LaTeX with fractions and limits written for the style that they stand in; ``chosen`` does the rest."""
    large, small = ("\\", r"\t") if is_display else (r"\d", "\\")
    latex = latex.replace(LARGE, large).replace(SMALL, small).replace(BESIDE, "")
    if not is_display:
        latex = re.sub(STACKED + r"(\\operatorname\*\{[^{}]*\}|\\[A-Za-z]+)", r"\1\\limits", latex)
    return latex.replace(STACKED, "")


def tokens_of(row: Row, *, is_script: bool = False) -> list[Atom]:
    """Atoms with words written, numbers whole, arrows of two glyphs and dots of three made one."""
    atoms, size = row.atoms, row.size
    tokens: list[Atom] = []
    at = 0
    while at < len(atoms):
        for merge in (_arrow, partial(_three_dots, is_script=is_script), _bold, _text):
            found = merge(atoms, at, size)
            if found is not None:
                atom, at = found
                tokens.append(atom)
                break
        else:
            tokens.append(_alone(atoms[at]))
            at += 1
    fenced = with_fences([_classed(token) for token in _with_colons(_with_moduli(tokens, size), size)], size)
    return with_classes(fenced, row, is_script=is_script)


def _classed(token: Atom) -> Atom:
    return token if token.kind in CLASSES else replace(token, kind="ord")


def _alone(atom: Atom) -> Atom:
    if atom.kind in ("doubt", "not", "accent") or atom.latex == r"\mapstochar":
        return replace(atom, kind="ord", latex=UNKNOWN)
    if atom.kind == "text":
        return replace(atom, kind="ord", latex=rf"\text{{{atom.latex}}}" if atom.latex not in "!/?" else atom.latex)
    return atom


def _arrow(atoms: Sequence[Atom], at: int, size: float) -> tuple[Atom, int] | None:
    """Long arrows, which plain TeX makes of two glyphs that overlap."""
    if at + 1 >= len(atoms):
        return None
    one, two = atoms[at], atoms[at + 1]
    signs = [atom.latex for atom in atoms[at : at + 3] if atom.x0 < one.x1 + 0.5 * size]
    if signs == [BESIDE + r"\int"] * 3 and not one.suffix and not two.suffix:
        return replace(atoms[at + 2], kind="op", latex=r"\iiint", x0=one.x0, first=one.first), at + 3
    name = {("=", r"\Rightarrow"): r"\Longrightarrow", ("-", r"\to"): r"\longrightarrow",
            (r"\Leftarrow", "="): r"\Longleftarrow",
            (r"\leftarrow", "-"): r"\longleftarrow", (r"\Leftarrow", r"\Rightarrow"): r"\Longleftrightarrow",
            (r"\leftarrow", r"\to"): r"\longleftrightarrow", (r"\mapstochar", r"\to"): r"\mapsto",
        (BESIDE + r"\int", BESIDE + r"\int"): r"\iint",}.get((one.latex, two.latex))  # fmt: skip
    if name is None or one.suffix or two.x0 > one.x1 + (0.02 if one.latex == r"\mapstochar" else -0.05) * size:
        return None
    return replace(two, kind="op" if "int" in name else "rel", latex=name, x0=one.x0, first=one.first), at + 2


def _three_dots(atoms: Sequence[Atom], at: int, size: float, *, is_script: bool) -> tuple[Atom, int] | None:
    three = atoms[at : at + 3]
    if len(three) < 3 or len({atom.latex for atom in three}) > 1 or three[0].suffix or three[1].suffix:
        return None
    latex = {".": r"\ldots", r"\cdot": r"\cdots"}.get(three[0].latex)
    gaps = [b.x0 - a.x1 for a, b in itertools.pairwise(three)]
    is_even = all(abs(gap - 3 * MU * size) < 0.05 * size for gap in gaps)
    if latex is None or not (is_even or (is_script and all(abs(gap) < 0.02 * size for gap in gaps))):
        return None
    return replace(three[2], kind="inner", latex=latex, x0=three[0].x0, first=three[0].first), at + 3


def _bold(atoms: Sequence[Atom], at: int, size: float) -> tuple[Atom, int] | None:
    """Bold letters and digits that touch, as one \\mathbf."""
    text, end = "", at
    while end < len(atoms) and atoms[end].bold and (atoms[end].kind == "word" or atoms[end].form == "digit"):
        if end > at and (atoms[end - 1].suffix or atoms[end].suffix
                         or atoms[end].x0 - atoms[end - 1].x1 > CLOSE_EM * size):  # fmt: skip
            break
        text += atoms[end].latex.removeprefix(r"\mathbf{").removesuffix("}")
        end += 1
    if end == at or (len(text) > 3 and text.isalpha()):
        return None
    last = atoms[end - 1]
    is_open = bool(last.suffix) and len(text) > 1
    latex = rf"\mathbf{{{text[:-1] + TOGETHER + text[-1] if is_open else text}}}"
    return replace(last, kind="ord", latex=latex, x0=atoms[at].x0, first=atoms[at].first), end


def _text(atoms: Sequence[Atom], at: int, size: float) -> tuple[Atom, int] | None:
    """Upright words: a named operator, or text with the spaces around it."""
    if atoms[at].kind != "word":
        return None
    first = atoms[at]
    if first.latex == "mod" and not first.suffix and 0 < at < len(atoms) - 1 and _is_modulo(atoms, at, size):
        mu = size * MU
        return replace(first, kind="bin", latex=r"\bmod", x0=first.x0 - mu, x1=first.x1 + mu), at + 1
    if first.latex in NAMES and not first.bold:
        return replace(first, kind="op", latex="\\" + first.latex), at + 1
    following = atoms[at + 1] if at + 1 < len(atoms) else None
    if following and not first.suffix and is_call(first, following, size) and len(first.latex) > 1:
        return replace(first, kind="op", latex=rf"\operatorname{{{first.latex}}}"), at + 1
    alphabet = alphabet_of(first.font)
    if alphabet:
        return replace(first, kind="ord", latex=rf"{alphabet}{{{first.latex}}}"), at + 1
    is_abbreviated = following is not None and following.kind == "text" and following.x0 - first.x1 < CLOSE_EM * size
    if len(first.latex) == 1 and not first.bold and (first.suffix or not is_abbreviated):
        return replace(first, kind="ord", latex=f"{UPRIGHT}{{{first.latex}}}"), at + 1
    return _phrase(atoms, at, size)


def _is_modulo(atoms: Sequence[Atom], at: int, size: float) -> bool:
    """Whether the word mod stands as \\bmod does: 5mu on both sides."""
    gaps = atoms[at].x0 - atoms[at - 1].x1, atoms[at + 1].x0 - atoms[at].x1
    return all(abs(gap - 5 * MU * size) < CLOSE_EM * size for gap in gaps) and atoms[at - 1].latex != "("


def _with_moduli(tokens: list[Atom], size: float) -> list[Atom]:
    """amsmath's \\pmod, which sets 8mu or a quad before the bracket and 6mu behind the word."""
    found: list[Atom] = []
    at = 0
    while at < len(tokens):
        end = _modulus_end(tokens, at, size)
        if end is None:
            found.append(tokens[at])
            at += 1
            continue
        inner = _spaced(tokens[at + 2 : end], Row(size), is_script=False)
        quad = 1.0 if tokens[at].x0 - tokens[at - 1].x1 > 0.7 * size else 8 * MU
        found.append(replace(tokens[end], kind="ord", latex=rf"\pmod{{{inner}}}", x0=tokens[at].x0 - quad * size,
                             form="modulus"))  # fmt: skip
        at = end + 1
    return found


def _modulus_end(tokens: Sequence[Atom], at: int, size: float) -> int | None:
    if at == 0 or tokens[at].latex != "(" or at + 3 >= len(tokens):
        return None
    gap = (tokens[at].x0 - tokens[at - 1].x1) / size
    is_modulus = "{mod" in tokens[at + 1].latex and any(abs(gap - width) < 0.02 for width in (8 * MU, 1.0))
    if not is_modulus:
        return None
    return next((place for place in range(at + 2, len(tokens)) if tokens[place].latex == ")"), None)


def alphabet_of(font: str) -> str:
    """The command of an upright font's alphabet; "" for the font of prose."""
    return ALPHABETS.get(stem_of(font), "")


def is_call(word: Atom, after: Atom, size: float) -> bool:
    """Whether a bracket follows a name as an argument does."""
    gap = after.x0 - word.x1
    if after.form == "fence":
        return gap < 0.2 * size
    return after.kind == "open" and not after.bold and gap < 0.05 * size + word.slack


def _phrase(atoms: Sequence[Atom], at: int, size: float) -> tuple[Atom, int]:
    words, end = atoms[at].latex, at + 1
    while end < len(atoms) and not atoms[end - 1].suffix and _goes_on(atoms, end):
        gap = (atoms[end].x0 - atoms[end - 1].x1) / size
        if gap > WORD_SPACE_EM[1]:
            break
        words += (" " if gap > WORD_SPACE_EM[0] else "") + atoms[end].latex
        end += 1
    before = _word_space(atoms[at - 1], atoms[at], size) if at else 0.0
    after = _word_space(atoms[end - 1], atoms[end], size) if end < len(atoms) and not atoms[end - 1].suffix else 0.0
    command = r"\textbf" if atoms[at].bold else r"\text"
    latex = f"{command}{{{' ' if before else ''}{words}{' ' if after else ''}}}"
    last = atoms[end - 1]
    return replace(last, kind="ord", latex=latex, x0=atoms[at].x0 - before, x1=last.x1 + after, first=atoms[at].first,
                   form="phrase"), end  # fmt: skip


def _goes_on(atoms: Sequence[Atom], end: int) -> bool:
    """Whether a phrase holds this atom: a word, or a sign of prose."""
    return (
        atoms[end].kind == "word" and atoms[end].bold == atoms[end - 1].bold and atoms[end].latex not in NAMES
    ) or atoms[end].kind == "text"


def _word_space(left: Atom, right: Atom, size: float) -> float:
    """The space of a text between a word and mathematics, in points; whole quads beside it are not its own."""
    gap = (right.x0 - left.x1) / size
    rest = gap - round(gap - 1 / 3)
    is_space = 0.24 < rest < 0.45 and round(gap - 1 / 3) in (0, 1, 2)
    if "rel" in (left.kind, right.kind) or "bin" in (left.kind, right.kind):
        return 0.0
    return size / 3 if is_space else 0.0


def _with_colons(tokens: list[Atom], size: float) -> list[Atom]:
    """amsmath's \\colon as a mark of punctuation: it brings 2mu before itself and 6mu behind."""
    return [
        replace(token, kind="punct", latex=r"\colon ", x0=token.x0 - 2 * MU * size, x1=token.x1 + 3 * MU * size)
        if token.latex == ":" and not token.suffix and is_map_colon(tokens, place, size)
        else token
        for place, token in enumerate(tokens)
    ]


def _spaced(tokens: Sequence[Atom], row: Row, *, is_script: bool) -> str:
    parts: list[str] = []
    for place, token in enumerate(tokens):
        if place:
            space = command_for(tokens[place - 1], token, row, is_script=is_script)
            parts.append(UNKNOWN if space is None else space)
        parts.append(token.latex + token.suffix)
    return _tidied(joined(parts))


def _tidied(latex: str) -> str:
    latex = re.sub(r"\\;\\Longrightarrow\\;", r"\\implies ", latex).replace(r"\;|\;", r"\mid ")
    return re.sub(r"\\;\\Longleftrightarrow\\;", r"\\iff ", latex)
