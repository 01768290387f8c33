"""Whether brackets have the size that their content asks for, and what their sizes say.

Source: rule 19 of the TeXbook as in src/delimiter.ts (KaTeX 0.19.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.nodes import Atom

# How far, in em, the measured height of a content may be off.
REACH_NOISE, DRAWN_NOISE = 0.072, 0.06
# In points: how far an outline's place is snapped, and how exact the places of glyphs are.
SNAP, EXACT = 0.95, 0.06
# In mu: the rooms between atoms, with and without a space that an author writes.
ROOMS = (0, 3, 4, 5, -3, 6, 7, 8, 9, 10, 18, 21, 22, 23, 36)
# src/delimiter.ts, makeStackedDelim: a tall bar is put together from pieces of this height; and how far one may be off.
BAR_PIECE, BAR_NOISE = 0.606, 0.1
# In points, of the one em between columns.
COLUMN_NOISE = 0.1


def with_exact_bars(atoms: Sequence[Atom], mu: float) -> list[Atom]:
    """The atoms with each drawn bracket, whose outline is snapped to pixels, where the rooms around it are whole."""
    if not any(atom.form == "fence" for atom in atoms):
        return list(atoms)
    placed = list(atoms)
    snapped = {place for place, atom in enumerate(placed) if atom.form == "fence" and not atom.font}
    for place in (*sorted(snapped), *sorted(snapped, reverse=True)):
        atom = placed[place]
        left = placed[place - 1] if place and place - 1 not in snapped else None
        right = placed[place + 1] if place + 1 < len(placed) and place + 1 not in snapped else None
        if place in snapped and (left or right):
            shift = min(_shifts(atom, left, right, mu), key=abs, default=0.0)
            if abs(shift) < SNAP:
                placed[place] = replace(atom, x0=atom.x0 + shift, x1=atom.x1 + shift)
                snapped.remove(place)
    return placed


def _shifts(atom: Atom, left: Atom | None, right: Atom | None, mu: float) -> list[float]:
    """How far a bracket may be moved so that the rooms beside it are whole numbers of mu that authors write."""
    before = [room * mu - (atom.x0 - left.x1) for room in ROOMS] if left else []
    after = [right.x0 - atom.x1 - room * mu for room in ROOMS] if right and not atom.suffix else []
    if before and after:
        return [one for one in before if any(abs(one - two) < EXACT for two in after)]
    return before or after


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
    if atom.form != "fence" or atom.char not in "∣∥" or not atom.size:
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


def fits_content(inner: Sequence[Atom], left: Atom | None, right: Atom | None, *, is_strict: bool = False) -> bool:
    """Whether ``\\left`` and ``\\right`` around this content would choose brackets of this size (rule 19)."""
    fence = right or left
    if fence is None or not inner:
        return True
    if fence.form == "fence":
        return fence.char not in "∣∥" or fits_bar(inner, fence, is_strict=is_strict)
    if fence.base <= 0:
        return True
    axis = fence.y - AXIS * fence.base
    reaches = [(max(axis - atom.top, atom.bottom - axis) / fence.base, REACH_NOISE * (not is_plain(atom)))
               for atom in inner]  # fmt: skip
    least, most = max(reach - noise for reach, noise in reaches), max(reach + noise for reach, noise in reaches)
    return rank_of(total_for(least)) <= fence.rank <= rank_of(total_for(most))


def is_plain(atom: Atom) -> bool:
    """Whether an atom's height is exact: a sign alone on its row's own baseline."""
    return (atom.form == "glyph" and not atom.suffix) or atom.kind == "space"


def total_of(inner: Sequence[Atom], axis: float, em: float) -> float:
    """The least height, in em, of brackets around a content (rule 19)."""
    reach = max(max(axis - a.top for a in inner), max(a.bottom - axis for a in inner)) / em
    return total_for(reach)


def total_for(reach: float) -> float:
    """The least height of brackets around what reaches so far from the axis, in em."""
    return max(901 / 500 * reach, 2 * reach - 0.5)


def fits_bar(inner: Sequence[Atom], bar: Atom, *, is_strict: bool = False) -> bool:
    """Whether a drawn bar has as many pieces as its content asks for; one that is no taller than text is not drawn.

    ``is_strict`` leaves no doubt: a content whose measured height could ask for another number of pieces does not fit.
    """
    total = total_of(inner, bar.y - AXIS * bar.size, bar.size)
    least, most = bar_height(total - DRAWN_NOISE) - BAR_NOISE, bar_height(total + DRAWN_NOISE) + BAR_NOISE
    if is_strict and (total - DRAWN_NOISE < 1.0 or most - least > 3 * BAR_NOISE):
        return False
    return total + DRAWN_NOISE > 1.0 and least < bar.skew / bar.size < most


def middles_fit(middles: Sequence[Atom], rest: Sequence[Atom], left: Atom | None, right: Atom | None) -> bool:
    """Whether bars and slashes between brackets have the size of these, as those of ``\\middle`` have."""
    ranks = {edge.rank for edge in (left, right) if edge is not None and edge.form == "glyph"}
    return all(
        fits_bar(rest, atom) if atom.form == "fence" and atom.char in "∣∥" and rest else not ranks or atom.rank in ranks
        for atom in middles
    )


def bar_height(total: float) -> float:
    """The height in em of a bar that is at least ``total`` tall: two pieces and as many more as it takes."""
    return BAR_PIECE * max(2, ceil(total / BAR_PIECE))


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
