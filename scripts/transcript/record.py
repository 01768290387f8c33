"""The transcript's record: what ``extract --json`` prints, what the pages are made from, what claims are found in.

Every turn, block, formula and annotation has an id that is stable as long as the PDF and this reading stay the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.model import Box

Bounds = tuple[float, float, float, float]
# What a transcript is made from; and the status of a formula whose LaTeX a dump wrote itself.
PDF, DUMP = "pdf", "dump"
WRITTEN = "written"


def bounds(box: Box) -> Bounds:
    """A box's edges, to a hundredth of a point."""
    return round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2)


def place_words(page: int, box: Bounds) -> str:
    """A page and a box of it in points, or a page and lines of a dump's file."""
    if box[0] == box[2] == 0.0:
        return f"page {page}, line {box[1]:.0f}" + (f" to {box[3]:.0f}" if box[3] > box[1] else "")
    return f"page {page}, box {', '.join(f'{value:.0f}' for value in box)}"


@dataclass(frozen=True, slots=True)
class RecordPiece:
    """Styled text, or the id of a formula; where a link leads, "" for none."""

    text: str = ""
    style: str = ""
    formula: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PictureRecord:
    """A picture of a part of the PDF: the name of its file, and the size at which it is shown, in CSS pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class RecordItem:
    """One item of a list."""

    marker: str
    blocks: tuple[RecordBlock, ...]


@dataclass(frozen=True, slots=True)
class RecordBlock:
    """A block with its id; ``pages`` and ``boxes`` go together, ``page`` and ``box`` are the first of them."""

    id: str
    kind: str
    level: int
    pages: tuple[int, ...]
    boxes: tuple[Bounds, ...]
    content: tuple[RecordPiece, ...] = ()
    items: tuple[RecordItem, ...] = ()
    rows: tuple[tuple[tuple[RecordPiece, ...], ...], ...] = ()
    columns: tuple[str, ...] = ()
    language: str = ""
    picture: PictureRecord | None = None

    @property
    def page(self) -> int:
        """The page on which the block begins."""
        return self.pages[0]


@dataclass(frozen=True, slots=True)
class RecordTurn:
    """One message."""

    id: str
    speaker: str
    name: str
    pages: tuple[int, ...]
    blocks: tuple[RecordBlock, ...]


@dataclass(frozen=True, slots=True)
class FormulaRecord:
    """A formula: recovered LaTeX, or the reason why there is none.

    ``status`` is "recovered" as long as nothing was proved; a proof makes it "exact", "near" or "unrecovered", says in
    ``reason`` what is not as printed, and adds the ``pictures`` of what the PDF shows.
    """

    id: str
    page: int
    box: Bounds
    latex: str
    display: bool
    status: str
    reason: str
    turn: str
    block: str
    pictures: tuple[PictureRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotationRecord:
    """An annotation and the block that it stands on or beside; ``block`` is "" on a page without blocks.

    ``kind`` is "text", "highlight", "strike" or "ink", ``form`` the exact sort. ``under`` is what a mark stands on, and
    ``formulas`` names the formulas that the annotation covers. ``boxes`` are the lines of a mark; ``drawing`` is an SVG
    path in points from the box's top left corner, to be filled with a thin edge or drawn as lines; ``color`` is
    "#rrggbb" or "". ``is_guess`` says that ``text`` is a printer's reading of handwriting, ``is_flattened`` that it was
    printed into the page; ``replies_to`` is the id of another annotation, or "".
    """

    id: str
    page: int
    box: Bounds
    kind: str
    text: str
    block: str
    form: str = ""
    under: str = ""
    formulas: tuple[str, ...] = ()
    boxes: tuple[Bounds, ...] = ()
    drawing: str = ""
    is_filled: bool = False
    color: str = ""
    is_guess: bool = False
    is_flattened: bool = False
    replies_to: str = ""


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """The blocks of one turn that answer one part of one problem; "" where neither is named."""

    problem: str
    part: str
    turn: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtRecord:
    """Something not recovered or not placed."""

    page: int
    box: Bounds
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """A whole transcript of a PDF or a text dump; a dump's boxes are ``(0, first line, 0, last line)`` of its file.

    Two fields are no part of its JSON: ``paintings``, what the pages paint for each formula, and ``files``, the
    pictures that the formulas name, with their content.
    """

    id: str
    sha256: str
    page_count: int
    producer: str
    manner: str
    title: str
    turns: tuple[RecordTurn, ...]
    formulas: tuple[FormulaRecord, ...]
    annotations: tuple[AnnotationRecord, ...]
    segments: tuple[SegmentRecord, ...]
    doubts: tuple[DoubtRecord, ...]
    notices: tuple[str, ...] = ()
    paintings: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    kind: str = PDF

    @property
    def file(self) -> str:
        """The name of the file that it was made from, in the folder of transcripts."""
        return f"{self.id}.txt" if self.kind == DUMP else f"{self.id}.pdf"


def all_blocks(blocks: Sequence[RecordBlock]) -> list[RecordBlock]:
    """The blocks and those inside their list items, in reading order."""
    found: list[RecordBlock] = []
    for block in blocks:
        found.append(block)
        for item in block.items:
            found += all_blocks(item.blocks)
    return found
