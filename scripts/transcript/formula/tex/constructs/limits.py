"""Limits below operators, words, braces and signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.symbols import LIMIT_NAMES
from scripts.transcript.formula.tex.atoms import STACKED, Atom, Row, Stream
from scripts.transcript.formula.tex.constructs.operators import is_centered, with_limits
from scripts.transcript.formula.tex.constructs.scripts import script_size
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import settled, write_row
from scripts.transcript.formula.writing import script_text

# KaTeX has these as commands, LaTeX has not.
LONG_NAMES = frozenset(("argmax", "argmin", "plim"))
LIMIT_GAP = 0.75
LIMITED = ("operator", "limits", "brace", "arrow", "over")
SMALL, MOST_LINES = (0.6, 0.82), 6
# How far within its base a label begins that stands below a lone sign, which a subscript does not.
WITHIN_EM, ARROW_CENTERED_EM = 0.25, 0.12


def limits_below(stream: Stream, row: Row, at: int, end: int) -> int:
    """A limit below the row's last atom: a large operator, a name such as min or arg min, a brace, a sign."""
    size = script_size(stream, at, end)
    if not row.atoms or row.y is None or not _may_have(row, stream, at, size):
        return at
    last = row.atoms[-1]
    lines, after = _lines(stream, row, at, end, size)
    widest = max(lines, key=lambda line: line.edge - line.atoms[0].x0, default=None)
    count = next((count for count in (1, 2) if widest and _stands_under(stream, widest, row, count)), 0)
    if widest is None or not count:
        return at
    held = row.atoms[-count:]
    row.atoms[-count:] = [
        replace(_limited(held, _text(lines, size, row.size)), first=held[0].first, last=after,
                form=last.form if last.form == "arrow" else "limits", x0=min(held[0].x0, widest.atoms[0].x0),
                x1=max(last.x1, widest.edge), italic=0.0, code=-1)
    ]  # fmt: skip
    return after


def _may_have(row: Row, stream: Stream, at: int, size: float) -> bool:
    """Whether what begins at a place stands below the last atom, and whether that may have a limit."""
    last, first = row.atoms[-1], stream.items[at]
    is_label = last.form == "brace" and abs(size / row.size - 1) < 0.05
    if not (SMALL[0] < size / row.size < SMALL[1] or is_label) or "_" in last.suffix[:1]:
        return False
    if not 0.2 * size < first.y - last.bottom < 2.5 * row.size:
        return False
    if last.form in LIMITED or last.kind == "word":
        return True
    is_sign = last.form == "glyph" and last.kind in ("rel", "bin", "ord", "op") and not last.suffix
    return is_sign and first.x0 < last.x1 - WITHIN_EM * row.size


def _lines(stream: Stream, row: Row, at: int, end: int, size: float) -> tuple[list[Row], int]:
    """The lines of a limit, each in the middle below the one before."""
    lines: list[Row] = []
    within = stream.deeper(row.y) if size > SMALL[1] * row.size else stream.deeper(row.y).scripted()
    while at < end and len(lines) < MOST_LINES:
        line = Row(size)
        after = read_row(within, line, at, end, limit=LIMIT_GAP * size)
        if not line.atoms or after == at or (lines and not _goes_on(lines[-1], line)):
            break
        lines.append(line)
        at = after
    return lines, at


def _goes_on(above: Row, below: Row) -> bool:
    if above.y is None or below.y is None or not 0.5 * above.size < below.y - above.y < 2.5 * above.size:
        return False
    return is_centered(below, above.atoms[0].x0, above.edge, above.size)


def _stands_under(stream: Stream, limit: Row, row: Row, count: int) -> bool:
    """Whether a limit stands in the middle below the last atoms; two only where a thin space parts two words."""
    held = row.atoms[-count:]
    if len(held) < count:
        return False
    if count == 2:
        gap = held[1].x0 - held[0].x1
        if {atom.kind for atom in held} != {"word"} or held[0].suffix or abs(gap - row.size / 6) > 0.03 * row.size:
            return False
    if held[-1].form == "arrow":
        middle = (limit.atoms[0].x0 + limit.edge - held[0].x0 - held[0].x1) / 2
        return abs(middle) < ARROW_CENTERED_EM * row.size
    sign = next((item for item in stream.items[held[-1].first : held[-1].last] if item.kind == "op"), None)
    if held[-1].form in ("operator", "limits") and sign is not None:
        return is_centered(limit, sign.x0, sign.x1, row.size)
    return is_centered(limit, held[0].x0, held[-1].x1 - held[-1].italic * (held[-1].form == "glyph"), row.size)


def _limited(held: Sequence[Atom], text: str) -> Atom:
    """The atom with its limit."""
    last = held[-1]
    if last.form == "arrow":
        command, _, label = last.latex.partition("{")
        return replace(last, latex=f"{command}[{text}]{{{label}")
    if last.kind == "word":
        return replace(last, kind="op", latex=_name(held), suffix=script_text("_", text) + last.suffix)
    if last.form in ("glyph", "over"):
        return replace(last, latex=rf"\underset{{{text}}}{{{last.latex}}}")
    return replace(last, latex=with_limits(last.latex), suffix=script_text("_", text) + last.suffix)


def _name(held: Sequence[Atom]) -> str:
    """The command of a name with limits."""
    if len(held) == 1 and held[0].latex in LIMIT_NAMES and held[0].latex not in LONG_NAMES:
        return STACKED + "\\" + held[0].latex
    return STACKED + r"\operatorname*{" + r"\,".join(atom.latex for atom in held) + "}"


def _text(lines: Sequence[Row], size: float, around: float) -> str:
    if size > SMALL[1] * around:
        return r"\displaystyle " + settled(write_row(lines[0]), is_display=True)
    texts = [settled(write_row(line, is_script=True), is_display=False) for line in lines]
    return texts[0] if len(texts) == 1 else r"\substack{" + r"\\".join(texts) + "}"
