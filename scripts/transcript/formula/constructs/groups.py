"""Brackets in braces with scripts, {(x)}^2: a group whose scripts stand by its extent, not as a letter's do."""

from __future__ import annotations

from scripts.transcript.formula.metrics import SCALE, SCRIPT, X_HEIGHT
from scripts.transcript.formula.nodes import Atom, OpenRow, Reading, Row
from scripts.transcript.formula.writing import braced, write_atoms

# src/fontMetrics.ts: sup1 or sup2, and supDrop (rule 18).
SUPERSCRIPT_SHIFT = {"D": 0.413, "T": 0.363, "S": 0.431, "SS": 0.404}
SUPERSCRIPT_DROP = 0.386
# sub1 and subDrop.
SUBSCRIPT_SHIFT, SUBSCRIPT_DROP = 0.15, 0.05
# In em: more than what snapping to pixels moves a script.
LEAST_SHIFT = 0.06
PAIRS = {")": "(", "]": "[", "}": "{", "⟩": "⟨"}


def group_start(row: OpenRow, index: int, lower: Row | None, upper: Row | None) -> int | None:
    """Where the braces open around plain brackets, {(x)}^2, whose scripts stand as a group's do; None for a bracket's.

    A bracket's own scripts stand where a letter's do, a group's where its height and depth put them (rule 18a).
    """
    last = row.atoms[index]
    if last.form != "glyph" or last.late or last.char not in PAIRS or last.rank or last.suffix:
        return None
    depth = 0
    for place in range(index, -1, -1):
        atom = row.atoms[place]
        if atom.form == "glyph" and not atom.rank:
            depth += (atom.char == last.char) - (atom.char == PAIRS[last.char])
        if depth == 0:
            atoms = row.atoms[place : index + 1]
            whole = Atom("ord", "", atoms[0].x0, last.x1, min(a.top for a in atoms), max(a.bottom for a in atoms), 0)
            return place if stands_by(row, whole, lower, upper) and place < index else None
    return None


def stands_by(row: OpenRow, whole: Atom, lower: Row | None, upper: Row | None) -> bool:
    """Whether a single script stands as a group's extent puts it, and clearly not where a letter's stands."""
    drop = SCALE[SCRIPT[row.style]] / SCALE[row.style]
    if lower is not None and upper is None:
        letter = max(SUBSCRIPT_SHIFT, (lower.y - lower.top) / row.size - 0.8 * X_HEIGHT)
        group = max(letter, (whole.bottom - row.y) / row.size + SUBSCRIPT_DROP * drop)
        stands = (lower.y - row.y) / row.size
    elif upper is not None and lower is None:
        letter = max(SUPERSCRIPT_SHIFT[row.style], (upper.bottom - upper.y) / row.size + X_HEIGHT / 4)
        group = max(letter, (row.y - whole.top) / row.size - SUPERSCRIPT_DROP * drop)
        stands = (row.y - upper.y) / row.size
    else:
        return False
    return group - letter > LEAST_SHIFT and abs(stands - group) < abs(stands - letter)


def enclosed(reading: Reading, row: OpenRow, first: int, last: int) -> Atom:
    """Several atoms in braces as one."""
    atoms = row.atoms[first : last + 1]
    latex = braced(write_atoms(reading, row.style, row.size, atoms))
    return Atom("ord", latex, atoms[0].x0, atoms[-1].x1, min(a.top for a in atoms), max(a.bottom for a in atoms),
                atoms[0].first, "built", size=row.size, late=atoms[0].late, color=atoms[0].color)  # fmt: skip
