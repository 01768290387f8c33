"""Second meanings of a sign, and vectors of ones that are written without a size."""

import numpy as np
import pytest

from scripts.solution.comparison.latex.nodes import Name
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.readings import has_kronecker, with_outer, with_sizes
from scripts.solution.comparison.symbols import symbols


def test_the_sign_of_kronecker_may_mean_an_outer_product():
    """The second reading holds no Kronecker product any more."""
    tree = read(r"u \otimes v + u")
    assert has_kronecker(tree)
    assert not has_kronecker(with_outer(tree))


def test_ones_without_a_size_take_the_only_size_that_fits():
    """In X 1 they have as many entries as X has columns."""
    declared = symbols({"X": "matrix n d"})
    with np.errstate(all="ignore"):
        sized = with_sizes(read(r"X \mathbf{1}", declared.context), None, declared)
    assert Name("ones_d") in list(walk(sized))


def test_ones_that_fit_in_two_sizes_are_not_guessed():
    """Alone they may have any size."""
    declared = symbols({"X": "matrix n d"})
    with np.errstate(all="ignore"), pytest.raises(Unparsed, match="no stated size"):
        with_sizes(read(r"\mathbf{1}", declared.context), None, declared)
