"""Whether brackets have the size that their content asks for, and what their sizes say.

Source: rule 19 of the TeXbook as in src/delimiter.ts (KaTeX 0.19.1).
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.nodes import Atom

# The rank of a drawn bar whose subscript stands as low as its content: ``\\right`` made it.
CLOSING = 6
# How far, in em, the measured height of a content may be off.
FIT_NOISE = 0.13
# In points, of the one em between columns.
COLUMN_NOISE = 0.1


def cells_of(inner: Sequence[Atom], em: float) -> list[list[Atom]]:
    """Atoms cut where exactly one em lies between them."""
    cells: list[list[Atom]] = [[]]
    for index, atom in enumerate(inner):
        if index and abs(atom.x0 - inner[index - 1].x1 - em) < COLUMN_NOISE:
            cells.append([])
        cells[-1].append(atom)
    return cells


def sized_bar(atom: Atom) -> str:
    """The size command of a drawn bar that has the height of one, "" else (src/delimiter.ts, sizeToMaxHeight)."""
    if atom.form != "fence" or atom.char not in "∣∥" or not atom.size or atom.rank == CLOSING:
        return ""
    tall = atom.skew / atom.size
    return next(
        (
            name
            for height, name in ((1.2, "big"), (1.8, "Big"), (2.4, "bigg"), (3.0, "Bigg"))
            if abs(tall - height) < 0.06
        ),
        "",
    )


def fits_content(inner: Sequence[Atom], left: Atom | None, right: Atom | None) -> bool:
    """Whether ``\\left`` and ``\\right`` around this content would choose brackets of this size (rule 19)."""
    fence = right or left
    if fence is None or not inner or fence.form == "fence" or fence.base <= 0:
        return True
    axis = fence.y - AXIS * inner[0].size if fence.rank == 0 else fence.y - AXIS * fence.base
    reach = max(max(axis - a.top for a in inner), max(a.bottom - axis for a in inner)) / fence.base
    total = max(901 / 500 * reach, 2 * reach - 0.5)
    return rank_of(total - FIT_NOISE) <= fence.rank <= rank_of(total + FIT_NOISE)


def rank_of(total: float) -> int:
    """The size of bracket that is taller than ``total`` em (src/delimiter.ts, sizeToMaxHeight); 0 is a plain one."""
    return next((rank for rank, height in enumerate((1.0, 1.2, 1.8, 2.4, 3.0)) if height > total), 5)


def within_strut(atom: Atom, fence: Atom) -> bool:
    """Whether an atom is no taller than the strut of a matrix's row."""
    return atom.top > fence.y - 0.9 * fence.base and atom.bottom < fence.y + 0.42 * fence.base and atom.form != "empty"


def is_unlikely(inner: Sequence[Atom], left: Atom | None, right: Atom | None) -> bool:
    """Whether brackets cannot be a pair: one is missing although a formula breaks inside, or the content ends open.

    A browser may break a formula after a relation, but never between ``\\left`` and ``\\right``.
    """
    if not inner:
        return True
    if left is None and any(atom.kind == "rel" for atom in inner):
        return True
    return right is not None and right.form == "fence" and inner[-1].kind == "bin"
