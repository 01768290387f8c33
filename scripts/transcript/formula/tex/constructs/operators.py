"""Large operators, and limits above and below operators and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.symbols import LIMIT_NAMES
from scripts.transcript.formula.tex.atoms import BESIDE, STACKED, Atom, Row, Stream
from scripts.transcript.formula.tex.constructs.scripts import script_size
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import script_text

CENTERED = 0.05
# KaTeX has these as commands, LaTeX has not.
LONG_NAMES = frozenset(("argmax", "argmin", "plim"))
ON_AXIS = 0.1
MOST_ITEMS = 60
LIMIT_GAP = 0.75


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
        or not _is_centered(upper, sign.x0, sign.x1, row.size)
        or stream.items[at].y > sign.top + 0.1 * size
    ):
        return at
    after = operator(stream, row, place, end)
    if after == place:
        return at
    atom = row.atoms[-1]
    row.atoms[-1] = replace(
        atom,
        first=at,
        suffix=_text("^", upper),
        x0=min(atom.x0, upper.atoms[0].x0),
        x1=max(atom.x1, upper.edge),
        form="limits",
    )
    return after


def limits_below(stream: Stream, row: Row, at: int, end: int) -> int:
    """A limit below the row's last atom: a large operator, a name such as min or arg min, or a brace."""
    size = script_size(stream, at, end)
    if not row.atoms or row.y is None or not 0.6 < size / row.size < 0.82:
        return at
    last = row.atoms[-1]
    if last.form not in ("operator", "limits", "brace") and last.kind != "word":
        return at
    first = stream.items[at]
    if "_" in last.suffix[:1] or not 0.2 * size < first.y - last.bottom < 2.5 * row.size:
        return at
    limit = Row(size)
    after = read_row(stream.deeper(row.y), limit, at, end, limit=LIMIT_GAP * size)
    if not limit.atoms:
        return at
    count = next((count for count in (1, 2) if _stands_under(limit, row, count)), 0)
    if not count:
        return at
    held = row.atoms[-count:]
    kind, latex = (last.kind, last.latex) if last.kind != "word" else ("op", _name(held))
    row.atoms[-count:] = [
        replace(last, kind=kind, latex=latex, suffix=_text("_", limit) + last.suffix, first=held[0].first, last=after,
                form="limits", x0=min(held[0].x0, limit.atoms[0].x0), x1=max(last.x1, limit.edge))
    ]  # fmt: skip
    return after


def _stands_under(limit: Row, row: Row, count: int) -> bool:
    """Whether a limit stands in the middle below the last atoms; two only where a thin space parts two words."""
    held = row.atoms[-count:]
    if len(held) < count:
        return False
    if count == 2:
        gap = held[1].x0 - held[0].x1
        if {atom.kind for atom in held} != {"word"} or held[0].suffix or abs(gap - row.size / 6) > 0.03 * row.size:
            return False
    return _is_centered(limit, held[0].x0, held[-1].x1, row.size)


def _name(held: Sequence[Atom]) -> str:
    """The command of a name with limits."""
    if len(held) == 1 and held[0].latex in LIMIT_NAMES and held[0].latex not in LONG_NAMES:
        return STACKED + "\\" + held[0].latex
    return r"\operatorname*{" + r"\,".join(atom.latex for atom in held) + "}"


def _limit(stream: Stream, at: int, end: int, size: float) -> Row | None:
    row = Row(size)
    return row if read_row(stream.deeper(), row, at, end) == end and row.atoms else None


def _is_centered(limit: Row, x0: float, x1: float, size: float) -> bool:
    middle = (limit.atoms[0].x0 + limit.edge) / 2
    return abs(middle - (x0 + x1) / 2) < CENTERED * size


def _text(mark: str, row: Row) -> str:
    return script_text(mark, settled(write_row(row, is_script=True), is_display=False))
