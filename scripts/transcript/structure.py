"""The values between lines and pages: runs, lines, blocks, turns, annotations, and the whole transcript."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.transcript.model import Box, Doubt, Formula


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one style, or one formula standing in a line.

    ``style`` is "", "strong", "emphasis", "code" or "link"; ``formula`` is None for text; ``is_tex`` says that a font
    of TeX printed it, where words may be hyphenated.
    """

    box: Box
    baseline: float
    size: float
    text: str
    style: str = ""
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    formula: Formula | None = None
    is_tex: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one baseline, from left to right; ``bullet`` is the box of a painted list bullet before it."""

    box: Box
    baseline: float
    runs: tuple[Run, ...]
    bullet: Box | None = None
    is_quoted: bool = False
    table: Table | None = None

    @property
    def size(self) -> float:
        """The font size of most of the line's text; that of its formulas where it has no text."""
        texts = [run for run in self.runs if run.formula is None and run.text.strip()] or self.runs
        return max(texts, key=lambda run: run.box.x1 - run.box.x0).size if texts else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell the lines that stand in it."""

    box: Box
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's content: styled text, or one formula (then ``text`` is "")."""

    text: str
    style: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its marker as printed ("•", "2.") and its blocks."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list, table, code, formula, quote or image.

    ``boxes`` holds one box for each page it stands on. ``content`` is the text of leaf blocks, ``items`` those of a
    list, ``rows`` the cells of a table. ``size`` and ``is_strong`` describe its first line.
    """

    kind: str
    boxes: tuple[Box, ...]
    content: tuple[Piece, ...] = ()
    level: int = 0
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    size: float = 0.0
    is_strong: bool = False

    @property
    def text(self) -> str:
        """The block's own words, formulas left out."""
        return "".join(piece.text for piece in self.content)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the student added: ``kind`` is "text", "highlight", "ink" or "strike".

    ``form`` is the exact sort ("text box", "sticky note", "underline", "circle", ...), ``under`` what a mark stands on,
    ``areas`` the boxes it covers (its own box when there are none), ``drawing`` its lines as an SVG path in points from
    the box's top left corner, ``color`` "#rrggbb" or "". ``is_guess`` says that ``text`` is a printer's recognition of
    handwriting, ``is_flattened`` that the annotation was printed into the page. ``key`` names it in the file, and
    ``answers`` the one that it replies to.
    """

    kind: str
    box: Box
    text: str
    form: str = ""
    under: str = ""
    areas: tuple[Box, ...] = ()
    drawing: str = ""
    is_filled: bool = False
    color: str = ""
    is_guess: bool = False
    is_flattened: bool = False
    key: tuple[int, int] | None = None
    answers: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One message: ``speaker`` is "student", "model", "attachment" or "thinking"; ``name`` is the model's, or ""."""

    speaker: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A PDF as read: turns and annotations in order, what could not be placed, what every page says at its edge."""

    page_count: int
    producer: str
    title: str
    manner: str
    turns: tuple[Turn, ...]
    annotations: tuple[Annotation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notices: tuple[str, ...] = ()


def union(first: Box, second: Box) -> Box:
    """The smallest box of the first one's page that holds both."""
    return Box(
        first.page,
        min(first.x0, second.x0),
        min(first.y0, second.y0),
        max(first.x1, second.x1),
        max(first.y1, second.y1),
    )


def overlap(first: Box, second: Box) -> float:
    """The area that two boxes of one page share, in square points; 0 on different pages."""
    if first.page != second.page:
        return 0.0
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.y1, second.y1) - max(first.y0, second.y0)
    return max(width, 0.0) * max(height, 0.0)
