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


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param(r"W^{(\text{new})} = W^{(\text{old})} - \eta G", "equal", id="words above"),
        pytest.param(r"W_{\text{new}} = W_{\text{old}} - \eta G", "equal", id="words below"),
        pytest.param(r"W_{\text{new}} = W_{\text{old}} + \eta G", "different", id="another step"),
        pytest.param(r"W = W - \eta G", "equal", id="a name that is given a new value"),
        pytest.param(r"W \leftarrow W - \eta G", "equal", id="with an arrow"),
    ],
)
def test_an_update_is_what_it_gives(claim, verdict):
    """The id states the case."""
    assert compare("expression", r"W - \eta G", claim, W).verdict == verdict


def test_an_index_that_a_sum_counts_with_is_no_moment():
    """The k of a sum of members stays."""
    names = {"u": "vectors K d", "v": "vector d", "K": "positive integer"}
    assert (
        compare("expression", r"\sum_{k=1}^K u_k u_k^T v", r"g = \sum_{k=1}^K u_k (u_k^\top v)", names).verdict
        == "equal"
    )
