"""Lines over, under, through and around what they cover: overline, underline, cancel, boxed."""

from __future__ import annotations

from scripts.transcript.formula.constructs.accents import covered, over
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading
from scripts.transcript.formula.rows import insertion, read_row
from scripts.transcript.formula.writing import braced, in_color, tinted, write_row
from scripts.transcript.model import Rule, Shape

THIN = 1.6
# In points: how far a line, drawn on whole pixels, may end before the mark of what stands on it.
SNAP = 1.2
# src/functions/enclose.ts: the room beside the strokes over several signs, and above those over one; in em.
STROKE_PAD = 0.2
# In points: how far the place of a stroke or box, and the height of what it covers, may be off.
TALL_NOISE = 3.0
# In mu: the spaces that authors write inside a box's edges; in points, how far a box's edge is snapped.
ROOMS = {"": 0, r"\,": 3, r"\:": 4, r"\;": 5, r"\,\,": 6, r"\enspace ": 9, r"\;\;": 10, r"\quad ": 18, r"\!": -3}
ROOM_NOISE = 0.8


def is_line(ink: object) -> bool:
    """Whether a rule is a thin horizontal line."""
    return ink.kind == "rule" and ink.bottom - ink.top < THIN and ink.x1 - ink.x0 > THIN and not ink.source.stroked


def overline(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A line right above the last painted atoms."""
    ink = reading.ink[at]
    if row.y is None or not row.atoms or not is_line(ink) or ink.y > row.y:
        return None
    span = covered(row, ink)
    if span is None:
        return None
    top = min(atom.top for atom in row.atoms[span[0] : span[1]])
    # Rule 9: the line stands three line widths above the body.
    gap = (top - ink.bottom) / row.size
    if not 0.0 <= gap <= 0.3:
        return None
    return over(reading, row, at, span, r"\overline")


def underline(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A line below the baseline, painted before what stands on it."""
    ink = reading.ink[at]
    if row.y is None or not is_line(ink) or ink.y <= row.y or at + 1 >= row.frame.end:
        return None
    body, end = read_row(reading, at + 1, Frame(row.style, row.size, ink.x1 + SNAP, row.frame.end))
    if body is None or abs(body.y - row.y) > 1 or abs(body.x0 - ink.x0) > 1.2 or abs(body.x1 - ink.x1) > 1.2:
        return None
    gap = (ink.top - body.bottom) / row.size
    if not 0.0 <= gap <= 0.3:
        return None
    latex = rf"\underline{braced(write_row(tinted(reading, ink.color), body))}"
    latex = in_color(latex, reading, ink.color)
    atom = Atom("ord", latex, body.x0, body.x1, body.top, ink.bottom, at, "built", late=True, size=row.size)
    place = insertion(row, body.x0)
    return Found(end, place, place, (atom,))


def struck(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """\\cancel, \\bcancel, \\xcancel: one or two slanted strokes over the last painted atoms."""
    ink = reading.ink[at]
    if (
        ink.kind != "shape"
        or not isinstance(ink.source, Shape)
        or not ink.source.stroked
        or ink.source.operators != "ml"
    ):
        return None
    after = reading.ink[at + 1] if at + 1 < row.frame.end else None
    is_cross = (
        after is not None and after.kind == "shape" and abs(after.x0 - ink.x0) < 0.1 and after.source.operators == "ml"
    )
    x0, y0, x1, y1 = ink.source.points[:4]
    name = r"\xcancel" if is_cross else r"\cancel" if (x1 - x0) * (y1 - y0) < 0 else r"\bcancel"
    is_short = _is_short(row, ink.x0, ink.x1)
    wide = 0.0 if is_short else STROKE_PAD * row.size
    span = _inside(row, ink.x0 + wide - 1.2, ink.x1 - wide + 1.2)
    if span is None or not _is_as_tall(row, span, ink, STROKE_PAD * row.size if is_short else 0.0):
        return None
    found = over(reading, row, at, span, name)
    return Found(at + 1 + is_cross, found.first, found.last, found.atoms, found.cursor)


def _is_as_tall(row: OpenRow, span: tuple[int, int], ink: Ink, pad: float) -> bool:
    """Whether strokes or a box reach as far above and below atoms as their room around them."""
    atoms = row.atoms[span[0] : span[1]]
    top, bottom = min(atom.top for atom in atoms) - pad, max(atom.bottom for atom in atoms) + pad
    return abs(ink.top - top) < TALL_NOISE and abs(ink.bottom - bottom) < TALL_NOISE


def _is_short(row: OpenRow, x0: float, x1: float) -> bool:
    inside = [atom for atom in row.atoms if atom.x0 > x0 - 1.2 and atom.x1 < x1 + 1.2]
    return len(inside) == 1 and inside[0].form == "glyph" and not inside[0].suffix


def _inside(row: OpenRow, x0: float, x1: float) -> tuple[int, int] | None:
    inside = [index for index, atom in enumerate(row.atoms) if atom.x0 > x0 and atom.x1 < x1]
    if not inside or inside[-1] - inside[0] + 1 != len(inside):
        return None
    return inside[0], inside[-1] + 1


def _room(room: float, em: float) -> str | None:
    """The space that fills a room inside a box's edge, which is drawn on whole pixels; None where none does."""
    name = min(ROOMS, key=lambda space: abs(ROOMS[space] * em / 18 - room))
    return name if abs(ROOMS[name] * em / 18 - room) < ROOM_NOISE else None


def boxed(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """\\boxed: a stroked rectangle around the last painted atoms, 0.3 em and its spaces away."""
    ink = reading.ink[at]
    if ink.kind != "rule" or not isinstance(ink.source, Rule) or not ink.source.stroked or row.y is None:
        return None
    pad = 0.3 * reading.base
    span = _inside(row, ink.x0 + pad - 1.5, ink.x1 - pad + 1.5)
    if span is None or not ink.top < row.y < ink.bottom or not _is_as_tall(row, span, ink, pad):
        return None
    before = _room(row.atoms[span[0]].x0 - pad - ink.x0, row.size)
    after = _room(ink.x1 - pad - row.atoms[span[1] - 1].x1, row.size)
    if before is None or after is None:
        return None
    found = over(reading, row, at, span, r"\boxed", (before, after))
    atom = found.atoms[0]
    left, right = (ROOMS[room] * row.size / 18 for room in (before, after))
    wide = Atom("ord", atom.latex, atom.x0 - pad - left, atom.x1 + pad + right, ink.top, ink.bottom,
                atom.first, "built", late=True, size=row.size)  # fmt: skip
    return Found(found.next, found.first, found.last, (wide,), wide.x1)
