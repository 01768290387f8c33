"""MathJax's formulas are read by TeX's rules, and doubted where those say too little."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.mathjax import recover_mathjax
from scripts.transcript.formula.mathjax.fonts import as_tex, is_mathjax, named
from scripts.transcript.formula.mathjax.guard import ODD, plain
from scripts.transcript.model import Box, Glyph, Painted, Rule


def glyph(text: str, x: float, y: float, size: float = 12.0, font: str = "MathJax_Math-Italic") -> Glyph:
    return Glyph(1, font, 1, text, size, x, y, 0.5 * size, width=0.5 * size)


def latex(*items: Painted) -> list[str]:
    return [formula.latex or "?" for formula in recover_mathjax(items)]


@pytest.mark.parametrize(
    ("font", "text", "partner", "name"),
    [("MathJax_Math-Italic", "x", "cmmi10", "x"), ("MathJax_Math-Italic", "λ", "cmmi10", "lambda"),
     ("MathJax_Main-Regular", "+", "cmr10", "plus"), ("MathJax_Main-Regular", "−", "cmsy10", "minus"),
     ("MathJax_Main-Regular", ",", "cmmi10", "comma"), ("MathJax_Size3-Regular", "(", "cmex10", "parenleftbigg"),
     ("MathJax_Size2-Regular", "∑", "cmex10", "summationdisplay"), ("MathJax_AMS-Regular", "R", "msbm10", "R"),
     ("MathJax_Main-Regular", "☃", "cmsy10", "unknown")],
)  # fmt: skip
def test_a_glyph_is_that_of_tex(font: str, text: str, partner: str, name: str) -> None:
    """MathJax's fonts were drawn after TeX's; what has no counterpart is known to nobody."""
    found = as_tex(glyph(text, 0.0, 0.0, font=font))
    assert (found.font, found.name) == (partner, name)


def test_names_of_fonts() -> None:
    """The fonts of MathJax 3 are known by name, those of others are not."""
    assert named("MathJax_Main-Bold") == "Main-Bold"
    assert not is_mathjax("KaTeX_Main-Regular")
    assert not is_mathjax("mjx-ncm-n-Regular")


def test_letters_in_a_row_are_one_formula() -> None:
    """A row is read from its glyphs' places."""
    assert latex(glyph("a", 10.0, 50.0), glyph("b", 16.35, 50.0)) == ["ab"]


def test_text_of_the_page_parts_two_formulas() -> None:
    """A word between two formulas keeps them apart."""
    word = [glyph(letter, 30.0 + 6 * place, 50.0, font="Inter") for place, letter in enumerate("or")]
    assert latex(*word, glyph("a", 10.0, 50.0), glyph("b", 50.0, 50.0)) == ["a", "b"]


def test_an_upright_line_that_is_not_read_makes_a_doubt() -> None:
    """A bar that stands in a formula and belongs to nothing spoils it."""
    assert latex(glyph("a", 10.0, 50.0), glyph("b", 16.35, 50.0), Rule(Box(1, 23.0, 40.0, 24.0, 54.0))) == ["?"]


def test_a_page_without_mathjax_has_no_formula() -> None:
    """Prose and lines alone are none."""
    assert recover_mathjax([glyph("A", 0.0, 0.0, font="Inter"), Rule(Box(1, 0.0, 5.0, 40.0, 5.5))]) == []


@pytest.mark.parametrize("text", [r"a\;\,b", r"x\ {=}\;y", r"\dot{f(}t)", r"e^{\dfrac{a}{b}}", r"a-^{b}"])
def test_spaces_that_no_author_writes_are_a_sign_of_a_misreading(text: str) -> None:
    """Such LaTeX makes up for a wrong place, so it is not believed."""
    assert ODD.search(text)


def test_what_makes_up_for_mathjaxs_own_spacing_is_left_out() -> None:
    """No space behind a grown bracket, limits of integrals a little to the right."""
    assert plain(r"\left(x\right)^n\!y") == r"\left(x\right)^ny"
    assert plain(r"\int_0^{\:1}x") == r"\int_0^{1}x"
