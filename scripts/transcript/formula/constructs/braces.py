"""Braces over and under, with their labels, and arrows that grow with their labels."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.constructs.scripts import script_row
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS, MU
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import insertion, read_row
from scripts.transcript.formula.shapes import arrow_part, is_brace_part
from scripts.transcript.formula.writing import braced, in_color, joined, script_text, tinted, write_atoms, write_row
from scripts.transcript.model import Shape

CENTRED = 0.5
FAR_LABEL = 80
# Points by which an outline's edge, drawn on whole pixels, may miss its body's.
SNAP = 1.3
# In points: how far right of an arrow its marker stands.
PIXEL = 0.75
# src/stretchy.ts, katexImagesData: a brace is at least 1.6 em wide and its body stands in the middle.
LEAST_BRACE = 1.6
# src/styles/katex.scss, .x-arrow-pad: em of a label beside it. In points, how far off the axis an arrow may be drawn.
PADDING, ON_AXIS = 0.5, 1.5
# The outlines from left to right (shapes.arrow_part), and each arrow's least length in em (katexImagesData).
ARROWS = {(">",): r"\xrightarrow", ("<",): r"\xleftarrow", ("=>",): r"\xRightarrow", ("<=",): r"\xLeftarrow",
          ("<", ">"): r"\xleftrightarrow", ("<=", "=>"): r"\xLeftrightarrow", ("|", ">"): r"\xmapsto",
          ("(", ">"): r"\xhookrightarrow", ("<", ")"): r"\xhookleftarrow"}  # fmt: skip
LEAST = {r"\xrightarrow": 1.469, r"\xleftarrow": 1.469, r"\xRightarrow": 1.526, r"\xLeftarrow": 1.526,
         r"\xleftrightarrow": 1.75, r"\xLeftrightarrow": 1.75, r"\xmapsto": 1.5, r"\xhookrightarrow": 1.08,
         r"\xhookleftarrow": 1.08}  # fmt: skip
# In mu: the spaces that authors write at both edges of a label.
ROOMS = {"": 0, r"\,": 3, r"\:": 4, r"\;": 5, r"\quad ": 18}


def brace(reading: Reading, at: int, end: int, em: float) -> tuple[Ink, Ink] | None:
    """The first and last of a brace's three outlines."""
    if at + 3 > end:
        return None
    three = reading.ink[at : at + 3]
    if not all(ink.kind == "shape" and isinstance(ink.source, Shape) for ink in three):
        return None
    if not all(is_brace_part(ink.source, em) for ink in three):
        return None
    return three[0], three[2]


