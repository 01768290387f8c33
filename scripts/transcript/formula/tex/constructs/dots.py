"""Diagonal and vertical dots: three periods at three heights."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream

# plain.tex: \ddots raises its dots by 7, 4 and 1 points, \vdots sets them on lines 4 points apart.
LAST_RAISE = 0.1


def dots_at(stream: Stream, at: int, end: int) -> str:
    """The command that prints items[at:at+3], "" when none does."""
    if at + 2 >= end or any(item.name != "period" for item in stream.items[at : at + 3]):
        return ""
    one, two, three = stream.items[at : at + 3]
    down = (two.y - one.y) / one.size, (three.y - two.y) / one.size
    across = two.x0 - one.x0, three.x0 - two.x0
    if not all(0.25 < step < 0.45 for step in down):
        return ""
    if all(abs(step) < 0.05 for step in across):
        return r"\vdots"
    return r"\ddots" if all(0.2 * one.size < step < 0.7 * one.size for step in across) else ""


def dots(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append diagonal or vertical dots."""
    latex = dots_at(stream, at, end)
    if not latex:
        return at
    first, last = stream.items[at], stream.items[at + 2]
    y = last.y + (LAST_RAISE * first.size if latex == r"\ddots" else 0.0)
    if row.y is not None and abs(y - row.y) > 0.12 * row.size:
        return at
    row.y = y if row.y is None else row.y
    row.atoms.append(
        Atom(
            "inner",
            latex,
            first.x0,
            last.x1,
            first.y - 0.2 * first.size,
            last.y,
            at,
            at + 3,
            form="dots",
            size=first.size,
        )
    )
    return at + 3
