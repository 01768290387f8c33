"""Sequences that a reader can move: all frames are in the page, one is drawn."""

from __future__ import annotations

import html
import json
import re

from scripts.pages.moving import EDGE, HEIGHT, Frame, Moving

FRAMES = [Frame("0.5", [0, 1.0], [0, 1.0]), Frame("0.9 <", [0, -1.5], [0, 1.23456789])]


def drawn(shown: int) -> str:
    return Moving(FRAMES, shown, reach=1.5, quantity="α", description='said "so"')._repr_html_()


def test_every_frame_is_in_the_page() -> None:
    """By name, with its values as finely as they are drawn."""
    data = json.loads(html.unescape(re.search('data-frames="([^"]*)"', drawn(0))[1]))
    assert data == [["0.5", [0.0, 1.0], [0.0, 1.0]], ["0.9 <", [0.0, -1.5], [0.0, 1.2346]]]


def test_shown_frame_is_drawn_without_scripts() -> None:
    """Its values stand at their heights: the largest reaches the edge, and upwards is positive."""
    assert re.findall('class="bar".*? y2="([^"]*)"', drawn(1)) == [f"{HEIGHT / 2:.1f}", f"{HEIGHT - EDGE:.1f}"]
    assert float(re.findall('class="dot".*? cy="([^"]*)"', drawn(1))[1]) < HEIGHT / 2
    assert "<output>0.9 &lt;</output>" in drawn(1)


def test_drawing_is_told_in_words() -> None:
    """The description is its name for a screen reader and its caption."""
    assert drawn(0).count("said &quot;so&quot;") == 2


def test_slider_waits_for_its_script() -> None:
    """Without JavaScript there is nothing to move."""
    assert re.search(r'<input type="range" min="0" max="1" value="0" hidden>', drawn(0))
