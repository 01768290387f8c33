# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Images, ruled lines, quotations, raised and struck words among the lines of a page."""

import pytest

from tests.transcript.reading_of import reading, told
from tests.transcript.small_pdf import page, text

LONG = "word " * 15 + "end."
IMAGE = "/XObject << /I 100 0 R >>"
PICTURE = "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 0 >>"


def image(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {792 - y - height} cm /I Do Q"


def bar(x: float, top: float, bottom: float, width: float = 3) -> str:
    return f"{x} {792 - bottom} {width} {bottom - top} re f"


def test_an_image_is_a_block_in_its_place() -> None:
    """With its page and box."""
    found = reading(
        page(text(60, 60, LONG), image(60, 80, 120, 60), text(60, 170, LONG)), resources=IMAGE, extra=[PICTURE]
    )
    blocks = found.turns[0].blocks
    assert [block.kind for block in blocks] == ["paragraph", "image", "paragraph"]
    box = blocks[1].boxes[0]
    assert (box.page, box.x0, box.y0, box.x1, box.y1) == (1, 60, 80, 180, 140)


@pytest.mark.parametrize(
    ("x", "y", "width", "height"), [(60, 66, 10, 10), (0, 0, 612, 792)], ids=["an icon", "a background"]
)
def test_not_every_picture_is_an_image(x: float, y: float, width: float, height: float) -> None:
    """Icons stand beside words, and a page's background holds them."""
    lines = [text(80, 80 + 20 * number, LONG) for number in range(8)]
    found = told(page(image(x, y, width, height), *lines), resources=IMAGE, extra=[PICTURE])
    assert [kind for kind, _ in found] == ["paragraph"]  # type: ignore[misc]


def test_a_ruled_line_is_a_block() -> None:
    """As wide as most of the column, away from words."""
    content = page(text(60, 60, LONG), "60 700 480 0.75 re f", text(60, 130, LONG))
    assert [kind for kind, _ in told(content)] == ["paragraph", "rule", "paragraph"]  # type: ignore[misc]


@pytest.mark.parametrize(
    "drawn",
    ["60 729.5 474 0.75 re f", "60 700 60 0.75 re f", "60 660 480 0.75 re f 60 700 480 0.75 re f 60 660 0.75 40 re f 540 660 0.75 40 re f", "60 690 480 11 re f 60 690 480 0.75 re f"],
    ids=["an underline", "a short line", "a frame", "a scroll bar"],
)  # fmt: skip
def test_other_lines_part_nothing(drawn: str) -> None:
    """What underlines words, or belongs to a frame or a scroll bar."""
    found = [kind for kind, _ in told(page(text(60, 60, LONG), drawn, text(60, 160, LONG)))]  # type: ignore[misc]
    assert found == ["paragraph", "paragraph"]


def test_quotations_stand_in_quotations() -> None:
    """Each bar is one of them; lists and further paragraphs belong to the innermost."""
    content = page(
        text(60, 60, LONG), bar(60, 80, 200), text(76, 92, "A first voice."), bar(76, 108, 176), text(92, 120, "A second voice."), "100 654 4 4 re f", text(112, 140, "one"),
        "100 638 4 4 re f", text(112, 156, "two"), text(76, 190, "The first again."), text(60, 230, LONG),
    )  # fmt: skip
    inner = (
        "quote",
        [("paragraph", "A second voice."), ("list", [("•", [("paragraph", "one")]), ("•", [("paragraph", "two")])])],
    )
    assert told(content)[1:-1] == [
        ("quote", [("paragraph", "A first voice."), inner, ("paragraph", "The first again.")])
    ]


def test_two_bars_are_two_quotations() -> None:
    """One below the other."""
    content = page(text(60, 60, LONG), bar(60, 80, 100), text(76, 92, "One."), bar(60, 120, 140), text(76, 132, "Two."))
    assert told(content)[1:] == [("quote", [("paragraph", "One.")]), ("quote", [("paragraph", "Two.")])]


def test_a_quotation_goes_on_over_the_page_break() -> None:
    """Its bar does."""
    first = page(
        text(60, 60, LONG),
        bar(60, 720, 760),
        text(76, 740, "It goes on with a line that is as long as the others on this page are,"),
    )
    second = page(bar(60, 40, 80), text(76, 60, "on the next page."), text(60, 120, LONG))
    quote = told(first, second)[1]
    assert quote == (
        "quote",
        [("paragraph", "It goes on with a line that is as long as the others on this page are, on the next page.")],
    )


def test_the_sides_of_a_frame_are_no_quotation() -> None:
    """Two bars of one height, far apart."""
    content = page(bar(60, 40, 90), bar(500, 40, 90), text(76, 66, "In a frame."), text(60, 130, LONG))
    assert told(content)[0] == ("paragraph", "In a frame.")


def test_raised_and_lowered_words_stay_in_their_line() -> None:
    """Small, beside words, above or below their baseline."""
    content = page(
        text(60, 100, "x"),
        text(66, 95, "n", size=8),
        text(71, 100, " and H"),
        text(107, 103, "2", size=8),
        text(112, 100, "O are short."),
    )
    assert told(content) == [("paragraph", "x^n^ and H_2_O are short.")]


def test_a_line_through_words_strikes_them_out() -> None:
    """Only the words that it covers."""
    content = page(text(60, 100, "It is not so."), "90 695.5 24 0.75 re f")
    assert told(content) == [("paragraph", "It is ~~not~~ so.")]


def test_formulas_within_strong_words_are_strong() -> None:
    """One stretch of strong words, with what stands in it."""
    content = page(
        text(60, 60, LONG),
        text(60, 100, "The value ", "F2"),
        text(120, 100, "x", "K"),
        text(126, 100, " is known", "F2"),
        text(180, 100, " here, in a line of some length."),
    )
    pieces = reading(content).turns[0].blocks[1].content
    assert [piece.style for piece in pieces] == ["strong", "strong", "strong", ""]


def test_no_space_stands_before_a_full_stop_at_the_beginning_of_a_line() -> None:
    """A browser breaks a line between a formula and what closes the sentence."""
    content = page(text(60, 100, "word " * 15 + "so "), text(528, 100, "x", "K"), text(60, 116, ". And it goes on."))
    assert told(content) == [("paragraph", "word " * 15 + "so $x$. And it goes on.")]
