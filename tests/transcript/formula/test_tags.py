"""A display's number at the right margin is a part of its formula."""

from __future__ import annotations

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.model import Glyph, Painted

EM, TEXT = 14.52, 12.0
LEFT, RIGHT = 30.0, 630.0


def upright(text: str, x: float, y: float) -> list[Painted]:
    """Text in KaTeX's upright font from a place on; every character half an em wide."""
    return [Glyph(1, "KaTeX_Main-Regular", 0, char, EM, x + place * EM / 2, y, EM / 2)
            for place, char in enumerate(text)]  # fmt: skip


def page(number: str, *, middle: float, end: float = RIGHT) -> list[str]:
    """What a page is read as: a line of text, a display of two letters about a middle, and a number that ends so."""
    words = [Glyph(1, "Arial", 0, char, TEXT, LEFT + place * 6, 40.0, 6.0) for place, char in enumerate("so that")]
    letters = [Glyph(1, "KaTeX_Math-Italic", 0, char, EM, x, 100.0, 8.3054)
               for char, x in (("x", middle - 8.3054), ("x", middle))]  # fmt: skip
    return [f.latex for f in recover([*words, *letters, *upright(number, end - len(number) * EM / 2, 100.0)])]


@pytest.mark.parametrize(
    ("number", "expected"), [("(1)", r"xx\tag{1}"), ("(A.1)", r"xx\tag{A.1}"), ("(*)", r"xx\tag{*}")]
)
def test_a_number_at_the_right_margin_is_the_displays_tag(number: str, expected: str) -> None:
    """The formula stands in the middle between the text's left edge and the number's right one."""
    assert page(number, middle=(LEFT + RIGHT) / 2) == [expected]


def test_a_number_beside_a_formula_that_is_not_centred_is_a_formula_of_its_own() -> None:
    """As two cells of a table are."""
    assert page("(1)", middle=200.0) == ["xx", "(1)"]
