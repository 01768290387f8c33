"""Widths in the units of a browser's layout."""

from __future__ import annotations

import pytest

from scripts.proof.boxes import border, box_of, em, less, units
from scripts.proof.markup import parse
from scripts.proof.styles import Style, Unknown

PLAIN = Style(19.36)


def test_lengths_are_cut_to_whole_units() -> None:
    """Towards zero, on both sides of it."""
    assert (units(0.9999), units(-0.9999)) == (63, -63)


def test_text_takes_whole_units_upwards() -> None:
    """A stretch of text is as wide as the units that it touches."""
    assert box_of("x", PLAIN, ()).content == 655  # 0.528 em of 19.359375 pixels are 654.2 units


def test_fonts_come_in_steps_where_freetype_draws() -> None:
    """A font size of whole 64ths of a pixel makes script text a little narrower than its size says."""
    script = Style(13.552)
    exact = Style(13.552, is_stepped=False)
    words = "interface" * 4
    assert box_of(words, exact, ()).content - box_of(words, script, ()).content in (4, 5)


def test_margins_and_spaces_add_up() -> None:
    """An italic correction, a space and padding move what follows."""
    corrected = '<span class="mord mathnormal" style="margin-right:0.1em;">f</span>'
    html = f'<span>{corrected}<span class="mspace" style="margin-right:-0.2em;"></span></span>'
    plain = parse('<span><span class="mord mathnormal">f</span></span>')
    difference = box_of(parse(html), PLAIN, ()).content - box_of(plain, PLAIN, ()).content
    assert difference == units(1.936) + units(-3.872)


@pytest.mark.parametrize(("pixels", "width"), [(0.0, 0), (0.3, 64), (0.77, 64), (1.9, 64), (2.1, 128)])
def test_borders_are_whole_pixels(pixels: float, width: int) -> None:
    """At least one, unless there is none."""
    assert border(pixels) == width


@pytest.mark.parametrize("value", ["3px", "50%", "calc(1em + 2px)", "auto"])
def test_another_length_is_told(value: str) -> None:
    """Only what KaTeX writes is taken."""
    with pytest.raises(Unknown):
        em(value, PLAIN)
    with pytest.raises(Unknown):
        less(value, PLAIN)


def test_a_nest_of_any_depth_ends() -> None:
    """What is nested too deeply is told, not followed."""
    with pytest.raises(Unknown, match="nesting"):
        box_of(parse("<span>" * 300 + "x" + "</span>" * 300), PLAIN, ())
