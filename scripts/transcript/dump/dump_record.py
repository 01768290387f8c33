"""A dump's reading as its record: lines of the file in place of boxes, and no formula that claims to be recovered."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.dump.places import lines_of
from scripts.transcript.record import DUMP, WRITTEN, AnnotationRecord, Bounds, FormulaRecord, Record, RecordBlock
from scripts.transcript.recording import to_record
from scripts.transcript.structure import Reading

UNPROVED = "the dump writes this LaTeX itself, and there is no print to hold it against"


def to_dump_record(reading: Reading, name: str, sha256: str) -> Record:
    """The record of a reading of the dump ``name``.txt; each box is ``(0, first line, 0, last line)``."""
    record = to_record(reading, name, sha256)
    turns = tuple(replace(turn, blocks=tuple(_block(block) for block in turn.blocks)) for turn in record.turns)
    last_lines = _last_lines(record)
    return replace(
        record,
        kind=DUMP,
        paintings="",
        turns=turns,
        formulas=tuple(_formula(formula) for formula in record.formulas),
        annotations=tuple(_annotation(note, last_lines) for note in record.annotations),
        doubts=tuple(replace(doubt, box=_lines(doubt.box)) for doubt in record.doubts),
    )


def _lines(box: Bounds) -> Bounds:
    first, last = lines_of(box)
    return 0.0, float(first), 0.0, float(last)


def _block(block: RecordBlock) -> RecordBlock:
    items = tuple(replace(item, blocks=tuple(_block(inner) for inner in item.blocks)) for item in block.items)
    return replace(block, boxes=tuple(_lines(box) for box in block.boxes), items=items)


def _formula(formula: FormulaRecord) -> FormulaRecord:
    placed = replace(formula, box=_lines(formula.box))
    return placed if formula.status == "unrecovered" else replace(placed, status=WRITTEN, reason=UNPROVED)


def _last_lines(record: Record) -> dict[int, int]:
    """The last line of each page's chat."""
    found: dict[int, int] = {}
    for turn in record.turns:
        for block in turn.blocks:
            for page, box in zip(block.pages, block.boxes, strict=True):
                found[page] = max(found.get(page, 0), lines_of(box)[1])
    return found


def _annotation(note: AnnotationRecord, last_lines: dict[int, int]) -> AnnotationRecord:
    """The annotation in lines; what stands behind the chat's last line of its page stands on no block that we know."""
    box = _lines(note.box)
    is_known = box[1] <= last_lines.get(note.page, 0)
    return replace(note, box=box, boxes=(), formulas=(), block=note.block if is_known else "")
