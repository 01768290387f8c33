"""Which environment set a grid of cells.

Source of the numbers: src/environments/array.ts (KaTeX 0.19.1): struts of 0.84 and 0.36 em, stretched by 1.2 in cases
and by 0.5 in smallmatrix and substack; a jot of 0.3 em between aligned lines; columns 0.5 em from each other's gap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.nodes import OpenRow, Reading, Row

STRUT_HEIGHT, STRUT_DEPTH, JOT = 0.84, 0.36, 0.3
COLUMN_GAP, SMALL_GAP, QUAD = 1.0, 2 * 0.2778, 1.0
PITCH_NOISE = 1.9
EDGE_NOISE = 0.15
CENTRE_NOISE = 2.6
GAP_NOISE = 0.3
# More than what the pitches of a grid can add up to.
BRACE_SCORE = 1e4
# A vertical rule is a pixel wide and a pixel beside, less 0.04 em (src/styles/katex.scss, .vertical-separator).
RULE_ROOM = 0.92
# Of one em: how far the room between pairs of aligned columns may be off; less room than this is no pair's.
PAIR_NOISE, LEAST_PAIR_GAP = 0.06, 0.6
# The extra room that authors write, in em: whole points (a tenth of an em) and ex (0.431 em); and how far off it shows.
POINT, EX, EXTRA_NOISE, MOST_EXTRA = 0.1, 0.431, 0.05, 40


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells by line and column (None is blank), the lines' baselines, horizontal and vertical rules."""

    cells: tuple[tuple[Row | None, ...], ...]
    lines: tuple[float, ...]
    across: tuple[Ink, ...] = ()
    down: tuple[Ink, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    """A guess at the environment: how its rows are set, and the room after each row, in em, that its author wrote."""

    name: str
    style: str
    stretch: float
    jot: float
    extra: tuple[float, ...]


# In em: a column that stands farther from the one before holds the equations' numbers.
FAR_COLUMN = 3.0
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
        score -= BRACE_SCORE * (name == "cases" and is_behind_brace(grid, row))
        environment = Environment(name, "D" if name == "aligned" else style, stretch, jot,
                                  written_room(grid, room, em, stretch))  # fmt: skip
        if best is None or score < best[0]:
            best = score, environment
    return best[1] if best else None


def is_behind_brace(grid: Grid, row: OpenRow) -> bool:
    """Whether a large brace touches the grid, whose tall lines may not tell the pitch of cases."""
    x0 = min(cell.x0 for column in columns(grid) for cell in column)
    brace = next((atom for atom in reversed(row.atoms) if atom.x1 < x0 + COLUMN_GAP / 4 * row.size), None)
    return brace is not None and brace.char == "{" and brace.rank > 0 and x0 - brace.x1 < COLUMN_GAP / 4 * row.size


def written_room(grid: Grid, room: list[float], em: float, stretch: float) -> tuple[float, ...]:
    """What stands in brackets after each row, in em (0 for nothing): it counts from the strut, not from the cells.

    Lines are snapped to pixels, so values near each other are taken for one, and for the one that authors write.
    """
    found = [
        value / em + depth_of(grid, line, em, stretch) / em - STRUT_DEPTH * stretch if value > PITCH_NOISE else 0.0
        for line, value in enumerate(room)
    ]
    near = [[other for other in found if other and abs(other - value) < 2 * EXTRA_NOISE] for value in found]
    return tuple(usual(sum(group) / len(group)) if value else 0.0 for value, group in zip(found, near, strict=True))


def usual(room: float) -> float:
    """The room that an author would write, in em, within what snapping hides."""
    steps = (POINT * 10, POINT * 5, EX * 2, EX, POINT * 2, POINT)
    wholes = [step * round(room / step) for step in steps if round(room / step) in range(1, MOST_EXTRA)]
    return next((whole for whole in wholes if abs(whole - room) < EXTRA_NOISE), room)


def slots(grid: Grid, em: float) -> tuple[int, ...] | None:
    """The column of aligned that each printed column is, right and left in turn; None when they cannot be that.

    A pair of columns touches, an em parts it from the next pair (src/environments/array.ts, alignedHandler).
    """
    sides = [alignment(column) for column in columns(grid)]
    if len(sides) == 1:
        return (int(sides[0] == "l"),)
    exact = [side if is_exact(column, side) else "" for column, side in zip(columns(grid), sides, strict=True)]
    if sides[0] == "c" and exact[0]:
        return None
    found = [int(sides[0] == "l")]
    for place, gap in enumerate(gaps(grid), start=1):
        last, room = found[-1], gap / em
        # Spaces at the edges of a column's cells hide its side only where it touches the one before.
        side = exact[place] if last % 2 == 0 and room < LEAST_PAIR_GAP else sides[place]
        pairs = round(room) if abs(room - round(room)) < PAIR_NOISE else 1
        if last % 2 == 0 and (room < LEAST_PAIR_GAP or pairs != 1 or side == "l"):
            following = last + 1
        elif room < LEAST_PAIR_GAP:
            following = last + 1 if abs(room) < PAIR_NOISE else -1
        else:
            following = last + (last + 1) % 2 + 2 * pairs - 1 + (side == "l")
        if following < 0 or side == "c" or (side and (side == "l") != bool(following % 2)):
            return None
        found.append(following)
    return tuple(found)


def is_tight(grid: Grid, places: tuple[int, ...], em: float) -> bool:
    """Whether pairs of columns touch, as those of alignedat do."""
    return any(one % 2 and two == one + 1 and gap < LEAST_PAIR_GAP * em
               for one, two, gap in zip(places, places[1:], gaps(grid), strict=False))  # fmt: skip


def pitches(grid: Grid) -> list[float]:
    """The distances between the lines."""
    return [below - above for above, below in zip(grid.lines, grid.lines[1:], strict=False)]


def has_gaps(grid: Grid, name: str, base: float, em: float) -> bool:
    """Whether the room between the columns is what the environment puts there."""
    if name == "aligned":
        return all(gap > -EDGE_NOISE for gap in gaps(grid)) and slots(without_numbers(grid, em), em) is not None
    wanted = SMALL_GAP * 0.7 * base if name == "small" else COLUMN_GAP * em
    return all(abs(gap - wanted - RULE_ROOM * ruled_gaps(grid)[index]) < GAP_NOISE * (1 + ruled_gaps(grid)[index])
               for index, gap in enumerate(gaps(grid)))  # fmt: skip


def without_numbers(grid: Grid, em: float) -> Grid:
    """The grid without its lines' numbers, which are centred on each other in a column far to the right."""
    has_numbers = len(grid.cells[0]) > 1 and gaps(grid)[-1] > FAR_COLUMN * em
    return replace(grid, cells=tuple(line[:-1] for line in grid.cells)) if has_numbers else grid


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


def is_exact(column: list[Row], side: str) -> bool:
    """Whether all cells end at one place on a side; spaces that an author writes at their edges move them."""
    places = {"l": [cell.x0 for cell in column], "r": [cell.x1 for cell in column],
              "c": [(cell.x0 + cell.x1) / 2 for cell in column]}.get(side, [0.0])  # fmt: skip
    return max(places) - min(places) < EDGE_NOISE


def gaps(grid: Grid) -> list[float]:
    """The room between neighbouring columns."""
    found = columns(grid)
    return [min(c.x0 for c in right) - max(c.x1 for c in left) for left, right in pairwise(found)]
