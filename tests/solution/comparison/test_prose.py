"""The sentence around an answer is taken off, and only where its words cannot change the value."""

import pytest

from scripts.solution.comparison.prose import stated


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("The answer is 3.5", "3.5"), ("So the step size is $0.1$.", "$0.1$."),
        ("the eigenvalues lie in [0, 4]", "[0, 4]"),
        ("Answer: 7", "7"), ("**Answer:** 7", "7"), ("Therefore, x = 2", "x = 2"), ("The answer is **1/16**.", "1/16."),
    ],
)  # fmt: skip
def test_words_that_lead_to_a_value_are_taken_off(claim, value):
    """What is left is the value as it was written."""
    assert stated(claim) == value


def test_a_reason_behind_a_value_is_taken_off():
    """A reason does not change what is asserted."""
    assert stated("O(n d^2), since d < n") == "O(n d^2)"


@pytest.mark.parametrize(
    "claim",
    [
        "The inverse of the answer is 3", "The answer, if n were even, is 3", "The bound below the rate is 2",
        "The wrong answer is 3", "The log of the answer is 3", "So x is 3", "O(n), if d < n", "x = 3", "a**2 b**3",
    ],
)  # fmt: skip
def test_words_that_may_change_the_value_stay(claim):
    """Such a claim reaches the grammar whole, which refuses what it does not know."""
    assert stated(claim) == claim
