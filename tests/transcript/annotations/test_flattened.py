"""Annotations that were printed into the page, told from the chat by paint order, font, colour and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.transcript.reading import read
from tests.transcript.reading_of import join, reading, recover, told_block
from tests.transcript.small_pdf import page, text

FIXTURES = Path(__file__).parent / "fixtures"
CHAT = page(*(text(60, 100 + 20 * row, f"line {row} of what the model said in its answer") for row in range(6)))
HEAD, FOOT = text(40, 20, "1/2/26, 3:04 PM", "F4", 8), text(40, 780, "https://chat.example/c/1", "F4", 8)
TRANSLUCENT = "/ExtGState << /G1 << /ca 0.4 >> >>"
RED, GREEN, BLACK = "0.8 0 0 rg", "0 0.5 0 rg", "0 0 0 rg"


def typed(x: float, y: float, words: str, color: str = RED, font: str = "F2") -> str:
    return f"q {color} {text(x, y, words, font, 10)} Q"


def forms(*contents: str, **options: object) -> list[tuple[str, str]]:
    return [(note.form, note.text) for note in reading(page(*contents), **options).annotations]


def words(*contents: str) -> list[object]:
    return [told_block(block) for turn in reading(page(*contents)).turns for block in turn.blocks]


SAME = [
    ("text box", "well put", "#cc0000"),
    ("highlight", "The sum of all taps is the gain at frequency zero.", "#ffff00"),
    ("ink", "", "#0000ff"),
    ("text box", "one key word here", "#000000"),
]


@pytest.mark.parametrize("name", ["annotated", "flattened"])
def test_a_flattened_page_tells_the_same_annotations(name: str) -> None:
    """A PDF with annotations, and the same flattened by another program: sorts, words and colours agree."""
    found = read((FIXTURES / f"{name}.pdf").read_bytes(), recover, join)
    told = [(note.form, note.text, note.color) for note in found.annotations]
    assert all(expected in told for expected in SAME)
    assert len(told) == 5
    assert all(note.is_flattened == (name == "flattened") for note in found.annotations)
    (block,) = found.turns[0].blocks
    assert block.text.startswith("Our kernel has five taps")
    assert block.text.endswith("logarithm of the length.")


NOTES = {
    "beside the chat, in a font and colour of its own": typed(460, 140, "well put"),
    "on the chat's words": typed(100, 141, "well put"),
    "between the chat's lines, in a font and colour of its own": typed(100, 150, "well put", GREEN),
    "beside the chat, in black": typed(460, 140, "well put", BLACK),
    "beside the chat, in the chat's own font": typed(460, 140, "well put", RED, "F1"),
    "below the chat, but beside its column": typed(460, 400, "well put"),
}


@pytest.mark.parametrize("content", NOTES.values(), ids=NOTES)
def test_a_text_box_is_told_from_the_chat(content: str) -> None:
    """Painted when the page was finished, and two signs at least."""
    assert forms(CHAT, content) == [("text box", "well put")]
    assert words(CHAT, content) == words(CHAT)


NO_NOTES = {
    "a last paragraph in italics": typed(60, 260, "well put", BLACK, "F4"),
    "code in a coloured font at the end": typed(60, 260, "well put", RED, "F3"),
    "code that was painted late": typed(60, 150, "x = 1", RED, "F3"),
    "a grey label that was painted late": typed(100, 150, "python", "0.5 0.5 0.5 rg", "F1"),
    "a link in the chat's font, painted late": typed(100, 150, "source", "0 0 1 rg", "F1"),
    "the page's foot": FOOT,
}


@pytest.mark.parametrize("content", NO_NOTES.values(), ids=NO_NOTES)
def test_what_belongs_to_the_chat_is_no_note(content: str) -> None:
    """One sign alone proves nothing."""
    assert forms(CHAT, content) == []


def test_words_behind_the_foot_of_the_page_are_notes() -> None:
    """A browser prints head and foot last; below the chat, too, what comes behind them is the student's."""
    assert forms(CHAT, HEAD, FOOT, typed(100, 300, "well put", BLACK)) == [("text box", "well put")]


