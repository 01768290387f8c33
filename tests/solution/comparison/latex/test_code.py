"""Formulas typed as code become formulas; any other text keeps its words."""

import pytest

from scripts.solution.comparison.latex.code import as_formula


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        pytest.param("`4.5`", "4.5", id="the marks around code are taken off"),
        pytest.param("X.T @ y", r"X^{\top}   y", id="an at sign is a product of matrices"),
        pytest.param("np.sqrt(2)", "sqrt(2)", id="the name of a library says nothing"),
        pytest.param("torch.Size([3, 4])", "([3, 4])", id="the name of an array's type says nothing"),
        pytest.param("np.sum(x, axis=0)", r"\operatorname{sum}(x)", id="settings of a call are taken off"),
        pytest.param("a * b", "a * b", id="a star alone is left to the grammar"),
        pytest.param("A @ (b * c)", r"A   (b  \odot  c)", id="beside an at sign a star goes entry by entry"),
        pytest.param(r"W^T x", r"W^T x", id="LaTeX stays as it is"),
    ],
)
def test_code_is_rewritten(text, formula):
    """The id states the case."""
    assert as_formula(text) == formula
