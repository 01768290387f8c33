"""Markdown with formulas, without KaTeX: a stand-in says what it was asked to render."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts.pages.katex import Latex
from scripts.typesetting.markup import Rendered, to_html
from scripts.typesetting.source import SourceError


def shown(formulas: Sequence[Latex]) -> list[Rendered]:
    return [Rendered(f"<m {'block' if formula.display else 'line'}>{formula.text}</m>") for formula in formulas]


def refused(formulas: Sequence[Latex]) -> list[Rendered]:
    return [Rendered("", "no such command") for _ in formulas]


def test_formulas_never_pass_through_markdown() -> None:
    """Underscores, asterisks and backslashes of a formula stay as they are."""
    assert to_html(r"a $x_1 * y_2 * \_$ b", shown) == r"<p>a <m line>x_1 * y_2 * \_</m> b</p>"


def test_two_dollars_make_a_display() -> None:
    """A display formula may go over lines."""
    assert to_html("$$a\n+ b$$", shown) == "<p><m block>a\n+ b</m></p>"


def test_more_than_ten_formulas_keep_their_order() -> None:
    """The tenth place is not mistaken for the first."""
    text = " ".join(f"${number}$" for number in range(12))
    assert to_html(text, shown) == "<p>" + " ".join(f"<m line>{number}</m>" for number in range(12)) + "</p>"


def test_a_formula_that_katex_refuses_is_named() -> None:
    """The message holds the formula and the reason."""
    with pytest.raises(SourceError, match=r"formula 'x': no such command"):
        to_html("$x$", refused)
