"""A display and the number at its margin are one formula."""

import pytest

from tests.transcript.reading_of import reading, told
from tests.transcript.small_pdf import page, text

# A column from 60 to 480 points: the middle is 270.
PROSE = text(60, 100, "Words of a paragraph stand above the display, right up to their margin")


def test_a_number_at_the_margin_is_its_displays_tag() -> None:
    """The display stands in the middle between the text's left edge and the number's right edge."""
    content = page(PROSE, text(261, 140, "x=y", "K"), text(462, 140, "(1)", "K"))
    assert told(content)[1:] == [("formula", r"$x=y\tag{1}$")]
    formula = reading(content).turns[0].blocks[1].content[0].formula
    assert formula is not None
    assert formula.display
    assert (formula.box.x0, formula.box.x1, len(formula.items)) == (261, 480, 6)


@pytest.mark.parametrize(
    ("place", "number"),
    [(200, "(1)"), (261, "(x)"), (261, "[1]")],
    ids=[
        "a formula away from the middle has no number",
        "a letter of mathematics in brackets is no number",
        "other brackets hold no number",
    ],
)
def test_what_only_looks_like_a_number_stays(place: float, number: str) -> None:
    """Two formulas on one line stay two."""
    content = page(PROSE, text(place, 140, "x=y", "K"), text(462, 140, number, "K"))
    assert told(content)[1:] == [("formula", f"$x=y$ ${number}$")]


def test_the_number_of_a_display_in_a_list_is_its_tag() -> None:
    """The item's own narrower column has a middle of its own, and the display stays in the item."""
    content = page(
        PROSE, text(64, 140, "1. "), text(80, 140, "First."), text(271, 160, "x=y", "K"), text(462, 160, "(2)", "K")
    )
    assert told(content)[1:] == [("list", [("1.", [("paragraph", "First."), ("formula", r"$x=y\tag{2}$")])])]
