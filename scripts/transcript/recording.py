"""A reading as its record: ids given, formulas and annotations tied to their blocks, segments found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scripts.transcript.annotations.tying import tied
from scripts.transcript.model import Formula
from scripts.transcript.paintings import all_paintings
from scripts.transcript.record import (
    DoubtRecord,
    FormulaRecord,
    Record,
    RecordBlock,
    RecordItem,
    RecordPiece,
    RecordTurn,
    all_blocks,
    bounds,
)  # fmt: skip
from scripts.transcript.segments import doubtful_segments, read_segments
from scripts.transcript.structure import Block, Piece, Reading, Turn

NOT_IN_TITLE = re.compile(r"[^A-Za-z0-9 ,.()-]+")
LONGEST_TITLE = 80


def to_record(reading: Reading, name: str, sha256: str) -> Record:
    """The record of a reading of the file ``name``.pdf."""
    notebook = _Notebook()
    turns = tuple(notebook.turn(turn, index) for index, turn in enumerate(reading.turns, start=1))
    annotations = tied(reading.annotations, turns, notebook.formulas)
    doubts = tuple(DoubtRecord(doubt.box.page, bounds(doubt.box), doubt.reason) for doubt in reading.doubts)
    return Record(
        name, sha256, reading.page_count, reading.producer, reading.manner, title_of(reading, name), turns,
        tuple(notebook.formulas), annotations, read_segments(turns), (*doubts, *doubtful_segments(turns)),
        reading.notices, all_paintings(notebook.read),
    )  # fmt: skip


def title_of(reading: Reading, name: str) -> str:
    """A title of letters, digits and plain punctuation, from the PDF's own or from the file's name."""
    plain = " ".join(NOT_IN_TITLE.sub(" ", reading.title).split())[:LONGEST_TITLE].strip(" ,.-")
    return plain or " ".join(NOT_IN_TITLE.sub(" ", name.replace("-", " ")).split()) or "Transcript"


@dataclass(slots=True)
class _Notebook:
    """Gives the ids while it copies turns."""

    formulas: list[FormulaRecord] = field(default_factory=list)
    read: list[Formula] = field(default_factory=list)
    turn_id: str = ""
    block_count: int = 0

    def turn(self, turn: Turn, index: int) -> RecordTurn:
        self.turn_id, self.block_count = f"turn-{index}", 0
        blocks = tuple(self.block(block) for block in turn.blocks)
        pages = tuple(sorted({page for block in all_blocks(blocks) for page in block.pages}))
        return RecordTurn(self.turn_id, turn.speaker, turn.name, pages, blocks)

    def block(self, block: Block) -> RecordBlock:
        self.block_count += 1
        name = f"{self.turn_id}-block-{self.block_count}"
        content = tuple(self.piece(piece, name, block) for piece in block.content)
        rows = tuple(tuple(tuple(self.piece(p, name, block) for p in cell) for cell in row) for row in block.rows)
        items = tuple(
            RecordItem(item.marker, tuple(self.block(inner) for inner in item.blocks)) for item in block.items
        )
        pages, boxes = tuple(box.page for box in block.boxes), tuple(bounds(box) for box in block.boxes)
        return RecordBlock(
            name, block.kind, block.level, pages, boxes, content, items, rows, block.columns, block.language
        )

    def piece(self, piece: Piece, block_id: str, block: Block) -> RecordPiece:
        if piece.formula is None:
            return RecordPiece(piece.text, piece.style, address=piece.address)
        return RecordPiece("", piece.style, self.formula(piece.formula, block_id, is_display=block.kind == "formula"))

    def formula(self, formula: Formula, block_id: str, *, is_display: bool) -> str:
        name = f"formula-{len(self.formulas) + 1}"
        status = "unrecovered" if formula.doubt else "recovered"
        reason = formula.doubt.reason if formula.doubt else ""
        latex = "" if formula.doubt else formula.latex
        place = formula.box.page, bounds(formula.box)
        self.read.append(formula)
        self.formulas.append(FormulaRecord(name, *place, latex, is_display, status, reason, self.turn_id, block_id))
        return name
