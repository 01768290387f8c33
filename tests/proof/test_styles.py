"""Fonts, sizes and alignment by class."""

from __future__ import annotations

import pytest

from scripts.proof.markup import Node
from scripts.proof.styles import Style, Unknown, style_of

PLAIN = Style(20.0)


@pytest.mark.parametrize(
    ("classes", "parent", "font"),
    [
        ("mord", "", "KaTeX_Main-Regular"),
        ("mord mathnormal", "", "KaTeX_Math-Italic"),
        ("mord boldsymbol", "", "KaTeX_Math-BoldItalic"),
        ("mord mathbb", "", "KaTeX_AMS-Regular"),
        ("mord textbf textit", "", "KaTeX_Main-BoldItalic"),
        ("mord mathcal", "", "KaTeX_Caligraphic-Regular"),
        ("delimsizing size3", "mopen", "KaTeX_Size3-Regular"),
        ("mop op-symbol large-op", "mop", "KaTeX_Size2-Regular"),
        ("", "delimsizinginner delim-size4", "KaTeX_Size4-Regular"),
    ],
)
def test_a_class_gives_the_font(classes: str, parent: str, font: str) -> None:
    """By the name that a PDF carries."""
    assert style_of(Node("span", tuple(classes.split())), PLAIN, tuple(parent.split())).font == font


def test_an_upright_letter_in_a_slanted_word_is_upright() -> None:
    """The inner class wins over what is inherited."""
    slanted = style_of(Node("span", ("mord", "mathit")), PLAIN, ())
    assert style_of(Node("span", ("mathrm",)), slanted, ()).font == "KaTeX_Main-Regular"


def test_sizes_are_ratios_of_the_eleven() -> None:
    """A script of a script is half of the text."""
    script = style_of(Node("span", ("katex-sizing", "reset-size6", "size3", "mtight")), PLAIN, ())
    second = style_of(Node("span", ("katex-sizing", "reset-size3", "size1", "mtight")), script, ())
    assert (script.size, second.size) == (pytest.approx(14.0), pytest.approx(10.0))


def test_a_list_is_aligned_by_what_it_stands_in() -> None:
    """Fractions and limits are centred, scripts are not."""
    listed = Node("span", ("vlist-t",))
    assert style_of(listed, PLAIN, ("mfrac",)).align == "center"
    assert style_of(listed, PLAIN, ("col-align-r",)).align == "right"
    assert style_of(listed, PLAIN, ("msupsub",)).align == "left"


@pytest.mark.parametrize("node", [Node("span", ("cd-vert-arrow",)), Node("span", style={"float": "left"})])
def test_what_is_not_known_is_told(node: Node) -> None:
    """A new class or style is never passed over."""
    with pytest.raises(Unknown):
        style_of(node, PLAIN, ())
