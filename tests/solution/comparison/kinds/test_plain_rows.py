"""Rows of numbers with only spaces between."""

import pytest

from scripts.solution.comparison.kinds.plain_rows import with_commas


@pytest.mark.parametrize("text", ["[[1 2] [3 4]]", "1 2; 3 4", "[1 2; 3 4]", "[1 2]\n [3 4]"])
def test_rows_without_commas_get_them(text):
    """Arrays as programs print them are read as matrices."""
    assert with_commas(text) == "[[1, 2], [3, 4]]"


def test_a_single_row_is_a_list():
    """One row has one pair of brackets."""
    assert with_commas("[0.5 -1 2]") == "[0.5, -1, 2]"


@pytest.mark.parametrize("text", ["[1, 2]", "3 x 4", "a b", "1 2 + 3", "12"])
def test_any_other_text_is_left_alone(text):
    """A text with anything but numbers is no row."""
    assert with_commas(text) == text
