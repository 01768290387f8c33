"""The values between the stages: atoms on a row, and rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from scripts.transcript.formula.tex.items import Item

# Marks that are settled when it is known whether the formula stands alone: how large a fraction's numerator is,
# and that limits stand below and above.
LARGE, SMALL, STACKED, BESIDE = "\x02", "\x03", "\x04", "\x05"
# An upright letter, set as text or as a symbol, and the braces that nest scripts or part them.
UPRIGHT, NEST, NESTED = "\x06", "\x0e", "\x0f"
# Brackets that may have grown with what they hold or may be sized: mark, size, mark.
GROWN_LEFT, GROWN_RIGHT, SIZE_END = "\x10", "\x11", "\x12"
# Between letters of one alphabet, the last of which has scripts: one group, or letters by themselves.
TOGETHER = "\x13"


@dataclass(frozen=True, slots=True)
class Atom:
    """One item of a row.

    ``kind`` is TeX's atom class, "word" (upright letters), "text" (a sign that only prose prints) or "doubt";
    ``latex`` its own LaTeX and ``suffix`` its scripts; items[first:last] of the stream are in it. ``closing`` is its
    class towards what follows where that differs; ``font`` is for brackets the command of their size. ``slack`` is the
    italic correction, in points, that upright letters have as symbols and not as text; ``up`` and ``down`` are how far
    its scripts are moved; ``lone`` is "^" or "_" where it has that script alone, ``was`` the class of a sign that its
    spaces make ordinary.
    """

    kind: str
    latex: str
    x0: float
    x1: float
    top: float
    bottom: float
    first: int
    last: int
    form: str = "glyph"
    size: float = 0.0
    italic: float = 0.0
    family: str = ""
    font: str = ""
    bold: bool = False
    suffix: str = ""
    closing: str = ""
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    code: int = -1
    slack: float = 0.0
    up: float = 0.0
    down: float = 0.0
    lone: str = ""
    was: str = ""


@dataclass(slots=True)
class Row:
    """A horizontal list that is being read; ``glue``: how far its spaces are stretched and shrunk (None: unknown).

    ``is_script``: whether it stands in the style of scripts.
    """

    size: float
    y: float | None = None
    atoms: list[Atom] = field(default_factory=list)
    glue: tuple[float, float] | None = (0.0, 0.0)
    is_script: bool = False

    @property
    def edge(self) -> float:
        """Where the last atom ends."""
        return self.atoms[-1].x1 if self.atoms else -1e9


@dataclass(frozen=True, slots=True)
class Stream:
    """The items of a page; ``depth`` guards against nesting without end.

    ``lines`` are the baselines of the rows around the one that is read; ``openers`` are asked at the beginning of a
    line of the page, before its first glyph is taken for one of the line.
    """

    items: Sequence[Item]
    constructs: Sequence[Callable[[Stream, Row, int, int], int]] = ()
    depth: int = 0
    lines: tuple[float, ...] = ()
    openers: Sequence[Callable[[Stream, Row, int, int], int]] = ()
    is_script: bool = False
    tried: dict[tuple[object, ...], object] = field(default_factory=dict, compare=False)  # what was read at a place

    def scripted(self) -> Stream:
        """The same stream, for rows in the style of scripts."""
        return replace(self, is_script=True)

    def deeper(self, line: float | None = None) -> Stream:
        """The same stream, for a row inside a construct; ``line`` is the baseline of the row that it stands in."""
        return replace(self, depth=self.depth + 1, lines=self.lines if line is None else (*self.lines, line))
