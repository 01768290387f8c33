"""Superscripts and subscripts, in this order."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import BACK, read_row
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import script_text

SCRIPT_RATIO = (0.6, 0.82)
SCRIPT_GAP = 0.75
ATTACHED = 0.35
# TeX has no size below the second script's.
DEEP = 2


def scripts(stream: Stream, row: Row, at: int, end: int) -> int:
    """Attach scripts to the row's last atom."""
    if row.y is None or not row.atoms or row.atoms[-1].suffix or row.atoms[-1].kind == "doubt":
        return at
    upper, after = _script(stream, row, at, end, is_upper=True)
    lower, last = _script(stream, row, after, end, is_upper=False)
    if upper is None and lower is None:
        return at
    suffix = ("" if lower is None else _text("_", lower)) + ("" if upper is None else _text("^", upper))
    row.atoms[-1] = _attached(row.atoms[-1], suffix, [part for part in (upper, lower) if part], last, row.size)
    return last


def _attached(atom: Atom, suffix: str, parts: list[Row], last: int, size: float) -> Atom:
    # tex.web section 757: \scriptspace is half a point.
    edge = max(part.edge for part in parts) + 0.05 * size
    return replace(atom, suffix=suffix, last=last, x1=max(atom.x1 - atom.italic, edge), italic=0.0)


def _script(stream: Stream, row: Row, at: int, end: int, *, is_upper: bool) -> tuple[Row | None, int]:
    if at >= end or row.y is None:
        return None, at
    item = stream.items[at]
    size = script_size(stream, at, end)
    if not size or not _is_script(stream, row, item, size, is_upper=is_upper):
        return None, at
    script = Row(size)
    after = read_row(stream.deeper(), script, at, end, limit=SCRIPT_GAP * size)
    return (script, after) if script.atoms and after > at else (None, at)


def script_size(stream: Stream, at: int, end: int) -> float:
    """The size of the script that begins at a place: its first glyph's, accents aside."""
    for item in stream.items[at : min(end, at + 3)]:
        if item.family not in ("", "OMX"):
            return item.size
    return 0.0


def _is_script(stream: Stream, row: Row, item: Item, size: float, *, is_upper: bool) -> bool:
    ratio = size / row.size
    is_smallest = stream.depth >= DEEP and abs(ratio - 1) < 0.05
    if not (SCRIPT_RATIO[0] < ratio < SCRIPT_RATIO[1] or is_smallest) or row.y is None or item.name.endswith("display"):
        return False
    last = row.atoms[-1]
    if not last.x1 - BACK * row.size < item.x0 < last.x1 + ATTACHED * row.size:
        return False
    raised = (row.y - item.y) / row.size
    reach = max(1.0, (row.y - last.top) / row.size), max(0.75, (last.bottom - row.y) / row.size + 0.3)
    return 0.1 < raised < reach[0] if is_upper else 0.05 < -raised < reach[1]


def _text(mark: str, row: Row) -> str:
    return script_text(mark, settled(write_row(row, is_script=True), is_display=False))
