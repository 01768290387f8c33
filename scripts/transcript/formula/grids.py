"""A grid of cells as LaTeX, once its environment is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scripts.transcript.formula.environments import (
    COLUMN_GAP,
    FAR_COLUMN,
    RULE_ROOM,
    Environment,
    Grid,
    alignment,
    columns,
    depth_of,
    height_of,
    is_tight,
    slots,
)
from scripts.transcript.formula.nodes import Atom, OpenRow, Reading, Row
from scripts.transcript.formula.writing import UNKNOWN, write_atoms, write_row

# The room between neighbouring rules (src/fontMetrics.ts, doubleRuleSep), and how near a fence its array stands, in em.
DOUBLE_RULE, INSET_NOISE = 0.2, 0.05
NUMBER = re.compile(r"\((?:(?P<bare>[\d.]+)|\\(?:text|mathrm)\{(?P<text>[^{}]*)\}|(?P<other>.+))\)")


def as_atom(reading: Reading, row: OpenRow, grid: Grid, environment: Environment, at: int) -> Atom:
    """The grid as one atom."""
    em = row.size
    x0 = min(cell.x0 for column in columns(grid) for cell in column)
    x1 = max(cell.x1 for column in columns(grid) for cell in column)
    form, latex = written(reading, row, grid, environment)
    before, after = (pad_of(grid, em, x0, x1)) if form == "array" and r"\begin{array}" in latex else (0.0, 0.0)
    top = grid.lines[0] - height_of(grid, 0, em, environment.stretch)
    bottom = grid.lines[-1] + depth_of(grid, len(grid.lines) - 1, em, environment.stretch)
    return Atom("ord", latex, x0 - before, x1 + after, top, bottom, at, form, late=True, size=em)


def written(reading: Reading, row: OpenRow, grid: Grid, environment: Environment) -> tuple[str, str]:
    """(form, LaTeX) of a grid."""
    em, sides = row.size, [alignment(column) for column in columns(grid)]
    if environment.name == "aligned":
        return "array", numbered(reading, row, grid, environment) or aligned(reading, grid, environment, em)
    if environment.name == "cases" and set(sides) <= {"l", ""} and len(sides) <= 2 and not (grid.across or grid.down):
        name = "dcases" if environment.style == "D" else "cases"
        return "cases", wrapped(name, body(reading, grid, environment))
    if environment.name == "small":
        return small(reading, grid, environment, sides)
    is_ruled = bool(grid.across or grid.down)
    if not is_ruled and environment.name != "cases" and is_matrix(row, grid, sides):
        aligned_as = next((side for side in sides if side in ("l", "r")), "")
        return "matrix", wrapped("matrix*" if aligned_as else "matrix", body(reading, grid, environment),
                                 f"[{aligned_as}]" if aligned_as else "")  # fmt: skip
    return "array", ruled(reading, grid, environment, sides)


def is_matrix(row: OpenRow, grid: Grid, sides: Sequence[str]) -> bool:
    """Whether columns are all aligned alike and no half column of room stands between the grid and its bracket."""
    x0 = min(cell.x0 for column in columns(grid) for cell in column)
    fence = next((atom for atom in reversed(row.atoms) if atom.x1 < x0 + 0.6 * row.size), None)
    inset = (x0 - fence.x1) / row.size if fence is not None and fence.fence else 0.0
    return (
        len(set(sides) - {""}) <= 1
        and abs(inset - COLUMN_GAP / 2) > INSET_NOISE
        and (set(sides) <= {"c", ""} or (fence is not None and bool(fence.fence)))
    )


def pad_of(grid: Grid, em: float, x0: float, x1: float) -> tuple[float, float]:
    """The room of an array before its first column and after its last, with the rules there."""
    counts = (sum(rule.x0 < x0 for rule in grid.down), sum(rule.x0 > x1 for rule in grid.down))
    first, last = (COLUMN_GAP / 2 * em + RULE_ROOM * count + DOUBLE_RULE * em * max(0, count - 1) for count in counts)
    return first, last


def wrapped(name: str, inner: str, specification: str = "") -> str:
    """An environment around its rows."""
    return rf"\begin{{{name}}}{specification}{inner}\end{{{name}}}"


def lines_text(lines: Sequence[str], environment: Environment) -> str:
    """Rows with their ends, and the room that is added after each."""
    ends = [rf"\\[{room:.2f}em]" if room else r"\\" for room in (*environment.extra, *[0.0] * len(lines))]
    # A row that begins with a bracket would be read as the room after the row before.
    rows = [("{}" if place and line.startswith("[") and not environment.extra[place - 1] else "") + line
            for place, line in enumerate(lines)]  # fmt: skip
    return "".join(line + (ends[place] if place < len(rows) - 1 else "") for place, line in enumerate(rows))


def body(reading: Reading, grid: Grid, environment: Environment) -> str:
    """The rows of a plain grid."""
    lines = ["&".join(write_row(reading, cell) if cell else "" for cell in line).rstrip("&") for line in grid.cells]
    return lines_text(lines, environment)


def aligned(reading: Reading, grid: Grid, environment: Environment, em: float) -> str:
    """aligned or alignedat, or gathered where a single column is centred."""
    places = slots(grid, em)
    if places is None:
        return UNKNOWN
    if len(places) == 1 and alignment(columns(grid)[0]) in ("c", ""):
        return wrapped("gathered", body(reading, grid, environment))
    rows = lines_text(aligned_lines(reading, grid, places), environment)
    if is_tight(grid, places, em):
        return wrapped("alignedat", rows, f"{{{places[-1] // 2 + 1}}}")
    return wrapped("aligned", rows)


def aligned_lines(reading: Reading, grid: Grid, places: Sequence[int]) -> list[str]:
    """The rows of columns that stand at these places of the alignment."""
    found = columns(grid)
    texts = [[""] * (places[-1] + 1) for _ in grid.lines]
    for across, place in enumerate(places):
        has_left = place % 2 == 1 and across > 0 and places[across - 1] == place - 1
        edge = max(cell.x1 for cell in found[across - 1]) if has_left else 0.0
        for down, line in enumerate(grid.cells):
            cell = line[across]
            if cell is not None:
                texts[down][place] = write_after(reading, cell, edge) if has_left else write_row(reading, cell)
    return ["&".join(line).rstrip("&") for line in texts]


def numbered(reading: Reading, row: OpenRow, grid: Grid, environment: Environment) -> str:
    """align or gather with the numbers that stand far to the right as tags; "" where there are none."""
    found = columns(grid)
    if not row.frame.is_top or row.atoms or len(found) < 2:
        return ""
    if min(cell.x0 for cell in found[-1]) - max(cell.x1 for cell in found[-2]) < FAR_COLUMN * row.size:
        return ""
    tags = [tag_of(write_row(reading, line[-1])) if line[-1] else r"\notag" for line in grid.cells]
    rest = replace(grid, cells=tuple(line[:-1] for line in grid.cells))
    places = slots(rest, row.size)
    if "" in tags or places is None or any(not any(line) for line in rest.cells):
        return ""
    is_gathered = len(places) == 1 and alignment(columns(rest)[0]) in ("c", "")
    name = "gather" if is_gathered else "alignat" if is_tight(rest, places, row.size) else "align"
    lines = aligned_lines(reading, rest, (0,) if is_gathered else places)
    specification = f"{{{places[-1] // 2 + 1}}}" if name == "alignat" else ""
    return wrapped(name, lines_text([line + tag for line, tag in zip(lines, tags, strict=True)], environment),
                   specification)  # fmt: skip


def tag_of(latex: str) -> str:
    """A number in brackets as \\tag; "" where it is none."""
    found = NUMBER.fullmatch(latex)
    if found is None:
        return ""
    return rf"\tag{{{found['bare'] or found['text'] or '$' + (found['other'] or '') + '$'}}}"


def write_after(reading: Reading, cell: Row, edge: float) -> str:
    """A cell that begins at ``edge`` with an empty atom, as the second column of aligned does."""
    empty = Atom("ord", "", edge, edge, cell.y, cell.y, 0, "built")
    return write_atoms(reading, cell.style, cell.em, (empty, *cell.atoms))


def small(reading: Reading, grid: Grid, environment: Environment, sides: Sequence[str]) -> tuple[str, str]:
    """smallmatrix, or substack where there is one column."""
    inner = body(reading, grid, environment)
    if len(sides) == 1:
        return "array", rf"\substack{{{inner}}}" if sides[0] != "l" else wrapped("subarray", inner, "{l}")
    return "smallmatrix", wrapped("smallmatrix", inner)


def ruled(reading: Reading, grid: Grid, environment: Environment, sides: Sequence[str]) -> str:
    """array with its column letters and rules."""
    found = columns(grid)
    x1 = max(cell.x1 for column in found for cell in column)
    edges = [-1e9, *(max(c.x1 for c in left) for left, _ in pairwise(found)), x1]
    places = sorted((rule.x0 + rule.x1) / 2 for rule in grid.down)
    specification = ""
    for index, side in enumerate(sides):
        left = min(cell.x0 for cell in found[index])
        specification += "|" * sum(edges[index] < place < left for place in places) + (side or "c")
    specification += "|" * sum(place > x1 for place in places)
    text = across_rules(reading, grid, environment)
    if environment.name == "cases":
        return rf"\def\arraystretch{{1.2}}{wrapped('array', text, f'{{{specification}}}')}"
    return wrapped("array", text, f"{{{specification}}}")


def across_rules(reading: Reading, grid: Grid, environment: Environment) -> str:
    """The rows with the lines between them."""
    lines = ["&".join(write_row(reading, cell) if cell else "" for cell in line) for line in grid.cells]
    heights = sorted(rule.y for rule in grid.across)
    text = ""
    for index, line in enumerate(lines):
        above = grid.lines[index - 1] if index else -1e9
        text += r"\hline " * sum(above < y < grid.lines[index] for y in heights)
        room = environment.extra[index] if index < len(environment.extra) else 0.0
        text += line + ((rf"\\[{room:.2f}em]" if room else r"\\") if index < len(lines) - 1 else "")
    if any(y > grid.lines[-1] for y in heights):
        text += r"\\" + r"\hline " * sum(y > grid.lines[-1] for y in heights)
    return text
