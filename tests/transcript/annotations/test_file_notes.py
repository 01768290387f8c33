# ruff: noqa: E501 - a PDF object is easier to read on one line
"""The annotations that a PDF holds: each sort, where it stands, what it says, what it draws."""

from __future__ import annotations

import pytest

from scripts.transcript.annotations.drawing import INERT
from tests.transcript.annotations.pages import CHAT, form, note, notes
from tests.transcript.small_pdf import text

SORTS = {
    "text box": (
        note("FreeText", "400 600 500 650", "/Contents (Well done) /DA (/Helv 9 Tf 1 0 0 rg)"),
        "text",
        "Well done",
    ),
    "sticky note": (note("Text", "400 600 420 620", "/Contents (look here)"), "text", "look here"),
    "insertion": (note("Caret", "400 600 420 620", "/Contents (not)"), "text", "not"),
    "highlight": (
        note("Highlight", "58 685 123 705", "/QuadPoints [60 704 120 704 60 688 120 688]"),
        "highlight",
        "the kernel",
    ),
    "underline": (
        note("Underline", "58 685 123 705", "/QuadPoints [60 704 120 704 60 688 120 688]"),
        "highlight",
        "the kernel",
    ),
    "squiggly underline": (
        note("Squiggly", "58 685 123 705", "/QuadPoints [84 704 120 704 84 688 120 688]"),
        "highlight",
        "kernel",
    ),
    "strike-out": (note("StrikeOut", "58 685 80 705", "/QuadPoints [60 704 78 704 60 688 78 688]"), "strike", "the"),
    "ink": (note("Ink", "10 10 40 30", "/InkList [[12 12 20 28 38 12] [12 20 38 20]] /C [0 0 1]"), "ink", ""),
    "line": (note("Line", "10 10 40 30", "/L [12 12 38 28] /C [1 0 0]"), "ink", ""),
    "square": (note("Square", "10 10 40 30", "/C [1 0 0]"), "ink", ""),
    "circle": (note("Circle", "10 10 40 30", "/C [0]"), "ink", ""),
    "polygon": (note("Polygon", "10 10 40 30", "/Vertices [12 12 38 12 25 28]"), "ink", ""),
    "polyline": (note("PolyLine", "10 10 40 30", "/Vertices [12 12 38 12 25 28]"), "ink", ""),
    "stamp": (note("Stamp", "10 10 90 30", "/Name /NotApproved"), "ink", "Not Approved"),
}


@pytest.mark.parametrize("sort", SORTS)
def test_each_sort_is_read(sort: str) -> None:
    """Kind, exact form and words of every sort of annotation that a reader can add."""
    source, kind, words = SORTS[sort]
    (found,) = notes(source)
    assert (found.form, found.kind, found.text) == (sort, kind, words)


@pytest.mark.parametrize("sort", ["ink", "line", "square", "circle", "polygon", "polyline"])
def test_a_drawing_is_kept_as_lines(sort: str) -> None:
    """Numbers and three letters, from the top left corner of the annotation's box."""
    (found,) = notes(SORTS[sort][0])
    assert found.drawing
    assert INERT.fullmatch(found.drawing)
    assert not found.is_filled


def test_the_strokes_of_ink_keep_their_places() -> None:
    """y grows downwards in a drawing, as everywhere behind the scanner."""
    (found,) = notes(SORTS["ink"][0])
    assert found.drawing == "M2 18l8-16l18 16 M2 10l26 0"
    assert found.color == "#0000ff"


def test_a_mark_stands_on_the_lines_of_its_corner_points() -> None:
    """A highlight over two lines marks only what its quads cover of each, and its own words stay its words."""
    quads = "/QuadPoints [126 704 186 704 126 688 186 688 60 674 96 674 60 658 96 658] /Contents (why?)"
    (found,) = notes(note("Highlight", "58 655 190 705", quads))
    assert (found.text, found.under) == ("why?", "K is right and so")
    assert len(found.areas) == 2