def underbrace(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """Label (if any), brace, then the body on the baseline."""
    if row.y is None:
        return None
    place = at if reading.ink[at].kind == "shape" else next_brace(reading, row, at)
    if place is None:
        return None
    label = _label_before(reading, row, at, place) if place > at else None
    if place > at and label is None:
        return None
    found = brace(reading, place, row.frame.end, row.size)
    if found is None or found[0].y < row.y:
        return None
    left, right = found[0].x0, found[1].x1
    frame = Frame(row.style, row.size, right + 0.5, row.frame.end, left=left - SNAP)
    body, end = read_row(reading, place + 3, frame)
    if body is None or abs(body.y - row.y) > 1 or not spans(left, right, body.x0, body.x1, row.size):
        return None
    if label is not None:
        centre = (body.x0 + body.x1) / 2
        label = label.around(min(label.middles, key=lambda middle: abs(middle - centre)))
    color = found[0].color
    inside = tinted(reading, color)
    latex = rf"\underbrace{braced(write_row(inside, body))}" + (
        script_text("_", write_row(inside, label, label.x1)) if label else ""
    )
    latex = in_color(latex, reading, color)
    atom = _atom(latex, body, label, at)
    index = insertion(row, atom.x0)
    return Found(end, index, index, (atom,))


def spans(left: float, right: float, x0: float, x1: float, em: float) -> bool:
    """Whether a brace from ``left`` to ``right`` belongs to a body: from edge to edge, or wider around a narrow one."""
    if x1 - x0 < LEAST_BRACE * em:
        return abs((x0 + x1) / 2 - (left + right) / 2) < SNAP and abs(right - left - LEAST_BRACE * em) < SNAP
    return abs(x0 - left) < SNAP and abs(x1 - right) < SNAP


def next_brace(reading: Reading, row: OpenRow, at: int) -> int | None:
    """Where the next brace begins that a label at ``at`` may stand under."""
    places = reading.outlines_after(at, min(FAR_LABEL, row.frame.end - at - 1))
    return next((place for place in places if brace(reading, place, row.frame.end, row.size)), None)


def _label_before(reading: Reading, row: OpenRow, at: int, place: int) -> Row | None:
    """The label, which must take up everything between ``at`` and its brace but the edge that is marked there."""
    label, end = script_row(reading, replace(row, frame=row.frame._replace(end=place)), at)
    if label is None or row.y is None or label.y < row.y:
        return None
    return label if all(ink.kind == "marker" for ink in reading.ink[end:place]) else None


def overbrace(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """The body was painted; brace above it, then its label."""
    found = brace(reading, at, row.frame.end, row.size)
    if found is None or row.y is None or found[0].y > row.y:
        return None
    left, right = found[0].x0, found[1].x1
    inside = [index for index, atom in enumerate(row.atoms) if atom.x0 > left - SNAP and atom.x1 < right + SNAP]
    if not inside or not spans(left, right, row.atoms[inside[0]].x0, row.atoms[inside[-1]].x1, row.size):
        return None
    atoms = row.atoms[inside[0] : inside[-1] + 1]
    beyond = [atom.x0 for atom in row.atoms[inside[-1] + 1 :]]
    label, end = script_row(reading, row, at + 3, min([*beyond, row.frame.right]))
    centre = (atoms[0].x0 + atoms[-1].x1) / 2
    if label is not None:
        label = label.around(min(label.middles, key=lambda middle: abs(middle - centre)))
        if label.y > found[0].y or abs((label.x0 + label.x1) / 2 - centre) > CENTRED:
            label = None
    if label is None:
        end = at + 3
    within = tinted(reading, found[0].color)
    latex = rf"\overbrace{braced(write_atoms(within, row.style, row.size, atoms))}"
    latex += script_text("^", write_row(within, label, label.x1)) if label else ""
    latex = in_color(latex, reading, found[0].color)
    body = Row(
        tuple(atoms), atoms[0].x0, atoms[-1].x1, row.y, row.size, row.style, found[0].top, max(a.bottom for a in atoms)
    )
    return Found(end, inside[0], inside[-1] + 1, (_atom(latex, body, label, atoms[0].first),))


def _atom(latex: str, body: Row, label: Row | None, at: int) -> Atom:
    # src/functions/horizBrace.ts: class "minner"; an ordinary atom in braces, and in versions up to 0.16.
    rows = [body, label] if label else [body]
    half = max(LEAST_BRACE * body.em, *(row.x1 - row.x0 for row in rows)) / 2
    middle = (body.x0 + body.x1) / 2
    return Atom(
        "inner",
        latex,
        middle - half,
        middle + half,
        min(r.top for r in rows),
        max(r.bottom for r in rows),
        at,
        "built",
        late=True,
        choices=(("ord", braced(latex)),),
        size=body.em,
    )


def arrow(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An arrow between its labels: upper label, one or two outlines on the axis, lower label."""
    if row.y is None or not reading.has_outline(at, FAR_LABEL):
        return None
    upper, place = script_row(reading, row, at)
    if upper is None or upper.y > row.y or place >= row.frame.end:
        return None
    name, after = arrow_name(reading, row, place)
    if not name:
        return None
    first, last = reading.ink[place], reading.ink[after - 1]
    lower, end = script_row(reading, row, after)
    if lower is None or lower.y < row.y or abs((lower.x0 + lower.x1) / 2 - (upper.x0 + upper.x1) / 2) > CENTRED:
        lower, end = None, after
    upper = upright(upper)
    labels = [upper, upright(lower)] if lower else [upper]
    widest = max(labels, key=lambda piece: piece.x1 - piece.x0)
    pad = PADDING * widest.em
    middle, half = (widest.x0 + widest.x1) / 2, max((widest.x1 - widest.x0) / 2 + pad, LEAST[name] * row.size / 2)
    room = (last.x1 - first.x0) / 2 - half
    space = min(ROOMS, key=lambda space: abs(ROOMS[space] * MU[widest.style] * widest.em - room))
    half += ROOMS[space] * MU[widest.style] * widest.em
    if abs((last.x1 - first.x0) / 2 - half) > SNAP or abs((first.x0 + last.x1) / 2 - middle) > SNAP:
        return None
    texts = [
        joined([space, write_row(reading, piece), space]) if piece is widest else write_row(reading, piece)
        for piece in labels
    ]
    latex = name + (f"[{texts[1]}]" if lower else "") + braced(texts[0])
    atom = Atom("rel", latex, middle - half, middle + half, upper.top, lower.bottom if lower else row.y,
                at, "built", late=True, size=row.size)  # fmt: skip
    index = insertion(row, atom.x0)
    return Found(end, index, index, (atom,), atom.x1)


def bare_arrow(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """An arrow without a label above it: one or two outlines on the axis, perhaps a lower label.

    The label or the marker at its right edge tells where it stands, as the outlines are snapped to pixels.
    """
    if row.y is None or at == row.start:
        return None
    name, after = arrow_name(reading, row, at)
    if not name:
        return None
    first, last = reading.ink[at], reading.ink[after - 1]
    edge = next((mark - PIXEL for mark in row.markers if abs(mark - PIXEL - last.x1) < SNAP), None)
    lower, end = script_row(reading, row, after)
    if lower is not None and (lower.y < row.y or lower.x0 < first.x0 - SNAP or lower.x1 > last.x1 + SNAP):
        lower, end = None, after
    lower = upright(lower) if lower else None
    wide = max(LEAST[name] * row.size, lower.x1 - lower.x0 + 2 * PADDING * lower.em if lower else 0.0)
    edge = (lower.x0 + lower.x1 + wide) / 2 if lower else edge
    if edge is None or abs(last.x1 - first.x0 - wide) > SNAP or abs(edge - last.x1) > SNAP:
        return None
    latex = name + (f"[{write_row(reading, lower)}]" if lower else "") + "{}"
    atom = Atom("rel", latex, edge - wide, edge, first.top, lower.bottom if lower else row.y,
                at, "built", late=True, size=row.size)  # fmt: skip
    index = insertion(row, atom.x0)
    return Found(end, index, index, (atom,), atom.x1)


def upright(label: Row) -> Row:
    """A label that ends with a word as wide as text is, which leaves the italic correction of its last letter out."""
    last = label.atoms[-1]
    is_word = len(label.atoms) > 1 and label.atoms[-2].font == last.font == "Main-Regular"
    return replace(label, x1=last.x1 - last.italic) if is_word and last.form == "glyph" and not last.suffix else label


def arrow_name(reading: Reading, row: OpenRow, place: int) -> tuple[str, int]:
    """The command of the arrow that is drawn on the axis, and the place after its outlines; ("", place) for none."""
    axis = row.y - AXIS * row.size
    pair = reading.ink[place : min(place + 2, row.frame.end)]
    if not all(ink.kind == "shape" and isinstance(ink.source, Shape) for ink in pair[:1]):
        return "", place
    is_pair = len(pair) == 2 and pair[1].kind == "shape" and abs(pair[0].x1 - pair[1].x0) < 1
    kinds = tuple(arrow_part(ink.source, row.size) for ink in (pair if is_pair else pair[:1]))
    full = [ink for ink, kind in zip(pair, kinds, strict=False) if kind in (">", "<", "=>", "<=")]
    if not full or any(abs(ink.y - axis) > ON_AXIS for ink in full):
        return "", place
    return ARROWS.get(kinds, ""), place + len(kinds)
