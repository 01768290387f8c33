"""A colour within a formula is written; the colour of a whole formula is the page's affair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.transcript.formula import recover
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
    everything = "".join(item.text for item in ITEMS if isinstance(item, Glyph))
    assert with_red(everything) == with_red("")


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
