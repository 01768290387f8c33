"""A colour that the text around a formula has not is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.formula.nodes import Color
from scripts.transcript.formula.writing import united_colours
from scripts.transcript.model import Glyph, Rule
from tests.transcript.formula.test_find import ALL

RED = (1.0, 0.0, 0.0)
ITEMS = next(case[1] for case in ALL if case[0].startswith(r"\frac{a}{b}+"))


def with_red(letters: str) -> list[str]:
    """What the fixture is read as when these letters are red."""
    items = [replace(item, color=RED) if isinstance(item, Glyph) and item.text in letters else item for item in ITEMS]
    return [formula.latex for formula in recover(items)]


def test_a_letter_of_another_colour_is_written_with_it() -> None:
    """Whatever the construct it stands in."""
    (plain,) = with_red("")
    assert with_red("a") == [plain.replace("{a}", r"{\textcolor{#ff0000}{a}}", 1)]


def test_a_line_of_another_colour_takes_what_it_parts_along() -> None:
    """A fraction whose bar is coloured too is written in that colour as a whole."""
    items = [replace(item, color=RED) if isinstance(item, Rule) else item for item in ITEMS]
    items = [replace(item, color=RED) if isinstance(item, Glyph) and item.text in "ab" else item for item in items]
    (formula,) = recover(items)
    assert r"\textcolor{#ff0000}{\frac{a}{b}}" in formula.latex


def test_a_formula_of_one_colour_is_written_without() -> None:
    """As a link's or a dark page's is."""
    items = [replace(item, color=RED) for item in ITEMS]
    assert [formula.latex for formula in recover(items)] == with_red("")


def test_a_line_alone_of_another_colour_is_written_with_its_construct() -> None:
    """What is under it has the usual colour, which is written too."""
    items = [replace(item, color=RED) if isinstance(item, Rule) else item for item in ITEMS]
    (formula,) = recover(items)
    assert r"\textcolor{#ff0000}{\frac{\textcolor{#000000}{a}}" in formula.latex


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\textcolor{#ff0000}{\alpha}\textcolor{#ff0000}{b}", r"\textcolor{#ff0000}{\alpha b}"),
        (r"\textcolor{#ff0000}{a}\textcolor{#0000ff}{b}", r"\textcolor{#ff0000}{a}\textcolor{#0000ff}{b}"),
        (r"\textcolor{#ff0000}{a}+\textcolor{#ff0000}{b}", r"\textcolor{#ff0000}{a}+\textcolor{#ff0000}{b}"),
    ],
    ids=["neighbours of one colour", "neighbours of two colours", "no neighbours"],
)
def test_only_neighbours_of_one_colour_are_united(latex: str, expected: str) -> None:
    """A command's name does not run into a letter."""
    assert united_colours(latex) == expected


def on_a_page(colors: tuple[Color, Color], text: Color) -> list[str]:
    """What two letters of these colours are read as on a page whose text has a colour."""
    words = [Glyph(1, "Arial", 0, char, 12.0, 30.0 + place * 6, 40.0, 6.0, color=text)
             for place, char in enumerate("so that")]  # fmt: skip
    letters = [Glyph(1, "KaTeX_Math-Italic", 0, "x", 14.52, x, 100.0, 8.3054, color=color)
               for x, color in zip((100.0, 108.3054), colors, strict=True)]  # fmt: skip
    return [formula.latex for formula in recover([*words, *letters])]


BLACK, BLUE, LIGHT = (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.969, 0.969, 0.969)


@pytest.mark.parametrize(
    ("colors", "text", "expected"),
    [
        ((RED, BLUE), BLACK, r"\textcolor{#ff0000}{x}\textcolor{#0000ff}{x}"),
        ((RED, RED), BLACK, r"\textcolor{#ff0000}{xx}"),
        ((RED, BLACK), BLACK, r"\textcolor{#ff0000}{x}x"),
        ((LIGHT, LIGHT), LIGHT, "xx"),
        ((LIGHT, RED), LIGHT, r"x\textcolor{#ff0000}{x}"),
    ],
    ids=["two colours, neither the text's", "one colour, not the text's", "the text's and another", "a dark page",
         "a dark page and another"],
)  # fmt: skip
def test_a_colour_that_the_text_around_has_not_is_written(
    colors: tuple[Color, Color], text: Color, expected: str
) -> None:
    """Also where the formula begins with it, or is wholly of it."""
    assert on_a_page(colors, text) == [expected]


def formulas_below_an_edge(*, has_tags: bool) -> list[str]:
    """What eighty dark letters are read as below a grey date at the page's edge, and above tagged text of theirs."""
    date = [Glyph(1, "Arial", 0, "7", 6.0, 30.0 + place * 4, 24.0, 4.0, color=GREY) for place in range(200)]
    letters = [Glyph(1, "KaTeX_Math-Italic", 0, "x", 14.52, 30 + 8.3054 * place, 100.0, 8.3054, color=DARK)
               for place in range(80)]  # fmt: skip
    words = [Glyph(1, "Arial", 0, "a", 12.0, 30.0 + place * 6, 200.0, 6.0, color=DARK, tag=1) for place in range(9)]
    return [formula.latex for formula in recover([*date, *letters, *(words if has_tags else [])])]


GREY, DARK = (0.3333, 0.3333, 0.3333), (0.0667, 0.0667, 0.0667)


@pytest.mark.parametrize("has_tags", [True, False], ids=["with tagged text", "of formulas alone"])
def test_the_colour_of_a_pages_edges_is_not_its_texts(*, has_tags: bool) -> None:
    """A browser prints the date in grey; the formulas' own colour is the usual one on such a page."""
    assert formulas_below_an_edge(has_tags=has_tags) == ["x" * 80]
