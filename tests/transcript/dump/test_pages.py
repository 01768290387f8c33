"""Pages of a dump, whichever way they are marked."""

from __future__ import annotations

import pytest

from scripts.transcript.dump.pages import read_dump_pages
from scripts.transcript.errors import ExtractionError

MARKS = {
    "hyphens": "--- Page 1 ---\none\n\n--- Page 2 ---\ntwo\n",
    "brackets": "[Page 1]\none\n[Page 2]\ntwo\n",
    "equals signs with a count": "=== Page 1 of 2 ===\none\n=== PAGE 2 of 2 ===\ntwo\n",
    "comments": "<!-- page 1 -->\none\n<!-- page 2 -->\ntwo\n",
    "form feeds": "one\n\ftwo\n\f",
    "form feeds within lines": "one\f\ntwo\n",
    "heads": "Page 1 of 2\none\nPage 2 of 2\ntwo\n",
    "feet": "one\nPage 1 of 2\ntwo\nPage 2 of 2\n",
    "ends of lines of another system": "--- Page 1 ---\r\none\r\n--- Page 2 ---\r\ntwo\r\n",
    "marks with form feeds": "\f--- Page 1 ---\none\n\f--- Page 2 ---\ntwo\n",
}


def pages(text: str) -> list[tuple[int, list[str]]]:
    return [(page.number, [line.text for line in page.lines if line.text.strip()]) for page in read_dump_pages(text)]


@pytest.mark.parametrize("text", MARKS.values(), ids=MARKS)
def test_a_mark_opens_a_page(text: str) -> None:
    """The mark itself is no line of the page."""
    assert pages(text) == [(1, ["one"]), (2, ["two"])]


def test_a_dump_without_marks_is_one_page() -> None:
    """All of it is page 1."""
    assert pages("one\ntwo\n") == [(1, ["one", "two"])]


def test_pages_keep_their_numbers() -> None:
    """A part of a chat may begin on page 7."""
    assert [number for number, _ in pages("--- Page 7 ---\na\n--- Page 9 ---\nb\n")] == [7, 9]


def test_lines_keep_the_numbers_of_the_file() -> None:
    """Whatever mark stands between them."""
    (first, second) = read_dump_pages("--- Page 1 ---\none\n--- Page 2 ---\ntwo")
    assert (first.lines[0].number, second.lines[0].number) == (2, 4)


def test_a_number_that_goes_back_is_no_mark() -> None:
    """Words about a page are words."""
    assert pages("--- Page 2 ---\none\n[Page 1]\ntwo") == [(2, ["one", "[Page 1]", "two"])]


def test_a_sentence_about_a_page_is_no_mark() -> None:
    """Only a line of its own is."""
    assert pages("See [Page 3] there.\nPage 4 is next.") == [(1, ["See [Page 3] there.", "Page 4 is next."])]


def test_endless_lines_and_pages_are_refused() -> None:
    """With the line at fault."""
    with pytest.raises(ExtractionError, match="line 2"):
        read_dump_pages("a\n" + "b" * 200_000)
    with pytest.raises(ExtractionError, match="2500 pages"):
        read_dump_pages("\f".join(["x"] * 2_500))
