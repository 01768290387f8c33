"""Annotations as PDF objects."""

from __future__ import annotations

import pytest

from scripts.typesetting.annotations import annotations, literal, numbers
from scripts.typesetting.page import Place
from scripts.typesetting.places import Spot
from scripts.typesetting.source import Note

SPOT = Spot(3, 100.0, 200.0, 212.0, 240.0)


def test_a_mark_becomes_a_highlight_for_each_line() -> None:
    """Each has the four corners of its own line."""
    found = annotations(Place("mark-0", "green"), [SPOT, Spot(4, 1.0, 2.0, 3.0, 4.0)])
    assert [annotation.page for annotation in found] == [3, 4]
    assert "/QuadPoints [100 240 212 240 100 200 212 200]" in found[0].body


def test_a_note_with_a_sign_becomes_ink_and_text() -> None:
    """The tick stands left of the remark, in the annotator's colour."""
    ink, text = annotations(Place("note-0", "blue", Note("blue", "tick", "Right.")), [SPOT])
    assert "/Ink" in ink.body
    assert ink.box[2] < SPOT.x0
    assert "/FreeText" in text.body
    assert "(Right.)" in text.body


def test_a_mere_tick_has_no_text() -> None:
    """No empty text box is added."""
    assert len(annotations(Place("note-0", "blue", Note("blue", "tick", "")), [SPOT])) == 1


def test_brackets_and_backslashes_do_not_end_a_string() -> None:
    """They are escaped."""
    assert literal("a (b) \\") == "(a \\(b\\) \\\\)"


def test_a_letter_that_helvetica_lacks_is_refused() -> None:
    """A note is never printed with a letter missing."""
    with pytest.raises(UnicodeEncodeError):
        literal("λ")


def test_numbers_have_no_exponent() -> None:
    """A content stream knows none."""
    assert numbers((0.00001, 12.5, -3.0)) == "0 12.5 -3"
