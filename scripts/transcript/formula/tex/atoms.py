"""The values between the stages: atoms on a row, and rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from scripts.transcript.formula.tex.items import Item

# Marks that are settled when it is known whether the formula stands alone: how large a fraction's numerator is,
# and that limits stand below and above.
LARGE, SMALL, STACKED, BESIDE = "\x02", "\x03", "\x04", "\x05"


@dataclass(frozen=True, slots=True)
class Atom:
    """One item of a row.

    ``kind`` is TeX's atom class, "word" (upright letters), "text" (a sign that only prose prints) or "doubt";
    ``latex`` its own LaTeX and ``suffix`` its scripts; items[first:last] of the stream are in it. ``closing`` is its
    class towards what follows where that differs; ``font`` is for brackets the command of their size.
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


@dataclass(slots=True)
class Row:
    """A horizontal list that is being read; ``glue`` says how far its spaces are stretched and shrunk, None: unknown."""

    size: float
    y: float | None = None
    atoms: list[Atom] = field(default_factory=list)
    glue: tuple[float, float] | None = (0.0, 0.0)

    @property
    def edge(self) -> float:
        """Where the last atom ends."""
        return self.atoms[-1].x1 if self.atoms else -1e9


@dataclass(frozen=True, slots=True)
class Stream:
    """The items of a page; ``depth`` guards against nesting without end."""

    items: Sequence[Item]
    constructs: Sequence[Callable[[Stream, Row, int, int], int]] = ()
    depth: int = 0

    def deeper(self) -> Stream:
        """The same stream, for a row inside a construct."""
        return replace(self, depth=self.depth + 1)
