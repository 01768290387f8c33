"""A row of atoms as LaTeX: brackets paired, letters joined to words, classes and spaces chosen so that gaps fit.

What cannot be written leaves ``UNKNOWN`` in the LaTeX, which spoils the whole formula: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.transcript.formula.brackets import paired
from scripts.transcript.formula.nodes import Atom, Reading, Row
from scripts.transcript.formula.spacing import spaced
from scripts.transcript.formula.words import tokens_of

UNKNOWN = "\ufffd"
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
    """The LaTeX of atoms of one row, from left to right."""
    grouped = paired(atoms, em, lambda inner: write_atoms(reading, style, em, inner))
    return joined(
        spaced(tokens_of(grouped, style, em, reading.color), style, em, reading.base, edge, may_go_on=may_go_on)
    )


def united_colours(latex: str) -> str:
    """LaTeX whose neighbours of one colour stand in one group."""
    while found := NEIGHBOURS.search(latex):
        body = joined([found["first"], found["second"]])
        latex = rf"{latex[: found.start()]}\textcolor{{{found['color']}}}{{{body}}}{latex[found.end() :]}"
    return latex


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
