"""Boxes of links merged into lines."""

from __future__ import annotations

from scripts.typesetting.places import Spot, merged


def test_pieces_of_one_line_become_one_box() -> None:
    """A superscript and a word that share most of their height stand on one line."""
    assert merged([Spot(1, 10, 100, 20, 112), Spot(1, 20, 105, 24, 113)]) == [Spot(1, 10, 100, 24, 113)]


def test_lines_stay_apart_and_do_not_overlap() -> None:
    """The lower of two lines ends where the upper begins, so that nothing is highlighted twice."""
    assert merged([Spot(1, 10, 86, 90, 101), Spot(1, 10, 100, 90, 115)]) == [
        Spot(1, 10, 100, 90, 115),
        Spot(1, 10, 86, 90, 100),
    ]


def test_pages_stay_apart() -> None:
    """Boxes at one height of two pages are two boxes, the first page first."""
    assert merged([Spot(2, 0, 10, 5, 20), Spot(1, 0, 10, 5, 20)]) == [Spot(1, 0, 10, 5, 20), Spot(2, 0, 10, 5, 20)]
