"""The second opinion by exact arithmetic."""

from itertools import islice

import numpy as np
import pytest

from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.sampled import samples
from scripts.solution.comparison.symbols import symbols
from scripts.solution.comparison.values.exact import opinion
from scripts.solution.comparison.values.residues import PRIME, determinant, inverse, root

GIVEN = {
    "A": "matrix n n",
    "B": "matrix n n",
    "v": "vector n",
    "Q": "orthogonal n",
    "x": "real",
    "y": "real",
    "k": "positive integer",
}


def _asked(first, second):
    declared = symbols(GIVEN)
    trees = [read(text, declared.context) for text in (first, second)]
    with np.errstate(all="ignore"):
        return opinion(*trees, list(islice(samples(declared, *trees, declared.work), 4)), declared.work)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("(AB)^T", "B^T A^T", True), ("AB", "BA", False), ("(AB)^{-1}", "B^{-1}A^{-1}", True),
        (r"\operatorname{tr}(AB)", r"\operatorname{tr}(BA)", True),
        ("Q^T Q", "Q Q^T", True), ("x^k x", "x^{k+1}", True), ("x", r"x + 10^{-30} y", False),
        (r"\|v\|^2", "v^T v", True), (r"e^{x}", r"e^{2x/2}", True), (r"\log x", r"\log y", None),
        (r"\det(AB)", r"\det A \det B", True), (r"\sum_{i=1}^{k} x^i", r"x \sum_{i=0}^{k-1} x^i", True),
        (r"|x|", "x", None),
    ],
)  # fmt: skip
def test_exact_arithmetic_says_yes_no_or_nothing(first, second, expected):
    """Rational expressions are decided; a function that occurs never proves a difference."""
    assert _asked(first, second) is expected


def test_residues_invert_and_determine():
    """The inverse times the matrix is the identity, and the determinant is the textbook one."""
    matrix = np.array([[2, 1], [7, 5]], dtype=object)
    assert ((matrix @ inverse(matrix)) % PRIME == np.eye(2, dtype=object)).all()
    assert determinant(matrix) == 3
    assert determinant(np.array([[1, 2], [2, 4]], dtype=object)) == 0


def test_a_root_squares_to_its_number():
    """Half of the residues have a root."""
    assert root(9) in (3, PRIME - 3)
    assert [root(value) is None for value in (PRIME - 1, 4)] == [True, False]
