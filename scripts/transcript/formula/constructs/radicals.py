"""Roots: a surd's outline drawn over the radicand, and the index before it."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import LINE, SCALE, X_HEIGHT
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import insertion, read_row
from scripts.transcript.formula.shapes import is_cut_wide
from scripts.transcript.formula.writing import braced, in_color, tinted, write_atoms, write_row
from scripts.transcript.model import Shape

# src/styles/katex.scss, .sqrt > .root: the index begins 5/18 em in and the surd 10/18 em back.
# Arrows, braces and wide accents are cut wide too, but are at most 0.55 em tall; the least surd is 1 em, cut a little.
LEAST_HEIGHT = 0.65
INDEX_BEFORE, INDEX_AFTER = 5 / 18, 10 / 18
# src/delimiter.ts, sizeToMaxHeight, and the least surd; in em, how far what is measured may be off.
HEIGHTS = (1.0, 1.2, 1.8, 2.4, 3.0)
HEIGHT_NOISE, TOP_NOISE, TALL_NOISE = 0.06, 0.085, 0.15
# How far below a surd the baseline of a script may stand whose letter it covers, in em.
SUBSCRIPT = 0.25


def is_surd(ink: Ink, em: float) -> bool:
    """Whether an outline is a root's: curved, as tall as a letter, and drawn far beyond its right edge."""
    if ink.kind != "shape" or not isinstance(ink.source, Shape) or not is_cut_wide(ink.source):
        return False
    return (
        ink.bottom - ink.top > LEAST_HEIGHT * em
        and "l" in ink.source.operators
        and max(ink.source.points[::2]) > ink.x1 + 300
    )


def root(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The surd; it takes the atoms that were painted before it and lie within its clip."""
    ink = reading.ink[at]
    if not is_surd(ink, row.size) or row.y is None or not row.atoms or not ink.top < row.y - X_HEIGHT * row.size:
        return None
    clip = ink.source.clip
    inside = [
        index for index, atom in enumerate(row.atoms) if atom.x0 > ink.x0 + 0.3 * row.size and atom.x1 < clip.x1 + 1.2
    ]
    if not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    if _began_before(reading, row, ink):
        return None
    atoms = row.atoms[inside[0] : inside[-1] + 1]
    if row.style in ("D", "T") and not _covers(row, atoms, ink):
        return None
    advance = _advance(row.size, reading.base, ink.bottom - ink.top, atoms[0].x0 - clip.x0)
    index_text, start, first = _index(tinted(reading, ink.color), row, ink.x0, atoms[0].x0 - advance)
    within = tinted(reading, ink.color)
    latex = rf"\sqrt{index_text}{braced(write_atoms(within, row.style, row.size, atoms))}"
    latex = in_color(latex, reading, ink.color)
    last = max(atom.x1 for atom in atoms)
    atom = Atom(
        "ord",
        latex,
        start if index_text else atoms[0].x0 - advance,
        last,
        ink.top - LINE * row.size,
        max(ink.bottom, *(a.bottom for a in atoms)),
        min(first, min(a.first for a in atoms)),
        "built",
        late=True,
        size=row.size,
    )
    if index_text:
        row.pending = None
    return Found(at + 1, inside[0], inside[-1] + 1, (atom,), last)


def _covers(row: OpenRow, atoms: Sequence[Atom], ink: Ink) -> bool:
    """Whether a surd is as tall and as high as this radicand asks for (rule 11), as one with hidden parts is not."""
    above = (row.y - min(atom.top for atom in atoms)) / row.size
    below = max(0.0, (max(atom.bottom for atom in atoms) - row.y) / row.size)
    clearance = LINE + (X_HEIGHT if row.style == "D" else LINE) / 4
    least = above + below + clearance + LINE
    top, tall = (row.y - ink.top) / row.size, (ink.bottom - ink.top) / row.size
    for height in {_surd_height(least - HEIGHT_NOISE), _surd_height(least + HEIGHT_NOISE)}:
        whole = least if height is None else height
        room = max(clearance, (clearance + whole - LINE - above - below) / 2)
        if abs(above + room + LINE - top) < TOP_NOISE and abs(whole - tall) < TALL_NOISE:
            return True
    return False


def _surd_height(least: float) -> float | None:
    """The height of the surd that is chosen for a radicand; None for one that is drawn as tall as it is asked for."""
    return next((height for height in HEIGHTS if least <= height), None)


def _began_before(reading: Reading, row: OpenRow, ink: Ink) -> bool:
    """Whether something under the surd was painted before this row began, so that the surd is an outer row's."""
    before = [other for other in reading.ink[max(0, row.start - 3) : row.start] if other.kind == "glyph"]
    return any(
        other.x0 > ink.x0
        and other.x1 < ink.source.clip.x1 + 1
        and ink.top < other.y < ink.source.clip.y1 + SUBSCRIPT * row.size
        for other in before
    )


def _advance(em: float, base: float, tall: float, lead: float) -> float:
    """How far right of the surd's box the radicand begins, in points (src/delimiter.ts, makeSqrtImage).

    ``tall`` is the surd's height, ``lead`` the way from its place, which is snapped to pixels, to the radicand.
    """
    glyphs = [(em, 0.833 * em), (base, 0.833 * base), (em / 0.7, 0.833 * em / 0.7)]
    drawn = [(height * base, base) for height in HEIGHTS[1:]] + [(max(tall, 3.0 * base), 1.056 * em)]
    return min(glyphs + drawn, key=lambda known: abs(known[0] - tall) + abs(known[1] - lead))[1]


def _index(reading: Reading, row: OpenRow, drawn: float, surd: float) -> tuple[str, float, int]:
    if row.pending is None or row.pending[0] != "index" or not _is_before(row.pending[1], drawn, row.size):
        return "", surd, 1 << 30
    piece = row.pending[1]
    return f"[{write_row(reading, piece)}]", piece.x0 - INDEX_BEFORE * row.size, row.pending[2]


def root_index(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A small row above the baseline that a surd claims later."""
    ink = reading.ink[at]
    size = SCALE["SS"] * reading.base
    if row.y is None or row.pending or ink.kind != "glyph" or ink.y > row.y + 1 or abs(ink.size - size) > 0.5:
        return None
    for surd in (reading.ink[place] for place in reading.outlines_after(at, row.frame.end - at - 1)):
        if is_surd(surd, row.size) and surd.x0 > ink.x0 - row.size:
            piece, end = read_row(reading, at, Frame("SS", size, surd.x0 + 0.6 * row.size, row.frame.end))
            if piece is not None and _is_before(piece, surd.x0, row.size):
                row.pending = ("index", piece, at)
                place = insertion(row, piece.x0)
                return Found(end, place, place, (), row.cursor)
    return None


def _is_before(index: Row, drawn: float, em: float) -> bool:
    """Whether an index ends where that of a surd drawn at a place does."""
    return abs(drawn - (index.x1 - INDEX_AFTER * em)) < 0.3 * em
