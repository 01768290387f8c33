"""Roots: a surd's outline drawn over the radicand, and the index before it."""

from __future__ import annotations

from scripts.transcript.formula.metrics import SCALE
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading
from scripts.transcript.formula.rows import construct, insertion, read_row
from scripts.transcript.formula.shapes import SURDS, is_cut_wide, signature
from scripts.transcript.formula.writing import braced, write_atoms, write_row
from scripts.transcript.model import Shape

# src/delimiter.ts, makeSqrtImage: the radicand begins this far right of the surd's box.
ADVANCES = (0.853, 1.0, 1.056, 0.742)
# src/styles/katex.scss, .sqrt > .root: the index begins 5/18 em in and the surd 10/18 em back.
INDEX_BEFORE, INDEX_AFTER = 5 / 18, 10 / 18


def is_surd(ink: object) -> bool:
    """Whether an outline is a root's."""
    return ink.kind == "shape" and isinstance(ink.source, Shape) and signature(ink.source) in SURDS and is_cut_wide(ink.source)


@construct
def root(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The surd; it takes the atoms that were painted before it and lie within its clip."""
    ink = reading.ink[at]
    if not is_surd(ink) or row.y is None or not row.atoms:
        return None
    clip = ink.source.clip
    inside = [index for index, atom in enumerate(row.atoms) if atom.x0 > ink.x0 + 0.3 * row.size and atom.x1 < clip.x1 + 1.2]
    if not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    atoms = row.atoms[inside[0] : inside[-1] + 1]
    sizes = [reading.base * advance for advance in ADVANCES] + [row.size * advance for advance in ADVANCES]
    lead = atoms[0].x0 - ink.x0
    advance = min(sizes, key=lambda size: abs(size - lead))
    index_text, start, first = _index(reading, row, atoms[0].x0 - advance)
    latex = rf"\sqrt{index_text}{braced(write_atoms(reading, row.style, row.size, atoms))}"
    last = max(atom.x1 for atom in atoms)
    atom = Atom("ord", latex, start if index_text else atoms[0].x0 - advance, last, ink.top, max(a.bottom for a in atoms),
                min(first, min(a.first for a in atoms)), "built", late=True, size=row.size)  # fmt: skip
    row.pending = None
    return Found(at + 1, inside[0], inside[-1] + 1, (atom,), last)


def _index(reading: Reading, row: OpenRow, surd: float) -> tuple[str, float, int]:
    if row.pending is None or row.pending[0] != "index":
        return "", surd, 1 << 30
    piece = row.pending[1]
    return f"[{write_row(reading, piece)}]", piece.x0 - INDEX_BEFORE * row.size, row.pending[2]


def root_index(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A small row above the baseline that a surd claims later."""
    ink = reading.ink[at]
    size = SCALE["SS"] * reading.base
    if row.y is None or row.pending or ink.kind != "glyph" or ink.y > row.y + 1 or abs(ink.size - size) > 0.5:
        return None
    surd = next((other for other in reading.ink[at : row.frame.end] if is_surd(other) and other.x0 > ink.x0 - row.size), None)
    if surd is None:
        return None
    piece, end = read_row(reading, at, Frame("SS", size, surd.x0 + 0.6 * row.size, row.frame.end))
    if piece is None or abs(surd.x0 - (piece.x1 - INDEX_AFTER * row.size)) > 0.3 * row.size:
        return None
    row.pending = ("index", piece, at)
    place = insertion(row, piece.x0)
    return Found(end, place, place, (), row.cursor)
