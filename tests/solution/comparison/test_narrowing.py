"""A condition in numbers that shuts out what is asked makes an answer one for fewer cases."""

import pytest

from scripts.solution.comparison import compare


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param(r"x^2 \text{ for } x > 0", "different", id="half of the numbers is shut out"),
        pytest.param(r"x^2 \text{ for } x \in \mathbb{R}", "equal", id="all numbers are in"),
        pytest.param(
            r"x^2 \text{ for } x \neq a", "equal", id="a condition on two names says nothing of what is asked"
        ),
    ],
)
def test_a_condition_may_leave_out_what_is_asked(claim, verdict):
    """The id states the case."""
    assert compare("expression", "x^2", claim, {"x": "real", "a": "real"}).verdict == verdict
