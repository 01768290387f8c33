"""Markers are put back where a print has none, and only there."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.baselines import with_markers
from scripts.transcript.formula.ink import Ink
from scripts.transcript.formula.metrics import AXIS

EM = 10.0


def sign(x: float, y: float, size: float = EM) -> Ink:
    return Ink("glyph", 0, x, x + 5.0, y, y - 7.0, y + 1.0, size, "Math-Italic", "x")


def line(x0: float, x1: float, y: float) -> Ink:
    return Ink("rule", 0, x0, x1, y, y - 0.4, y + 0.4)


FRACTION = [sign(0.0, 110.0), line(0.0, 6.0, 100.0 - AXIS * EM), sign(0.0, 92.0)]


def markers(ink: list[Ink]) -> list[tuple[int, float]]:
    return [(place, item.y) for place, item in enumerate(with_markers(ink, EM)) if item.kind == "marker"]


def test_a_fraction_that_begins_its_row_gets_a_marker_on_the_baseline() -> None:
    """The bar stands on the axis, so the baseline is a quarter of an em below it."""
    assert markers(FRACTION) == [(0, 100.0)]


def test_a_row_that_shows_its_baseline_needs_none() -> None:
    """A glyph painted before on the same baseline tells it already."""
    assert markers([sign(-20.0, 100.0), *FRACTION]) == []


def test_a_marker_of_the_print_is_not_doubled() -> None:
    """KaTeX's own marker behind the bar is enough."""
    assert markers([replace(sign(6.5, 100.0), kind="marker", size=0.75), *FRACTION]) == [(0, 100.0)]


def test_a_line_over_or_under_a_letter_is_no_fraction() -> None:
    """Without something above and something below, a line stays a line."""
    assert markers(FRACTION[:2]) == markers(FRACTION[1:]) == []


def test_a_small_fraction_in_text_stands_on_the_line_of_the_text() -> None:
    """Its parts are 0.7 as large as the row whose axis its bar is on."""
    small = [sign(0.0, 108.0, 0.7 * EM), line(0.0, 6.0, 100.0 - AXIS * EM), sign(0.0, 94.0, 0.7 * EM)]
    assert markers([*small, sign(12.0, 100.0)]) == [(0, 100.0)]
