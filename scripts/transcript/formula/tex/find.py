"""Finds the mathematics on a page that TeX typeset, and reads each formula."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.tex.atoms import Atom, Row, Stream
from scripts.transcript.formula.tex.catalogue import CONSTRUCTS, OPENERS
from scripts.transcript.formula.tex.displays import display_groups
from scripts.transcript.formula.tex.encodings import family_of, is_typewriter
from scripts.transcript.formula.tex.items import Item, read_items
from scripts.transcript.formula.tex.proving import best_displays, best_inline
from scripts.transcript.formula.tex.rows import read_row
from scripts.transcript.formula.tex.spaces import glue_of
from scripts.transcript.formula.tex.spans import math_spans
from scripts.transcript.formula.tex.writing import UNKNOWN
from scripts.transcript.model import Box, Doubt, Formula, Glyph, Painted, Shape

BAD = "its layout is not one that was understood"
OTHER = "TeX would print what was read otherwise"
UNREAD = "it holds a sign that no command prints"
# Fonts of LaTeX's pictures, whose slanting lines the command \\cancel prints.
STROKE_FONTS = ("line", "lcircle", "linew", "lcirclew")
# What is read from its looks alone, and trusted only where TeX's setting confirms it.
TO_BE_PROVED = (r"\begin{array}", r"\begin{matrix}", r"\substack", r"\xrightarrow", r"\xleftarrow")
NEAR_EM, LAP_EM, MEETING_EM = 0.2, 0.12, 0.5
BESIDE_EM, UNDER_EM = 0.6, 0.4
# Less than TeX leaves around a display.
CLOSE_LINES_EM = 0.5


def recover_tex(painted: Sequence[Painted]) -> list[Formula]:
    """The formulas of one page in paint order. Never raises for what it does not know."""
    if not any(isinstance(thing, Glyph) and family_of(thing.font) for thing in painted):
        return []
    page = next(thing.page for thing in painted if isinstance(thing, Glyph))
    items = read_items(painted)
    stream = Stream(items, CONSTRUCTS, openers=OPENERS)
    rows, strays = _rows(stream)
    formulas: list[Formula] = []
    held = {place for row in rows for atom in row.atoms for place in range(atom.first, atom.last)}
    sides = [(item.top, item.bottom) for place, item in enumerate(items) if item.kind == "bar" and place not in held]
    groups = display_groups(rows, sides)
    grouped = {id(row) for group in groups for row in group}
    for group in groups:
        for part, latex, is_right in best_displays(painted, stream, group):
            formulas.append(_formula(stream, part, page, latex, is_display=True, is_right=is_right))
    for row in rows:
        if id(row) in grouped:
            continue
        row.glue = glue_of(row)
        for first, last in math_spans(row):
            part = Row(row.size, row.y, row.atoms[first:last], row.glue)
            latex, is_right = best_inline(painted, stream, part)
            formulas.append(_formula(stream, [part], page, latex, is_display=False, is_right=is_right))
    strokes = [_extent(thing) for thing in painted if _is_stroke(thing)]
    return _guarded(sorted(formulas, key=lambda formula: formula.items[0]), rows, strays, items, strokes)


def _is_stroke(thing: Painted) -> bool:
    """Whether something may strike out a formula: a slanting line, or a glyph of a font that is not TeX's text."""
    if isinstance(thing, Shape):
        return thing.operators in ("ml", "mlh") and not thing.is_overlay
    return isinstance(thing, Glyph) and thing.font.lower().startswith(STROKE_FONTS)


def _extent(thing: Painted) -> tuple[float, float, float, float]:
    if isinstance(thing, Glyph):
        return thing.x, thing.y - thing.size, thing.x + thing.advance, thing.y
    return thing.box.x0, thing.box.y0, thing.box.x1, thing.box.y1


