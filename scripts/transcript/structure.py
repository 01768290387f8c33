"""The values between lines and pages: runs, lines, blocks, turns, annotations, and the whole transcript."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.transcript.model import Box, Doubt, Formula

# The styles of text, in the order in which a run names them.
STYLES = ("strong", "emphasis", "strike", "superscript", "subscript", "code")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the tags of a file put some content: the element that is its block, and what that element is.

    ``block`` counts the file's block elements; ``heading`` is the level of a heading, 0 for none; ``quotes`` how many
    quotations it stands in; ``alt`` what a figure shows.
    """

    block: int
    heading: int = 0
    quotes: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one line in one style, or one formula standing in a line.

    ``style`` names its styles in the order of ``STYLES``, with a space between two ("strong emphasis"); ``formula`` is
    None for text; ``is_tex`` says that a font of TeX printed it, where words may be hyphenated; ``address`` is where a
    link leads, "" for none; ``place`` where the tags of the file put it.
    """

    box: Box
    baseline: float
    size: float
    text: str
    style: str = ""
    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    formula: Formula | None = None
    is_tex: bool = False
    address: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one baseline, from left to right; ``bullet`` is the box of a painted list bullet before it.

    ``quotes`` are the quotation bars that it stands behind, the outermost first; ``ground`` the filled box of a message
    or a frame around it. A ruled line and an image are lines without runs, which ``thing`` names.
    """

    box: Box
    baseline: float
    runs: tuple[Run, ...]
    bullet: Box | None = None
    quotes: tuple[Box, ...] = ()
    table: Table | None = None
    thing: str = ""
    place: Place | None = None
    ground: Box | None = None

    @property
    def size(self) -> float:
        """The font size of most of the line's text; that of its formulas where it has no text."""
        texts = [run for run in self.runs if run.formula is None and run.text.strip()] or self.runs
        return max(texts, key=lambda run: run.box.x1 - run.box.x0).size if texts else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each cell the lines that stand in it; ``edges`` are the x of the columns' borders.

    A table that goes on over pages has ``more`` boxes, one for each further page.
    """

    box: Box
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    edges: tuple[float, ...] = ()
    more: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's content: styled text, or one formula (then ``text`` is ""); where a link leads."""

    text: str
    style: str = ""
    formula: Formula | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its marker as printed ("•", "2.") and its blocks."""

    marker: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list, table, code, formula, quote, image or rule.

    ``boxes`` holds one box for each page it stands on. ``content`` is the text of leaf blocks (of an image: what it
    shows, where the file says so), ``items`` those of a list (of a quote: one, which holds its blocks), ``rows`` the
    cells of a table, ``columns`` how each column is set ("left", "center", "right"). ``language`` is that of code, ""
    where the page does not name it. ``size`` and ``is_strong`` describe its first line.
    """

    kind: str
    boxes: tuple[Box, ...]
    content: tuple[Piece, ...] = ()
    level: int = 0
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    size: float = 0.0
    is_strong: bool = False
    columns: tuple[str, ...] = ()
    language: str = ""

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
    """One message: ``speaker`` is "student", "model", "attachment", "thinking", or "document" for what stands before
    the first message of a trace; ``name`` is the model's, or ""."""

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
