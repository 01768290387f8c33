"""What a user's settings did to sizes and markers is undone."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.adapted import factor_of, scaled, scaled_formula, with_sizes
from scripts.transcript.model import Box, Doubt, Formula, Glyph, Rule, Shape

BASE = Glyph(1, "KaTeX_Math-Italic", 0, "x", 14.52, 10.0, 100.0, 8.3)


def glyph(size: float, x: float, y: float, *, is_marker: bool = False) -> Glyph:
    font, text = ("KaTeX_Main-Regular", " ") if is_marker else ("KaTeX_Math-Italic", "i")
    return Glyph(1, font, 0, text, size, x, y, 4.0, is_marker=is_marker)


def test_a_page_without_a_minimum_stays_as_it_is() -> None:
    """Markers of one pixel tell that nothing was enlarged."""
    page = [BASE, glyph(0.75, 20.0, 100.0, is_marker=True), glyph(10.16, 18.3, 102.0)]
    assert with_sizes(page, 14.52) is page


def test_a_minimum_below_the_scripts_hides_only_their_scripts() -> None:
    """At 9 points a script keeps its size and its own script gets its own back; markers stand on their row again."""
    page = [BASE, glyph(9.0, 20.0, 97.7, is_marker=True), glyph(10.16, 18.3, 102.0), glyph(9.0, 22.4, 103.5)]
    sizes = [item.size for item in with_sizes(page, 14.52) if isinstance(item, Glyph)]
    assert sizes == pytest.approx([14.52, 0.75, 10.16, 7.26])
    assert with_sizes(page, 14.52)[1].y == 100.0


def test_a_minimum_above_the_scripts_hides_both_sizes() -> None:
    """The inner script is told by its place beside the outer one, a little lower."""
    page = [BASE, glyph(11.25, 20.0, 97.0, is_marker=True), glyph(11.25, 18.3, 102.0), glyph(11.25, 22.4, 103.6)]
    sizes = [item.size for item in with_sizes(page, 14.52) if isinstance(item, Glyph)]
    assert sizes == pytest.approx([14.52, 0.75, 0.7 * 14.52, 0.5 * 14.52])


def test_only_a_larger_page_is_scaled() -> None:
    """A little more than the usual size is still read as it is."""
    assert factor_of(14.52) == factor_of(10.0) == factor_of(15.5) == 1.0
    assert factor_of(29.04) == 0.5


def test_scaling_moves_everything_and_comes_back() -> None:
    """Glyphs, rules, outlines and formulas are scaled about the corner of the page."""
    box = Box(1, 2.0, 4.0, 6.0, 8.0)
    assert scaled(BASE, 0.5).x == 5.0
    assert scaled(Rule(box), 0.5).box == Box(1, 1.0, 2.0, 3.0, 4.0)
    shape = scaled(Shape(box, box, "ml", (2.0, 4.0)), 0.5)
    assert isinstance(shape, Shape)
    assert (shape.points, shape.clip.x1) == ((1.0, 2.0), 3.0)
    formula = Formula(box, 7.0, 10.0, (1,), "", False, Doubt("why", box))
    assert scaled_formula(scaled_formula(formula, 0.5), 2.0) == formula
