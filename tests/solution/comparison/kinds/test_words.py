"""Lists of words are held against each other letter by letter."""

import pytest

from scripts.solution.comparison import compare


@pytest.mark.parametrize(
    ("kind", "reference", "claim", "verdict"),
    [
        pytest.param("sequence", "[low, er]", '["low", "er"]', "equal", id="quotes say nothing"),
        pytest.param("sequence", "[act]", "[cat]", "different", id="letters are no factors that commute"),
        pytest.param("sequence", "[low, er]", "low er", "equal", id="spaces separate as commas do"),
        pytest.param("sequence", "[CLS, hi, SEP]", "[CLS] hi [SEP]", "equal", id="brackets mark a special token"),
        pytest.param("sequence", "[low, er]", "[er, low]", "different", id="a sequence has an order"),
        pytest.param("set", "{low, er}", "{er, low}", "equal", id="a set has none"),
        pytest.param("sequence", "[low, er]", "[low, x + 1]", "unparsed", id="a formula is no word"),
        pytest.param("sequence", "(es, t), (l, o)", "('es', 't'), ('l', 'o')", "equal", id="pairs stay pairs"),
        pytest.param(
            "sequence", "(es, t), (l, o)", "('se', 't'), ('l', 'o')", "different", id="and are read by letter"
        ),
    ],
)
def test_words_are_compared_letter_by_letter(kind, reference, claim, verdict):
    """The id states the case."""
    assert compare(kind, reference, claim, {}).verdict == verdict
