"""Large brackets with what they hold: one row, a matrix, or cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.tex.atoms import LARGE, SMALL, Atom, Row, Stream
from scripts.transcript.formula.tex.grids import Grid, array, letters, read_grid, written
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.writing import UNKNOWN, settled, write_row

OPEN = ("(", "[", r"\{", r"\lfloor", r"\lceil", r"\langle")
CLOSE = {"(": ")", "[": "]", r"\{": r"\}", r"\lfloor": r"\rfloor", r"\lceil": r"\rceil", r"\langle": r"\rangle"}
MATRICES = {
    ("(", ")"): "pmatrix",
    ("[", "]"): "bmatrix",
    (r"\{", r"\}"): "Bmatrix",
    ("|", "|"): "vmatrix",
    (r"\|", r"\|"): "Vmatrix",
}
SIZED = ("Bigg", "bigg", "Big", "big")
ON_AXIS = 0.08
# Lines of a matrix stand 1.2 em apart.
LINE_EM = 1.2
# More than the quad between the columns of cases.
APART_EM = 1.5


def fence(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append a large bracket, what it holds, and its partner."""
    opener = stream.items[at]
    if opener.kind != "delimiter" or not _is_on_axis(row, opener):
        return at
    close = _partner(stream, at, end)
    if close is None and opener.latex == r"\{":
        return _cases(stream, row, at, end)
    if close is None:
        return _lone_bar(stream, row, at)
    y = row.y if row.y is not None else opener.y + AXIS * row.size
    grid = read_grid(stream.deeper(), at + 1, close, row.size)
    latex = _held(grid, opener, stream.items[close], y, row.size) if grid else ""
    if not latex and opener.latex == "(":
        latex = _small_binomial(stream, at, close, row.size)
    size_name = next((name for name in SIZED if opener.name.endswith(name)), "")
    row.y = y
    kind = "ord" if "binom" in latex[:8] else "inner"
    atom = _atom(kind if latex else "doubt", latex, stream.items[at : close + 1], at, close + 1, row.size)
    is_sized = latex.startswith(r"\left") and not any(name in latex[:40] for name in (r"{matrix}", r"{array}"))
    row.atoms.append(replace(atom, font=size_name if is_sized else ""))
    return close + 1


def _small_binomial(stream: Stream, at: int, close: int, size: float) -> str:
    """A binomial coefficient in text style, whose parts have the size of scripts."""
    sizes = [item.size for item in stream.items[at + 1 : close] if item.family not in ("", "OMX")]
    small = max(sizes, default=size)
    grid = read_grid(stream.deeper(), at + 1, close, small) if small < 0.85 * size else None
    if grid is None or len(grid.rows) != 2 or len(grid.columns) != 1:
        return ""
    (over,), (under,) = grid.cells
    if over is None or under is None:
        return ""
    parts = [settled(write_row(part, is_script=True), is_display=False) for part in (over, under)]
    return "" if any(UNKNOWN in part for part in parts) else f"{SMALL}binom{{{parts[0]}}}{{{parts[1]}}}"


def _lone_bar(stream: Stream, row: Row, at: int) -> int:
    """An upright bar of its own, as after what is evaluated at a place."""
    bar = stream.items[at]
    if bar.latex not in ("|", r"\|") or row.y is None or not row.atoms:
        return at
    parts = round((bar.bottom - bar.top) / (0.6 * bar.size))
    name = {2: "big", 3: "Big", 4: "bigg", 5: "Bigg"}.get(parts)
    if name is None:
        return at
    atom = _atom("ord", bar.latex, [bar], at, at + 1, row.size)
    row.atoms.append(replace(atom, form="bar", font=name))
    return at + 1


def _is_on_axis(row: Row, item: Item) -> bool:
    return row.y is None or (
        abs(item.y - (row.y - AXIS * row.size)) < ON_AXIS * row.size and item.x0 > row.edge - 0.45 * row.size
    )


def _partner(stream: Stream, at: int, end: int) -> int | None:
    """The place of the closing bracket: same middle, same extent, none left open between."""
    opener = stream.items[at]
    depth = 0
    for place in range(at + 1, end):
        item = stream.items[place]
        if item.kind != "delimiter":
            continue
        if depth == 0 and _closes(opener, item):
            return place
        depth += (item.latex in OPEN) - (item.latex in CLOSE.values())
        if depth < 0:
            return None
    return None


