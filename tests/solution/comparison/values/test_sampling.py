"""Random values of the declared natures."""

import numpy as np
import pytest

from scripts.solution.comparison.symbols import symbols
from scripts.solution.comparison.values.sampling import Sample

CHECKS = {
    "orthogonal n": lambda a: np.allclose(a.T @ a, np.eye(len(a))), "symmetric n": lambda a: np.allclose(a, a.T),
    "identity n": lambda a: np.array_equal(a, np.eye(len(a))),
    "invertible n n": lambda a: abs(np.linalg.det(a)) > 1e-3,
    "positive definite n": lambda a: np.linalg.eigvalsh(a).min() > 0,
    "diagonal n": lambda a: np.array_equal(a, np.diag(np.diag(a))),
    "skew n": lambda a: np.allclose(a, -a.T), "positive vector n": lambda a: (a > 0).all(),
    "one-hot n": lambda a: sorted(a.ravel())[-1] == 1 == a.sum(),
    "simplex n": lambda a: (a > 0).all() and np.isclose(a.sum(), 1), "positive": lambda a: a > 0,
    "positive integer": lambda a: a >= 1 and a == int(a), "probability": lambda a: 0 < a < 1,
    "nonnegative integer": lambda a: a >= 0 and a == int(a), "negative": lambda a: a < 0,
    "upper n n": lambda a: np.array_equal(a, np.triu(a)), "row n": lambda a: a.shape[0] == 1,
}  # fmt: skip


@pytest.mark.parametrize("text", CHECKS)
def test_a_value_has_the_nature_that_is_declared(text):
    """Ten draws of it all do."""
    for number in range(10):
        assert CHECKS[text](Sample(symbols({"a": text}), number).value("a"))


def test_sizes_differ_from_one_another_and_from_draw_to_draw():
    """Matrices are never square by accident."""
    declared = symbols({"X": "matrix n d", "Y": "matrix d m"})
    shapes = [
        (Sample(declared, number).value("X").shape, Sample(declared, number).value("Y").shape[1]) for number in range(6)
    ]
    assert all(n != d and d != m and n != m for (n, d), m in shapes)
    assert len(set(shapes)) > 3


def test_a_draw_depends_on_its_number_and_the_name_only():
    """The same symbol in the same draw is the same, whatever else is declared."""
    first = Sample(symbols({"x": "real"}), 3).value("x")
    assert Sample(symbols({"x": "real", "y": "real"}), 3).value("x") == first
    assert Sample(symbols({"x": "real"}), 4).value("x") != first