def _rows(stream: Stream) -> tuple[list[Row], list[Item]]:
    """All rows of the page, and the items that stand on none or on a row too small to be a line."""
    rows: list[Row] = []
    strays: list[Item] = []
    at = 0
    while at < len(stream.items):
        item = stream.items[at]
        is_line = item.kind in ("rule", "bar")
        if is_typewriter(item.font) or (is_line and not _begins_row(stream, at)):
            at += 1
            continue
        best: tuple[int, Row] = (at, Row(item.size))
        for size in _likely_sizes(stream, at):
            row = Row(size)
            after = read_row(stream, row, at, len(stream.items))
            if after > best[0] and row.atoms:
                best = after, row
                break
        if best[0] == at:
            strays += [] if is_line else [item]
            at += 1
            continue
        rows.append(best[1])
        at = best[0]
    return rows, strays


def _begins_row(stream: Stream, at: int) -> bool:
    """Whether a line may be the first thing of a row: over letters, the upper one of a frame, a rule of an array."""
    line, after = stream.items[at], stream.items[at + 1 : at + 2]
    if line.kind == "bar":
        return any(item.x0 > line.x0 and line.top < item.y < line.bottom for item in after)
    return line.kind == "rule" and any(item.x0 > line.x0 - 1.0 and 0 < item.y - line.y < 40.0 for item in after)


def _likely_sizes(stream: Stream, at: int) -> list[float]:
    """The sizes that the row beginning here may have: the largest of the next glyphs, then its own."""
    near = [item for item in stream.items[at : at + 12] if item.family not in ("", "OMX")]
    if not near:
        return [stream.items[at].size]
    own = near[0].size
    if stream.items[at].family == "OMX":
        near.append(stream.items[at])
    larger = [item.size for item in near if own * 1.15 < item.size < own * 2.2]
    # A small glyph may begin a fraction, a limit, a label or a script that stands first.
    return list(dict.fromkeys([max(larger), own])) if larger else [own]


def _formula(
    stream: Stream, rows: Sequence[Row], page: int, latex: str, *, is_display: bool, is_right: bool | None
) -> Formula:
    atoms = [atom for row in rows for atom in row.atoms]
    places = sorted(place for atom in atoms for item in stream.items[atom.first : atom.last] for place in item.places)
    box = _box(page, atoms, rows)
    is_odd = is_right is False or (is_right is None and any(name in latex for name in TO_BE_PROVED))
    reason = _reason(latex, atoms) or (OTHER if is_odd else "")
    doubt = Doubt(reason, box) if reason else None
    row = rows[0]
    latex = "" if doubt else latex.strip()
    return Formula(box, row.y or box.y1, row.size, tuple(places), latex, is_display, doubt, is_set_again=is_right)


def _reason(latex: str, atoms: Sequence[Atom]) -> str:
    if any(atom.kind == "doubt" for atom in atoms):
        return BAD
    return UNREAD if UNKNOWN in latex or not latex.strip() else ""


def _box(page: int, atoms: Sequence[Atom], rows: Sequence[Row]) -> Box:
    tops = [min(atom.top, (row.y or atom.top) - 0.7 * row.size) for row in rows for atom in row.atoms]
    bottoms = [max(atom.bottom, (row.y or atom.bottom) + 0.2 * row.size) for row in rows for atom in row.atoms]
    return Box(page, min(a.x0 for a in atoms), min(tops), max(a.x1 for a in atoms), max(bottoms))


def _guarded(
    formulas: list[Formula], rows: Sequence[Row], strays: Sequence[Item], items: Sequence[Item],
    strokes: Sequence[tuple[float, float, float, float]],
) -> list[Formula]:  # fmt: skip
    """A formula that something unread touches, or a row that it does not hold, is not trusted."""
    held = {
        place for row in rows for atom in row.atoms for item in items[atom.first : atom.last] for place in item.places
    }
    rules = [item for item in items if item.kind in ("rule", "bar") and item.places[0] not in held]
    loose = [item for item in strays if item.kind not in ("rule", "bar")]
    arrays = [atom for row in rows for atom in row.atoms if atom.form == "array"]
    starts = [(items[row.atoms[0].first].places[0], atom) for row in rows for atom in row.atoms]
    found = []
    for formula in formulas:
        own = set(formula.items)
        lines = {start for start, atom in starts if items[atom.first].places[0] in own}
        is_torn = (
            any(_touches(formula, item) for item in loose)
            or any(_frames(formula, item) for item in rules)
            or any(_strikes(formula.box, stroke) for stroke in strokes)
            or any(start not in lines and _touches(formula, atom) for start, atom in starts)
            or any(_is_beside(formula, row, own, items) for row in rows)
            or any(_is_part(formula, array, own, items, starts) for array in arrays)
        )
        found.append(_doubted(formula) if is_torn else formula)
    return _with_neighbours_doubted(found)


