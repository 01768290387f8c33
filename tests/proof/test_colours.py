"""Colours are a part of the print."""

from __future__ import annotations

import pytest

from scripts.proof.comparing import prove
from scripts.proof.conclusions import EXACT, NEAR
from tests.proof.printing import katex, layout_of, letter, painting_of, with_glyph

COLOURED = layout_of(katex(letter("a") + letter("b", style="color:#f00;") + letter("c")))


def test_text_may_have_any_one_colour() -> None:
    """A dark page prints light text."""
    painting = painting_of(COLOURED)
    light = with_glyph(with_glyph(painting, 0, color="#eeeeee"), 2, color="#eeeeee")
    assert prove(light, COLOURED).status == EXACT


def test_a_lost_colour_is_near() -> None:
    """A part of the text in another colour is not explained by the LaTeX."""
    painting = with_glyph(painting_of(COLOURED), 0, color="#0000ff")
    proof = prove(painting, COLOURED)
    assert (proof.status, proof.reason) == (NEAR, "printed again, a part of it has lost its colour")


@pytest.mark.parametrize(
    ("color", "status"), [("#ff0000", EXACT), ("#fe0001", EXACT), ("#ff8000", NEAR), ("#202020", NEAR)]
)
def test_a_colour_is_the_printed_one(color: str, status: str) -> None:
    """Up to what a PDF rounds."""
    assert prove(with_glyph(painting_of(COLOURED), 1, color=color), COLOURED).status == status


def test_colours_have_names() -> None:
    """Those of CSS; another name is not taken on trust."""
    red, odd = (layout_of(katex(letter("a", style=f"color:{name};"))) for name in ("Red", "papayawhip"))
    assert prove(with_glyph(painting_of(red), 0, color="#ff0000"), red).status == EXACT
    assert prove(with_glyph(painting_of(odd), 0, color="#ffefd5"), odd).status == NEAR
