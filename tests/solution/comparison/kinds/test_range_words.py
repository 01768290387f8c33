"""Ranges in words become the signs that the grammar reads."""

import pytest

from scripts.solution.comparison.kinds.range_words import in_signs


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("t at least 1", "t >= 1"), ("t less than 1", "t < 1"), ("t no more than 1", "t <= 1"),
        ("t less than or equal to 1", "t <= 1"), ("p strictly between 0 and 1", r"p \in (0, 1)"),
        ("p between 0 and 1 inclusive", r"p \in [0, 1]"), ("x is nonnegative", "x >= 0"), ("x is positive", "x > 0"),
    ],
)  # fmt: skip
def test_words_become_signs(words, signs):
    """Whether an end belongs to the range is told by the words."""
    assert in_signs(words).replace("  ", " ") == signs


def test_brackets_turned_outward_leave_their_end_out():
    """]0, 1] is (0, 1]."""
    assert in_signs("]0, 1]") == "(0, 1]"


def test_between_alone_does_not_say_whether_the_ends_belong():
    """It stays as it is, and so is refused later."""
    assert in_signs("between 0 and 1") == "between 0 and 1"
