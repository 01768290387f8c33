"""Braces below and above what they hold together; a label below is read as a limit."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.constructs.scripts import script_size
from scripts.transcript.formula.tex.rows import read_inner
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import script_text

EDGE = 0.15
MOST_IN_LABEL = 40


def brace_over(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a brace with its label above it and what it holds below it."""
    place = at
    label = None
    if stream.items[at].kind != "brace":
        size = script_size(stream, at, end)
        place = next((p for p in range(at, min(end, at + MOST_IN_LABEL)) if stream.items[p].kind == "brace"), at)
        label = read_inner(stream, at, place, size) if place > at and 0.6 < size / row.size < 0.82 else None
        if label is None:
            return at
    brace = stream.items[place]
    if brace.latex != r"\overbrace" or brace.x0 < row.edge - 0.45 * row.size:
        return at
    after = place + 1
    while after < end and _is_under(stream, place, after):
        after += 1
    inner = read_inner(stream, place + 1, after, row.size)
    if inner is None or inner.y is None or (row.y is not None and abs(inner.y - row.y) > 0.03 * row.size):
        return at
    row.y = inner.y
    suffix = script_text("^", settled(write_row(label, is_script=True), is_display=False)) if label else ""
    x0, x1 = min(brace.x0, label.atoms[0].x0 if label else 1e9), max(brace.x1, label.edge if label else 0.0)
    row.atoms.append(
        Atom("op", rf"\overbrace{{{write_row(inner)}}}", x0, x1, brace.y, max(atom.bottom for atom in inner.atoms), at,
             after, form="limits", size=row.size, family="OMX", suffix=suffix)
    )  # fmt: skip
    return after


def _is_under(stream: Stream, place: int, at: int) -> bool:
    brace, item = stream.items[place], stream.items[at]
    return brace.x0 - 0.6 < item.x0 and item.x1 < brace.x1 + 0.6 and item.y > brace.y


def horizontal_brace(stream: Stream, row: Row, at: int, end: int) -> int:
    """Take the atoms above a brace into it."""
    item = stream.items[at]
    if item.kind != "brace" or item.latex != r"\underbrace" or row.y is None or item.y < row.y:
        return at
    reach = EDGE * row.size
    first = next((place for place, atom in enumerate(row.atoms) if atom.x0 > item.x0 - reach), len(row.atoms))
    held = row.atoms[first:]
    if not held or held[-1].x1 - held[-1].italic > item.x1 + 2 * reach:
        return at
    latex = rf"\underbrace{{{write_row(Row(row.size, row.y, held))}}}"
    row.atoms[first:] = [Atom("op", latex, item.x0, item.x1, held[0].top, item.y + 0.3 * row.size, held[0].first,
                              at + 1,
                              form="brace", size=row.size, family="OMX")]  # fmt: skip
    return at + 1
