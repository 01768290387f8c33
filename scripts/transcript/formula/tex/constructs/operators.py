"""Large operators, and limits above them."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import BESIDE, STACKED, Atom, Row, Stream
from scripts.transcript.formula.tex.constructs.scripts import script_size
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import script_text

CENTERED = 0.05
ON_AXIS = 0.1
MOST_ITEMS = 60


def operator(stream: Stream, row: Row, at: int, end: int) -> int:
    """A large operator, with the lower limit that may follow it."""
    item = stream.items[at]
    if not _is_operator(row, item):
        return at
    row.y = item.y + AXIS * row.size if row.y is None else row.y
    is_large = item.name.endswith("display")
    italic = item.italic
    latex = (STACKED if is_large and not italic else BESIDE) + item.latex
    row.atoms.append(Atom("op", latex, item.x0, item.x1 + italic, item.top, item.bottom, at, at + 1,
                          form="operator", size=item.size, family="OMX", font=item.font, italic=italic))  # fmt: skip
    return at + 1


def _is_operator(row: Row, item: Item) -> bool:
    if item.kind != "op" or item.family != "OMX" or not 0.7 < item.size / row.size < 2.1:
        return False
    return row.y is None or (
        abs(item.y - (row.y - AXIS * row.size)) < ON_AXIS * row.size and item.x0 > row.edge - 0.9 * row.size
    )


def operator_with_limits(stream: Stream, row: Row, at: int, end: int) -> int:
    """A limit, and the large operator below it."""
    size = script_size(stream, at, end)
    if not 0.6 < size / row.size < 0.82:
        return at
    place = next(
        (
            p
            for p in range(at, min(end, at + MOST_ITEMS))
            if stream.items[p].kind == "op" and stream.items[p].family == "OMX"
        ),
        None,
    )
    if place is None or not _is_operator(row, stream.items[place]):
        return at
    upper = _limit(stream, at, place, size)
    sign = stream.items[place]
    if (
        upper is None
        or not is_centered(upper, sign.x0 + sign.italic, sign.x1 + sign.italic, row.size)
        or stream.items[at].y > sign.top + 0.1 * size
    ):
        return at
    after = operator(stream, row, place, end)
    if after == place:
        return at
    atom = row.atoms[-1]
    row.atoms[-1] = replace(
        atom,
        latex=with_limits(atom.latex),
        first=at,
        suffix=limit_text("^", upper),
        x0=min(atom.x0, upper.atoms[0].x0),
        x1=max(atom.x1, upper.edge),
        form="limits",
    )
    return after


def with_limits(latex: str) -> str:
    """The operator with limits where its scripts would stand beside it otherwise."""
    return latex.removeprefix(BESIDE) + r"\limits" if latex.startswith(BESIDE) else latex


def _limit(stream: Stream, at: int, end: int, size: float) -> Row | None:
    row = Row(size)
    return row if read_row(stream.deeper().scripted(), row, at, end) == end and row.atoms else None


def is_centered(limit: Row, x0: float, x1: float, size: float) -> bool:
    middle = (limit.atoms[0].x0 + limit.edge) / 2
    return abs(middle - (x0 + x1) / 2) < CENTERED * size


def limit_text(mark: str, row: Row) -> str:
    return script_text(mark, settled(write_row(row, is_script=True), is_display=False))
