"""The value of a formula at given values of its symbols."""

import numpy as np
import pytest

from scripts.solution.comparison import Unparsed, evaluate

KERNEL = {"A": "matrix n n", "B": "matrix n d", "C": "matrix d n", "ell": "positive integer"}


def test_a_matrix_expression_has_the_value_that_numpy_gives():
    """C A^2 B at random matrices equals the product by hand."""
    random = np.random.default_rng(1)
    a, b, c = random.normal(size=(4, 4)), random.normal(size=(4, 2)), random.normal(size=(2, 4))
    found = evaluate("expression", r"K_\ell = CA^{\ell-1}B", KERNEL, {"A": a, "B": b, "C": c, "ell": 3})
    np.testing.assert_allclose(found, c @ a @ a @ b)


def test_a_column_comes_back_with_one_dimension():
    """A vector is given and returned as a one-dimensional array."""
    found = evaluate("expression", "A p", {"A": "matrix n n", "p": "vector n"}, {"A": 2 * np.eye(3), "p": [1, 2, 3]})
    np.testing.assert_array_equal(found, [2, 4, 6])


def test_a_one_by_one_result_is_a_scalar():
    """C B for a row and a column has shape ()."""
    found = evaluate("expression", "C B", {"C": "row n", "B": "vector n"}, {"C": [1, 2], "B": [3, 4]})
    assert found.shape == ()
    assert found == 11


def test_sizes_follow_from_the_arrays():
    """A size that stands in the formula is read off the shapes."""
    found = evaluate("expression", r"\frac{1}{n}\sum_{i=1}^n x_i", {"x": "vector n"}, {"x": [1, 2, 6]})
    assert found == pytest.approx(3)


def test_definitions_and_aliases_count():
    """A name that is defined in terms of others needs no value."""
    found = evaluate(
        "expression", r"\sigma + f_2", {"p": "vector n", "where": [r"\sigma = \|p\|^2", "f_k = k^2"]}, {"p": [3, 4]}
    )
    assert found == pytest.approx(29)


def test_a_growth_rate_is_evaluated_inside_its_order():
    """O(log L + log d) at L = 64, d = 8 is log 64 + log 8."""
    assert evaluate("growth", r"O(\log L + \log d)", {}, {"L": 64, "d": 8}) == pytest.approx(np.log(512))


@pytest.mark.parametrize(
    ("latex", "values"),
    [
        ("A p", {"A": np.eye(3)}),
        ("A p", {"A": np.eye(3), "p": [1, 2]}),
        ("p p", {"A": np.eye(3), "p": [1, 2, 3]}),
        (r"\frac{1}{0} A", {"A": np.eye(3)}),
        (r"\foo", {}),
    ],
    ids=["missing value", "sizes disagree", "shapes do not fit", "not finite", "not read"],
)
def test_what_has_no_value_is_refused(latex, values):
    """Unparsed is raised and says why."""
    with pytest.raises(Unparsed):
        evaluate("expression", latex, {"A": "matrix n n", "p": "vector n"}, values)


def test_only_formulas_are_evaluated():
    """Other kinds are refused."""
    with pytest.raises(Unparsed, match="only an expression or a growth rate"):
        evaluate("set", "{1}", {}, {})
