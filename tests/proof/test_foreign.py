"""Formulas that TeX or MathJax printed."""

from __future__ import annotations

from dataclasses import replace

from scripts.proof.comparing import prove
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED
from scripts.proof.painting import Painting
from tests.proof.printing import katex, layout_of, letter, painting_of

LAYOUT = layout_of(katex(letter("a") + letter("+", "mbin") + letter("2", "mord")))


def in_tex(painting: Painting, *, is_set_again: bool) -> Painting:
    glyphs = tuple(replace(glyph, font="CMMI10", x=1.1 * glyph.x) for glyph in painting.glyphs)
    return replace(painting, glyphs=glyphs, is_set_again=is_set_again)


def test_what_the_reader_set_again_is_exact() -> None:
    """TeX's own places prove more than KaTeX's."""
    assert prove(in_tex(painting_of(LAYOUT), is_set_again=True), LAYOUT).status == EXACT


def test_what_could_not_be_set_again_is_near() -> None:
    """The letters alone prove little."""
    assert prove(in_tex(painting_of(LAYOUT), is_set_again=False), LAYOUT).status == NEAR


def test_other_letters_in_katex_are_not_the_formula() -> None:
    """What a page would show has the letters and digits of the print."""
    painting = in_tex(painting_of(LAYOUT), is_set_again=True)
    glyphs = (*painting.glyphs[:2], replace(painting.glyphs[2], text="3"))
    proof = prove(replace(painting, glyphs=glyphs), LAYOUT)
    assert (proof.status, proof.reason) == (UNRECOVERED, "printed again, it lacks 3 and adds 2")


def test_alphabets_are_not_told_apart_by_their_characters() -> None:
    """A program may give a slanted letter as a character of its own."""
    painting = in_tex(painting_of(LAYOUT), is_set_again=True)
    glyphs = (replace(painting.glyphs[0], text="\U0001d44e"), *painting.glyphs[1:])
    assert prove(replace(painting, glyphs=glyphs), LAYOUT).status == EXACT
