"""Reads one horizontal list from the stream: its own text first, then the constructs that stand in it, in order.

The browser paints a positioned element's own text before its positioned descendants, and those in the order of the
document. So a row is a run of glyphs on one baseline, followed by constructs from left to right; each construct is
read by the first registered reader that accepts it. What none accepts is left to the row outside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS, NULL_DELIMITER, extent
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.symbols import ACCENTS, BRACKETS, NOT, meanings

# A pixel is 0.75 points, and what is not snapped may be a little beside.
BASELINE = 0.9
# In em: a little more than three negative thin spaces.
BACK = 0.51
SMALLEST_SHIFT = 0.3
SIZE = 0.06
FARTHEST = 2.9
DEEPEST = 40
HIGHEST = 4.0
RULE_NOISE, WIDEST_RULE = 1.5, 1.6
AHEAD = 120
Construct = Callable[[Reading, OpenRow, int], Found | None]


def read_row(reading: Reading, start: int, frame: Frame) -> tuple[Row | None, int]:
    """The row that begins at ``start`` and the place after it; None when nothing there is a row.

    Several constructs may ask for the same row, so it is read once. Rows nested deeper than authors nest are refused.
    """
    key = (start, frame)
    if key not in reading.known:
        reading.depth += 1
        reading.known[key] = _read(reading, start, frame) if reading.depth < DEEPEST else (None, start)
        reading.depth -= 1
    return reading.known[key]


def _read(reading: Reading, start: int, frame: Frame) -> tuple[Row | None, int]:
    row = OpenRow(frame, start)
    if start < len(reading.ink) and reading.ink[start].kind == "rule":
        settle_baseline(reading, row, start)
    at = own_text(reading, row, start)
    settle_baseline(reading, row, at)
    while at < frame.end:
        found = step(reading, row, at)
        if found is None or found.next <= at:
            break
        row.atoms[found.first : found.last] = found.atoms
        row.cursor = (
            found.cursor if found.cursor is not None else max(row.cursor, found.atoms[-1].x1 if found.atoms else -1e9)
        )
        at = found.next
    return finished(row), at


def step(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The first construct that accepts the object at ``at``."""
    ink = reading.ink[at]
    if is_beyond(row, ink) or ink.x1 < row.frame.left - 0.5:
        return None
    for reader in reading.constructs[place_of(row, ink)]:
        found = reader(reading, row, at)
        if found is not None:
            return found
    return None


def place_of(row: OpenRow, ink: Ink) -> str:
    """Where an object stands, as the constructs are registered."""
    if ink.kind in ("rule", "shape"):
        return ink.kind
    if row.y is None or abs(ink.y - row.y) <= least_shift(row, ink):
        return "on"
    return "below" if ink.y > row.y else "above"


def least_shift(row: OpenRow, ink: Ink) -> float:
    """How far off the baseline an object must stand to be off it: a smaller glyph can shift by less than a pixel."""
    is_smaller = ink.kind == "glyph" and ink.size < 0.9 * row.size and ink.font[:4] != "Size"
    return SMALLEST_SHIFT if is_smaller else BASELINE


def own_text(reading: Reading, row: OpenRow, at: int) -> int:
    """Adds the glyphs that the row itself paints; returns the place after them."""
    last = max((atom.x1 for atom in row.atoms), default=-1e9)
    while at < row.frame.end:
        ink = reading.ink[at]
        if is_column_rule(row, ink):
            row.upright.append(ink)
            at += 1
            continue
        if not accepts(reading, row, at, last):
            break
        if ink.kind == "marker":
            row.markers.append(ink.x0)
            if row.y is None:
                row.y = ink.y
            last = max(last, ink.x0)
        else:
            if row.em is None:
                row.em, row.y = ink.size, ink.y
            atom = glyph_atom(ink, at)
            row.atoms.append(atom)
            last = atom.x1
        at += 1
    return at


def accepts(reading: Reading, row: OpenRow, at: int, last: float) -> bool:
    """Whether an object continues the row's own text."""
    ink = reading.ink[at]
    if is_beyond(row, ink) or (row.y is not None and abs(ink.y - row.y) > BASELINE):
        return False
    if row.frame.is_top and last > -1e8 and parts(reading, row, at, last):
        return False
    if ink.kind == "marker":
        return ink.x0 >= last - BACK * row.size
    if ink.kind != "glyph" or ink.char == NOT:
        return False
    if abs(ink.size - row.size) > SIZE * row.size:
        return False
    if is_accent(ink) and row.atoms and ink.x0 < row.atoms[-1].x1 - 0.05 * row.size:
        return False
    return ink.x0 >= last - BACK * row.size and not (row.atoms and ink.x0 < row.atoms[-1].x0 + 0.1)


def is_column_rule(row: OpenRow, ink: Ink) -> bool:
    """Whether a rule stands between the columns of an array: upright, and centred on the row's axis."""
    if row.y is None or not is_upright_rule(ink, row.size) or ink.x0 > row.frame.right:
        return False
    return abs(ink.y - (row.y - AXIS * row.size)) < RULE_NOISE and ink.x0 > row.frame.left - 1


