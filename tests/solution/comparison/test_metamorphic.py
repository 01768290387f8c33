"""Formulas rewritten without changing their value stay equal; formulas changed by one small edit do not pass."""

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from scripts.solution.comparison.edits import repairs, spoilings
from scripts.solution.comparison.kinds.expression import compare_trees
from scripts.solution.comparison.latex.nodes import Name, Negative, Product, Sum, Transpose
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import rebuild
from scripts.solution.comparison.sampled import samples
from scripts.solution.comparison.symbols import symbols
from scripts.solution.comparison.values.exact import opinion

SHAPES = {
    "X": "matrix n d", "w": "vector d", "y": "vector n", "A": "matrix n n", "B": "matrix n n", "u": "vector n",
    "v": "vector n", "c": "positive", "lambda": "positive",
    "k": "positive integer", "m": "positive integer",
}  # fmt: skip
FORMULAS = [
    r"X^T(Xw - y)", r"(X^T X + \lambda I)^{-1} X^T y", r"\frac{1}{n}\|Xw - y\|^2 + \lambda \|w\|^2",
    r"\operatorname{tr}(A^T B) + c", r"A^{k} u v^T B", r"u^T A v - v^T B u",
    r"\frac{(1 + u^T u)^{k-1} - 1}{u^T u} (v^T u) (u^T y)", r"k^2 m + m c", r"1 + m(k-1)",
    r"\frac{c - k + 2m}{\lambda} + 1", r"A B - B A", r"c A u + \lambda B v",
]  # fmt: skip


def _rewritten(node):
    """The same value in other words: sums turned round, products as transposes of transposes, signs doubled."""
    node = rebuild(node, _rewritten)
    if isinstance(node, Sum):
        return Negative(Negative(Sum(node.terms[::-1])))
    if isinstance(node, Product):
        return Transpose(Product(tuple(Transpose(factor) for factor in node.factors[::-1])))
    return node


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_rewritten_formula_stays_equal(formula):
    """Turning sums round, transposing products twice and doubling signs changes nothing."""
    declared = symbols(SHAPES)
    tree = read(formula, declared.context)
    with np.errstate(all="ignore"):
        assert compare_trees(tree, _rewritten(tree), declared).verdict == "equal"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_small_edit_of_a_formula_passes(formula):
    """An edit that exact arithmetic shows to change the value is never called equal."""
    tree = read(formula, symbols(SHAPES).context)
    changed = 0
    for _, edited in [*islice(repairs(tree, symbols(SHAPES)), 120), *spoilings(tree)]:
        declared = symbols(SHAPES)
        with np.errstate(all="ignore"):
            draws = list(islice(samples(declared, tree, edited, declared.work), 3))
            if opinion(tree, edited, draws, declared.work) is False:
                changed += 1
                assert compare_trees(tree, edited, declared).verdict != "equal"
    assert changed >= 5


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_formula_equals_itself(formula):
    """A reference given as the claim passes."""
    declared = symbols(SHAPES)
    tree = read(formula, declared.context)
    with np.errstate(all="ignore"):
        assert compare_trees(tree, tree, declared).verdict == "equal"


def test_the_case_files_judge_the_other_way_round_alike():
    """Expressions are symmetric: an equal pair of scalars without definitions is equal when turned round."""
    lines = (
        (Path(__file__).parent / "cases" / "expression.txt")
        .read_text(encoding="utf-8")
        .split("# gradients")[0]
        .splitlines()
    )
    pairs = [
        line[1:].split(" <>")[:2]
        for line in lines
        if line.startswith("= ") and "0.333" not in line and "y = " not in line
    ]
    assert len(pairs) > 30
    for first, second in pairs:
        declared = symbols({})
        with np.errstate(all="ignore"):
            found = compare_trees(read(second, declared.context), read(first, declared.context), declared)
        assert found.verdict == "equal", (first, second, found)


def test_a_name_is_not_another():
    """Two different names are different values."""
    declared = symbols(SHAPES)
    with np.errstate(all="ignore"):
        assert compare_trees(Name("u"), Name("v"), declared).verdict == "different"
