# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Characters that were drawn as outlines."""

from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

# The sign of San Francisco for "greater than or equal", 12 points large, its left edge at 72 and its baseline at 692.
GREATER_EQUAL = (
    "77.88 695.48 m 72 693.2 l 72 694.04 l 77.88 696.32 l 77.88 695.6 l 72 697.76 l 72 698.72 l 77.88 696.44 l 77.88 695.48 l h "
    "77.88 692.12 m 72 692.12 l 72 692.96 l 77.88 692.96 l 77.88 692.12 l h f"
)


def marked(*parts: str) -> str:
    return page("/P << /MCID 1 >> BDC", *parts, "EMC")


def test_a_known_outline_is_read() -> None:
    """The page shows a sign, so the text holds it."""
    content = marked(text(60, 100, "k "), GREATER_EQUAL, text(78, 100, "1"))
    assert reading(content).turns[0].blocks[0].text == "k ≥1"


def test_an_unknown_outline_is_a_doubt() -> None:
    """It stands as the replacement character and is reported."""
    content = marked(text(60, 100, "k "), "72 692 m 78 700 l 75 692 l h f", text(78, 100, "1"))
    found = reading(content)
    assert found.turns[0].blocks[0].text == "k \ufffd1"
    assert len(found.doubts) == 1


def test_a_shape_outside_the_texts_tag_is_no_character() -> None:
    """Graphics beside text stay graphics."""
    content = page(marked(text(60, 100, "k ")), "72 692 m 78 700 l 75 692 l h f", text(78, 100, "1"))
    assert reading(content).turns[0].blocks[0].text == "k 1"
