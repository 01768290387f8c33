"""KaTeX's drawings as outlines."""

from __future__ import annotations

import pytest

from scripts.proof.markup import Node, parse
from scripts.proof.outlines import Viewport, fitted, outlines_of, path_of, rectangles
from scripts.proof.styles import Unknown


def drawing(view: str, how: str) -> Node:
    return Node("svg", attributes={"viewBox": view, "preserveAspectRatio": how})


@pytest.mark.parametrize(
    ("data", "letters", "points"),
    [
        ("M1 2l3 4H9v-1z", "mlllh", (1, 2, 4, 6, 9, 6, 9, 5)),
        ("m1,2,3,4", "ml", (1, 2, 4, 6)),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "mcc", (0, 0, 1, 1, 2, 1, 3, 0, 4, -1, 5, -1, 6, 0)),
        ("M0 0L1 0s1 1 2 1", "mlc", (0, 0, 1, 0, 1, 0, 2, 1, 3, 1)),
        ("M5 5h2zl1 1", "mlhl", (5, 5, 7, 5, 6, 6)),
        ("M.5-.5L-1.25.75", "ml", (0.5, -0.5, -1.25, 0.75)),
    ],
)
def test_a_path_becomes_absolute_points(data: str, letters: str, points: tuple[float, ...]) -> None:
    """Every command in the form that a PDF has it."""
    assert path_of(data) == (letters, pytest.approx(points))


@pytest.mark.parametrize("data", ["M0 0a1 1 0 0 1 2 2", "M0 0q1 1 2 2", "M0 0 1L2 2"])
def test_another_path_is_told(data: str) -> None:
    """Arcs, quadratic curves and broken paths are not in KaTeX's drawings."""
    with pytest.raises(Unknown):
        path_of(data)


def test_a_drawing_is_fitted_into_its_place() -> None:
    """Stretched, or cut at the left, at the right or on both sides."""
    port = Viewport(10.0, 20.0, 40.0, 2.0)
    assert fitted(drawing("0 0 400 100", "none"), port) == (0.1, 0.02, 10.0, 20.0)
    assert fitted(drawing("0 0 4000 20", "xMinYMin slice"), port) == (0.1, 0.1, 10.0, 20.0)
    assert fitted(drawing("0 0 4000 20", "xMaxYMin slice"), port) == (0.1, 0.1, -350.0, 20.0)
    assert fitted(drawing("0 0 4000 20", "xMidYMin slice"), port) == (0.1, 0.1, -170.0, 20.0)
    assert fitted(drawing("0 0 80 2", "xMinYMin"), port) == (0.5, 0.5, 10.0, 20.0)


def test_a_stroke_goes_from_corner_to_corner() -> None:
    """As cancelling lines do."""
    tree = parse(
        '<svg width="100%" height="1em"><line x1="0" y1="100%" x2="100%" y2="0" stroke-width="0.046em"/></svg>'
    )
    assert list(outlines_of(tree, Viewport(1.0, 2.0, 10.0, 5.0))) == [("ml", (1.0, 7.0, 11.0, 2.0))]


def test_bars_of_tall_braces_are_lines() -> None:
    """Upright rectangles are told as such; anything slanted is not."""
    assert rectangles("mlllh", (0, 0, 2, 0, 2, 9, 0, 9)) == [(0, 0, 2, 9)]
    assert rectangles("mlllh", (0, 0, 2, 1, 2, 9, 0, 9)) == []
    assert rectangles("mcch", (0,) * 14) == []