def test_a_word_is_told_letter_by_letter() -> None:
    """Half a word is half a word; a letter that a rounded edge leaves out belongs to it."""
    (half,) = notes(note("Highlight", "84 685 103 705", "/QuadPoints [84 704 102 704 84 688 102 688]"))
    (whole,) = notes(note("Highlight", "84 685 118 705", "/QuadPoints [84 704 116 704 84 688 116 688]"))
    assert (half.under, whole.under) == ("ker", "kernel")


def test_rich_contents_are_words() -> None:
    """Where there are no plain contents, the words of the rich ones are taken, without their markup."""
    rich = "/RC (<?xml version='1.0'?><body><p>First <b>bold</b></p><p>second &amp; last</p><script>no</script></body>)"
    (found,) = notes(note("FreeText", "400 600 500 650", rich))
    assert found.text == "First bold second & last"


def test_words_of_the_popup_are_the_notes_words() -> None:
    """An old sticky note keeps its words in its window; the window itself is no annotation."""
    popup = "<< /Type /Annot /Subtype /Popup /Rect [0 0 9 9] /Contents (in the window) >>"
    (found,) = notes(note("Text", "400 600 420 620", "/Popup 101 0 R"), popup)
    assert (found.form, found.text) == ("sticky note", "in the window")


def test_an_appearance_says_what_the_annotation_does_not() -> None:
    """A text box or a stamp with nothing but a picture of itself is read from that, at the place of its box."""
    look = form(
        "BT /F1 10 Tf 2 4 Td (seen only) Tj ET 0 0 m 30 10 l 60 0 l S",
        "0 0 60 12",
        "/Resources << /Font << /F1 40 0 R >> >>",
    )
    (box,) = notes(note("FreeText", "400 600 460 612", "/AP << /N 101 0 R >>"), extra=(look,))
    (stamp,) = notes(note("Stamp", "400 600 520 624", "/AP << /N 101 0 R >>"), extra=(look,))
    assert (box.text, stamp.text) == ("seen only", "seen only")
    assert stamp.drawing == "M0 24l60-20l60 20"


def test_ink_without_points_is_drawn_from_its_appearance() -> None:
    """Filled outlines, as a pen with pressure leaves them, are filled again."""
    look = form("0 0 m 10 10 l 20 0 l h f", "0 0 20 10")
    (found,) = notes(note("Ink", "100 100 120 110", "/AP << /N << /On 101 0 R >> >> /AS /On"), extra=(look,))
    assert (found.drawing, found.is_filled) == ("M0 10l10-10l10 10z", True)


@pytest.mark.parametrize(
    ("flags", "count"), [(0, 1), (1, 1), (2, 0), (4, 1), (6, 0), (32, 0), (36, 0), (64, 1), (128, 1)]
)
def test_what_no_viewer_shows_is_left_out(flags: int, count: int) -> None:
    """Hidden and NoView hide; Print, Invisible, ReadOnly and Locked do not."""
    assert len(notes(note("Text", "1 1 20 20", f"/F {flags} /Contents (x)"))) == count


def test_what_lies_outside_the_visible_page_is_left_out() -> None:
    """The crop box cuts annotations off, too."""
    assert notes(note("Text", "700 900 720 920", "/Contents (x)")) == ()


def test_links_widgets_popups_and_review_states_are_no_notes() -> None:
    """They say nothing that a student wrote."""
    state = note("Text", "1 1 20 20", "/StateModel (Review) /State (Accepted) /Contents (Accepted)")
    assert notes(note("Link", "0 0 9 9"), note("Widget", "0 0 9 9"), note("Popup", "0 0 9 9"), state) == ()


def test_a_reply_names_what_it_answers() -> None:
    """IRT ties a reply to its note by their objects."""
    first, second = notes(
        note("Text", "1 1 20 20", "/Contents (why?)"), note("Text", "1 1 20 20", "/Contents (so) /IRT 100 0 R")
    )
    assert second.answers == first.key
    assert first.answers is None


