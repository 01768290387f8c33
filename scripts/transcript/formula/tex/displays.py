"""Rows that stand alone: which they are, which belong together, and how they are written."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from scripts.transcript.formula.tex.atoms import Row
from scripts.transcript.formula.tex.placing import FAR_EM, is_set_apart, is_symbol, margins
from scripts.transcript.formula.tex.setting.fonts import LINES, POINT
from scripts.transcript.formula.tex.spans import is_sure, math_spans
from scripts.transcript.formula.tex.writing import NAMES, settled, write_row

INDENT_EM, SET_OFF_EM, TAG_GAP_EM = 1.2, 0.75, 1.5
LEAST_SHARE = 0.35
SUM_SIGNS = ("=", "+")
# Lines of one array of equations stand this far apart at most, from the depth of one to the height of the next.
# and each line is as high and deep as a strut (amsmath: \strut@, \jot).
STRUT_HEIGHT_EM, STRUT_DEPTH_EM, MOST_CLEAR_EM = 0.84, 0.36, 0.57
SAME_PLACE_EM = 0.04
TAG = re.compile(r"^\((\d{1,3}(?:\.\d{1,3})*[a-z]?|\*{1,3})\)$")


def display_groups(rows: Sequence[Row], bars: Sequence[tuple[float, float]] = ()) -> list[list[Row]]:
    """The rows that are displayed mathematics, those of one array of equations together.

    ``bars`` are the extents, from top to bottom, of the upright rules of tables.
    """
    starts = margins(rows)
    groups: list[list[Row]] = []
    previous: Row | None = None
    lines = Counter(round(row.y or 0.0) for row in rows)
    for row, below in itertools.zip_longest(rows, rows[1:]):
        is_cell = any(top < (row.y or 0.0) < bottom for top, bottom in bars)
        is_alone = lines[round(row.y or 0.0)] == 1
        if not is_cell and _is_display(row, starts, is_apart=is_alone and is_set_apart(row, below)):
            if groups and previous is groups[-1][-1] and _belongs(previous, row):
                groups[-1].append(row)
            else:
                groups.append([row])
        previous = row
    return groups


def _is_display(row: Row, starts: Sequence[float], *, is_apart: bool) -> bool:
    atoms = row.atoms
    first = atoms[0]
    goes_on = first.kind in ("rel", "bin") and len(atoms) > 1 and not first.bold
    is_far = all(abs(first.x0 - start) > FAR_EM * row.size for start in starts)
    is_apart = is_far and is_apart
    is_sum = is_apart and any(atom.latex in SUM_SIGNS for atom in atoms)
    if not goes_on and not is_sum and not any(is_sure(atoms, place, row.size) for place in range(len(atoms))):
        return False
    if not starts or first.x0 < min(starts) or any(abs(first.x0 - start) < INDENT_EM * row.size for start in starts):
        return False
    if _is_listed(row):
        return False
    if is_apart:
        return True
    starts_with_prose = first.kind == "text" or (
        first.kind == "word" and first.latex not in NAMES and not is_symbol(row, 0)
    )
    if _has_no_prose(row) and not starts_with_prose:
        return True
    row.glue = (0.0, 0.0)
    return _is_whole(row) or (is_far and _share(row) > LEAST_SHARE)


def _is_whole(row: Row) -> bool:
    """Whether the row is one formula by its spaces, but for a full stop or comma at its end."""
    count = len(row.atoms) - (row.atoms[-1].kind == "text" and row.atoms[-1].latex in ".,;")
    return math_spans(row) == [(0, count)]


def _share(row: Row) -> float:
    """How much of the row's ink is mathematics."""
    widths = [atom.x1 - atom.x0 for atom in row.atoms]
    prose = sum(
        width
        for width, atom in zip(widths, row.atoms, strict=True)
        if atom.kind == "text" or (atom.kind == "word" and not atom.suffix)
    )
    return 1 - prose / max(sum(widths), 1.0)


def _has_no_prose(row: Row) -> bool:
    """Every phrase is set off by a quad from the mathematics before or after it, or is a word in a construct."""
    phrases: list[list[int]] = []
    for place, atom in enumerate(row.atoms):
        if atom.kind == "text" and atom.latex in ".,;" and place == len(row.atoms) - 1:
            continue
        is_prose = atom.kind == "text" or (
            atom.kind == "word" and atom.latex not in NAMES and not is_symbol(row, place)
        )
        if not is_prose:
            continue
        if phrases and phrases[-1][-1] == place - 1:
            phrases[-1].append(place)
        else:
            phrases.append([place])
    return all(_is_set_off(row, phrase) for phrase in phrases)


def _is_set_off(row: Row, phrase: Sequence[int]) -> bool:
    first, last = phrase[0], phrase[-1]
    before = row.atoms[first].x0 - row.atoms[first - 1].x1 if first else 0.0
    after = row.atoms[last + 1].x0 - row.atoms[last].x1 if last + 1 < len(row.atoms) else 0.0
    return max(before, after) > SET_OFF_EM * row.size


def _is_listed(row: Row) -> bool:
    """Whether the row begins as an item of a list does: a number and a full stop, or a lone sign."""
    if len(row.atoms) < 2:
        return False
    first, second = row.atoms[0], row.atoms[1]
    if first.form == "digit" and second.kind == "text":
        return True
    return first.latex in (r"\bullet", "*", r"\cdot", "-") and second.x0 - first.x1 > 0.3 * row.size


