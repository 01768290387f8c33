"""A record as JSON, byte for byte the same for the same record, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from scripts.transcript.dump.json_lines import with_boxes, with_lines
from scripts.transcript.json_text import listed, written
from scripts.transcript.record import (
    DUMP,
    PDF,
    AnnotationRecord,
    Bounds,
    DoubtRecord,
    FormulaRecord,
    PictureRecord,
    Record,
    RecordBlock,
    RecordItem,
    RecordPiece,
    RecordTurn,
    SegmentRecord,
)  # fmt: skip


def to_json(record: Record) -> str:
    """The JSON text of a record, ending in a newline."""
    return "".join(json_pieces(record))


def json_pieces(record: Record) -> Iterator[str]:
    """The same text in pieces."""
    yield from written(_record(record), _told(record))
    yield "\n"


def to_json_line(record: Record, path: str) -> str:
    """The same on one line, which begins with the path that the file was given by."""
    return json.dumps({"path": path} | _told(record)(listed(_record(record))), ensure_ascii=False) + "\n"


def from_json(text: str | bytes) -> Record:
    """The record of a JSON text that ``to_json`` wrote; raises ValueError, KeyError or TypeError on another."""
    value = json.loads(text)
    value = with_boxes(value) if value.get("kind") == DUMP else value
    return Record(
        value["id"], value["sha256"], value["pages"], value["producer"], value["manner"], value["title"],
        tuple(_read_turn(turn) for turn in value["turns"]),
        tuple(_read_formula(formula) for formula in value["formulas"]),
        tuple(_read_annotation(note) for note in value["annotations"]),
        tuple(SegmentRecord(**{**segment, "blocks": tuple(segment["blocks"])}) for segment in value["segments"]),
        tuple(DoubtRecord(**{**doubt, "box": _bounds(doubt["box"])}) for doubt in value["doubts"]),
        tuple(value["notices"]), kind=value.get("kind", PDF),
    )  # fmt: skip


def _told(record: Record) -> Callable[[Any], Any]:
    """How a part of a record is told; a dump's boxes are not known, and it tells lines of its file in their place."""
    return with_lines if record.kind == DUMP else lambda part: part


def _record(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "file": record.file,
        "sha256": record.sha256,
        "pages": record.page_count,
        "producer": record.producer,
        "manner": record.manner,
        "title": record.title,
        "turns": (_turn(turn) for turn in record.turns),
        "formulas": (_formula(formula) for formula in record.formulas),
        "annotations": (_fields(note) for note in record.annotations),
        "segments": (_fields(segment) for segment in record.segments),
        "doubts": (_fields(doubt) for doubt in record.doubts),
        "notices": list(record.notices),
        "kind": record.kind,
    }


def _fields(value: Any) -> dict[str, Any]:
    names = value.__dataclass_fields__
    return {name: list(field) if isinstance(field := getattr(value, name), tuple) else field for name in names}


def _formula(formula: FormulaRecord) -> dict[str, Any]:
    value = _fields(formula)
    pictures = [_fields(picture) for picture in value.pop("pictures")]
    return value | ({"pictures": pictures} if pictures else {})


def _turn(turn: RecordTurn) -> dict[str, Any]:
    blocks = (_block(block) for block in turn.blocks)
    return {"id": turn.id, "speaker": turn.speaker, "name": turn.name, "pages": list(turn.pages), "blocks": blocks}


def _block(block: RecordBlock) -> dict[str, Any]:
    value: dict[str, Any] = {"id": block.id, "kind": block.kind, "level": block.level, "page": block.page}
    value["box"] = list(block.boxes[0])
    if len(block.pages) > 1:
        more = zip(block.pages[1:], block.boxes[1:], strict=True)
        value["continues"] = [{"page": page, "box": list(box)} for page, box in more]
    value["content"] = [_piece(piece) for piece in block.content]
    if block.items:
        value["items"] = [{"marker": item.marker, "blocks": [_block(b) for b in item.blocks]} for item in block.items]
    if block.rows:
        value["rows"] = [[[_piece(piece) for piece in cell] for cell in row] for row in block.rows]
    if block.columns:
        value["columns"] = list(block.columns)
    if block.language:
        value["language"] = block.language
    if block.picture:
        value["picture"] = _fields(block.picture)
    return value


def _piece(piece: RecordPiece) -> dict[str, str]:
    if piece.formula:
        return {"formula": piece.formula, "style": piece.style} if piece.style else {"formula": piece.formula}
    told = {"text": piece.text, "style": piece.style}
    return {**told, "address": piece.address} if piece.address else told


def _read_turn(value: dict[str, Any]) -> RecordTurn:
    blocks = tuple(_read_block(block) for block in value["blocks"])
    return RecordTurn(value["id"], value["speaker"], value["name"], tuple(value["pages"]), blocks)


def _read_formula(value: dict[str, Any]) -> FormulaRecord:
    pictures = tuple(PictureRecord(**picture) for picture in value.get("pictures", ()))
    return FormulaRecord(**{**value, "box": _bounds(value["box"]), "pictures": pictures})


def _read_annotation(value: dict[str, Any]) -> AnnotationRecord:
    boxes, formulas = tuple(_bounds(box) for box in value.get("boxes", ())), tuple(value.get("formulas", ()))
    return AnnotationRecord(**{**value, "box": _bounds(value["box"]), "boxes": boxes, "formulas": formulas})


def _read_block(value: dict[str, Any]) -> RecordBlock:
    more = value.get("continues", [])
    items = (RecordItem(i["marker"], tuple(_read_block(b) for b in i["blocks"])) for i in value.get("items", []))
    rows = (tuple(tuple(_read_piece(p) for p in cell) for cell in row) for row in value.get("rows", []))
    return RecordBlock(
        value["id"], value["kind"], value["level"],
        (value["page"], *(part["page"] for part in more)), (_bounds(value["box"]), *(_bounds(p["box"]) for p in more)),
        tuple(_read_piece(piece) for piece in value["content"]), tuple(items), tuple(rows),
        tuple(value.get("columns", ())), value.get("language", ""),
        PictureRecord(**value["picture"]) if "picture" in value else None,
    )  # fmt: skip


def _read_piece(value: dict[str, str]) -> RecordPiece:
    return RecordPiece(
        value.get("text", ""), value.get("style", ""), value.get("formula", ""), value.get("address", "")
    )


def _bounds(value: list[float]) -> Bounds:
    x0, y0, x1, y1 = value
    return x0, y0, x1, y1