def _closes(opener: Item, item: Item) -> bool:
    if item.latex in OPEN or abs(item.y - opener.y) > 0.5 or abs(item.bottom - opener.bottom) > 1.0:
        return False
    return opener.latex in OPEN or item.latex == opener.latex


def _held(grid: Grid, opener: Item, closer: Item, y: float, size: float) -> str:
    rows, columns = len(grid.rows), len(grid.columns)
    if rows == 1 and columns == 1:
        cell = grid.cells[0][0]
        if cell is None or abs((cell.y or 0) - y) > 0.05 * size:
            return ""
        return _sized(cell, opener, closer)
    if rows == 2 and columns == 1 and abs(grid.rows[1] - grid.rows[0] - LINE_EM * size) > 0.06 * size:
        return _binomial(grid, opener, closer)
    is_ruled = bool(grid.bars or grid.lines)
    if is_ruled or set(letters(grid)) != {"c"}:
        body = array(grid)
        return rf"\left{opener.latex}{body}\right{closer.latex}" if body else ""
    name = MATRICES.get((opener.latex, closer.latex))
    body = written(grid)
    if not body:
        return ""
    if name:
        return rf"\begin{{{name}}}{body}\end{{{name}}}"
    return rf"\left{opener.latex}\begin{{matrix}}{body}\end{{matrix}}\right{closer.latex}"


def _binomial(grid: Grid, opener: Item, closer: Item) -> str:
    """Two lines that stand apart as a numerator and a denominator do."""
    (over,), (under,) = grid.cells
    if (opener.latex, closer.latex) != ("(", ")") or over is None or under is None:
        return ""
    parts = [settled(write_row(part), is_display=False) for part in (over, under)]
    return "" if any(UNKNOWN in part for part in parts) else rf"{LARGE}binom{{{parts[0]}}}{{{parts[1]}}}"


def _sized(cell: Row, opener: Item, closer: Item) -> str:
    inner = write_row(cell)
    return rf"\left{opener.latex} {inner}\right{closer.latex}"


def _cases(stream: Stream, row: Row, at: int, end: int) -> int:
    """A brace without partner holds all that stands right of it within its height."""
    brace = stream.items[at]
    after = at + 1
    while after < end and _is_beside(brace, stream.items[after], row.size):
        after += 1
    found = next(
        (
            (cut, grid)
            for cut in [*_breaks(stream, at + 1, after, row.size), after]
            if (grid := read_grid(stream.deeper(), at + 1, cut, row.size)) is not None
            and len(grid.columns) <= 2
            and len(grid.rows) >= 2
        ),
        None,
    )
    if found is None:
        return at
    after, grid = found
    body = written(grid)
    row.y = row.y if row.y is not None else brace.y + AXIS * row.size
    latex = rf"\begin{{cases}}{body}\end{{cases}}"
    row.atoms.append(
        _atom("inner" if body else "doubt", latex if body else "", stream.items[at:after], at, after, row.size)
    )
    return after


def _breaks(stream: Stream, at: int, end: int, size: float) -> list[int]:
    """The places from which all stands far right of all before: what comes after the lines that a brace holds."""
    found = []
    for place in range(at + 1, end):
        edge = max(item.x1 for item in stream.items[at:place])
        if min(item.x0 for item in stream.items[place:end]) > edge + APART_EM * size:
            found.append(place)
    return found


def _is_beside(brace: Item, item: Item, size: float) -> bool:
    return item.x0 > brace.x1 - 0.2 * size and brace.top - 0.3 * size < item.y < brace.bottom + 0.3 * size


def _atom(kind: str, latex: str, parts: Sequence[Item], at: int, end: int, size: float) -> Atom:
    x1 = parts[-1].x1 if parts[-1].kind == "delimiter" else max(part.x1 for part in parts)
    top, bottom = min(part.top for part in parts), max(part.bottom for part in parts)
    return Atom(kind, latex, parts[0].x0, x1, top, bottom, at, end, form="fence", size=size, family="OMX")
