"""Pictures of the PDF for the formulas that are not proved exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.proof.conclusions import EXACT
from scripts.proof.painting import Painting, read_paintings
from scripts.transcript.crops import Crop, crop
from scripts.transcript.model import Box
from scripts.transcript.record import FormulaRecord, PictureRecord, Record

MARGIN_POINTS = 3.0


def with_pictures(path: Path, record: Record) -> Record:
    """The record with pictures for each formula that is not exact, and with their files; raises ExtractionError."""
    if not record.paintings:
        return record
    paintings = read_paintings(record.paintings)
    shown = [
        (number, piece, box)
        for number, (formula, painting) in enumerate(zip(record.formulas, paintings, strict=True))
        if formula.status != EXACT
        for piece, box in enumerate(boxes_of(painting), start=1)
    ]
    if not shown:
        return record
    pictures = crop(path.read_bytes(), [box for _, _, box in shown])
    formulas, files = list(record.formulas), list(record.files)
    for (number, piece, _), picture in zip(shown, pictures, strict=True):
        formula = formulas[number]
        name = f"{record.id}/{formula.id}{'' if piece == 1 else f'-{piece}'}.png"
        formulas[number] = _with_picture(formula, name, picture)
        files.append((name, picture.png))
    return replace(record, formulas=tuple(formulas), files=tuple(files))


def boxes_of(painting: Painting) -> Sequence[Box]:
    """A box around each piece of a formula, with a margin."""
    by = MARGIN_POINTS
    return [Box(page, x0 - by, y0 - by, x1 + by, y1 + by) for page, (x0, y0, x1, y1) in painting.places]


def _with_picture(formula: FormulaRecord, name: str, picture: Crop) -> FormulaRecord:
    shown = PictureRecord(name, picture.width, picture.height)
    return replace(formula, pictures=(*formula.pictures, shown))
