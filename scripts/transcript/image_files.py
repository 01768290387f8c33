"""Pictures of a chat's images, cut out of the PDF's pages, as files beside the transcript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.transcript.crops import Crop, crop
from scripts.transcript.model import Box
from scripts.transcript.record import PDF, PictureRecord, Record, RecordBlock, all_blocks

# More are told by page and box only.
MOST_IMAGES = 200


def with_image_files(path: Path, record: Record) -> Record:
    """The record with a picture for each image, and with their files; raises ExtractionError."""
    images = [b for turn in record.turns for b in all_blocks(turn.blocks) if b.kind == "image"][:MOST_IMAGES]
    if record.kind != PDF or not images:
        return record
    crops = crop(path.read_bytes(), [Box(block.page, *block.boxes[0]) for block in images])
    names = [f"{record.id}/image-{number}.png" for number in range(1, len(images) + 1)]
    pictures = {
        block.id: PictureRecord(name, picture.width, picture.height)
        for block, name, picture in zip(images, names, crops, strict=True)
    }
    turns = tuple(replace(turn, blocks=_pictured(turn.blocks, pictures)) for turn in record.turns)
    return replace(record, turns=turns, files=(*record.files, *_files(names, crops)))


def _files(names: Sequence[str], crops: Sequence[Crop]) -> list[tuple[str, bytes]]:
    return [(name, picture.png) for name, picture in zip(names, crops, strict=True)]


def _pictured(blocks: Sequence[RecordBlock], pictures: Mapping[str, PictureRecord]) -> tuple[RecordBlock, ...]:
    """The blocks, each with its picture, and so those inside their items."""
    return tuple(
        replace(
            block,
            items=tuple(replace(item, blocks=_pictured(item.blocks, pictures)) for item in block.items),
            picture=pictures.get(block.id),
        )
        for block in blocks
    )
