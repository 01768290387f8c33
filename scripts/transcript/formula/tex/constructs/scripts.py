"""Superscripts and subscripts, in this order."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import NEST, NESTED, Atom, Row, Stream
from scripts.transcript.formula.tex.bars import bar_of
from scripts.transcript.formula.tex.items import Item
from scripts.transcript.formula.tex.rows import BACK, read_row
from scripts.transcript.formula.tex.setting.fonts import POINT, SIZES
from scripts.transcript.formula.tex.spaces import lead_command
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import UNKNOWN, script_text

SCRIPT_RATIO = (0.6, 0.82)
SCRIPT_GAP = 0.75
ATTACHED = 0.35
# TeX has no size below the second script's.
DEEP = 2
LEAD_EM, APART = 0.05, ("word", "text", "rel", "bin", "punct", "open")
SCRIPT_SPACE_POINTS, TOUCH_EM, SAME_LINE_POINTS = 0.5 * 72 / 72.27, 0.02, 0.05


def scripts(stream: Stream, row: Row, at: int, end: int) -> int:
    """Attach scripts to the row's last atom."""
    if row.y is None or not row.atoms or row.atoms[-1].kind == "doubt":
        return at
    last = row.atoms[-1]
    if last.suffix and not last.lone:
        return at
    upper, after = _script(stream, row, at, end, is_upper=True)
    lower, done = _script(stream, row, after, end, is_upper=False)
    if upper is not None and lower is not None and lower.atoms[0].x0 > upper.edge - TOUCH_EM * row.size:
        lower, done = None, after
    parts = [part for part in (upper, lower) if part is not None]
    if not parts:
        return at
    lead = min(part.atoms[0].x0 for part in parts) - last.x1
    if lead > LEAD_EM * row.size and last.kind in APART:
        if last.kind in ("word", "text"):
            return at
        row.atoms.append(_nothing(last, min(part.atoms[0].x0 for part in parts), at))
        last = row.atoms[-1]
    if last.suffix:
        last = _nested(last)
    row.atoms[-1] = attached(last, upper, lower, done, row)
    return done


def _nothing(before: Atom, x: float, at: int) -> Atom:
    """An empty atom, whose scripts stand before the next one."""
    return replace(before, kind="ord", latex="{}", x0=x, x1=x, first=at, last=at, form="empty", italic=0.0, suffix="",
                   lone="", slack=0.0, code=-1)  # fmt: skip


def _nested(atom: Atom) -> Atom:
    """The atom with its scripts as the base of further ones."""
    latex = f"{NEST}{{{atom.latex}{atom.suffix}{NESTED}}}"
    return replace(atom, latex=latex, suffix="", kind="ord", italic=0.0, form="nested")


def attached(atom: Atom, upper: Row | None, lower: Row | None, done: int, row: Row) -> Atom:
    """The atom with its scripts."""
    suffix = ""
    plain = atom.x1 - (atom.italic if lower is not None else 0.0)
    if lower is not None:
        suffix += _text("_", lower, plain)
    if upper is not None:
        suffix += _text("^", upper, atom.x1)
    # tex.web section 757: \scriptspace is half a point.
    parts = [part for part in (upper, lower) if part]
    widest = max(parts, key=lambda part: part.edge)
    edge = widest.edge + SCRIPT_SPACE_POINTS
    return replace(
        atom, suffix=suffix, last=done, x1=max(plain, edge), italic=0.0, slack=widest.atoms[-1].slack,
        lone="" if len(parts) > 1 or atom.form == "nested" else suffix[0],
        up=(row.y - upper.y) / row.size if upper and row.y and upper.y else 0.0,
        down=(lower.y - row.y) / row.size if lower and row.y and lower.y else 0.0,
    )  # fmt: skip


def _script(stream: Stream, row: Row, at: int, end: int, *, is_upper: bool) -> tuple[Row | None, int]:
    if at >= end or row.y is None:
        return None, at
    item = stream.items[at]
    size = script_size(stream, at, end)
    if is_upper and size and size < SCRIPT_RATIO[0] * row.size and bar_of(stream, None, at, end, size) is not None:
        # A script that begins with a fraction, whose parts are smaller still.
        nominal = min(SIZES, key=lambda known: abs(known * POINT - row.size))
        size = row.size * SIZES[nominal][0] / nominal
    if not size or not _is_script(stream, row, item, size, is_upper=is_upper):
        return None, at
    script = Row(size)
    after = read_row(stream.deeper(row.y).scripted(), script, at, end, limit=SCRIPT_GAP * size)
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
    if any(abs(item.y - line) < SAME_LINE_POINTS for line in stream.lines):
        return False
    last = row.atoms[-1]
    if not last.x1 - BACK * row.size < item.x0 < last.x1 + ATTACHED * row.size:
        return False
    raised = (row.y - item.y) / row.size
    reach = max(1.0, (row.y - last.top) / row.size), max(0.75, (last.bottom - row.y) / row.size + 0.3)
    return 0.1 < raised < reach[0] if is_upper else 0.05 < -raised < reach[1]


def _text(mark: str, row: Row, edge: float) -> str:
    """The script's LaTeX, with the space that stands before its first atom."""
    lead = row.atoms[0].x0 - edge
    space = lead_command(lead, row)
    text = settled(write_row(row, is_script=True), is_display=False)
    return script_text(mark, (space if space is not None else UNKNOWN) + text)
