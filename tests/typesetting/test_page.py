"""The page that is printed twice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts.pages.katex import Latex
from scripts.typesetting.markup import Rendered
from scripts.typesetting.page import compose, css_text
from scripts.typesetting.source import Note, Source, SourceError, Turn

HEAD = {"id": "x", "manner": "deepseek", "title": "T <1>", "notice": 'Not "it"'}


def shown(formulas: Sequence[Latex]) -> list[Rendered]:
    return [Rendered(formula.text) for formula in formulas]


def test_both_prints_are_alike_but_for_the_links() -> None:
    """The second print has a span wherever the first has a link, so that nothing moves."""
    turn = Turn("model", "", ('some <mark class="green">$x$</mark>', Note("green", "tick", "Right.")))
    page = compose(Source(HEAD, (turn,)), shown, "katex.css")
    assert page.with_links.count("<a ") == 2
    assert "<a " not in page.plain
    assert "place.invalid" not in page.plain
    assert page.plain.count("<span") == page.plain.count("</span>") == 2


def test_every_mark_and_note_is_a_place_in_order() -> None:
    """Keys are unique, and a note brings its text along."""
    note = Note("red", "", "Wrong.")
    turn = Turn("model", "", ('<mark class="green">a</mark> <mark class="red">b</mark>', note))
    places = compose(Source(HEAD, (turn,)), shown, "katex.css").places
    assert [(place.key, place.colour, place.note) for place in places] == [
        ("mark-0", "green", None),
        ("mark-1", "red", None),
        ("note-2", "red", note),
    ]


def test_titles_and_headings_are_escaped() -> None:
    """What an author types into the head is text, not markup."""
    page = compose(Source(HEAD, (Turn("student", "A & <b>", ("x",)),)), shown, "katex.css").plain
    assert "<title>T &lt;1&gt;</title>" in page
    assert "<h2>A &amp; &lt;b&gt;</h2>" in page


def test_an_unknown_manner_is_refused() -> None:
    """The message lists the known ones."""
    with pytest.raises(SourceError, match="one of deepseek, gemini"):
        compose(Source({**HEAD, "manner": "fax"}, ()), shown, "katex.css")


def test_nothing_ends_a_css_string() -> None:
    """Quotation marks and backslashes are written as escapes."""
    assert css_text('a"b\\c') == '"a\\22 b\\5c c"'
