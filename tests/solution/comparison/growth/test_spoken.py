"""Growth rates in words."""

import pytest

from scripts.solution.comparison.growth.spoken import spoken_rate
from scripts.solution.comparison.latex.nodes import Apply, Name, Number, Power
from scripts.solution.comparison.model import Unparsed


@pytest.mark.parametrize(
    ("text", "degree"), [("linear in n", 1), ("grows quadratically with n", 2), ("cubic time in n.", 3)]
)
def test_a_degree_in_words_is_a_power(text, degree):
    """Linear, quadratic and cubic are the first three powers."""
    assert spoken_rate(text, frozenset()) == Power(Name("n"), Number(degree))


def test_a_rate_of_nothing_named_is_of_the_only_name_there_is():
    """With one name the words can mean no other."""
    assert spoken_rate("logarithmic", frozenset({"L"})) == Apply("log", (Name("L"),))


def test_a_rate_of_nothing_named_is_refused_among_several_names():
    """With two names it is open which is meant."""
    with pytest.raises(Unparsed, match="not in what"):
        spoken_rate("linear", frozenset({"n", "d"}))


def test_other_words_state_no_rate():
    """Only the known words do."""
    assert spoken_rate("fast in n", frozenset({"n"})) is None
