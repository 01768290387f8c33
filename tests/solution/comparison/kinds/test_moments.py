"""Steps of time that the problem does not speak of are taken off a claim, where they say nothing."""

import pytest

from scripts.solution.comparison import compare

W = {"W": "matrix m n", "G": "matrix m n", "eta": "positive", "m": "real", "g": "real", "b": "probability"}


@pytest.mark.parametrize(
    ("reference", "claim", "verdict"),
    [
        pytest.param(r"W - \eta G", r"W_{t+1} = W_t - \eta G_t", "equal", id="all at one moment"),
        pytest.param(r"W - \eta G", r"W^{(t+1)} = W^{(t)} - \eta G^{(t)}", "equal", id="written above"),
        pytest.param(
            r"b m + (1-b) g", r"m_t = b m_{t-1} + (1-b) g_t", "equal", id="the head's own name one step before"
        ),
        pytest.param(r"b m + (1-b) g", r"m_t = b m_{t-1} + b g_t", "different", id="another formula stays another one"),
        pytest.param(
            r"W - \eta G", r"W_{t+1} = W_t - \eta G_{t-1}", "unparsed", id="two moments that do not belong together"
        ),
    ],
)
def test_moments_are_taken_off(reference, claim, verdict):
    """The id states the case."""
    assert compare("expression", reference, claim, W).verdict == verdict
