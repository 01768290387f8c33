"""Finds MathJax's formulas on a page and reads each with the reader of TeX, whose boxes MathJax's follow."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.mathjax.fonts import is_mathjax
from scripts.transcript.formula.mathjax.guard import BAD, ODD, guarded, plain
from scripts.transcript.formula.mathjax.spaces import as_spaced
from scripts.transcript.formula.mathjax.stream import tex_stream
from scripts.transcript.formula.tex.atoms import Row, Stream
from scripts.transcript.formula.tex.catalogue import CONSTRUCTS
from scripts.transcript.formula.tex.choices import chosen
from scripts.transcript.formula.tex.items import Item, read_items
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.writing import UNKNOWN, settled, write_row
from scripts.transcript.model import Box, Doubt, Formula, Glyph, Painted

UNREAD = "it holds a sign that no command prints"
FARTHEST_EM, APART_EM = 2.9, 0.8
# A stroke that a clip cuts short reaches over the whole page before it.
WIDEST_EM = 20.0


def recover_mathjax(painted: Sequence[Painted]) -> list[Formula]:
    """The formulas of one page in paint order. Never raises for what it does not know."""
    placed = tex_stream(painted)
    if not any(isinstance(item, Glyph) for _, item in placed):
        return []
    walls = [
        thing
        for thing in painted
        if isinstance(thing, Glyph) and not is_mathjax(thing.font) and thing.text.strip() and not thing.is_invisible
    ]
    places, raw = [place for place, _ in placed], read_items([item for _, item in placed])
    sources = [painted[place] for place in places]
    ways = (_formulas(as_spaced(raw, sources, is_tight=is_tight), places, walls) for is_tight in (False, True))
    return min(ways, key=lambda formulas: sum(formula.doubt is not None for formula in formulas))


def _formulas(items: Sequence[Item], places: Sequence[int], walls: Sequence[Glyph]) -> list[Formula]:
    formulas: list[Formula] = []
    at = 0
    while at < len(items):
        if items[at].kind in ("rule", "bar"):
            at += 1
            continue
        row, stop = _row(items, at, walls)
        end = stop
        while end < len(items) and not _begins(items, end, row):
            end += 1
        end = max(end, at + 1)
        formulas.append(_formula(items[at:end], row if end == stop else None, places, walls))
        at = end
    return guarded(formulas, items, places)


def _row(items: Sequence[Item], at: int, walls: Sequence[Glyph]) -> tuple[Row | None, int]:
    """The longest row that begins at a place, in the size that explains most."""
    end = _cut(items, at, walls)
    near = items[at : min(end, at + 40)]
    sizes = sorted({item.size for item in near if item.family not in ("", "OMX")}, reverse=True)
    best: tuple[Row | None, int] = (None, at)
    for size in sizes[:2]:
        row = Row(size)
        stop = read_row(Stream(items, CONSTRUCTS), row, at, end)
        if row.atoms and stop > best[1]:
            best = row, stop
        if stop == end:
            break
    return best


def _cut(items: Sequence[Item], at: int, walls: Sequence[Glyph]) -> int:
    """Where the formula ends at the latest: before text of the page, or more room than authors write."""
    edge, size = items[at].x1, items[at].size
    for place in range(at + 1, len(items)):
        item = items[place]
        size = max(size, item.size if item.family else 0.0)
        if item.family and item.x0 > edge and _parts(edge, item, size, walls):
            return place
        if item.y - items[at].y > 8 * size:
            return place
        edge = max(edge, item.x1)
    return len(items)


def _parts(edge: float, item: Item, size: float, walls: Sequence[Glyph]) -> bool:
    """Whether text of the page, or more room than authors write, stands before an item."""
    is_far = item.x0 - edge > FARTHEST_EM * size
    return is_far or any(edge - 1 < wall.x < item.x0 and abs(wall.y - item.y) < size for wall in walls)


def _begins(items: Sequence[Item], at: int, row: Row | None) -> bool:
    """Whether a formula may begin at a place: clear of the one before."""
    item = items[at]
    if item.kind in ("rule", "bar"):
        return item.kind == "bar"
    if row is None or not row.atoms:
        last = items[at - 1]
        is_far = item.x0 - last.x1 > FARTHEST_EM * item.size or last.x0 - item.x1 > 2 * FARTHEST_EM * item.size
        return is_far or abs(item.y - last.y) > 2.5 * max(item.size, last.size if last.family else 0.0)
    top, bottom = min(atom.top for atom in row.atoms), max(atom.bottom for atom in row.atoms)
    away = APART_EM * row.size
    return item.top > bottom + 0.3 * away or item.bottom < top - 0.3 * away or item.x0 > row.edge + away


def _formula(items: Sequence[Item], row: Row | None, places: Sequence[int], walls: Sequence[Glyph]) -> Formula:
    used = tuple(sorted(places[place] for item in items for place in item.places))
    page = walls[0].page if walls else 1
    own = [item for item in items if item.x1 - item.x0 < WIDEST_EM * item.size or item.kind == "rule"] or items
    box = Box(page, min(i.x0 for i in own), min(i.top for i in own), max(i.x1 for i in own), max(i.bottom for i in own))
    size = row.size if row else max(item.size for item in items)
    y = row.y if row and row.y is not None else box.y1
    is_display = not any(box.y0 < wall.y - 0.3 * wall.size < box.y1 for wall in walls)
    if row is None or any(atom.kind == "doubt" for atom in row.atoms):
        return Formula(box, y, size, used, "", is_display, Doubt(BAD, box))
    latex = plain(chosen(settled(write_row(row), is_display=is_display))).strip()
    if UNKNOWN in latex or not latex or ODD.search(latex):
        return Formula(box, y, size, used, "", is_display, Doubt(UNREAD, box))
    return Formula(box, y, size, used, latex, is_display)
