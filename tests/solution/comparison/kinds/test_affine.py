"""A range of a formula that rises or falls evenly with what is asked is a range of that."""

import pytest

from scripts.solution.comparison import compare

NAMES = {"eta": "positive", "lambda": "positive", "x": "real", "a": "real"}


@pytest.mark.parametrize(
    ("reference", "claim", "verdict"),
    [
        pytest.param("0 < eta < 2/lambda", r"|1 - \eta\lambda| < 1", "equal", id="a factor and an offset"),
        pytest.param("0 < eta < 2/lambda", r"|1 - \eta\lambda| < 2", "different", id="another bound"),
        pytest.param("0 < eta < 2/lambda", r"0 < \eta\lambda < 2", "equal", id="a factor of known sign"),
        pytest.param("x > 2", "-x < -2", "equal", id="a negative factor turns the range"),
        pytest.param("x > 2", "a x > 2a", "different", id="a factor of unknown sign ties nothing"),
        pytest.param("1 < 1 + 2x < 5", "0 < x < 2", "equal", id="the reference may be the formula"),
    ],
)
def test_a_range_follows_its_quantity(reference, claim, verdict):
    """The id states the case."""
    assert compare("interval", reference, claim, NAMES).verdict == verdict