def test_text_boxes_of_several_colours_are_told_apart() -> None:
    """Each is one note; lines near each other are one."""
    notes = (
        typed(460, 140, "well"),
        typed(460, 152, "put"),
        typed(460, 200, "why", GREEN),
        typed(460, 260, "sure", BLACK),
    )
    assert forms(CHAT, *notes) == [("text box", "well put"), ("text box", "why"), ("text box", "sure")]


def test_a_page_of_one_look_has_no_notes() -> None:
    """Nothing can be told where everything looks the same."""
    assert forms(CHAT, text(460, 140, "well put")) == []


def test_highlights_of_one_colour_that_overlap_are_one() -> None:
    """A sentence over two lines is marked with two strokes."""
    strokes = "q /G1 gs 0 1 0 rg 60 660 200 22 re f 60 680 120 22 re f Q"
    (found,) = reading(page(CHAT, strokes), resources=TRANSLUCENT).annotations
    assert (found.form, len(found.areas), found.color) == ("highlight", 2, "#00ff00")


def test_highlights_of_two_colours_are_two() -> None:
    """Green is no red."""
    strokes = "q /G1 gs 0 1 0 rg 60 688 60 18 re f 1 0 0 rg 110 688 60 18 re f Q"
    assert len(forms(CHAT, strokes, resources=TRANSLUCENT)) == 2


def test_strokes_around_something_mark_what_they_enclose() -> None:
    """Four strokes drawn as a frame, not what is below the strokes themselves."""
    frame = "q /G1 gs 1 1 0 rg 50 640 300 8 re f 50 664 300 8 re f 50 640 8 32 re f 342 640 8 32 re f Q"
    (found,) = reading(page(CHAT, frame), resources=TRANSLUCENT).annotations
    assert found.under == "line 2 of what the model said in its answer"


def test_lines_below_and_through_words_are_marks() -> None:
    """A thin level line in a colour of its own: below the baseline it underlines, through the letters it strikes."""
    lines = "0 0.5 0 rg 60 690 36 1 re f 1 0 0 rg 60 675 24 1 re f"
    assert forms(CHAT, lines) == [("underline", "line 0"), ("strike-out", "line")]


def test_the_chats_own_rules_are_no_marks() -> None:
    """A table's rules and a black line stay where they are."""
    assert forms("0 0 1 rg 60 690 36 1 re f", CHAT, "0 0 1 rg 60 650 36 1 re f 0 g 60 600 100 1 re f") == []


def test_ink_keeps_its_outline_and_its_guess() -> None:
    """Handwriting is drawn again as it was, and what a printer read in it is marked as a guess."""
    ink = "0 0 1 rg 400 680 m 402 690 405 690 407 680 c h f"
    (found,) = reading(page(CHAT, ink, "BT 3 Tr /F1 6 Tf 402 683 Td (nice work) Tj ET")).annotations
    assert (found.form, found.text, found.is_guess, found.is_filled, found.color) == (
        "ink",
        "nice work",
        True,
        True,
        "#0000ff",
    )
    assert found.drawing.startswith("M")
    assert found.drawing.endswith("z")


def test_ink_over_a_formula_is_no_part_of_it() -> None:
    """A coloured tick behind a formula's glyphs does not reach the formula's reader."""
    formula = "BT /K 12 Tf 80 500 Td (K=D) Tj ET"
    found = reading(page(CHAT, formula, "0 0 1 RG 82 502 m 90 498 l 100 510 l S"))
    assert [note.form for note in found.annotations] == ["ink"]
    assert [
        piece.formula.latex for turn in found.turns for block in turn.blocks for piece in block.content if piece.formula
    ] == ["K=D"]
