"""A derivative that the problem takes as known is one quantity, however it is written."""

import pytest

from scripts.solution.comparison import compare, evaluate
from scripts.solution.comparison.derivatives import known_derivatives, named, told

KNOWN = known_derivatives(["A", "dL/dC", r"\frac{\partial L}{\partial w_{1}}"])


def test_only_derivatives_are_renamed():
    """A declared name that is no derivative stays what it is."""
    assert set(KNOWN) == {"dL/dC", r"\frac{\partial L}{\partial w_{1}}"}


@pytest.mark.parametrize(
    "text",
    ["dL/dC", r"\partial L / \partial C", r"\frac{dL}{dC}", r"\dfrac{\partial L}{\partial C}", r"\nabla_C L",
     r"\nabla_{C} L", r"\mathrm{d}L/\mathrm{d}C"],
)  # fmt: skip
def test_every_spelling_is_the_same_name(text):
    """Slashed, stacked and as a gradient it is the same name."""
    assert named(text, KNOWN, d_is_a_name=False).strip() == KNOWN["dL/dC"].name


def test_other_derivatives_become_heads():
    """An undeclared derivative with a slash becomes a fraction, which may head an equation."""
    assert named("dL/dA = 1", KNOWN, d_is_a_name=False) == r"\frac{\partial L}{\partial A} = 1"


def test_a_declared_d_is_no_differential():
    """Where d is a size, a quotient of products with d in it is left alone."""
    assert named("dn/dm", {}, d_is_a_name=True) == "dn/dm"


def test_reasons_show_the_derivative():
    """No internal name reaches a reader."""
    found = compare("expression", "2 dL/dC", "dL/dC C", {"dL/dC": "real", "C": "real"})
    assert "derivative" not in found.reason
    assert told(KNOWN["dL/dC"].name, KNOWN) == "∂L/∂C"


@pytest.mark.timeout(5)
@pytest.mark.parametrize("text", ["d" * 1990, "d" + "a_" * 990, r"\frac{d" * 280, "dL/" * 650, r"\nabla_{" * 280])
def test_long_text_is_searched_quickly(text):
    """No text makes the search slow."""
    assert len(named(text, KNOWN, d_is_a_name=False)) >= len(text) - 2


def test_evaluation_takes_its_value():
    """A formula with a declared derivative is evaluated where the derivative has a value."""
    value = evaluate("expression", r"2 \frac{\partial L}{\partial C}", {"dL/dC": "vector 2"}, {"dL/dC": [1.0, 3.0]})
    assert value.tolist() == [2.0, 6.0]
