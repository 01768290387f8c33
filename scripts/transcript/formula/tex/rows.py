"""Reads one row of TeX's stream: glyphs on a baseline and the constructs among them, in TeX's box order."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.bars import bar_of
from scripts.transcript.formula.tex.constructs.dots import dots_at
from scripts.transcript.formula.tex.encodings import design_size, stem_of
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.metrics import extent, nearest_design

BASELINE = 0.03
SAME_SIZE = 0.06
BACK = 0.45
TOUCH = 0.12
MOST_NESTED = 12
# Of the pieces of amsmath's \\xrightarrow; the pieces of long arrows overlap by 3mu.
PIECES, OVERLAP_EM = ("minus", "arrowleft", "arrowright"), 0.2


def read_row(stream: Stream, row: Row, at: int, end: int, limit: float = 1e9) -> int:
    """Append to ``row`` what stands on it from place ``at``; returns the place of the first item that does not.

    A script's row goes on only while no gap is wider than ``limit`` points.
    """
    if stream.depth > MOST_NESTED:
        return at
    while at < end:
        if row.atoms and stream.items[at].x0 - row.edge > limit:
            break
        after = _opened(stream, row, at, end)
        if after == at and not _is_overlaid(stream, at, end):
            after = _plain(stream, row, at, end)
        for construct in stream.constructs:
            if after != at:
                break
            after = construct(stream, row, at, end)
        if after == at:
            break
        at = after
    return at


def _opened(stream: Stream, row: Row, at: int, end: int) -> int:
    """What may begin a line of the page with a glyph that is not on the line."""
    if row.y is not None or stream.depth:
        return at
    return next((after for opener in stream.openers if (after := opener(stream, row, at, end)) > at), at)


def _is_overlaid(stream: Stream, at: int, end: int) -> bool:
    """Whether a slash strikes the sign after it, or an arrow is made of pieces."""
    if stream.items[at].name in PIECES and arrow_end(stream, at, end) > at:
        return True
    if stream.items[at].name != "slash" or at + 1 >= end:
        return False
    return stream.items[at + 1].name == "element" and stream.items[at + 1].x0 < stream.items[at].x1 - 1.0


def read_inner(stream: Stream, at: int, end: int, size: float) -> Row | None:
    """The row that items[at:end] make; None when they are not one row."""
    row = Row(size, is_script=stream.is_script)
    if at >= end or read_row(stream.deeper(), row, at, end) != end or not row.atoms:
        return None
    return row


def on_row(row: Row, item: Item) -> bool:
    """Whether a glyph has the row's size and baseline and comes after what is there."""
    if item.family in ("", "OMX") or abs(item.size - row.size) > SAME_SIZE * row.size:
        return False
    return (row.y is None or abs(item.y - row.y) < BASELINE * row.size) and item.x0 > row.edge - BACK * row.size


def _plain(stream: Stream, row: Row, at: int, end: int) -> int:
    item = stream.items[at]
    if not on_row(row, item) or item.kind in ("accent", "not", "radical"):
        return at
    if row.y is None and _stands_apart(stream, item, at, end):
        return at
    row.y = item.y
    if item.kind == "letter" and item.family == "OT1":
        return _word(stream, row, at, end)
    row.atoms.append(glyph_atom(item, at))
    return at + 1


def _stands_apart(stream: Stream, item: Item, at: int, end: int) -> bool:
    """Whether a row's first glyph belongs to a numerator or another construct rather than to the baseline."""

    return bar_of(stream, None, at, end, item.size) is not None or dots_at(stream, at, end) != ""


def glyph_atom(item: Item, at: int) -> Atom:
    """A glyph as an atom."""
    kind = {"digit": "ord", "unknown": "doubt"}.get(item.kind, item.kind)
    return Atom(kind, item.latex, item.x0, item.x1 + item.italic, item.top, item.bottom, at, at + 1,
                form="digit" if item.kind == "digit" else "glyph", size=item.size, italic=item.italic,
                family=item.family, font=item.font, bold=item.bold, color=item.color,
                code=item.code)  # fmt: skip


def _word(stream: Stream, row: Row, at: int, end: int) -> int:
    """Upright letters of one font that touch, as one atom."""
    first = last = stream.items[at]
    letters = first.text
    after = at + 1
    while after < end:
        item = stream.items[after]
        if item.kind != "letter" or item.font != first.font or abs(item.y - first.y) > BASELINE * row.size:
            break
        if not -BACK * row.size < item.x0 - last.x1 < TOUCH * row.size or abs(item.size - first.size) > 0.01:
            break
        letters += item.text
        last = item
        after += 1
    top, bottom = min(i.top for i in stream.items[at:after]), max(i.bottom for i in stream.items[at:after])
    atom = replace(
        glyph_atom(first, at),
        kind="word",
        latex=letters,
        x1=last.x1,
        last=after,
        top=top,
        bottom=bottom,
        slack=_italic(last),
    )
    row.atoms.append(atom)
    return after


def _italic(item: Item) -> float:
    """The italic correction of an upright letter, in points."""
    found = extent(nearest_design(stem_of(item.font), design_size(item.font)), item.code)
    return found.italic * item.size if found else 0.0


def arrow_end(stream: Stream, at: int, end: int) -> int:
    """The place behind an arrow made of pieces that overlap by more than those of a long arrow; ``at`` for none."""
    after = at + 1
    names = [stream.items[at].name]
    while after < end and _overlaps(stream.items[after - 1], stream.items[after]):
        names.append(stream.items[after].name)
        after += 1
    is_arrow = names[0] == "arrowleft" or names[-1] == "arrowright"
    return after if len(names) > 1 and is_arrow else at


def _overlaps(left: Item, right: Item) -> bool:
    is_piece = left.name in PIECES and right.name in PIECES and left.y == right.y and left.size == right.size
    return is_piece and left.x0 < right.x0 < left.x1 - OVERLAP_EM * left.size
