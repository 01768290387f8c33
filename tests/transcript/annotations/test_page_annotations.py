# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""The student's annotations, those of the file and those flattened into the page."""

from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

TRANSLUCENT = "/ExtGState << /G1 << /ca 0.4 >> >>"
STROKE = "q /G1 gs 0 1 0 RG 20 w 70 690 m 80 696 l 130 694 l S Q"
INK = "0 0 1 rg 400 680 m 402 690 405 690 407 680 c 410 670 415 690 420 680 c h f"


def test_flattened_notes_are_told_from_the_chat() -> None:
    """A translucent stroke is a highlight with the words below it; ink keeps the words that were recognised in it."""
    content = page(text(60, 100, "the kernel K is right"), STROKE, INK, "BT 3 Tr /F1 6 Tf 402 683 Td (nice work) Tj ET")
    found = reading(content, resources=TRANSLUCENT)
    assert [(note.kind, note.text) for note in found.annotations] == [
        ("highlight", "the kernel K"),
        ("ink", "nice work"),
    ]
    assert found.turns[0].blocks[0].text == "the kernel K is right"


def test_recognised_words_without_ink_are_text() -> None:
    """Typed notes are flattened as text, too."""
    found = reading(page(text(60, 100, "right"), "BT 3 Tr /F1 6 Tf 402 683 Td (typed) Tj ET"))
    assert [(note.kind, note.text) for note in found.annotations] == [("text", "typed")]


def test_ink_without_words_is_ink() -> None:
    """An arrow or a tick says nothing in letters."""
    found = reading(page(text(60, 100, "right"), INK))
    assert [(note.kind, note.text) for note in found.annotations] == [("ink", "")]


def test_shapes_of_the_chat_itself_are_no_notes() -> None:
    """What is painted before the last of the chat's words belongs to the chat's page."""
    assert reading(page(INK, text(60, 100, "right"))).annotations == ()


def note(kind: str, rect: str, more: str = "") -> str:
    return f"<< /Type /Annot /Subtype /{kind} /Rect [{rect}] {more} >>"


def test_the_files_annotations_are_read() -> None:
    """Text boxes with their words, highlights with the words below when they have none, ink; links and hidden ones not."""
    annotations = [
        note("FreeText", "400 600 500 650", "/Contents (Well\ndone)"), note("Highlight", "58 685 100 705"),
        note("StrikeOut", "58 685 80 705", "/Contents (no)"), note("Ink", "10 10 20 20"), note("Link", "0 0 9 9"), note("Text", "1 1 2 2", "/F 2 /Contents (x)"),
    ]  # fmt: skip
    numbers = " ".join(f"{100 + index} 0 R" for index in range(len(annotations)))
    found = reading(page(text(60, 100, "the kernel K is right")), page=f"/Annots [{numbers}]", extra=annotations)
    assert [(one.kind, one.text) for one in found.annotations] == [
        ("text", "Well done"),
        ("highlight", "the kernel"),
        ("strike", "no"),
        ("ink", ""),
    ]
    box = found.annotations[0].box
    assert (box.x0, box.y0, box.x1, box.y1) == (400, 142, 500, 192)
