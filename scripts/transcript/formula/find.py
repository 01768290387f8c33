"""Finds the mathematics on a page, cuts it into formulas and reads each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.adapted import factor_of, scaled, scaled_formula, with_sizes
from scripts.transcript.formula.baselines import SAME_SIZE, array_markers, with_marker
from scripts.transcript.formula.beginnings import begins, begins_with_line, is_whole
from scripts.transcript.formula.colors import Colors, colors_of
from scripts.transcript.formula.constructs import CONSTRUCTS
from scripts.transcript.formula.doubts import BAD, RESIZED, doubtful, has_own_size, without_overlap
from scripts.transcript.formula.ink import Ink, is_katex
from scripts.transcript.formula.metrics import SCALE
from scripts.transcript.formula.nodes import WALL_BAND, Frame, Reading, Row
from scripts.transcript.formula.page import (
    TEXT_RATIO,
    Stream,
    Walls,
    has_all_markers,
    likely_sizes,
    stream_of,
    stretches,
    walls_of,
)
from scripts.transcript.formula.rows import BASELINE, read_row
from scripts.transcript.formula.symbols import LIMIT_NAMES
from scripts.transcript.formula.tags import with_tags
from scripts.transcript.formula.writing import UNKNOWN, united_colours, write_row
from scripts.transcript.model import Box, Formula, Painted

__all__ = ["TEXT_RATIO", "recover"]
Best = tuple[Row | None, int, Reading]
BANDS = 60


def recover(painted: Sequence[Painted]) -> list[Formula]:
    """The formulas of one page, in the order in which they were painted. Never raises for what it does not know."""
    sizes = likely_sizes(painted)
    if not sizes:
        return recover_others(painted)
    painted, by = with_sizes(painted, sizes[0]), factor_of(sizes[0])
    if by == 1.0:
        return recover_katex(painted, sizes)
    found = recover_katex([scaled(item, by) for item in painted], [size * by for size in sizes])
    return [scaled_formula(formula, 1 / by) for formula in found]


def recover_others(painted: Sequence[Painted]) -> list[Formula]:
    """The formulas of a page without KaTeX's fonts. Most files have no such page, so these readers are loaded late."""
    from scripts.transcript.formula.mathjax import recover_mathjax
    from scripts.transcript.formula.tex import recover_tex

    return recover_mathjax(painted) or recover_tex(painted)


def recover_katex(painted: Sequence[Painted], sizes: list[float]) -> list[Formula]:
    """The formulas of a page of usual sizes."""
    page = next(item.page for item in painted if is_katex(item))
    walls, colors = walls_of(painted), colors_of(painted)
    formulas: list[Formula] = []
    found = stretches(painted, sizes[0])
    is_marked = has_all_markers(found)
    for stretch in found:
        formulas += read_stretch(stretch, sizes, walls, colors, page, is_marked=is_marked)
    return with_tags(without_overlap(formulas), painted)


def read_stretch(
    stream: Stream, sizes: list[float], walls: Walls, colors: Colors, page: int, *, is_marked: bool
) -> list[Formula]:
    """All formulas of a stretch."""
    found: list[Formula] = []
    ink, at = stream.ink, 0
    while at < len(ink):
        if ink[at].kind in ("rule", "shape") and not begins_with_line(ink, at):
            at += 1
            continue
        row, end, reading = best_reading(stream, at, sizes, walls)
        if row is not None and not is_marked and end < len(ink):
            row, end, reading, stream = array_reading(stream, at, sizes, walls, (row, end, reading))
            ink = stream.ink
        stop = end
        while stop < len(ink) and not begins(ink, stop, row, sizes):
            stop += 1
        if row is None or stop != end:
            stop = max(stop, at + 1)
            found.append(doubtful(ink[at:stop], page, BAD, sizes[0]))
            at = stop
            continue
        row, reading = with_colors(reading, row, at, end, colors)
        if has_own_size(row, sizes[0], walls):
            found.append(doubtful(ink[at:end], page, RESIZED, row.em))
        else:
            found.append(formula_of(reading, row, ink[at:end], page))
        at = end
    return found


