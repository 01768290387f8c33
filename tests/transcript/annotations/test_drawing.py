"""A drawing is an inert path: numbers, three letters, few points."""

from __future__ import annotations

import math

import pytest

from scripts.transcript.annotations.drawing import (
    COARSEST_POINTS,
    INERT,
    MAX_POINTS,
    color_name,
    inert_color,
    inert_path,
    outline_strokes,
    svg_path,
)
from scripts.transcript.model import Box

BOX = Box(1, 100.0, 200.0, 300.0, 400.0)


def test_a_straight_line_needs_its_ends_only() -> None:
    """Points on the way say nothing."""
    stroke = (tuple((100.0 + step, 200.0) for step in range(50)), False)
    assert svg_path([stroke], BOX) == "M0 0l49 0"


def test_a_closed_outline_is_closed() -> None:
    """A square keeps its four corners."""
    corners = ((100.0, 200.0), (110.0, 200.0), (110.0, 210.0), (100.0, 210.0))
    assert svg_path([(corners, True)], BOX) == "M0 0l10 0l0 10l-10 0z"


def test_curves_become_short_lines() -> None:
    """The end of a curve is where it was."""
    ((points, closed),) = outline_strokes("mc", (0.0, 0.0, 0.0, 10.0, 10.0, 10.0, 10.0, 0.0))
    assert (points[0], points[-1], closed) == ((0.0, 0.0), (10.0, 0.0), False)
    assert max(y for _, y in points) == pytest.approx(7.5)


def test_a_point_is_a_dot() -> None:
    """A tap of the pen leaves a mark."""
    assert svg_path([(((105.0, 205.0),), False)], BOX) == "M5 5l0 0"


def test_endless_scribbles_are_cut_to_the_limit() -> None:
    """However much is drawn, few points come through, and the path stays inert."""
    scribble = tuple((200 + 90 * math.sin(step * 7.1), 300 + 90 * math.cos(step * 3.3)) for step in range(40_000))
    path = svg_path([(scribble, False)] * 20, BOX)
    assert INERT.fullmatch(path)
    assert path.count("l") <= MAX_POINTS
    assert COARSEST_POINTS < 10


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 1e300])
def test_what_is_no_place_is_left_out(value: float) -> None:
    """Numbers that no page has."""
    assert svg_path([(((100.0, 200.0), (value, value), (110.0, 200.0)), False)], BOX) == "M0 0l10 0"


HOSTILE = [
    '"/><script>alert(1)</script>',
    "M0 0l1 1 url(#x)",
    "M0 0l1 1e5",
    "M0 0\nl1 1",
    "M0,0",
    "M0 0l" + "1 " * 30_000,
]


@pytest.mark.parametrize("path", HOSTILE)
def test_what_is_no_path_is_no_path(path: str) -> None:
    """The page checks again what it is given."""
    assert inert_path(path) == ""


@pytest.mark.parametrize("color", ["red", "#fff", "#12345g", 'url("x")', "", '#123456" onload="x'])
def test_what_is_no_colour_is_black(color: str) -> None:
    """One fixed form only."""
    assert inert_color(color) == "#000000"


def test_colours_are_six_digits() -> None:
    """Red, green and blue from 0 to 1; what is beyond is cut."""
    assert color_name((1.0, 0.5, -2.0)) == "#ff8000"
