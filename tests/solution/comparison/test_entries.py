"""A formula for entries is held against an array as the array that it states."""

import pytest

from scripts.solution.comparison import compare

P = {"p": "simplex k", "W": "matrix m n", "x": "vector n"}


@pytest.mark.parametrize(
    ("reference", "claim", "verdict"),
    [
        pytest.param(r"Wx", r"y_i = \sum_j W_{ij} x_j", "equal", id="one letter counts the rows of a column"),
        pytest.param(r"Wx", r"y_i = \sum_j W_{ij} x_i", "unparsed", id="a letter that runs over two sizes is not read"),
        pytest.param(r"W^T", r"V_{ij} = W_{ji}", "equal", id="two letters count rows first"),
        pytest.param(r"W^T", r"V_{ji} = W_{ij}", "equal", id="the head says which letter counts the rows"),
        pytest.param(r"W^T", r"V_{ij} = W_{ij}", "different", id="entries in the other order are the transpose"),
        pytest.param(r"p_i(\delta_{ij} - p_j)", r"\operatorname{diag}(p) - pp^T", "equal", id="either way round"),
    ],
)  # fmt: skip
def test_entries_stand_for_the_whole(reference, claim, verdict):
    """The id states the case."""
    assert compare("expression", reference, claim, P).verdict == verdict