def array_reading(
    stream: Stream, at: int, sizes: list[float], walls: Walls, plain: Best
) -> tuple[Row | None, int, Reading, Stream]:
    """A formula that is an array without a bracket, whose row shows no baseline in a print without markers.

    What was read so far is its first cell: with the right baseline the reading goes on to the end of its last column.
    """
    row, end, reading = plain
    if row is None or shares_line(reading, row):
        return row, end, reading, stream
    for x, y in array_markers(stream.ink, at, end, reading.base, next_text(walls, row)):
        marked = stream_of(with_marker(stream.ink, at, x, y))
        again, stop, other = best_reading(marked, at, sizes, walls)
        is_whole = stop == len(marked.ink) or begins(marked.ink, stop, again, sizes)
        if again is not None and is_whole and stop > end + 2 and is_array(again, walls):
            return again, stop, other, marked
    return row, end, reading, stream


def next_text(walls: Walls, row: Row) -> float:
    """Where the page's text goes on below a row."""
    band = int(row.bottom) // WALL_BAND
    below = (wall.top for each in range(band, band + BANDS) for wall in walls.get(each, ()) if wall.top > row.y)
    return min(below, default=row.bottom + BANDS * WALL_BAND)


def is_array(row: Row, walls: Walls) -> bool:
    """Whether a row is one array whose first column is not empty, with no text of the page inside it."""
    first = row.atoms[0]
    bands = range(int(row.top) // WALL_BAND, int(row.bottom) // WALL_BAND + 1)
    return (
        len(row.atoms) == 1
        and first.latex.startswith(r"\begin{")
        and not first.latex.partition("}")[2].startswith("&")
        and "&" in first.latex
        and not any(row.x0 < x < row.x1 and row.top < (wall.top + wall.bottom) / 2 < row.bottom
                    for band in bands for wall in walls.get(band, ()) for x in wall.xs)
    )  # fmt: skip


def best_reading(stream: Stream, at: int, sizes: list[float], walls: Walls) -> Best:
    """The formula at ``at`` in the style and size that explain most of the stream."""
    ink = stream.ink
    small = small_reading(stream, at, sizes, walls)
    if small is not None:
        return small
    best: Best = (None, at, Reading(ink, sizes[0]))
    for base in base_sizes(ink, at, sizes):
        is_shown = False
        for style in ("D", "T"):
            reading = reading_of(stream, base, walls)
            row, end = read_row(reading, at, Frame(style, base, 1e9, len(ink), is_top=True))
            if row is None:
                continue
            count_signs(reading, row)
            if end > best[1] or best[0] is None:
                best = row, end, reading
            votes = reading.display_votes - reading.text_votes
            is_inline = (reading.text_votes or reading.named_limits) and shares_line(reading, row)
            is_display = votes > 0 or (votes == 0 and not is_inline)
            if style == "D" and is_display and (votes > 0 or is_whole(ink, end, row, sizes)):
                break
            if style == "T" and end >= best[1] + is_shown:
                best = row, end, reading
            is_shown = is_display
        if best[0] is not None and is_whole(ink, best[1], best[0], sizes):
            break
    return best


def small_reading(stream: Stream, at: int, sizes: list[float], walls: Walls) -> Best | None:
    """The formula at ``at`` in script style throughout, where it begins in the size of the usual formulas' scripts."""
    first, em = stream.ink[at], SCALE["S"] * sizes[0]
    if first.kind != "glyph" or abs(first.size - em) > SAME_SIZE * em:
        return None
    reading = reading_of(stream, sizes[0], walls)
    row, end = read_row(reading, at, Frame("S", em, 1e9, len(stream.ink), is_top=True))
    if row is None or not is_whole(stream.ink, end, row, sizes):
        return None
    is_script = any(
        row.x0 - row.em < other.x0 < row.x1 + row.em and abs(other.y - row.y) < sizes[0] and other.size > 1.2 * row.em
        for other in stream.ink[end : end + 1]
    )
    return None if is_script else (row, end, reading)


def reading_of(stream: Stream, base: float, walls: Walls) -> Reading:
    """A fresh reading of a stretch for a size of text."""
    return Reading(stream.ink, base, walls=walls, constructs=CONSTRUCTS, lines=stream.rules, outlines=stream.outlines)


def count_signs(reading: Reading, row: Row) -> None:
    """Counts what the size of operators without limits says of the formula's style."""
    for place, atom in enumerate(row.atoms):
        if atom.suffix and atom.font == "Main-Regular" and _word_before(row, place) in LIMIT_NAMES:
            reading.text_votes += 1
        if (atom.kind == "op" and atom.form == "glyph" and atom.char not in "∫∬∭∮") or (
            atom.char and atom.char in "∫∬∭∮"
        ):
            reading.display_votes += atom.font.startswith("Size2")
            reading.text_votes += atom.font.startswith("Size1")


def _word_before(row: Row, place: int) -> str:
    word = ""
    while place >= 0 and row.atoms[place].font == "Main-Regular" and row.atoms[place].char.isalpha() and len(word) < 4:
        word = row.atoms[place].char + word
        place -= 1
    is_text = place >= 0 and row.atoms[place].kind == "space"
    return "" if is_text else word


def base_sizes(ink: list[Ink], at: int, sizes: list[float]) -> list[float]:
    """The sizes that the formula's main line may have, the likeliest first."""
    first = ink[at]
    if first.kind == "glyph" and first.size >= 0.95 * sizes[0]:
        return [first.size]
    own = [other.size for other in ink[at : at + 40] if other.kind == "glyph" and abs(other.y - first.y) < BASELINE]
    return list(dict.fromkeys([*(own[:1] if own and own[0] >= 0.9 * sizes[0] else []), *sizes]))[:4]


def formula_of(reading: Reading, row: Row, ink: Sequence[Ink], page: int) -> Formula:
    """The formula of a row that was read to its end."""
    latex = united_colours(write_row(reading, row, may_go_on=True))
    if UNKNOWN in latex:
        return doubtful(ink, page, "it holds a sign or an order of brackets that no command prints", row.em)
    box = Box(page, row.x0, row.top, row.x1, row.bottom)
    items = tuple(dict.fromkeys(item.index for item in ink))
    if row.style == "S":
        return Formula(box, row.y, row.em, items, rf"\scriptstyle {trimmed(latex)}", not shares_line(reading, row))
    has_votes = reading.display_votes or reading.text_votes
    is_display = row.style == "D" if has_votes else not shares_line(reading, row)
    return Formula(box, row.y, row.em, items, trimmed(latex), is_display)


def with_colors(reading: Reading, row: Row, at: int, end: int, colors: Colors) -> tuple[Row, Reading]:
    """The formula read again, where its glyphs have a colour of their own, with the one known that is usual around."""
    main = colors.around(reading.ink[at:end])
    if main is None:
        return row, reading
    again = replace(reading, color=main, known={}, depth=0)
    colored, stop = read_row(again, at, Frame(row.style, again.base, 1e9, len(again.ink), is_top=True))
    return (colored, again) if colored is not None and stop == end else (row, reading)


def trimmed(latex: str) -> str:
    """LaTeX without the spaces around it; a written space (backslash and blank) stays."""
    bare = latex.strip()
    return bare + " " if bare.endswith("\\") and not bare.endswith("\\\\") else bare


def shares_line(reading: Reading, row: Row) -> bool:
    """Whether text of the page stands on the formula's line."""
    middle = row.y - 0.2 * row.em
    return any(wall.top < middle < wall.bottom for wall in reading.walls.get(int(middle) // WALL_BAND, ()))
