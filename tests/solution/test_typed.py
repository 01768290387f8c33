"""A typed number has to equal a given, or an answer at the precision that it is written with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.solution.model import CheckedProblem, Computed, Given, Part, Problem
from scripts.solution.typed import hold_texts, hold_typed

PROBLEM = Problem(
    *("s/p", "docs/s/p.toml", "T", "snippets/p.py", (), {}),
    parts=(Part("a", "Up to $L = 4$", "number", "x", (), "", 7),),
    claims=(),
    absent={},
    givens=(Given("alpha", (0.8, 4.0), "the statement", 3),),
)
CHECKED = CheckedProblem(
    PROBLEM, {"x": Computed("x", "number", 0.7684), "y": Computed("y", "sequence", [12, "d", [0.25]])}, (), ()
)


@pytest.mark.parametrize("text", ["0.8", "0.768", "0.77", "$0.7684$", "12", "25 %", "$\\alpha = 0.80$"])
def test_equal(text: str) -> None:
    """A given, an answer, an entry of one, rounded as it is written or in percent, may be typed."""
    assert hold_typed(f"It is {text}.", CHECKED)[1] == []


@pytest.mark.parametrize("text", ["0.81", "0.769", "0.767", "13", "26 %", "−0.768", "$0.7685$"])
def test_different(text: str) -> None:
    """Anything else is told with its line."""
    ((line, message),) = hold_typed(f"\nIt is {text}.", CHECKED)[1]
    assert line == 2
    assert "equals no answer and no given" in message


def test_without_a_problem() -> None:
    """On a page about no problem nothing can be equal."""
    assert len(hold_typed("It is 0.8.", None)[1]) == 1


def test_texts_of_the_data() -> None:
    """Titles and reasons are read like a page."""
    assert list(hold_texts(CHECKED)) == []
    wrong = replace(PROBLEM, absent={"m": "It saw 5 of them."})
    (fault,) = hold_texts(replace(CHECKED, problem=wrong))
    assert str(fault).startswith("docs/s/p.toml: 5 is typed here")
