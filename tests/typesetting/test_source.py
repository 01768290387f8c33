"""The format of a typeset transcript's source."""

from __future__ import annotations

import pytest

from scripts.typesetting.source import Note, SourceError, Turn, read_source

HEAD = "---\nid: x\nmanner: deepseek\ntitle: T\nnotice: N: with a colon\n---\n"


def test_head_values_may_hold_colons() -> None:
    """Only the first colon of a head line separates."""
    assert read_source(HEAD).head["notice"] == "N: with a colon"


def test_a_turn_keeps_its_notes_in_place() -> None:
    """A note inside a turn stands between the pieces of Markdown around it."""
    source = read_source(HEAD + "\n::: model A heading\nbefore\n\n::: note red cross\nWrong.\n:::\n\nafter\n:::\n")
    assert source.parts == (Turn("model", "A heading", ("before\n", Note("red", "cross", "Wrong."), "\nafter")),)


def test_a_note_may_stand_between_turns() -> None:
    """Its lines become one line of text."""
    source = read_source(HEAD + "::: note black\ntwo\nlines\n:::\n::: student\nhello\n:::\n")
    assert source.parts == (Note("black", "", "two lines"), Turn("student", "", ("hello",)))


def test_a_note_may_be_a_mere_tick() -> None:
    """A tick needs no words."""
    assert read_source(HEAD + "::: note blue tick\n:::\n").parts == (Note("blue", "tick", ""),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no head", "line 1: the head stands between"),
        ("---\nid: x\n---\n", "lacks manner, title, notice"),
        ("---\nid\n---\n", "line 2: expected 'key: value'"),
        (HEAD + "stray", "line 7: expected ::: with student"),
        (HEAD + "::: robot\n:::", "line 7: expected ::: with student"),
        (HEAD + "::: model\nopen", "line 7: this ::: is never closed"),
        (HEAD + "::: model\n::: student\n:::\n:::", "a turn inside a turn"),
        (HEAD + "::: note pink\n:::", "line 7: a note has a colour"),
        (HEAD + "::: note red star\n:::", "line 7: a note has a colour"),
        (HEAD + "::: note red\nopen", "line 7: this ::: is never closed"),
    ],
)
def test_what_breaks_the_format_is_named_with_its_line(text: str, message: str) -> None:
    """Every fault is one line that says where it is."""
    with pytest.raises(SourceError, match=message) as caught:
        read_source(text)
    assert "\n" not in str(caught.value)
