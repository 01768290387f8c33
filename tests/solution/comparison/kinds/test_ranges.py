"""The ranges that a text states."""

import pytest

from scripts.solution.comparison.kinds.ranges import end_value, intervals
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import symbols


def _ends(text):
    return [
        (end_value(part.lower), end_value(part.upper), part.with_lower, part.with_upper)
        for part in intervals(text, symbols({}))
    ]


@pytest.mark.parametrize("text", ["(0, 2]", "0 < x <= 2", r"2 \geq x > 0", r"x \in (0, 2]", r"\{x : 0 < x \leq 2\}"])
def test_brackets_and_chains_state_the_same_range(text):
    """The ends and whether they belong to it are told by every notation."""
    assert _ends(text) == [(0, 2, False, True)]


def test_a_union_is_several_ranges_in_the_order_written():
    """`or` joins ranges as the sign of union does."""
    assert _ends("x < -1 or x > 1") == _ends(r"(-\infty, -1) \cup (1, \infty)")


def test_a_point_left_out_leaves_two_ranges():
    """Below it and above it."""
    assert [part[:2] for part in _ends(r"x \neq 5")] == [(float("-inf"), 5), (5, float("inf"))]


@pytest.mark.parametrize("text", ["x", "(1, 2, 3)", "1 < x > 0"])
def test_what_bounds_nothing_is_refused(text):
    """A name, a triple and a chain that turns round state no range."""
    with pytest.raises(Unparsed):
        intervals(text, symbols({}))
