"""The sample that decided is told in a way that a reader can redo."""

import pytest

from scripts.solution.comparison import compare

SYMBOLS = {"X": "matrix n d", "w": "vector d", "y": "vector n", "n": "integer"}


def sample(reference, claim):
    return compare("expression", reference, claim, SYMBOLS).sample


def test_a_wrong_value_shows_sizes_and_both_values():
    """A sample names the sizes that were drawn, the entry that differs most and both values there."""
    words = sample(r"X^\top (Xw - y)", r"2 X^\top (Xw - y)")
    assert words.startswith("With d = 3, n = 4: the reference is ")
    numbers = [float(word.rstrip(".,")) for word in words.split() if word.rstrip(".,").lstrip("-").count(".") == 1]
    assert numbers[1] == pytest.approx(2 * numbers[0], rel=1e-3)


def test_an_equal_value_has_a_sample_too():
    """What agrees shows one sample on which it does."""
    words = sample("X w", "(w^T X^T)^T")
    reference, claim = words.removesuffix(".").split(", the answer ")
    assert reference.split(" in entry")[0].endswith(claim)


def test_shapes_are_told_by_their_names():
    """Where the shapes differ the sample gives both in the names of the dimensions."""
    assert sample("X w", "w") == "With d = 3, n = 4: the reference is n × 1, the answer d × 1."


def test_a_claim_without_a_value_says_so():
    """A product that does not exist has no value beside the reference's shape."""
    assert sample("X w", "w X").endswith("the reference is n × 1, the answer has no value.")


def test_numbers_need_no_sample():
    """Kinds that draw no values have no sample."""
    assert compare("number", "3", "4").sample == ""


@pytest.mark.parametrize(
    ("kind", "reference", "claim", "rule"),
    [
        ("set", "{1, 2, 3}", "{1, 3}", "set: partial"),
        ("set", "{1, 2, 3}", "{1, 4}", "set"),
        ("set", "{1, 2, 3}", "{}", "set"),
        ("choice", "A, C", "A", "choice: partial"),
        ("choice", "A, C", "A, D", "choice"),
        ("sequence", "[1, 2, 3]", "[1, 2]", "sequence: partial"),
        ("sequence", "[1, 2, 3]", "[2, 3]", "sequence: length"),
    ],
)
def test_a_true_part_is_told_apart(kind, reference, claim, rule):
    """A claim that is a true part of the reference and holds nothing false has a rule that ends in ": partial"."""
    found = compare(kind, reference, claim)
    assert (found.verdict, found.rule) == ("different", rule)
