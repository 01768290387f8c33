"""Writes a page again from what was read: formulas as LaTeX, the words around them as text."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.tex.encodings import stem_of
from scripts.transcript.model import Formula, Glyph, Painted
from scripts.transcript.runs import printed

WORD_GAP_EM = 0.2
COMMANDS = {"cmss": r"\textsf", "cmbx": r"\textbf", "cmti": r"\textit", "cmtt": r"\texttt", "cmsl": r"\textsl"}
ESCAPED = {"%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "{": r"\{", "}": r"\}", "\\": r"\textbackslash "}


def reassembled(page: Sequence[Painted], formulas: Sequence[Formula], first: int, last: int) -> str:
    """The line that page[first:last] prints, as LaTeX."""
    owner = {place: formula for formula in formulas for place in formula.items}
    parts: list[str] = []
    edge, stem = None, ""
    for place in range(first, last):
        thing = page[place]
        formula = owner.get(place)
        if formula is not None:
            if place == formula.items[0]:
                parts.append(_gap(edge, formula.box.x0, formula.em) + f"${formula.latex}$")
            edge, stem = formula.box.x1, ""
        elif isinstance(thing, Glyph):
            gap = _gap(edge, thing.x, thing.size)
            command = COMMANDS.get(stem_of(thing.font), "")
            text = "".join(ESCAPED.get(letter, letter) for letter in printed(thing))
            if command and command == stem and parts[-1].endswith("}"):
                parts[-1] = parts[-1][:-1] + gap + text + "}"
            else:
                parts.append(gap + (f"{command}{{{text}}}" if command else text))
            edge, stem = thing.x + thing.advance, command
    return "".join(parts)


def _gap(edge: float | None, x: float, size: float) -> str:
    return " " if edge is not None and x - edge > WORD_GAP_EM * size else ""
