"""Which environment set a grid of cells, and the grid as LaTeX.

Source of the numbers: src/environments/array.ts (KaTeX 0.19.1): struts of 0.84 and 0.36 em, stretched by 1.2 in cases
and by 0.5 in smallmatrix and substack; a jot of 0.3 em between aligned lines; columns 0.5 em from each other's gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.nodes import Atom, OpenRow, Reading, Row
from scripts.transcript.formula.writing import write_atoms, write_row

STRUT_HEIGHT, STRUT_DEPTH, JOT = 0.84, 0.36, 0.3
COLUMN_GAP, SMALL_GAP, QUAD = 1.0, 2 * 0.2778, 1.0
PITCH_NOISE = 1.9
EDGE_NOISE = 0.15
CENTRE_NOISE = 2.6
GAP_NOISE = 0.3
# A vertical rule is at least a pixel wide, whatever its thickness in em.
RULE_ROOM = 0.9


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by line and column (None is blank), the lines' baselines, horizontal and vertical rules."""

    cells: tuple[tuple[Row | None, ...], ...]
    lines: tuple[float, ...]
    across: tuple[Ink, ...] = ()
    down: tuple[Ink, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    """A guess at the environment: how its rows are set, and the extra room after each row in em."""

    name: str
    style: str
    stretch: float
    jot: float
    extra: tuple[float, ...]


SETTINGS = (("matrix", 1.0, 0.0), ("aligned", 1.0, JOT), ("cases", 1.2, 0.0), ("small", 0.5, 0.0))


def chosen(reading: Reading, row: OpenRow, grid: Grid, style: str) -> Environment | None:
    """The environment whose row pitches fit best; None when the grid is not centred on the axis, or nothing fits."""
    em = row.size
    names = ("small",) if style != "T" else ("matrix", "aligned", "cases")
    best: tuple[float, Environment] | None = None
    for name, stretch, jot in SETTINGS:
        if name not in names:
            continue
        room = [
            measured - needed for measured, needed in zip(pitches(grid), needs(grid, em, stretch, jot), strict=True)
        ]
        if (
            min(room) < -PITCH_NOISE
            or not is_centred(grid, row, em, stretch)
            or not has_gaps(grid, name, reading.base, em)
        ):
            continue
        score = sum(abs(value) > PITCH_NOISE for value in room) * 100 + sum(abs(value) for value in room)
        environment = Environment(name, "D" if name == "aligned" else style, stretch, jot,
                                  tuple(value / em if value > PITCH_NOISE else 0.0 for value in room))  # fmt: skip
        if best is None or score < best[0]:
            best = score, environment
    return best[1] if best else None


def pitches(grid: Grid) -> list[float]:
    """The distances between the lines."""
    return [below - above for above, below in zip(grid.lines, grid.lines[1:], strict=False)]


def has_gaps(grid: Grid, name: str, base: float, em: float) -> bool:
    """Whether the room between the columns is what the environment puts there."""
    if name == "aligned":
        return all(gap > -EDGE_NOISE for gap in gaps(grid))
    wanted = SMALL_GAP * 0.7 * base if name == "small" else COLUMN_GAP * em
    return all(abs(gap - wanted - RULE_ROOM * ruled_gaps(grid)[index]) < GAP_NOISE * (1 + ruled_gaps(grid)[index])
               for index, gap in enumerate(gaps(grid)))  # fmt: skip


def ruled_gaps(grid: Grid) -> list[int]:
    """How many vertical rules stand in each gap."""
    found = columns(grid)
    edges = [(max(c.x1 for c in left), min(c.x0 for c in right)) for left, right in pairwise(found)]
    return [sum(before < rule.x0 < after for rule in grid.down) for before, after in edges]


def depth_of(grid: Grid, line: int, em: float, stretch: float) -> float:
    """How deep a line is, in points, its strut included."""
    cells = [cell.bottom - cell.y for cell in grid.cells[line] if cell]
    return max([STRUT_DEPTH * stretch * em, *cells])


def height_of(grid: Grid, line: int, em: float, stretch: float) -> float:
    """How high a line is, in points, its strut included."""
    cells = [cell.y - cell.top for cell in grid.cells[line] if cell]
    return max([STRUT_HEIGHT * stretch * em, *cells])


def needs(grid: Grid, em: float, stretch: float, jot: float) -> list[float]:
    """The least pitch of each pair of lines."""
    return [
        depth_of(grid, line, em, stretch) + jot * em + height_of(grid, line + 1, em, stretch)
        for line in range(len(grid.lines) - 1)
    ]


def is_centred(grid: Grid, row: OpenRow, em: float, stretch: float) -> bool:
    """Whether the middle of the grid is the row's axis."""
    top = grid.lines[0] - height_of(grid, 0, em, stretch)
    bottom = grid.lines[-1] + depth_of(grid, len(grid.lines) - 1, em, stretch)
    return abs((top + bottom) / 2 - (row.y - AXIS * em)) < CENTRE_NOISE


def columns(grid: Grid) -> list[list[Row]]:
    """The cells of each column that are not blank."""
    return [[line[index] for line in grid.cells if line[index]] for index in range(len(grid.cells[0]))]


def alignment(column: list[Row]) -> str:
    """l, c or r; "" when the cells are all as wide or only one."""
    lefts, rights = [cell.x0 for cell in column], [cell.x1 for cell in column]
    middles = [(cell.x0 + cell.x1) / 2 for cell in column]
    spread = {"l": max(lefts) - min(lefts), "c": max(middles) - min(middles), "r": max(rights) - min(rights)}
    if len(column) < 2 or max(spread.values()) < EDGE_NOISE:
        return ""
    return min(spread, key=lambda side: (spread[side], "clr".index(side)))


def gaps(grid: Grid) -> list[float]:
    """The room between neighbouring columns."""
    found = columns(grid)
    return [min(c.x0 for c in right) - max(c.x1 for c in left) for left, right in pairwise(found)]


def as_atom(reading: Reading, row: OpenRow, grid: Grid, environment: Environment, at: int) -> Atom:
    """The grid as one atom."""
    em = row.size
    sides = [alignment(column) for column in columns(grid)]
    x0 = min(cell.x0 for column in columns(grid) for cell in column)
    x1 = max(cell.x1 for column in columns(grid) for cell in column)
    form, latex, pad = "matrix", "", 0.0
    fence = next((atom for atom in reversed(row.atoms) if atom.x1 < x0 + 0.6 * em), None)
    inset = (x0 - fence.x1) / em if fence is not None and fence.fence else 0.0
    if environment.name == "aligned":
        form, latex = "array", aligned(reading, grid, environment, sides, em)
    elif environment.name == "cases" and set(sides) <= {"l", ""} and len(sides) <= 2:
        form, latex = "cases", wrapped("cases", body(reading, grid, environment))
    elif environment.name == "small":
        form, latex = small(reading, grid, environment, sides)
    elif (
        grid.across
        or grid.down
        or set(sides) - {"c", ""}
        or abs(inset - COLUMN_GAP / 2) < 0.05
        or environment.name == "cases"
    ):
        form, pad = "array", COLUMN_GAP / 2 * em
        latex = ruled(reading, grid, environment, sides, x0, x1)
    else:
        latex = wrapped("matrix", body(reading, grid, environment))
    top = grid.lines[0] - height_of(grid, 0, em, environment.stretch)
    bottom = grid.lines[-1] + depth_of(grid, len(grid.lines) - 1, em, environment.stretch)
    return Atom("ord", latex, x0 - pad, x1 + pad, top, bottom, at, form, late=True, size=em)


def wrapped(name: str, inner: str, specification: str = "") -> str:
    """An environment around its rows."""
    return rf"\begin{{{name}}}{specification}{inner}\end{{{name}}}"


def row_end(environment: Environment, line: int) -> str:
    """The end of a row with the room that is added after it."""
    extra = environment.extra[line] if line < len(environment.extra) else 0.0
    return rf"\\[{extra:.2f}em]" if extra else r"\\"


def body(reading: Reading, grid: Grid, environment: Environment) -> str:
    """The rows of a plain grid."""
    lines = ["&".join(write_row(reading, cell) if cell else "" for cell in line).rstrip("&") for line in grid.cells]
    return "".join(
        line + (row_end(environment, index) if index < len(lines) - 1 else "") for index, line in enumerate(lines)
    )


def aligned(reading: Reading, grid: Grid, environment: Environment, sides: list[str], em: float) -> str:
    """aligned, or gathered where a single column is centred."""
    if len(sides) == 1:
        name = "gathered" if sides[0] in ("c", "") else "aligned"
        if sides[0] == "l":
            rows = ["&" + write_row(reading, line[0]) for line in grid.cells if line[0]]
            return wrapped(name, _rows(rows, environment))
        return wrapped(name, body(reading, grid, environment))
    found = columns(grid)
    texts = [[""] * len(sides) for _ in grid.lines]
    for across in range(len(sides)):
        edge = max(cell.x1 for cell in found[across - 1]) if across % 2 else 0.0
        for down, line in enumerate(grid.cells):
            cell = line[across]
            if cell is not None:
                texts[down][across] = write_after(reading, cell, edge) if across % 2 else write_row(reading, cell)
    return wrapped("aligned", _rows(["&".join(line).rstrip("&") for line in texts], environment))


def _rows(lines: list[str], environment: Environment) -> str:
    return "".join(
        line + (row_end(environment, index) if index < len(lines) - 1 else "") for index, line in enumerate(lines)
    )


def write_after(reading: Reading, cell: Row, edge: float) -> str:
    """A cell that begins at ``edge`` with an empty atom, as the second column of aligned does."""
    empty = Atom("ord", "", edge, edge, cell.y, cell.y, 0, "built")
    return write_atoms(reading, cell.style, cell.em, (empty, *cell.atoms))


def small(reading: Reading, grid: Grid, environment: Environment, sides: list[str]) -> tuple[str, str]:
    """smallmatrix, or substack where there is one column."""
    inner = body(reading, grid, environment)
    if len(sides) == 1:
        return "array", rf"\substack{{{inner}}}" if sides[0] != "l" else wrapped("subarray", inner, "{l}")
    return "smallmatrix", wrapped("smallmatrix", inner)


def ruled(reading: Reading, grid: Grid, environment: Environment, sides: list[str], x0: float, x1: float) -> str:
    """array with its column letters and rules."""
    found = columns(grid)
    specification = ""
    places = sorted((rule.x0 + rule.x1) / 2 for rule in grid.down)
    for index, side in enumerate(sides):
        left = min(cell.x0 for cell in found[index])
        before = max(cell.x1 for cell in found[index - 1]) if index else -1e9
        specification += "|" * sum(before < place < left for place in places) + (side or "c")
    specification += "|" * sum(place > x1 for place in places)
    lines = ["&".join(write_row(reading, cell) if cell else "" for cell in line) for line in grid.cells]
    heights = sorted(rule.y for rule in grid.across)
    text = ""
    for index, line in enumerate(lines):
        above = grid.lines[index - 1] if index else -1e9
        text += r"\hline " * sum(above < y < grid.lines[index] for y in heights)
        text += line + (row_end(environment, index) if index < len(lines) - 1 else "")
    if any(y > grid.lines[-1] for y in heights):
        text += r"\\" + r"\hline " * sum(y > grid.lines[-1] for y in heights)
    if environment.name == "cases":
        return rf"\def\arraystretch{{1.2}}{wrapped('array', text, f'{{{specification}}}')}"
    return wrapped("array", text, f"{{{specification}}}")
