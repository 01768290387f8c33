"""The values between the stages of the decompiler: atoms on a row, rows, and what a construct found.

Lengths are points, y grows downwards. An atom's ``x1`` is where the next atom begins when no space lies between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from scripts.transcript.formula.ink import Ink

# Text of the page is looked up by bands of this many points.
WALL_BAND = 8
Color = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Wall:
    """A line of the page's own text: how high it reaches, and where its characters begin, from left to right."""

    top: float
    bottom: float
    xs: Sequence[float]

    def has(self, x0: float, x1: float) -> bool:
        """Whether a character begins between two places."""
        at = bisect_left(self.xs, x0)
        return at < len(self.xs) and self.xs[at] <= x1


# A page makes tens of thousands of these, and a frozen one takes three times as long to make at run time: the type
# checker sees them frozen, and nobody changes one.
@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Atom:
    """One item of a row: a glyph, or a construct that is already LaTeX.

    ``kind`` is TeX's atom class (ord, op, bin, rel, open, close, punct, inner) or "space"; ``choices`` the other
    (class, LaTeX) readings; ``suffix`` its scripts, ``loose`` another way to write
    them and the points by which the atom ends earlier then; ``y`` a glyph's baseline; ``base`` the size of text, for
    brackets; ``skew`` how far an accent leans over it, for a drawn bracket its height, for a fraction that may be
    continued the room at its right, which ``\\cfrac`` leaves out; ``fence`` the bracket that it
    may be, ``rank`` its size (0 plain, 1 to 4, 5 taller); ``late`` says that it was painted after its neighbours'
    text; ``first`` its place in the stream.
    """

    kind: str
    latex: str
    x0: float
    x1: float
    top: float
    bottom: float
    first: int
    form: str = "glyph"
    font: str = ""
    char: str = ""
    size: float = 0.0
    italic: float = 0.0
    late: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    fence: str = ""
    rank: int = 0
    color: Color = (0.0, 0.0, 0.0)
    skew: float = 0.0
    suffix: str = ""
    y: float = 0.0
    base: float = 0.0
    loose: tuple[str, float] = ("", 0.0)


@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Row:
    """A finished horizontal list."""

    atoms: tuple[Atom, ...]
    x0: float
    x1: float
    y: float
    em: float
    style: str
    top: float
    bottom: float
    markers: tuple[float, ...] = ()

    @property
    def middles(self) -> tuple[float, ...]:
        """Where the row's centre may be: text leaves the italic correction of its last letter out."""
        last = self.atoms[-1]
        slant = last.italic if last.form == "glyph" else last.skew if last.form == "fraction" else 0.0
        middle = (self.x0 + self.x1) / 2
        return (middle, middle - slant / 2) if slant > 0 else (middle,)

    def around(self, middle: float) -> Row:
        """The row as wide as a centre tells it to be."""
        return replace(self, x1=2 * middle - self.x0)


class Frame(NamedTuple):
    """Where a row is looked for: its style, size, right bound, end in the stream, and whether it is a whole formula.

    ``is_cell`` says that it is an array's cell, below which the next cell is likelier than an array of its own.
    """

    style: str
    em: float
    right: float
    end: int
    is_top: bool = False
    left: float = -1e9
    is_cell: bool = False


@dataclass(slots=True)
class OpenRow:
    """A row that is being read: ``atoms`` from left to right, ``cursor`` the right edge of the last construct.

    ``upright`` are the rules between the columns of an array to come, which are painted with the row's own text.
    """

    frame: Frame
    start: int
    y: float | None = None
    em: float | None = None
    atoms: list[Atom] = field(default_factory=list)
    markers: list[float] = field(default_factory=list)
    upright: list[Ink] = field(default_factory=list)
    cursor: float = -1e9
    pending: tuple[str, Row, int] | None = None

    @property
    def style(self) -> str:
        """D, T, S or SS."""
        return self.frame.style

    @property
    def size(self) -> float:
        """The row's em in points, as far as it is known."""
        return self.em or self.frame.em


@dataclass(frozen=TYPE_CHECKING, slots=True, unsafe_hash=True)
class Found:
    """What a construct made of the stream up to ``next``: ``atoms`` in the place of the row's atoms[first:last]."""

    next: int
    first: int
    last: int
    atoms: tuple[Atom, ...]
    cursor: float | None = None


@dataclass(slots=True)
class Reading:
    """One formula's stream: its ink, the base size, and how much speaks for display and for text style.

    ``named_limits`` counts the names with limits under them, which text has only where an author asks for them,
    ``refused`` the arrays that were not looked for inside cells.

    ``color`` is the usual one in a formula of several colours; None where all is of one.
    """

    ink: Sequence[Ink]
    base: float
    display_votes: int = 0
    text_votes: int = 0
    named_limits: int = 0
    walls: Mapping[int, Sequence[Wall]] = field(default_factory=dict)
    constructs: Mapping[str, Sequence[Callable[[Reading, OpenRow, int], Found | None]]] = field(default_factory=dict)
    lines: Sequence[int] = ()
    outlines: Sequence[int] = ()
    known: dict[tuple[int, Frame], tuple[Row | None, int]] = field(default_factory=dict)
    depth: int = 0
    refused: int = 0
    color: Color | None = None

    def lines_after(self, at: int, count: int) -> Sequence[int]:
        """The places of the rules among the next ``count`` objects."""
        return self.lines[bisect_right(self.lines, at) : bisect_right(self.lines, at + count)]

    def outlines_after(self, at: int, count: int) -> Sequence[int]:
        """The places of the outlines among the next ``count`` objects."""
        return self.outlines[bisect_right(self.outlines, at) : bisect_right(self.outlines, at + count)]

    def has_outline(self, at: int, count: int) -> bool:
        """Whether one of the next ``count`` objects is an outline."""
        return bisect_right(self.outlines, at) < bisect_right(self.outlines, at + count)

    def has_wall(self, x0: float, x1: float, y: float) -> bool:
        """Whether text of the page stands between two places of a line."""
        return any(wall.top < y < wall.bottom and wall.has(x0 - 1, x1 - 0.5)
                   for wall in self.walls.get(int(y) // WALL_BAND, ()))  # fmt: skip
