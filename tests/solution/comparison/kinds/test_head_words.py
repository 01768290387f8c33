"""A head that names another quantity makes a right value a wrong answer."""

import pytest

from scripts.solution.comparison import compare

X = {"X": "matrix n d", "w": "vector d", "y": "vector n", "lambda": "positive"}


@pytest.mark.parametrize(
    ("reference", "claim", "word"),
    [
        pytest.param(
            r"X^T(Xw-y)", r"\nabla_X L = X^T(Xw-y)", "X, which is n × d", id="a gradient has its variable's shape"
        ),
        pytest.param(r"X^T(Xw-y)", r"\lambda = X^T(Xw-y)", "lambda, which is a number", id="a number is no vector"),
        pytest.param(
            r"\nabla_w L = X^T(Xw-y)", r"\nabla_y L = X^T(Xw-y)", "derivative by y", id="another derivative is named"
        ),
    ],
)
def test_a_head_may_name_another_quantity(reference, claim, word):
    """The reason says which."""
    found = compare("expression", reference, claim, X)
    assert found.verdict == "different"
    assert word in found.reason


@pytest.mark.parametrize(
    "head", [r"\nabla_w L", r"\frac{\partial L}{\partial w}", r"\nabla_{\mathbf{w}} \mathcal{L}(w)", r"\nabla_\theta L"]
)
def test_a_head_that_fits_changes_nothing(head):
    """Names that the problem does not know are left alone too."""
    assert compare("expression", r"X^T(Xw-y)", rf"{head} = X^T(Xw-y)", X).verdict == "equal"