def is_upright_rule(ink: Ink, em: float) -> bool:
    """Whether a rule is a vertical line that is taller than a line of text."""
    return ink.kind == "rule" and ink.x1 - ink.x0 < WIDEST_RULE and ink.bottom - ink.top > em


def is_beyond(row: OpenRow, ink: Ink) -> bool:
    """Whether an object begins right of where the row can reach."""
    return ink.x0 > row.frame.right + (0.5 if ink.kind == "marker" else -0.3)


def parts(reading: Reading, row: OpenRow, at: int, last: float) -> bool:
    """Whether a whole formula ends before an object: the page's text stands between, or more room than authors write.

    A row's text comes before its constructs, so room that a construct fills later is not empty.
    """
    ink = reading.ink[at]
    if reading.has_wall(last, ink.x0, ink.y):
        return True
    if ink.kind != "glyph" or ink.x0 - last < FARTHEST * row.size:
        return False
    return not is_filled(reading, row, at, last)


def is_filled(reading: Reading, row: OpenRow, at: int, last: float) -> bool:
    """Whether what is painted later fills the room between a place of the row and an object.

    It must leave no more room anywhere than authors write, as the line below would that stands in the middle.
    """
    ink = reading.ink[at]
    between = sorted((other.x0, other.x1) for other in reading.ink[at + 1 : at + AHEAD]
                     if other.kind != "marker" and last - 1 < other.x0 and other.x1 < ink.x0 + 1
                     and abs(other.y - ink.y) < HIGHEST * row.size)  # fmt: skip
    for x0, x1 in between:
        if x0 - last > FARTHEST * row.size:
            return False
        last = max(last, x1)
    return bool(between) and ink.x0 - last < FARTHEST * row.size


def is_accent(ink: Ink) -> bool:
    """Whether a glyph is one that KaTeX puts over a letter."""
    return ink.kind == "glyph" and ink.char in ACCENTS and ink.font in ("Main-Regular", "Main-Bold")


def settle_baseline(reading: Reading, row: OpenRow, at: int) -> None:
    """Takes the baseline from what follows when the row paints no text of its own before a rule or a shape."""
    if row.y is not None:
        return
    for ink in reading.ink[at : min(row.frame.end, at + 4)]:
        if ink.kind in ("glyph", "marker"):
            row.y = ink.y
            return


def glyph_atom(ink: Ink, at: int, *, late: bool = False) -> Atom:
    """The atom of one glyph."""
    kind, latex, fence, rank, skew, others = sign_of(ink.font, ink.char)
    # src/macros.ts: \\vdots holds an invisible rule of 15 pt, so that a matrix makes room for it.
    top = ink.y - 1.5 * ink.size if ink.char == "⋮" else ink.top
    return Atom(kind, latex, ink.x0, ink.x1, top, ink.bottom, at, "glyph", ink.font, ink.char, ink.size, ink.italic,
                late, others, fence, rank, ink.color, skew * ink.size, y=ink.y, base=ink.size)  # fmt: skip


@cache
def sign_of(font: str, char: str) -> tuple[str, str, str, int, float, tuple[tuple[str, str], ...]]:
    """What a font's character is wherever it stands: class, LaTeX, bracket and its size, skew, the other readings."""
    readings = meanings(font, char)
    kind, latex = readings[0] if readings else ("ord", "")
    if char == "\xa0":
        kind, latex = "space", "\\ "
    is_sized = font[:4] == "Size"
    fence = BRACKETS.get(char, "") if is_sized or font == "Main-Regular" else ""
    rank = int(font[4]) if is_sized and font[4].isdigit() else 0
    box = extent(font, char)
    return kind, latex, fence, rank, box.skew if box else 0.0, readings[1:]


def finished(row: OpenRow) -> Row | None:
    """The row's value; None when it holds nothing or is waiting for something that never came."""
    if not row.atoms or row.pending is not None or row.y is None or row.upright:
        return None
    atoms = tuple(row.atoms)
    x0, x1 = min(atom.x0 for atom in atoms) - lead_of(atoms), max(atom.x1 for atom in atoms)
    return Row(atoms, x0, x1, row.y, row.size, row.style,
               min(atom.top for atom in atoms), max(atom.bottom for atom in atoms), tuple(row.markers))  # fmt: skip


def lead_of(atoms: Sequence[Atom]) -> float:
    """The room of an empty ``\\left.`` that opens a row before a fraction, which the bar right behind it closes."""
    if len(atoms) < 2 or atoms[0].form != "fraction" or not atoms[1].late or atoms[1].char != "∣":
        return 0.0
    return 0.0 if any(atom.fence and atom.late for atom in atoms[2:]) else NULL_DELIMITER * atoms[1].size


def insertion(row: OpenRow, x0: float) -> int:
    """Where an atom that begins at ``x0`` belongs among the row's atoms."""
    for index, atom in enumerate(row.atoms):
        if atom.x0 > x0 + 0.05:
            return index
    return len(row.atoms)


def fits(row: OpenRow, x0: float, x1: float) -> bool:
    """Whether an interval lies in a gap of the row (a little overlap is a negative space)."""
    slack = 0.25 * row.size
    return all(atom.x1 <= x0 + slack or atom.x0 >= x1 - slack for atom in row.atoms)
