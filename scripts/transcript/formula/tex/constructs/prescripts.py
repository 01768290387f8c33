"""Scripts that stand before a sign."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.constructs.scripts import attached, script_size
from scripts.transcript.formula.tex.rows import glyph_atom, on_row, read_row

SMALL, MOST_SHIFT_EM, LEAST_SHIFT_EM, MOST_GAP_EM = (0.6, 0.82), 0.8, 0.1, 0.3
# Nearer to what stands before them they are its own scripts.
LEAST_GAP_EM = 0.35


def prescripts(stream: Stream, row: Row, at: int, end: int) -> int:
    """Append an empty atom with the scripts that stand right before a glyph of the row."""
    size = script_size(stream, at, end)
    if stream.items[at].x0 < row.edge + LEAST_GAP_EM * row.size or not SMALL[0] < size / row.size < SMALL[1]:
        return at
    parts: list[Row] = []
    place = at
    line = Row(row.size, row.y)
    while place < end and len(parts) < 2 and not on_row(line, stream.items[place]):
        part = Row(size)
        after = read_row(stream.deeper(), part, place, end, limit=MOST_GAP_EM * size)
        if after == place or not part.atoms:
            return at
        parts.append(part)
        place = after
    if place >= end or not parts or stream.items[place].family in ("", "OMX") or not on_row(line, stream.items[place]):
        return at
    base = stream.items[place]
    if base.kind == "letter" and stream.items[place + 1 : place + 2] and stream.items[place + 1].kind == "letter":
        return at
    shifts = [(base.y - (part.y or base.y)) / row.size for part in parts]
    edge = max(part.edge for part in parts)
    is_near = all(LEAST_SHIFT_EM < abs(shift) < MOST_SHIFT_EM for shift in shifts)
    if not is_near or not -0.05 < (base.x0 - edge) / row.size < MOST_GAP_EM or shifts != sorted(shifts, reverse=True):
        return at
    row.y = base.y
    x = min(part.atoms[0].x0 for part in parts)
    empty = replace(glyph_atom(base, at), kind="ord", latex="{}", x0=x, x1=x, last=at, form="empty", italic=0.0,
                    code=-1)  # fmt: skip
    upper = next((part for part, shift in zip(parts, shifts, strict=True) if shift > 0), None)
    lower = next((part for part, shift in zip(parts, shifts, strict=True) if shift < 0), None)
    row.atoms.append(attached(empty, upper, lower, place, row))
    return place
