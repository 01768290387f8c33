"""What a declaration of the author says of a name."""

import pytest

from scripts.solution.comparison.declarations import Declaration, canonical, declaration


@pytest.mark.parametrize("text", ["matrix n d", "n x d", "R^{n x d}", "\\mathbb{R}^{n \\times d}"])
def test_a_matrix_is_declared_in_words_or_by_its_space(text):
    """All notations of a shape declare the same matrix."""
    assert declaration(text) == Declaration("matrix", frozenset(), ("n", "d"))


def test_one_size_of_a_square_nature_stands_for_both():
    """`orthogonal n` has n rows and n columns."""
    assert declaration("orthogonal n").dims == ("n", "n")


@pytest.mark.parametrize("text", ["> 0", "positive"])
def test_a_sign_is_a_nature_of_a_scalar(text):
    """A relation to zero says the same as its word."""
    assert declaration(text) == Declaration("scalar", frozenset({"positive"}))


@pytest.mark.parametrize("text", ["", "banana", "vector n d", "matrix 0 3", "matrix 99999 3"])
def test_a_declaration_that_says_nothing_known_is_refused(text):
    """A mistake of the author is told and not guessed at; no size is empty or huge."""
    with pytest.raises(ValueError, match="declar"):
        declaration(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [(r"\lambda", "lambda"), (r"d_{\text{in}}", "d_in"), ("{W}", "W"), (r"\hat{w}", "w_hat"), (r"\mathbf{1}", "ones")],
)
def test_a_name_is_kept_as_the_grammar_writes_it(name, key):
    """Braces, backslashes and fonts make no other name."""
    assert canonical(name) == key
