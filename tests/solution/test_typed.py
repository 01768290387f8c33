"""A typed number has to equal a given; one that equals an answer has to be a directive."""

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


@pytest.mark.parametrize("text", ["0.8", "80 %", "4.0", "$\\alpha = 0.80$"])
def test_given(text: str) -> None:
    """What the statement gives may be typed, in percent or with more zeros."""
    assert hold_typed(f"It is {text}.", CHECKED) == []


@pytest.mark.parametrize("text", ["0.81", "0.769", "0.767", "13", "26 %", "−0.768", "$0.7685$"])
def test_different(text: str) -> None:
    """Anything else is told with its line."""
    ((line, message),) = hold_typed(f"\nIt is {text}.", CHECKED)
    assert line == 2
    assert "equals no answer and no given" in message


@pytest.mark.parametrize(
    ("text", "name"), [("0.768", "x"), ("0.77", "x"), ("$0.7684$", "x"), ("12", "y.0"), ("25 %", "y.2.0")]
)
def test_answer_is_not_typed(text: str, name: str) -> None:
    """A number that equals an answer, rounded as it is written, is shown by a directive, which is told."""
    ((_, message),) = hold_typed(f"It is {text}.", CHECKED)
    assert f"equals no given: show {name} by [[answer:{name}]]" in message


def test_without_a_problem() -> None:
    """On a page about no problem nothing can be equal."""
    assert len(hold_typed("It is 0.8.", None)) == 1


def test_texts_of_the_data() -> None:
    """Titles and reasons are read like a page, but may name an answer: they hold no directive."""
    assert list(hold_texts(CHECKED)) == []
    named = replace(PROBLEM, absent={"m": "It had 0.77 at once."})
    assert list(hold_texts(replace(CHECKED, problem=named))) == []
    wrong = replace(PROBLEM, absent={"m": "It saw 5 of them."})
    (fault,) = hold_texts(replace(CHECKED, problem=wrong))
    assert str(fault).startswith("docs/s/p.toml: 5 is typed here")