def _strikes(box: Box, stroke: tuple[float, float, float, float]) -> bool:
    x0, y0, x1, y1 = stroke
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    return box.x0 < middle[0] < box.x1 and box.y0 < middle[1] < box.y1 and x1 - x0 < box.x1 - box.x0 + 4.0


def _with_neighbours_doubted(formulas: list[Formula]) -> list[Formula]:
    """What stands right beside a formula that was not understood may be a part of it."""
    bad = [formula.box for formula in formulas if formula.doubt]
    return [
        _doubted(formula) if not formula.doubt and any(_meets(formula, box) for box in bad) else formula
        for formula in formulas
    ]


def _meets(formula: Formula, box: Box) -> bool:
    em, own = formula.em, formula.box
    across = max(own.x0, box.x0) - min(own.x1, box.x1)
    down = max(own.y0, box.y0) - min(own.y1, box.y1)
    return (across < MEETING_EM * em and down < 0) or (across < 0 and down < 0.15 * em)


def _frames(formula: Formula, rule: Item) -> bool:
    """Whether a rule runs along the formula: a line over or under it, or a side of its frame."""
    em, box = formula.em, formula.box
    if rule.kind == "bar":
        return box.x0 + 0.2 * em < rule.x0 < box.x1 - 0.2 * em and rule.top < box.y1 and rule.bottom > box.y0
    is_within = rule.x0 > box.x0 - 0.7 * em and rule.x1 < box.x1 + 0.7 * em
    return is_within and box.y0 - 0.5 * em < rule.y < box.y1 + 0.4 * em


def _touches(formula: Formula, item: Item | Atom) -> bool:
    near = NEAR_EM * formula.em
    box = formula.box
    across = box.x0 - near < item.x1 and item.x0 < box.x1 + near
    return across and min(box.y1, item.bottom) - max(box.y0, item.top) > LAP_EM * formula.em


def _is_beside(formula: Formula, row: Row, own: set[int], items: Sequence[Item]) -> bool:
    """Whether the formula is a small one that belongs to a larger line, or such a small line stands close to it."""
    if items[row.atoms[0].first].places[0] in own or 0.85 < row.size / formula.em < 1.18:
        return False
    size, box = max(row.size, formula.em), formula.box
    across = max(box.x0, row.atoms[0].x0) - min(box.x1, row.edge)
    down = max(box.y0, min(atom.top for atom in row.atoms)) - min(box.y1, max(atom.bottom for atom in row.atoms))
    if row.size > formula.em:
        return across < BESIDE_EM * size and down < 0
    return across < 0 and down < UNDER_EM * size


def _is_part(
    formula: Formula, array: Atom, own: set[int], items: Sequence[Item], starts: Sequence[tuple[int, Atom]]
) -> bool:
    """Whether the formula holds an array of which further lines stand right above or below."""
    if not formula.display or items[array.first].places[0] not in own:
        return False
    near = CLOSE_LINES_EM * formula.em
    return any(
        items[atom.first].places[0] not in own
        and min(atom.x1, array.x1) > max(atom.x0, array.x0)
        and max(atom.top - array.bottom, array.top - atom.bottom) < near
        for _, atom in starts
    )


def _doubted(formula: Formula) -> Formula:
    return Formula(
        formula.box, formula.baseline, formula.em, formula.items, "", formula.display, Doubt(BAD, formula.box)
    )
