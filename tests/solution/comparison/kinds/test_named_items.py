"""Items that name what they are."""

import pytest

from scripts.solution.comparison.kinds.named_items import (
    are_of_several_kinds,
    in_order_of_names,
    refuse_repeated_names,
    solution,
)
from scripts.solution.comparison.latex.nodes import Items
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.model import Unparsed


def _items(text):
    return read(text).items


def test_named_items_are_put_in_the_order_of_the_reference():
    """The names and not the places tell which value is which."""
    assert in_order_of_names(_items("k = 1, n = 2"), _items("n = 2, k = 1")) == _items("k = 1, n = 2")


def test_items_of_other_names_are_left_as_they_are():
    """Nothing is moved when a name is missing."""
    assert in_order_of_names(_items("k = 1, n = 2"), _items("k = 1, m = 2")) is None


def test_an_index_alone_makes_no_other_kind():
    """x_1 and x_2 are roots of one unknown, k and n are two unknowns."""
    assert are_of_several_kinds(_items("k = 1, n = 2"))
    assert not are_of_several_kinds(_items("x_1 = 1, x_2 = 2"))


def test_a_solution_is_a_tuple_in_the_order_given():
    """The second solution follows the names of the first."""
    _, order = solution(read("p = 5, q = 2"), ())
    assert solution(read("q = 3, p = 7"), order)[0] == Items("(", ")", (read("7"), read("3")))


def test_one_name_with_two_values_is_refused():
    """Such a list contradicts itself."""
    with pytest.raises(Unparsed, match="two values"):
        refuse_repeated_names(_items("K_1 = 0, K_1 = 1"))
