"""The slip behind a wrong answer, in a sentence."""

import pytest

from scripts.solution.comparison import compare

SHAPES = {
    "X": "matrix n d",
    "w": "vector d",
    "y": "vector n",
    "A": "matrix n n",
    "M": "invertible d d",
    "lambda": "positive",
    "sigma": "positive",
    "a": "positive",
    "b": "positive",
    "k": "positive integer",
}


@pytest.mark.parametrize(
    ("reference", "claim", "sentence"),
    [
        ("X^T(Xw - y)", "X^T(y - Xw)", "The sign is wrong."),
        ("X^T(Xw - y)", "(Xw - y)^T X", "The answer is the transpose of the reference."),
        ("M w", "M^{-1} w", "M should not be inverted."),
        ("M^{-1} w", "M w", "M should be inverted."),
        ("a/b", "b/a", "The answer is the inverse of the reference."),
        ("a^2 b", "b^2 a", "a and b are swapped."),
        ("2X^T y", "X^T y", "The answer lacks a factor 2."),
        ("X^T y", "2X^T y", "The answer has a factor 2 too many (it lacks 1/2)."),
        (r"\frac{1}{n} X^T y", "X^T y", "The factor 1/n is missing."),
        ("X^T y", r"\frac{1}{n} X^T y", "The factor 1/n is too much."),
        (r"\frac{a}{n}", r"\frac{a}{\sqrt{n}}", "The root around n is too much."),
        ("X^T y + a w", "X^T y", "The term a w is missing."),
        ("X^T y", "X^T y + a w", "The term a w is too much."),
        ("a^{k-1}", "a^k", "The exponent of a is off by one."),
        (r"\sum_{i=1}^{k} a^i", r"\sum_{i=0}^{k} a^i", "The answer is off by one: it is too large."),
        (r"\log_2 a", r"\log a", "The logarithm has base e where base 2 is meant."),
        (
            r"\sigma^2",
            r"\sigma",
            "The answer is the square root of the reference (a deviation, say, where a variance is asked).",
        ),
        ("X^T A^T y", "X^T A y", "A should be transposed."),
        ("a^2 + b^2", "(a + b)^2", "The answer has too much of 2 a b."),
    ],
)  # fmt: skip
def test_the_slip_is_named(reference, claim, sentence):
    """One sentence says what to look at again."""
    found = compare("expression", reference, claim, SHAPES)
    assert found.verdict == "different"
    assert found.reason.endswith(sentence)


def test_a_difference_without_a_small_slip_says_only_that_it_differs():
    """No slip is made up."""
    assert compare("expression", "a^2 + b^2", r"\sin(a) b^3", SHAPES).reason == "The values differ on a sample."
