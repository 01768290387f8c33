"""Glyphs on the row's own baseline that are painted late: they stand in a box of their own, or begin a new base.

KaTeX lets a browser break a formula after each relation and binary operator; each unbroken part is a box of its own,
whose text is painted after everything in the box before it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from scripts.transcript.formula.bracket_sizes import sized_bar
from scripts.transcript.formula.brackets import is_late_fence
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS, SCALE
from scripts.transcript.formula.nodes import Found, Frame, OpenRow, Reading
from scripts.transcript.formula.rows import (
    BASELINE,
    FARTHEST,
    SIZE,
    fits,
    glyph_atom,
    insertion,
    is_accent,
    is_filled,
    own_text,
)
from scripts.transcript.formula.symbols import BRACKETS, CLOSERS, NOT, OPENERS

EXACT = 0.006
# In mu: the room between boxes of one formula, by their classes or by \\mod and \\pmod (src/macros.ts).
BREAKABLE = (3, 4, 5, 8, 12, 18)
# Glyphs that an author writes over a sign.
LONGEST_OVER = 40


def late_text(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The next base of a whole formula, or one late glyph of a row inside it."""
    ink = reading.ink[at]
    if row.y is None or abs(ink.y - row.y) > BASELINE or ink.x0 > row.frame.right + 0.5:
        return None
    if ink.kind == "marker":
        return _marker(reading, row, at)
    if ink.kind != "glyph" or ink.char == NOT or is_accent(ink) or abs(ink.size - row.size) > SIZE * row.size:
        return None
    if row.frame.is_top and _begins_base(reading, row, at):
        return base_text(reading, row, at)
    if not fits(row, ink.x0, ink.x1) or (
        row.frame.is_top and not (_is_near(row, ink) or _is_stacked(reading, row, at))
    ):
        return None
    return late_run(reading, row, at)


def late_run(reading: Reading, row: OpenRow, at: int) -> Found:
    """Glyphs that were painted one after another: the own text of one box. Only the first counts as late."""
    ink = reading.ink[at]
    place = insertion(row, ink.x0)
    limit = row.atoms[place].x0 if place < len(row.atoms) else row.frame.right
    frame = Frame(row.style, row.size, min(limit, row.frame.right), row.frame.end, row.frame.is_top)
    probe = OpenRow(frame, at, row.y, row.em)
    end = own_text(reading, probe, at)
    if not probe.atoms:
        return Found(at + 1, place, place, (glyph_atom(ink, at, late=True),), row.cursor)
    row.markers.extend(probe.markers)
    row.upright.extend(probe.upright)
    if all(atom.fence for atom in probe.atoms):
        return Found(end, place, place, tuple(replace(atom, late=True) for atom in probe.atoms), row.cursor)
    probe.atoms[0] = replace(probe.atoms[0], late=True)
    return Found(end, place, place, tuple(probe.atoms), row.cursor)


def _marker(reading: Reading, row: OpenRow, at: int) -> Found | None:
    ink = reading.ink[at]
    if row.frame.is_top and row.atoms and not _ends_open(row):
        edge = max(atom.x1 for atom in row.atoms)
        is_far = ink.x0 > edge + FARTHEST * row.size
        if is_far and (reading.has_wall(edge, ink.x0, ink.y) or not is_filled(reading, row, at, edge)):
            return None
    row.markers.append(ink.x0)
    place = len(row.atoms)
    return Found(at + 1, place, place, (), row.cursor)


def _ends_open(row: OpenRow) -> bool:
    solid = [atom for atom in row.atoms if atom.kind != "space"]
    if not solid:
        return False
    last = max(solid, key=lambda atom: atom.x1)
    return last.kind in ("rel", "bin") or any(kind in ("rel", "bin") for kind, _ in last.choices)


def _begins_base(reading: Reading, row: OpenRow, at: int) -> bool:
    """Right of everything, after a relation or operator, with no text of the page between."""
    if not row.atoms:
        return False
    ink, edge = reading.ink[at], max(atom.x1 for atom in row.atoms)
    room = ink.x0 - max([edge, *row.markers])
    is_right = ink.x0 > edge - 0.5 * row.size and (room < FARTHEST * row.size or is_filled(reading, row, at, edge))
    return is_right and _ends_open(row) and not _has_open_fence(row) and not reading.has_wall(edge, ink.x0, ink.y)


def _has_open_fence(row: OpenRow) -> bool:
    """Whether ``\\left`` was read without its ``\\right``: both stand in one base."""
    late = [atom for atom in row.atoms if is_late_fence(atom)]
    if sum((atom.char in OPENERS) - (atom.char in CLOSERS) for atom in late) > 0:
        return True
    bars = sum(-1 if atom.suffix else 1 for atom in late if atom.char not in OPENERS | CLOSERS and not sized_bar(atom))
    return bars > 0 and bars % 2 > 0


def _is_near(row: OpenRow, ink: Ink) -> bool:
    """Within the row, or next to it: a late glyph of the same base."""
    edge = max((atom.x1 for atom in row.atoms), default=-1e9)
    marks = max([edge, *row.markers])
    room = (ink.x0 - edge) / row.size
    return ink.x0 < marks + 0.17 * row.size or any(abs(room - space / 18) < EXACT for space in BREAKABLE)


def _is_stacked(reading: Reading, row: OpenRow, at: int) -> bool:
    """Whether a smaller row, painted next, stands over a sign that is narrower and reaches back to the row."""
    first, after = reading.ink[at], reading.ink[at + 1 : at + 1 + LONGEST_OVER]
    above = [ink for ink in takewhile(lambda ink: _is_over(ink, first), after) if ink.kind == "glyph"]
    if not above or reading.has_wall(max(atom.x1 for atom in row.atoms), first.x0, first.y):
        return False
    leftmost = min(above, key=lambda ink: ink.x0)
    return leftmost.x0 < first.x0 and _is_near(row, leftmost)


def _is_over(ink: Ink, base: Ink) -> bool:
    return ink.kind == "marker" or (ink.kind == "glyph" and ink.y < base.y - BASELINE and ink.size < 0.9 * base.size)


def base_text(reading: Reading, row: OpenRow, at: int) -> Found:
    """The own text of the next base."""
    probe = OpenRow(row.frame, at, row.y, row.em)
    end = own_text(reading, probe, at)
    row.markers.extend(probe.markers)
    row.upright.extend(probe.upright)
    place = len(row.atoms)
    return Found(end, place, place, tuple(probe.atoms), max(atom.x1 for atom in row.atoms))


def script_fence(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """A bracket larger than its script's signs keeps the size of text and stands lower by the axes' difference."""
    ink = reading.ink[at]
    if (
        row.y is None
        or ink.kind != "glyph"
        or (ink.font[:4] != "Size" and ink.font != "Main-Regular")
        or ink.char not in BRACKETS
        or row.style not in ("S", "SS")
    ):
        return None
    lower = (1 - SCALE[row.style]) * AXIS * reading.base
    if abs(ink.size - reading.base) > SIZE * ink.size or abs(ink.y - row.y - lower) > 2 * BASELINE:
        return None
    place = insertion(row, ink.x0)
    return Found(at + 1, place, place, (replace(glyph_atom(ink, at, late=True)),), row.cursor)
