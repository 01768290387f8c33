"""A display's equation number at the right margin as a part of its formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.model import Formula
from scripts.transcript.structure import Line, Run, union

# An upright number, letters or a sign in brackets, as \tag prints it.
NUMBER = re.compile(r"\((?:(?P<bare>[\d.]{1,6}|[*])|\\(?:text|mathrm)\{(?P<text>[\w.*-]{1,8})\})\)")
CENTRE_POINTS = 4.0


def numbered(line: Line, margins: Sequence[float]) -> Line:
    """The line of a display with its number as \\tag; the same line where it is none.

    A number is known by its place: the formula stands in the middle between a left edge of the text, one of ``margins``
    in points, and the number's right edge.
    """
    runs = [run for run in line.runs if run.formula is not None or run.text.strip()]
    if len(runs) != 2 or runs[0].formula is None or runs[1].formula is None:
        return line
    found = NUMBER.fullmatch(runs[1].formula.latex)
    left = runs[0].box.x0 + runs[0].box.x1 - runs[1].box.x1
    if found is None or runs[0].formula.doubt or all(abs(left - margin) > CENTRE_POINTS for margin in margins):
        return line
    return replace(line, runs=(_tagged(runs[0], runs[0].formula, runs[1].formula, found["bare"] or found["text"]),))


def _tagged(run: Run, formula: Formula, number: Formula, text: str) -> Run:
    """The formula's run, in its own box, so that its middle stays known."""
    whole = replace(
        formula,
        latex=rf"{formula.latex}\tag{{{text}}}",
        box=union(formula.box, number.box),
        items=formula.items + number.items,
        paintings=formula.paintings + number.paintings,
        display=True,
    )
    return replace(run, formula=whole)
