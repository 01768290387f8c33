"""What declarations say."""

import pytest

from scripts.solution.comparison.latex.nodes import Name
from scripts.solution.comparison.symbols import canonical, declaration, symbols


@pytest.mark.parametrize(
    ("text", "form", "dims"),
    [
        ("matrix n d", "matrix", ("n", "d")), ("matrix n × d", "matrix", ("n", "d")),
        ("matrix 1 n", "matrix", (1, "n")), ("vector n", "vector", ("n",)), ("row n", "row", ("n",)),
        ("invertible d d", "matrix", ("d", "d")), ("orthogonal n", "matrix", ("n", "n")),
        ("positive definite n", "matrix", ("n", "n")), ("positive vector m", "vector", ("m",)),
        ("one-hot n", "vector", ("n",)), ("positive", "scalar", ()), ("positive integer", "scalar", ()),
        ("real", "scalar", ()), ("function", "function", ()), ("vectors n d", "vectors", ("n", "d")),
        ("rows of X", "rows", ()), ("normal mu sigma", "random", ()), ("constant", "constant", ()),
        ("ones n", "vector", ("n",)),
    ],
)  # fmt: skip
def test_a_declaration_gives_form_and_sizes(text, form, dims):
    """Every form of the contract is understood."""
    found = declaration(text)
    assert (found.form, found.dims) == (form, dims)


@pytest.mark.parametrize("text", ["matrix", "matrix a b c", "vector", "blob", "", "positive n d"])
def test_a_declaration_that_says_nothing_is_refused(text):
    """The author is told which words are not understood."""
    with pytest.raises(ValueError, match="not understood"):
        declaration(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (r"\lambda", "lambda"),
        ("lambda", "lambda"),
        (r"d_{\text{in}}", "d_in"),
        ("d_in", "d_in"),
        (r"\mathbf{X}", "X"),
        (r"\hat{w}", "w_hat"),
        (r"\varepsilon", "epsilon"),
    ],
)
def test_a_name_may_stand_with_or_without_braces_and_backslash(name, key):
    """All spellings of a name give one key."""
    assert canonical(name) == key


def test_sizes_are_declared_by_the_shapes_that_use_them():
    """n and d need no declaration of their own."""
    assert symbols({"X": "matrix n d"}).declared["n"].natures == {"positive", "integer"}


def test_the_two_forms_of_the_letter_l_are_one_name_unless_both_are_declared():
    """A claim may write l for ell."""
    assert symbols({"ell": "integer"}).aliases == {"l": "ell"}
    assert symbols({"ell": "integer", "l": "real"}).aliases == {}


def test_an_assumed_equation_is_put_in_and_an_inequality_is_kept():
    """`delta = 0` substitutes; `d < n` restricts the samples."""
    found = symbols({"delta": "real", "X": "matrix n d", "assume": ["delta = 0", "d < n"]})
    assert set(found.substitutions) == {"delta"}
    assert len(found.assumptions) == 1


def test_a_definition_with_an_index_is_a_family():
    """f_{l-1} and f_k both define f at any index; c_b is a name."""
    found = symbols({"C": "row n", "B": "vector n", "where": ["f_{k-1} = k^2", "c_b = CB"]})
    assert found.definitions["f"].parameters == ("index",)
    assert found.definitions["c_b"].parameters == ()
    assert Name("c_b").key in found.context.names


@pytest.mark.parametrize("text", ["matrix 0 2", "matrix 1000000 1000000", "vector 99999999999999999999"])
def test_a_size_that_no_one_can_hold_is_refused(text):
    """A size is from 1 to 1024."""
    with pytest.raises(ValueError, match="declared size"):
        declaration(text)
