"""Joins the pieces of a formula that a browser broke over lines or pages."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.writing import joined
from scripts.transcript.model import Formula


def join(first: Formula, second: Formula) -> Formula:
    """One formula of two pieces; the box, the place and the items are the first's. A doubt of either spoils both.

    The empty group that stands for the operand of a last binary operator makes room for it.
    """
    doubt = first.doubt or second.doubt
    latex = "" if doubt else joined([first.latex.removesuffix("{}"), second.latex])
    return replace(first, latex=latex, doubt=doubt, paintings=first.paintings + second.paintings)
