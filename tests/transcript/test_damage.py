# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Damaged and hostile PDFs end in one sentence or in a reading, never in another error."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from scripts.transcript.content import read_pages
from scripts.transcript.errors import ExtractionError
from scripts.transcript.inert import to_page
from scripts.transcript.markdown import to_markdown
from scripts.transcript.model import Glyph
from scripts.transcript.reading import read
from scripts.transcript.recording import to_record
from tests.transcript.reading_of import ALL_FONTS, join, recover
from tests.transcript.small_pdf import page, painted, pdf, text

FIXTURE = Path(__file__).with_name("fixtures") / "chat-untagged.pdf"
SMALL = page(
    text(60, 60, "Problem 1", "F2", 16), text(60, 100, "Let "), text(84, 100, "x=1", "K"), text(102, 100, " hold."),
    "q 1 0 0 1 5 5 cm 10 10 m 20 20 l 30 10 30 30 40 40 c h f Q BI /W 1 /H 1 ID x EI /P << /MCID 1 >> BDC EMC",
    "60 600 200 1 re f 60 580 200 1 re f 60 560 200 1 re f", text(60, 300, "code", "F3"),
)  # fmt: skip
# What replaces a byte: numbers beyond all bounds, brackets, and the beginnings of everything.
SHARDS = (
    b"-1",
    b"9" * 30,
    b"0 0 R",
    b"<<",
    b"]",
    b"null",
    b"1e308",
    b"(",
    b"/",
    b"nan",
    b"\x00",
    b"Tf",
    b"0 Tf",
    b"q ",
)


def damaged(data: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, lost, doubled or replaced; always the same for the same seed."""
    chance, result = random.Random(seed), bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20))):
        place, kind = chance.randrange(len(result)), chance.random()
        if kind < 0.5:
            result[place] = chance.randrange(256)
        elif kind < 0.7:
            del result[place : place + chance.randrange(1, 30)]
        elif kind < 0.9:
            other = chance.randrange(len(result))
            result[place:place] = result[other : other + chance.randrange(1, 40)]
        else:
            result[place : place + 1] = chance.choice(SHARDS)
    return bytes(result)


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_told_or_read(seed: int) -> None:
    """A small file and a browser's print, each damaged in several ways."""
    for index, data in enumerate(
        (pdf(SMALL, fonts=ALL_FONTS), pdf(SMALL, SMALL, fonts=ALL_FONTS), FIXTURE.read_bytes())
    ):
        told = "read"
        try:
            record = to_record(read(damaged(data, 1000 * index + seed), recover, join), "damaged", "0" * 64)
        except ExtractionError as error:
            told = error.told("x.pdf")
        else:
            assert to_page(record)
            assert to_markdown(record)
        assert len(told.splitlines()) == 1


def test_an_unknown_filter_is_told_with_its_page() -> None:
    """Found by damaging files: pypdf raises NotImplementedError for it."""
    data = pdf("q Q").replace(b"<< /Length 3 >>", b"<< /Length 3 /Filter /FlateDecod >>")
    with pytest.raises(ExtractionError, match="FlateDecod") as raised:
        list(read_pages(data))
    assert raised.value.page == 1


def test_text_without_size_or_place_prints_nothing() -> None:
    """Found by damaging files: size zero, a place beyond every page, numbers beyond all bounds."""
    contents = (
        "BT /F1 0 Tf 5 5 Td (a) Tj ET",
        "BT /F1 9 Tf 1000000 5 Td (a) Tj ET",
        f"BT /F1 9 Tf {'9' * 400} 5 Td (a) Tj ET",
        "BT /F1 99999 Tf (a) Tj ET",
    )
    assert [thing for content in contents for thing in painted(content) if isinstance(thing, Glyph)] == []


def test_a_path_without_end_prints_nothing() -> None:
    """Infinite coordinates reach no later stage."""
    assert painted(f"{'9' * 400} 0 m 5 5 l 6 6 l h f") == []


def test_code_is_indented_within_reason() -> None:
    """Found by damaging files: a line far to the right of a font without width asked for endless spaces."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 33 /Widths [0 0] >>"
    content = page(text(60, 100, "aaaa", "F3"), text(500, 112, "b", "F3"))
    (turn,) = read(pdf(content, fonts={"F3": font}), recover, join).turns
    assert len(turn.blocks[0].text) < 500