def test_an_annotation_without_words_is_still_there() -> None:
    """Empty contents are no fault."""
    assert [
        found.text for found in notes(note("FreeText", "400 600 500 650", "/Contents ()"), note("Text", "1 1 9 9"))
    ] == ["", ""]


# Where a viewer shows the box 40 352 80 372 of a page whose visible part is 20 100 572 752.
TURNED = {
    0: (20, 380, 60, 400), 90: (252, 20, 272, 60), 180: (492, 252, 532, 272), 270: (380, 492, 400, 532),
}  # fmt: skip


@pytest.mark.parametrize("turn", TURNED)
def test_boxes_follow_the_turn_and_origin_of_the_page(turn: int) -> None:
    """Points from the top left corner of the page as it is shown."""
    about = f"/CropBox [20 100 572 752] /Rotate {turn}"
    (found,) = notes(note("Square", "40 352 80 372"), about=about)
    assert (found.box.x0, found.box.y0, found.box.x1, found.box.y1) == TURNED[turn]
    assert found.drawing


def test_a_mark_on_a_cropped_page_finds_its_words() -> None:
    """Quads and glyphs move together with the crop box."""
    quads = "/QuadPoints [60 704 120 704 60 688 120 688]"
    (found,) = notes(note("Highlight", "58 685 123 705", quads), content=CHAT, about="/CropBox [30 40 600 760]")
    assert found.under == "the kernel"


def test_a_mark_on_a_turned_page_finds_its_words() -> None:
    """The text runs upwards in the file and reads upright on the turned page."""
    content = "BT /F1 12 Tf 0 1 -1 0 100 60 Tm (the kernel K is right) Tj ET"
    quads = "/QuadPoints [88 60 88 120 104 60 104 120]"
    (found,) = notes(note("Highlight", "86 58 106 122", quads), content=content, about="/Rotate 90")
    assert found.under == "the kernel"


def test_a_formula_below_a_mark_is_its_latex() -> None:
    """A formula counts as a whole; one of which only a part is covered says so."""
    content = text(60, 100, "so ") + "\nBT /K 12 Tf 80 692 Td (K=DABCDEFGHI) Tj ET"
    (whole,) = notes(
        note("Highlight", "58 685 150 705", "/QuadPoints [78 704 150 704 78 688 150 688]"), content=content
    )
    (part,) = notes(
        note("Highlight", "58 685 150 705", "/QuadPoints [116 704 150 704 116 688 150 688]"), content=content
    )
    assert (whole.under, part.under) == ("$K=DABCDEFGHI$", "⟦part of⟧ $K=DABCDEFGHI$")


def test_controls_and_directions_are_taken_out_of_the_words() -> None:
    """What turns the text around or speaks to a terminal is not printed."""
    hexed = "a\u202ebc\x1b[31m\u2066d".encode("utf-16-be").hex()
    (found,) = notes(note("FreeText", "400 600 500 650", f"/Contents <FEFF{hexed}>"))
    assert found.text == "abc[31md"


DAMAGED = {
    "a box of words": note("Text", "a b c d"), "a box of two": note("Text", "1 2"), "an endless number": note("Line", "1 1 20 20", "/L [1 1 1e400 5]"),
    "corner points that are cut short": note("Highlight", "1 1 20 20", "/QuadPoints [1 2 3]"), "no list of ink": note("Ink", "1 1 20 20", "/InkList 5"),
    "an appearance without a box": note("Stamp", "1 1 20 20", "/AP << /N 1 0 R >>"), "itself as its answer": note("Text", "1 1 20 20", "/IRT 100 0 R"),
}  # fmt: skip


@pytest.mark.parametrize("source", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_annotation_harms_nothing(source: str) -> None:
    """It is left out or comes without what is damaged; the other ones are read."""
    assert [found.text for found in notes(source, note("Text", "1 1 20 20", "/Contents (fine)"))][-1] == "fine"
