"""Subscripts and superscripts: a smaller row that begins exactly where its nucleus ends, subscript first."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.metrics import SCALE, SCRIPT, SCRIPT_SPACE
from scripts.transcript.formula.nodes import Atom, Found, Frame, OpenRow, Reading, Row
from scripts.transcript.formula.rows import BASELINE, construct, fits, insertion, read_row
from scripts.transcript.formula.writing import script_text, write_row

TOUCH = 0.09
BIG_OPERATORS = frozenset("∑∏∐⋀⋁⋂⋃⨀⨁⨂⨄⨆")


@construct
def scripts(reading: Reading, row: OpenRow, at: int) -> Found | None:
    """One script or a pair after an atom, or after nothing (``{}_1^2 X``)."""
    piece, end = script_row(reading, row, at)
    if piece is None:
        return None
    is_sub = piece.y > row.y
    index = nucleus(row, piece, is_sub)
    if index is None:
        return bare(reading, row, at, piece, end)
    atom = row.atoms[index]
    upper = None
    if is_sub:
        upper, upper_end = script_row(reading, row, end, piece.x0 - 0.3)
        if upper is not None and upper.y < row.y and abs(upper.x0 - atom.x1) < TOUCH:
            end = upper_end
        else:
            upper = None
    made = scripted(reading, row, atom, piece if is_sub else None, upper if is_sub else piece)
    return Found(end, index, index + 1, (made,), made.x1)


def script_row(reading: Reading, row: OpenRow, at: int, left: float = -1e9) -> tuple[Row | None, int]:
    """The row of the next smaller style that begins at ``at``, off the baseline."""
    if at >= row.frame.end or row.y is None or at == row.start:
        return None, at
    ink = reading.ink[at]
    style = SCRIPT[row.style]
    em = SCALE[style] * reading.base
    if ink.kind == "glyph" and (abs(ink.y - row.y) < BASELINE or (abs(ink.size - em) > 0.06 * em and ink.font[:4] != "Size")):
        return None, at
    if ink.kind == "shape" or (ink.kind == "marker" and abs(ink.y - row.y) < BASELINE):
        return None, at
    right = edge_after(row, ink.x0 if ink.kind != "marker" else left)
    piece, end = read_row(reading, at, Frame(style, em, right, row.frame.end))
    if piece is None or abs(piece.y - row.y) < BASELINE or abs(piece.em - em) > 0.06 * em:
        return None, at
    return piece, end


def edge_after(row: OpenRow, x: float) -> float:
    """How far right a construct that begins at ``x`` can reach: the row's next own glyph or marked edge."""
    beyond = [atom.x0 for atom in row.atoms if atom.x0 > x + 0.5 and not atom.late] + [mark for mark in row.markers if mark > x + 0.5]
    return min([*beyond, row.frame.right])


def nucleus(row: OpenRow, piece: Row, is_sub: bool) -> int | None:
    """The atom that a script touches."""
    for index in range(len(row.atoms) - 1, -1, -1):
        atom = row.atoms[index]
        edge = atom.x1 - (atom.italic if is_sub else 0.0)
        if abs(edge - piece.x0) < TOUCH and atom.kind != "space":
            return index
    return None


def bare(reading: Reading, row: OpenRow, at: int, piece: Row, end: int) -> Found | None:
    """Scripts on an empty nucleus: only where the shift is the one of an empty box."""
    lift = (row.y - piece.y) / row.size
    if not (0.2 < lift < 0.62 or -0.45 < lift < -0.08) or not fits(row, piece.x0, piece.x1):
        return None
    upper = None
    if lift < 0:
        upper, upper_end = script_row(reading, row, end, piece.x0 - 0.3)
        if upper is not None and upper.y < row.y and abs(upper.x0 - piece.x0) < TOUCH:
            end = upper_end
        else:
            upper = None
    empty = Atom("ord", "{}", piece.x0, piece.x0, piece.top, piece.bottom, at, "empty", size=row.size)
    made = scripted(reading, row, empty, piece if lift < 0 else None, upper if lift < 0 else piece)
    place = insertion(row, piece.x0)
    return Found(end, place, place, (made,), made.x1)


def scripted(reading: Reading, row: OpenRow, atom: Atom, lower: Row | None, upper: Row | None) -> Atom:
    """An atom with its scripts; a second layer braces the first."""
    rows = [piece for piece in (lower, upper) if piece is not None]
    suffix = script_text("_", write_row(reading, lower)) if lower else ""
    suffix += script_text("^", write_row(reading, upper)) if upper else ""
    if row.style == "D" and atom.char in BIG_OPERATORS and atom.font.startswith("Size"):
        suffix = r"\nolimits" + suffix
    x1 = max(piece.x1 for piece in rows) + SCRIPT_SPACE * reading.base
    if atom.suffix:
        inner = f"{{{atom.latex}{atom.suffix}}}" if atom.form != "glyph" else None
        if inner is None:
            from scripts.transcript.formula.writing import write_atoms

            inner = f"{{{write_atoms(reading, row.style, row.size, [atom])}}}"
        atom = replace(atom, latex=inner, suffix="", form="built", choices=())
    return replace(atom, suffix=suffix, x1=x1, italic=0.0, top=min([atom.top, *(p.top for p in rows)]),
                   bottom=max([atom.bottom, *(p.bottom for p in rows)]))  # fmt: skip
