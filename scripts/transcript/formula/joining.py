"""Joins the pieces of a formula that a browser broke over lines or pages."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.writing import joined
from scripts.transcript.model import Formula


def join(first: Formula, second: Formula) -> Formula:
    """One formula of two pieces; the box, the place and the items are the first's. A doubt of either spoils both."""
    doubt = first.doubt or second.doubt
    latex = "" if doubt else joined([first.latex, second.latex])
    return replace(first, latex=latex, doubt=doubt)
