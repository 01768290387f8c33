"""What a lab says of its drawings is held."""

import numpy as np
import pytest

from scripts.pages.holding import held


def test_a_true_statement_is_shown() -> None:
    """It comes back as it is."""
    assert held("every dot equals its bar", np.allclose([1.0], [1.0])) == "every dot equals its bar"


def test_a_false_statement_ends_the_build() -> None:
    """The lab stops with it."""
    with pytest.raises(ValueError, match="it does not hold that one is two"):
        held("one is two", np.bool_(False))
