"""Rates of time and of space in one answer are told apart by their words."""

import pytest

from scripts.solution.comparison.growth.labelled import labelled


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        pytest.param("O(n) time, O(1) space", {"time": "O(n)", "space": "O(1)"}, id="words behind the rates"),
        pytest.param("Time: O(n); memory: O(1)", {"time": "O(n)", "space": "O(1)"}, id="words before the rates"),
        pytest.param("O(n, m) time", {"time": "O(n, m)"}, id="a comma in brackets joins nothing"),
        pytest.param("O(n)", {}, id="a rate without a word"),
        pytest.param("O(n) time and O(m) time", {}, id="one thing counted twice"),
        pytest.param(r"O(N \cdot \text{multiplication time})", {}, id="a word inside a rate counts nothing"),
    ],
)
def test_rates_are_known_by_what_they_count(text, rates):
    """The id states the case."""
    assert labelled(text) == rates
