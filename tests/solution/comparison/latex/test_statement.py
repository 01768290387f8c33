"""Tokens to trees."""

import pytest

from scripts.solution.comparison.latex.cursor import Context
from scripts.solution.comparison.latex.nodes import (
    Bound,
    Cases,
    Indexed,
    Items,
    Name,
    Power,
    Product,
    Relation,
    Sum,
    Transpose,
)
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.rendering import rendered


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"X^{\top}(Xw - y)", "Xᵀ (X w - y)"), (r"\frac{1}{n}\|p\|^2", "1/n ‖p‖^2"), (r"-x^2", "-x^2"),
        (r"a/b c", "a/b c"), (r"\log L \log n", "log(L) log(n)"),
        (r"\log 2n", "log(2 n)"), (r"\log L \cdot n^3", "log(L) · n^3"), (r"|x||y|", "|x| |y|"),
        (r"\sqrt{2}{x}", "sqrt(2) x"), (r"\underbrace{CB}_{\text{scalar}}", "C B"),
        (r"A^{-T}", "inverse(A)ᵀ"), (r"x \text{ and so on}", "x"),
    ],
)  # fmt: skip
def test_a_formula_is_read_as_a_person_reads_it(latex, text):
    """Precedence, bare arguments, bars, labels and notes."""
    assert rendered(read(latex)) == text


def test_a_subscript_is_part_of_a_declared_name_and_otherwise_an_index():
    """d_in is a name where it is declared; a_i is an entry of a."""
    context = Context(names=frozenset({"d_in", "a"}), indexable=frozenset({"a"}))
    assert read(r"d_{\text{in}}", context) == Name("d_in")
    assert read("a_i", context) == Indexed(Name("a"), (Name("i"),))


def test_words_above_are_part_of_a_declared_name_and_otherwise_a_power():
    """w^old is a name where it is declared."""
    context = Context(names=frozenset({"w^old", "w"}))
    assert read(r"w^{\text{old}}", context) == Name("w^old")
    assert isinstance(read(r"w^{\text{new}}", context), Power)


def test_a_transpose_is_a_power_where_t_is_declared():
    """x^T is a power of x when T is a number."""
    assert isinstance(read("x^T"), Transpose)
    assert not isinstance(read("x^T", Context(names=frozenset({"T", "x"}))), Transpose)


def test_a_sum_takes_the_term_that_follows_it():
    """The body ends at the next plus."""
    tree = read(r"\sum_{i=1}^n a_i b_i + c")
    assert isinstance(tree, Sum)
    assert isinstance(tree.terms[0], Bound)
    assert isinstance(tree.terms[0].body, Product)


def test_chains_conditions_and_lists():
    """Equations keep all sides, cases their conditions, tuples their brackets."""
    assert len(read("a = b = c").sides) == 3
    assert isinstance(read(r"a \text{ for } k \geq 1"), Cases)
    assert read("[0, 1)") == Items("[", ")", read("(0, 1)").items)
    assert read(r"K_0 = D, K_1 = B").items[1].operators == ("=",)
    assert isinstance(read("1 <= x <= 2"), Relation)


@pytest.mark.parametrize(
    "latex",
    [
        "",
        "x +",
        "((x)",
        r"\frac{x}",
        "x^",
        r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}",
        r"\foo",
        r"\href{a}{b}",
        "a b )",
        r"\left( x \right\}",
        "1 2",
        "x \\pm 1",
    ],
)
def test_what_is_no_whole_formula_is_refused(latex):
    """Anything left over, unclosed or unknown makes the claim unparsed."""
    with pytest.raises(Unparsed):
        read(latex)
