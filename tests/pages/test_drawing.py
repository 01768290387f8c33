"""A matplotlib figure becomes SVG in the inks of the page."""

from __future__ import annotations

import matplotlib as mpl
import pytest

from scripts.pages.drawing import SERIES, SETTINGS, draw

mpl.use("agg")

import matplotlib.pyplot as plt


@pytest.fixture
def svg() -> str:
    """Two lines, drawn twice."""

    def once() -> str:
        with mpl.rc_context(SETTINGS):
            figure, axis = plt.subplots()
            axis.plot([0, 1], [0, 1], label="first")
            axis.plot([0, 1], [1, 0], label="second")
            axis.legend()
            return draw(figure, "Two < lines")._repr_html_()

    drawn = once()
    assert drawn == once()
    return drawn


def test_inks_are_the_page_s(svg: str) -> None:
    """Axes have the colour of the text, each line its own colour of the page, and nothing has a fixed one."""
    assert "currentColor" in svg
    assert "var(--series-1)" in svg
    assert "var(--series-2)" in svg
    assert not [ink for ink in (*SERIES, "#000000") if ink in svg]


def test_drawing_is_told_in_words(svg: str) -> None:
    """The description is its name and its caption, escaped."""
    assert svg.count("Two &lt; lines") == 2


def test_drawing_names_no_other_host_to_load_from(svg: str) -> None:
    """Neither prologue nor metadata remains, and text stays text."""
    assert "<?xml" not in svg
    assert "<metadata" not in svg
    assert ">first</text>" in svg


def test_figure_is_closed() -> None:
    """A notebook would show it a second time."""
    figure, _ = plt.subplots()
    draw(figure, "")
    assert plt.get_fignums() == []
