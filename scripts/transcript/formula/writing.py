"""A row of atoms as LaTeX: brackets paired, letters joined to words, classes and spaces chosen so that gaps fit.

What cannot be written leaves ``UNKNOWN`` in the LaTeX, which spoils the whole formula: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from scripts.transcript.formula.bracket_sizes import sized_bar, with_exact_bars
from scripts.transcript.formula.brackets import Write, paired
from scripts.transcript.formula.metrics import MU
from scripts.transcript.formula.nodes import Atom, Color, Reading, Row
from scripts.transcript.formula.spacing import spaced
from scripts.transcript.formula.words import coloured, tokens_of

UNKNOWN = "\ufffd"
SPACE, ALONE = re.compile(r"\\[,:;!]"), re.compile(r"\{(?:[=<>+-]|\\[a-zA-Z]+)\}")
MOST_BARS = 4
NEIGHBOURS = re.compile(
    r"\\textcolor\{(?P<color>#\w{6})\}\{(?P<first>[^{}]*)\}\\textcolor\{(?P=color)\}\{(?P<second>[^{}]*)\}"
)


def write_row(reading: Reading, row: Row, edge: float | None = None, *, may_go_on: bool = False) -> str:
    """The LaTeX of a finished row; ``edge`` is where it is known to end, ``may_go_on`` says that a line may end it."""
    return write_atoms(reading, row.style, row.em, row.atoms, edge, may_go_on=may_go_on)


def write_atoms(
    reading: Reading,
    style: str,
    em: float,
    atoms: Sequence[Atom],
    edge: float | None = None,
    *,
    may_go_on: bool = False,
) -> str:
    """The LaTeX of atoms of one row, from left to right.

    A bar that is drawn may be one of a pair or of a fixed size; which one it is, the room around it tells.
    """
    placed = with_exact_bars(atoms, MU[style] * em)
    choices = bar_choices(placed)
    if len(choices) == 1:
        return _written(reading, style, em, placed, edge, may_go_on=may_go_on)
    texts = [(_written(reading, style, em, chosen, edge, may_go_on=may_go_on, is_strict=is_strict), is_odd(chosen))
             for is_strict in (True, False) for chosen in choices]  # fmt: skip
    return min(texts, key=lambda text: (badness(text[0]), text[1]))[0]


def bar_choices(atoms: Sequence[Atom]) -> list[Sequence[Atom]]:
    """The atoms with their drawn bars as they are, and with any of them as bars of a fixed size."""
    bars = [place for place, atom in enumerate(atoms) if atom.late and sized_bar(atom)]
    if not bars:
        return [atoms]
    counts = range(len(bars) + 1) if len(bars) <= MOST_BARS else (0, len(bars))
    fixed = [set(some) for count in counts for some in combinations(bars, count)]
    return [[replace(atom, late=False) if place in some else atom for place, atom in enumerate(atoms)]
            for some in fixed]  # fmt: skip


def is_odd(atoms: Sequence[Atom]) -> bool:
    """Whether one of the bars of a fixed size has no partner."""
    return sum(not atom.late and bool(sized_bar(atom)) for atom in atoms) % 2 > 0


def badness(latex: str) -> int:
    """How much of a reading nobody would write: what could not be written, kerns, spaces, groups around one sign."""
    return (
        1000 * latex.count(UNKNOWN)
        + 20 * latex.count(r"\mkern")
        + len(SPACE.findall(latex))
        + len(ALONE.findall(latex))
    )


def _written(
    reading: Reading,
    style: str,
    em: float,
    atoms: Sequence[Atom],
    edge: float | None,
    *,
    may_go_on: bool,
    is_strict: bool = False,
) -> str:
    def between(inner: Sequence[Atom], color: Color) -> str:
        return _written(tinted(reading, color), style, em, inner, None, may_go_on=False, is_strict=is_strict)

    grouped = paired(atoms, em, Write(between, reading.color, is_strict=is_strict))
    return joined(
        spaced(tokens_of(grouped, style, em, reading.color), style, em, reading.base, edge, may_go_on=may_go_on)
    )


def united_colours(latex: str) -> str:
    """LaTeX whose neighbours of one colour stand in one group."""
    while found := NEIGHBOURS.search(latex):
        body = joined([found["first"], found["second"]])
        latex = rf"{latex[: found.start()]}\textcolor{{{found['color']}}}{{{body}}}{latex[found.end() :]}"
    return latex


def tinted(reading: Reading, color: Color) -> Reading:
    """The reading for what stands inside a construct of a colour: there the construct's colour is the usual one."""
    return reading if reading.color is None or color == reading.color else replace(reading, color=color)


def in_color(latex: str, reading: Reading, color: Color) -> str:
    """A construct in the colour of its line or sign, where that is not the usual one around it."""
    return coloured(latex, color, reading.color)


def joined(parts: Sequence[str]) -> str:
    """Parts in a row, with a space where a command's name would run into a letter."""
    text = ""
    for part in parts:
        if part[:1].isalpha() and re.search(r"\\[A-Za-z]+$", text):
            text += " "
        text += part
    return text


def braced(latex: str) -> str:
    """An argument in braces."""
    return "{" + latex + "}"


def script_text(mark: str, latex: str) -> str:
    """A script: primes as primes, one character bare, all else in braces."""
    if mark == "^" and re.fullmatch(r"(\\prime)+", latex):
        return "'" * latex.count(r"\prime")
    if len(latex) == 1 and latex.isalnum():
        return mark + latex
    return f"{mark}{{{latex}}}"
