"""Accents over what was painted before: glyphs, the arrow of ``\\vec``, and outlines that grow with their base."""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import X_HEIGHT, extent
from scripts.transcript.formula.nodes import Atom, Found, OpenRow, Reading
from scripts.transcript.formula.rows import is_accent
from scripts.transcript.formula.shapes import VEC_WIDTH, accent
from scripts.transcript.formula.symbols import ACCENTS
from scripts.transcript.formula.writing import braced, in_color, joined, tinted, write_atoms
from scripts.transcript.model import Shape

CENTRED = 0.13
BOLD = re.compile(r"(\\mathbf|\\boldsymbol)\{([^{}]+)\}")
HEIGHT_NOISE = 1.6
VEC_NOISE = 0.95
# src/stretchy.ts, katexImagesData: the least length of an arrow over something, in em.
LEAST_ARROW = 0.888


def glyph_accent(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A glyph such as ^ centred over the last painted atoms, shifted by the skew of a single letter."""
    ink = reading.ink[at]
    if not is_accent(ink) or row.y is None:
        return None
    box = extent(ink.font, ink.char)
    middle = ink.x0 + (box.width if box else 0.5) * ink.size / 2
    span = accented(row, middle)
    if span is None or abs(ink.y - row.y + lift(row, span) + (box.depth if box else 0.0) * ink.size) > HEIGHT_NOISE:
        return None
    return over(reading, row, at, span, ACCENTS[ink.char])


def lift(row: OpenRow, span: tuple[int, int]) -> float:
    """How far an accent's lowest point is raised: by what its base is taller than an x (rule 12)."""
    height = row.y - min(atom.top for atom in row.atoms[span[0] : span[1]])
    return max(0.0, height - X_HEIGHT * row.size)


def accented(row: OpenRow, middle: float, noise: float = CENTRED) -> tuple[int, int] | None:
    """The shortest run of atoms, last painted, whose centre (with skew) the accent marks."""
    late = sorted(range(len(row.atoms)), key=lambda index: -row.atoms[index].first)
    for last in late[:3]:
        atom = row.atoms[last]
        for first in range(last, max(-1, last - 12), -1):
            left = row.atoms[first]
            skew = atom.skew if first == last and atom.form == "glyph" and not atom.suffix else 0.0
            if abs((left.x0 + atom.x1) / 2 + skew - middle) < noise:
                return first, last + 1
    return None


def drawn_accent(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An outline over the last painted atoms: \\vec, \\widehat, \\widetilde, an arrow."""
    ink = reading.ink[at]
    if ink.kind != "shape" or row.y is None or not isinstance(ink.source, Shape) or not row.atoms:
        return None
    name = accent(ink.source, row.size)
    if not name or ink.y > row.y:
        return None
    narrow = _narrow(row, ink) if name.startswith((r"\over", r"\Over")) else None
    if narrow is not None:
        found = over(reading, row, at, (narrow, narrow + 1), name)
        middle, half = (row.atoms[narrow].x0 + row.atoms[narrow].x1) / 2, LEAST_ARROW * row.size / 2
        wide = replace(found.atoms[0], x0=middle - half, x1=middle + half, italic=0.0)
        return replace(found, atoms=(wide,))
    span = vec_base(row, ink.x0 + VEC_WIDTH * row.size / 2) if name == r"\vec" else covered(row, ink, is_set_in=True)
    return over(reading, row, at, span, name) if span else None


def _narrow(row: OpenRow, ink: Ink) -> int | None:
    """The place of the newest atom where it is narrower than the least arrow, which is drawn over its middle."""
    newest = max(range(len(row.atoms)), key=lambda index: row.atoms[index].first)
    atom, least = row.atoms[newest], LEAST_ARROW * row.size
    is_least = atom.x1 - atom.x0 < least - 2 * VEC_NOISE and abs(ink.x1 - ink.x0 - least) < 2 * VEC_NOISE
    return newest if is_least and abs((atom.x0 + atom.x1 - ink.x0 - ink.x1) / 2) < VEC_NOISE else None


def vec_base(row: OpenRow, middle: float) -> tuple[int, int] | None:
    """The atoms under a \\vec, whose place is snapped to pixels."""
    return accented(row, middle, VEC_NOISE)


def covered(row: OpenRow, ink: Ink, slack: float = 1.2, *, is_set_in: bool = False) -> tuple[int, int] | None:
    """The atoms that lie under an outline or line from edge to edge."""
    inside = [
        index
        for index, atom in enumerate(row.atoms)
        if atom.x0 > ink.x0 - slack - (2 * atom.skew if is_set_in else 0.0) and atom.x1 < ink.x1 + slack
    ]
    if not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    first, last = row.atoms[inside[0]], row.atoms[inside[-1]]
    # A wide accent over a single letter is set in by twice the letter's skew (src/functions/accent.ts).
    inset = 2 * first.skew if first is last and is_set_in else 0.0
    is_whole = abs(first.x0 + inset - ink.x0) < slack and abs(last.x1 - ink.x1) < slack
    return (inside[0], inside[-1] + 1) if is_whole else None


def over(
    reading: Reading, row: OpenRow, at: int, span: tuple[int, int], name: str, around: tuple[str, str] = ("", "")
) -> Found:
    """The atoms of a span with the accent over them, as one atom; ``around`` are spaces before and after them."""
    atoms = row.atoms[span[0] : span[1]]
    ink = reading.ink[at]
    body = joined([around[0], write_atoms(tinted(reading, ink.color), row.style, row.size, atoms), around[1]])
    first, last = atoms[0], atoms[-1]
    bold = BOLD.fullmatch(body) if ink.font == "Main-Bold" else None
    italic = last.italic if len(atoms) == 1 and last.form == "glyph" else 0.0
    made = Atom(
        "ord",
        in_color(f"{bold[1]}{{{name}{{{bold[2]}}}}}" if bold else f"{name}{braced(body)}", reading, ink.color),
        first.x0,
        last.x1,
        min(ink.top, first.top),
        max(atom.bottom for atom in atoms),
        min(atom.first for atom in atoms),
        "accent",
        italic=italic,
        late=True,
        color=first.color,
        size=row.size,
    )
    return Found(at + 1, span[0], span[1], (replace(made),), row.cursor)
