"""Dots between items of a list stand for the items between."""

import pytest

from scripts.solution.comparison import compare


@pytest.mark.parametrize(
    ("reference", "claim", "verdict"),
    [
        pytest.param("{0, 1, 2, 3}", r"\{0, \dots, 3\}", "equal", id="whole numbers are counted on"),
        pytest.param("{0, 2, 4, 6}", r"\{0, 2, \ldots, 6\}", "equal", id="by the step before the dots"),
        pytest.param("{0, 1, 2, 3}", r"\{1, \dots, 3\}", "different", id="from where they begin"),
        pytest.param(r"\{1, \dots, n\}", r"\{1, 2, \dots, n\}", "equal", id="to a name as to a number"),
        pytest.param(r"\{1, \dots, n\}", r"\{1, 2, \dots, n-1\}", "different", id="and the name counts"),
        pytest.param("{0, 3}", r"\{0, 2, \dots, 3\}", "unparsed", id="a step that does not reach the end is not read"),
    ],
)
def test_dots_are_written_out(reference, claim, verdict):
    """The id states the case."""
    assert compare("set", reference, claim, {}).verdict == verdict