def _belongs(above: Row, below: Row) -> bool:
    """Whether two rows stand as close as lines of one array; between displays TeX leaves at least a line more."""
    size = above.size
    bottom = max(above.y + STRUT_DEPTH_EM * size, *(atom.bottom for atom in above.atoms)) if above.y else 0.0
    top = min(below.y - STRUT_HEIGHT_EM * size, *(atom.top for atom in below.atoms)) if below.y else 0.0
    return top > 0 and -0.5 * size < top - bottom < MOST_CLEAR_EM * size and abs(size - below.size) < 0.1


def without_tags(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """The rows without the equations' numbers at their right ends, and these numbers."""
    parts = [_parted(row) for row in rows]
    return [body for body, _ in parts], [tag for _, tag in parts]


def displayed(bodies: Sequence[Row], tags: Sequence[str]) -> str:
    """One displayed formula, or an array of equations aligned where its rows are; "" stands for no number."""
    if len(bodies) == 1:
        return _written(bodies[0]) + (rf"\tag{{{tags[0]}}}" if tags[0] else "")
    points = _alignment(bodies)
    lines = [_line(body, point) for body, point in zip(bodies, points or [None] * len(bodies), strict=True)]
    if any(tags):
        name = "align" if points else "gather"
        lines = [line + (rf"\tag{{{tag}}}" if tag else r"\notag") for line, tag in zip(lines, tags, strict=True)]
    else:
        name = "aligned" if points else "gathered"
    breaks = _breaks(bodies)
    text = "".join(line + space for line, space in zip(lines, [*breaks, ""], strict=True))
    return rf"\begin{{{name}}}{text}\end{{{name}}}"


def _breaks(rows: Sequence[Row]) -> list[str]:
    """The breaks between lines, with the space that was added to them, in whole points."""
    found = []
    for above, below in itertools.pairwise(rows):
        extra = _extra(above, below)
        found.append(rf" \\[{extra}pt] " if extra else r" \\ ")
    return found


def _extra(above: Row, below: Row) -> int:
    size = above.size
    line = next((line for known, line in LINES.items() if abs(known * POINT - size) < 0.01 * size), 1.2 * size / POINT)
    depth = max(0.3 * line * POINT, *(atom.bottom - (above.y or 0.0) for atom in above.atoms))
    height = max(0.7 * line * POINT, *((below.y or 0.0) - atom.top for atom in below.atoms))
    natural = depth + height + 3 * POINT
    if depth + height > line * POINT + 0.05:
        natural += POINT
    extra = ((below.y or 0.0) - (above.y or 0.0) - natural) / POINT
    return round(extra) if extra > 0.9 and abs(extra - round(extra)) < 0.12 else 0


def _written(row: Row) -> str:
    return settled(write_row(row), is_display=True)


def _parted(row: Row) -> tuple[Row, str]:
    """The row without the equation's number at its right end, and that number."""
    for start in range(len(row.atoms) - 1, max(len(row.atoms) - 8, 0), -1):
        atom = row.atoms[start]
        if atom.latex == "(" and atom.family == "OT1" and atom.x0 - row.atoms[start - 1].x1 > TAG_GAP_EM * row.size:
            found = TAG.match("".join(part.latex for part in row.atoms[start:]))
            if found:
                return Row(row.size, row.y, row.atoms[:start]), found[1]
    return row, ""


def _alignment(rows: Sequence[Row]) -> list[int | None] | None:
    """For each row the place of the atom that all rows have at one x (a relation); None when they do not."""
    found = _shared_relation(rows)
    if found is not None:
        return found
    return [0] * len(rows) if _start_together(rows) else None


def _shared_relation(rows: Sequence[Row]) -> list[int | None] | None:
    """Where an atom of each row begins at one x: a relation's if all rows have one there, else any atom's."""
    near = SAME_PLACE_EM * rows[0].size
    starts = [{place: atom.x0 for place, atom in enumerate(row.atoms)} for row in rows]
    relations = [{place: atom.x0 for place, atom in enumerate(row.atoms) if atom.kind == "rel"} for row in rows]
    for lines in (relations, starts):
        for x in lines[0].values():
            found = [next((place for place, other in line.items() if abs(other - x) < near), None) for line in lines]
            if all(place is not None for place in found) and (lines is relations or any(found)):
                return found
    return None


def _start_together(rows: Sequence[Row]) -> bool:
    starts = [row.atoms[0].x0 for row in rows]
    middles = [(row.atoms[0].x0 + row.edge) / 2 for row in rows]
    return max(starts) - min(starts) < 0.1 * rows[0].size and max(middles) - min(middles) > 0.1 * rows[0].size


def _line(row: Row, point: int | None) -> str:
    if point is None:
        return _written(row)
    if point == 0:
        return "&" + _written(row)
    left, right = Row(row.size, row.y, row.atoms[:point]), Row(row.size, row.y, row.atoms[point:])
    gap = (right.atoms[0].x0 - left.edge) / row.size
    # An empty group behind a relation keeps the space that TeX sets there (amsmath.sty).
    after = "{}" if left.atoms[-1].kind in ("rel", "bin") and abs(gap - 5 / 18) < SAME_PLACE_EM else ""
    return _written(left) + after + " &" + _written(right)
