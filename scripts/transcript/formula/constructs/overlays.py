"""Negated relations: a slash that KaTeX paints over the relation before it (``\\not``, ``\\neq``, ``\\notin``)."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.nodes import Found, OpenRow, Reading
from scripts.transcript.formula.rows import BASELINE
from scripts.transcript.formula.symbols import NOT

NEAR = 0.06
# Where \notin puts its slash, in em right of the relation (src/macros.ts: \mathrel{{\in}\mathllap{/\mskip1mu}}).
NOTIN_SLASH = (0.6667 - 0.5 - 1 / 18, 0.012)
# By whether KaTeX's own slash is printed, as \not prints it too.
NEGATED = {(True, "="): r"\neq", (False, r"\in"): r"\notin"}


def negation(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """U+E020 at the very place of a relation."""
    ink = reading.ink[at]
    if ink.kind != "glyph" or row.y is None or abs(ink.y - row.y) > BASELINE:
        return None
    for index, atom in enumerate(row.atoms):
        is_slash = ink.char == NOT and abs(atom.x0 - ink.x0) < NEAR
        is_notin = (
            ink.char == "/"
            and atom.latex == r"\in"
            and abs((ink.x0 - atom.x0) / row.size - NOTIN_SLASH[0]) < NOTIN_SLASH[1]
        )
        if is_slash or is_notin:
            latex = NEGATED.get((ink.char == NOT, atom.latex), r"\not" + atom.latex)
            return Found(at + 1, index, index + 1, (replace(atom, latex=latex, kind="rel", choices=(), form="built"),))
    return None
