"""The options of a choice and the words that choose among them."""

import pytest

from scripts.solution.comparison.kinds.options import options

TEXTS = {"A": "the loss falls", "B": "the loss rises", "C": "none of the above"}


@pytest.mark.parametrize("choices", ["A-D", "A, B, C, D", ["A", "B", "C", "D"]])
def test_labels_are_a_span_or_a_list(choices):
    """Labels without texts are known all the same."""
    assert options(choices).labels == {"a", "b", "c", "d"}


def test_texts_without_labels_are_labelled_in_their_order():
    """The first text is option A."""
    assert options(["it falls", "it rises"]).texts == {"a": "it falls", "b": "it rises"}


def test_an_option_is_chosen_by_its_text():
    """Dressing and capitals do not matter; `none` is the option that says so."""
    known = options(TEXTS)
    assert known.spoken("**The loss falls.**") == {"a"}
    assert known.spoken("none") == {"c"}
    assert known.spoken("the loss wavers") is None


@pytest.mark.parametrize("claim", ["it is not so that the loss falls", "the loss falls or maybe nothing"])
def test_a_text_that_is_denied_or_left_open_is_not_chosen(claim):
    """A quotation alone is no choice."""
    assert options(TEXTS).quoted(claim) == frozenset()


def test_choices_of_another_form_are_refused():
    """The author is told what the setting should be."""
    with pytest.raises(ValueError, match="choices is no list"):
        options(5)
