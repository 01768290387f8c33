"""Binomials and other fractions without a bar: lower row, then upper row, centred on each other."""

from __future__ import annotations

from itertools import islice

from scripts.transcript.formula.constructs.fractions import command
from scripts.transcript.formula.constructs.scripts import edge_after
from scripts.transcript.formula.metrics import FRACTION, LINE, NULL_DELIMITER, SCALE
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import insertion, read_row
from scripts.transcript.formula.writing import braced, write_row

CENTRED = 0.15
LONGEST_ROW = 100
SHIFT_NOISE = 1.7
# Scripts on an empty nucleus begin at one place, and the lower stands sub2 (rule 18e) below the baseline.
LEFT_ALIGNED, PAIR_DROP = 0.05, 0.247
# src/fontMetrics.ts: num1 and denom1 in display style, num3 and denom2 below it, by size class.
SHIFTS = {"D": (0.677, 0.686), "T": (0.444, 0.345), "S": (0.471, 0.344), "SS": (0.504, 0.532)}
# src/functions/genfrac.ts: the size of a binomial's brackets (delim1, delim2).
RANKS = {"D": 3, "T": 1, "S": 1, "SS": 1}


def stack(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """Both rows must stand where rule 15 puts them."""
    ink = reading.ink[at]
    if (
        row.y is None
        or at == row.start
        or ink.kind not in ("glyph", "marker")
        or ink.y < row.y + 1
        or not rises(reading, row, at)
    ):
        return None
    for style in dict.fromkeys((FRACTION[row.style], "T", "S")):
        em = SCALE[style] * reading.base
        lower, end = read_row(reading, at, Frame(style, em, edge_after(row, ink.x0, ink), row.frame.end))
        if lower is None or end >= row.frame.end or abs(lower.em - em) > 0.06 * em or lower.y < row.y:
            continue
        upper, after = read_row(
            reading, end, Frame(style, em, edge_after(row, (lower.x0 + lower.x1) / 2), row.frame.end)
        )
        if upper is None or abs(upper.em - em) > 0.06 * em or not _fits(row, lower, upper, style):
            continue
        kind = command(reading, row, style, "binom")
        top, bottom = braced(write_row(reading, upper)), braced(write_row(reading, lower))
        wide = max((lower, upper), key=lambda piece: piece.x1 - piece.x0)
        pad = NULL_DELIMITER * reading.base
        shown = "D" if style == "T" else row.style if row.style != "D" else "T"
        atom = Atom(
            "ord",
            f"{{{top} \\atop {bottom}}}",
            wide.x0,
            wide.x1,
            upper.top,
            lower.bottom,
            at,
            "atop",
            late=True,
            choices=(("ord", rf"\{kind}{top}{bottom}"),),
            rank=RANKS[shown],
            size=row.size,
            skew=pad,
        )
        place = insertion(row, atom.x0)
        return Found(after, place, place, (atom,))
    return None


def rises(reading: Reading, row: OpenRow, at: int) -> bool:
    """Whether the stream goes from a lower row right up to another above the baseline."""
    first, line = reading.ink[at], row.y
    for ink in islice(reading.ink, at + 1, min(row.frame.end, at + LONGEST_ROW)):
        if ink.kind != "glyph":
            continue
        y = ink.y
        if y > line - 1 or ink.size < first.size - 0.1:
            if abs(y - line) < 1:
                return False
            continue
        return ink.x0 < first.x1 + LONGEST_ROW and y < line
    return False


def _fits(row: OpenRow, lower: Row, upper: Row, style: str) -> bool:
    if abs((lower.x0 + lower.x1) / 2 - (upper.x0 + upper.x1) / 2) > CENTRED or upper.y >= row.y:
        return False
    shown = "D" if style == "T" else row.style if row.style != "D" else "T"
    if (
        abs(lower.x0 - upper.x0) < LEFT_ALIGNED
        and shown != "D"
        and abs(lower.y - row.y - PAIR_DROP * row.size) < abs(lower.y - row.y - SHIFTS[shown][1] * row.size)
    ):
        return False
    up, down = (shift * row.size for shift in SHIFTS[shown])
    clearance = (7 if shown == "D" else 3) * LINE * row.size
    room = (up - (upper.bottom - upper.y)) - ((lower.y - lower.top) - down)
    more = max(0.0, (clearance - room) / 2)
    return abs(row.y - upper.y - up - more) < SHIFT_NOISE and abs(lower.y - row.y - down - more) < SHIFT_NOISE
