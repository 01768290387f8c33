# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""The record, its ids, and its JSON."""

import json
from dataclasses import replace

import pytest

from scripts.transcript.record import PictureRecord, all_blocks
from scripts.transcript.record_json import from_json, to_json
from scripts.transcript.recording import to_record
from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

SHA256 = "ab" * 32
CONTENT = page(text(60, 60, "Problem 1", "F2", 16), text(60, 100, "Let "), text(84, 100, "x=1", "K"), text(102, 100, " hold in every case that is of interest."),
               text(280, 140, "y=2", "K"), text(60, 180, "Then it is done."))  # fmt: skip


def test_ids_tie_formulas_to_blocks_and_turns() -> None:
    """Each formula knows its page, box, turn and block; the block's content names the formula."""
    record = to_record(
        reading(
            CONTENT,
            page="/Annots [100 0 R]",
            extra=["<< /Subtype /FreeText /Rect [400 640 500 660] /Contents (yes) >>"],
        ),
        "name",
        SHA256,
    )
    assert [(f.id, f.latex, f.display, f.turn, f.block, f.page) for f in record.formulas] == [
        ("formula-1", "x=1", False, "turn-1", "turn-1-block-2", 1), ("formula-2", "y=2", True, "turn-1", "turn-1-block-3", 1),
    ]  # fmt: skip
    blocks = {block.id: block for turn in record.turns for block in all_blocks(turn.blocks)}
    assert [piece.formula for piece in blocks["turn-1-block-2"].content] == ["", "formula-1", ""]
    assert [(note.text, note.block) for note in record.annotations] == [("yes", "turn-1-block-3")]
    assert [segment.problem for segment in record.segments] == ["1"]


def test_json_and_back_is_the_same_record() -> None:
    """Nothing is lost but the paintings, which are for the proof alone; the text is the same for the same record."""
    record = replace(to_record(reading(CONTENT), "name", SHA256), paintings="")
    formula = replace(record.formulas[0], status="near", pictures=(PictureRecord("name/formula-1.png", 12, 8),))
    record = replace(record, formulas=(formula, *record.formulas[1:]))
    assert from_json(to_json(record)) == record
    assert to_json(record) == to_json(from_json(to_json(record)))


def test_the_contract_of_the_json_holds() -> None:
    """Other tools read these keys."""
    value = json.loads(to_json(to_record(reading(CONTENT), "name", SHA256)))
    assert list(value)[:7] == ["id", "file", "sha256", "pages", "producer", "manner", "title"]
    assert (value["id"], value["file"], value["pages"], value["sha256"]) == ("name", "name.pdf", 1, SHA256)
    assert set(value["turns"][0]) == {"id", "speaker", "name", "pages", "blocks"}
    assert set(value["turns"][0]["blocks"][1]) == {"id", "kind", "level", "page", "box", "content"}
    assert value["turns"][0]["blocks"][1]["content"][1] == {"formula": "formula-1"}
    assert set(value["formulas"][0]) == {"id", "page", "box", "latex", "display", "status", "reason", "turn", "block"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("<script>alert(1)</script>", "script alert(1) script"),
        ("Plain, (a) title.", "Plain, (a) title"),
        ("", "some name"),
        ("„“", "some name"),
        ("x" * 200, "x" * 80),
    ],
)
def test_titles_hold_plain_characters_only(title: str, expected: str) -> None:
    """The site's navigation prints titles; nothing of theirs may be active."""
    hexed = title.encode("utf-16-be").hex()
    record = to_record(reading(CONTENT, information=f"<< /Title <FEFF{hexed}> >>"), "some-name", SHA256)
    assert record.title == expected
