"""Annotations as records: each with an id, the block that it stands on or beside, and the formulas that it covers."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.annotations.file_notes import MARKS
from scripts.transcript.model import Box
from scripts.transcript.record import AnnotationRecord, FormulaRecord, RecordTurn, all_blocks, bounds
from scripts.transcript.structure import Annotation, overlap

# A mark means a formula when it covers so much of the formula, or when so much of the mark lies on the formula.
COVERED, LYING = 0.35, 0.6

Placed = tuple[str, Box]


def tied(
    notes: Sequence[Annotation], turns: Sequence[RecordTurn], formulas: Sequence[FormulaRecord]
) -> tuple[AnnotationRecord, ...]:
    """The records of the annotations, in order."""
    blocks = _blocks_by_page(turns)
    placed: dict[int, list[Placed]] = {}
    for formula in formulas:
        placed.setdefault(formula.page, []).append((formula.id, Box(formula.page, *formula.box)))
    ids = {note.key: f"annotation-{index}" for index, note in enumerate(notes, start=1) if note.key}
    return tuple(_record(note, f"annotation-{index}", blocks, placed, ids) for index, note in enumerate(notes, start=1))


def _record(
    note: Annotation,
    name: str,
    blocks: dict[int, list[Placed]],
    formulas: dict[int, list[Placed]],
    ids: dict[tuple[int, int] | None, str],
) -> AnnotationRecord:
    page, areas = note.box.page, note.areas or (note.box,)
    covered = tuple(name for name, box in formulas.get(page, ()) if any(_is_on(area, box) for area in areas))
    is_mark = note.kind in MARKS
    block = _nearest(areas if is_mark else (_middle(note.box),), note.box, blocks.get(page, ()))
    return AnnotationRecord(
        name, page, bounds(note.box), note.kind, note.text, block, note.form, note.under, covered,
        tuple(bounds(area) for area in note.areas), note.drawing, note.is_filled, note.color, note.is_guess,
        note.is_flattened, ids.get(note.answers, "") if note.answers else "",
    )  # fmt: skip


def _blocks_by_page(turns: Sequence[RecordTurn]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = {}
    for turn in turns:
        for block in all_blocks(turn.blocks):
            if block.kind != "list":
                for page, edges in zip(block.pages, block.boxes, strict=True):
                    found.setdefault(page, []).append((block.id, Box(page, *edges)))
    return found


def _is_on(area: Box, formula: Box) -> bool:
    shared = overlap(area, formula)
    return shared > COVERED * _size(formula) or (shared > 0 and shared > LYING * _size(area))


def _size(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _middle(box: Box) -> Box:
    """A small box in the middle of another."""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return Box(box.page, x - 1, y - 1, x + 1, y + 1)


def _nearest(areas: Sequence[Box], note: Box, blocks: Sequence[Placed]) -> str:
    """The block that shares most of the areas, or else the one nearest to the annotation."""
    best, best_score = "", float("-inf")
    for block, box in blocks:
        shared = sum(overlap(area, box) for area in areas)
        score = shared if shared > 0 else -_distance(note, box)
        if score > best_score:
            best, best_score = block, score
    return best


def _distance(note: Box, block: Box) -> float:
    """How far the middle of a note stands from a block, down counting more than across: notes stand in the margin."""
    y = (note.y0 + note.y1) / 2
    down = max(block.y0 - y, y - block.y1, 0.0)
    across = max(block.x0 - note.x1, note.x0 - block.x1, 0.0)
    return 3 * down + across / 10 + abs((block.y0 + block.y1) / 2 - y) / 10
