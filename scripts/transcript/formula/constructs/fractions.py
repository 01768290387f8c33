"""Fractions: denominator, bar on the axis, numerator, both centred on the bar."""

from __future__ import annotations

from scripts.transcript.formula.constructs.lines import is_line
from scripts.transcript.formula.metrics import AXIS, FRACTION, NULL_DELIMITER, SCALE
from scripts.transcript.formula.nodes import Atom, Color, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import insertion, read_row
from scripts.transcript.formula.writing import braced, in_color, tinted, write_row

LINE_NOISE = 1.35
CENTRED = 0.15
REACH = 1500


def fraction(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The bar is looked for first: everything up to it must be one row below it, what follows one row above it."""
    first = reading.ink[at]
    if row.y is None or first.y < row.y - AXIS * row.size + 0.5:
        return None
    axis = row.y - AXIS * row.size
    for place in reading.lines_after(at, min(REACH, row.frame.end - at - 1)):
        ink = reading.ink[place]
        if is_line(ink) and abs(ink.y - axis) < LINE_NOISE and ink.x0 - 1 < first.x0 and first.x1 < ink.x1 + 3:
            found = _around(reading, row, at, place)
            if found is not None:
                return found
    return None


def _around(reading: Reading, row: OpenRow, at: int, place: int) -> Found | None:
    bar = reading.ink[place]
    for style in dict.fromkeys((FRACTION[row.style], "T", "S", "SS")):
        em = SCALE[style] * reading.base
        below, end = read_row(reading, at, Frame(style, em, bar.x1 + 1.0, place, left=bar.x0 - 1))
        if below is None or end != place or abs(below.em - em) > 0.06 * em:
            continue
        above, end = read_row(reading, place + 1, Frame(style, em, bar.x1 + 1.0, row.frame.end, left=bar.x0 - 1))
        if above is None or abs(above.em - em) > 0.06 * em:
            continue
        below, above = centred(below, above)
        if not _is_centred(below, above, bar.x0, bar.x1):
            continue
        if not above.y < bar.y < below.y:
            continue
        return _made(reading, row, at, end, below, above, style, bar.color)
    return None


def centred(one: Row, two: Row) -> tuple[Row, Row]:
    """Two rows, each as wide as their common centre tells."""
    pairs = [(first, second) for first in one.middles for second in two.middles]
    first, second = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    return one.around(first), two.around(second)


def _is_centred(below: Row, above: Row, x0: float, x1: float) -> bool:
    middle, width = (below.x0 + below.x1) / 2, max(below.x1 - below.x0, above.x1 - above.x0)
    return abs((above.x0 + above.x1) / 2 - middle) < CENTRED and abs(x1 - x0 - width) < 2.2


def _made(reading: Reading, row: OpenRow, at: int, end: int, below: Row, above: Row, style: str,
          color: Color) -> Found:  # fmt: skip
    name = command(reading, row, style)
    wide = below if below.x1 - below.x0 > above.x1 - above.x0 else above
    pad = NULL_DELIMITER * reading.base
    inside = tinted(reading, color)
    latex = rf"\{name}{braced(write_row(inside, above, above.x1))}{braced(write_row(inside, below, below.x1))}"
    latex = in_color(latex, reading, color)
    choices: tuple[tuple[str, str], ...] = ()
    if style == "T":
        choices = (("ord", latex.replace(rf"\{name}", r"\cfrac", 1)),)
        if name == "dfrac" or r"\cfrac" in latex:
            latex = choices[0][1] if r"\cfrac" in latex else latex
    atom = Atom("ord", latex, wide.x0 - pad, wide.x1 + pad, above.top, below.bottom, at, "fraction", late=True,
                choices=choices, size=row.size, skew=pad if choices else 0.0)  # fmt: skip
    place = insertion(row, atom.x0)
    return Found(end, place, place, (atom,))


def command(reading: Reading, row: OpenRow, style: str, kind: str = "frac") -> str:
    """frac where its size is the style's own, dfrac or tfrac where it is not; counts what this says of the formula."""
    if style == FRACTION[row.style]:
        if row.frame.is_top:
            reading.display_votes += style == "T"
            reading.text_votes += style == "S"
        return kind
    if style == "T":
        if row.frame.is_top:
            reading.display_votes += 1
        return "d" + kind
    if row.frame.is_top:
        reading.text_votes += 1
    return "t" + kind
