"""What a sign may also mean: an outer product written with the sign of Kronecker's, a vector of ones without a size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from itertools import product as every

import numpy as np

from scripts.solution.comparison.latex.nodes import Apply, Name, Node, Number, Operation, Product, Sum
from scripts.solution.comparison.latex.tree import free_names, rebuild, walk
from scripts.solution.comparison.model import Misfit, NoCase, Outside, Unparsed
from scripts.solution.comparison.sampled import samples
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Value
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.sampling import Sample

_ONE = Number(Fraction(1))
_MOST_ONES = 4
_MOST_SIZES = 5
_DRAWS = 3


def with_outer(node: Node) -> Node:
    """The tree with every Kronecker product as an outer product where columns are multiplied."""
    node = rebuild(node, with_outer)
    if isinstance(node, Operation) and node.operator == "kronecker":
        return Operation("outer", node.left, node.right)
    return node


def with_exponentials(node: Node) -> Node:
    """The tree with exp of a square matrix as its power series and not entry by entry."""
    node = rebuild(node, with_exponentials)
    return replace(node, function="matrix exponential") if isinstance(node, Apply) and node.function == "exp" else node


def has_kronecker(node: Node) -> bool:
    return any(isinstance(part, Operation) and part.operator == "kronecker" for part in walk(node))


def with_sizes(node: Node, other: Node | None, symbols: Symbols) -> Node:
    """The tree with a size for each vector of ones that has none: the only sizes that fit.

    `other` is the tree that it is held against, whose shape settles what the tree itself leaves open. Raises Unparsed
    when several choices fit.
    """
    if (spelled := _with_ones(node, symbols)) != node:
        try:
            return with_sizes(spelled, other, symbols)
        except Unparsed:
            return node
    count = 0 if "ones" in symbols.declared else sum(part == Name("ones") for part in walk(node))
    if not count:
        return node
    dims = sorted({str(dim) for item in symbols.declared.values() for dim in item.dims})
    if count > _MOST_ONES or not 0 < len(dims) <= _MOST_SIZES:
        raise Unparsed("a vector of ones of no stated size")
    choices = [_sized(node, iter(sizes)) for sizes in every(dims, repeat=count)]
    fitting = _fitting(choices, other, symbols)
    if not fitting and (numbers := _with_numbers(node)) != node:
        return with_sizes(numbers, other, symbols)
    if not fitting and other is not None:
        return choices[0]  # no size fits, and whichever is taken shows why
    if len(fitting) != 1:
        raise Unparsed("a vector of ones of no stated size")
    return fitting[0]


def _with_ones(node: Node, symbols: Symbols) -> Node:
    """The tree with a 1 that multiplies, as in `1 b^T`, as a vector of ones: as a number it would not be written."""
    node = rebuild(node, lambda child: _with_ones(child, symbols))
    if not isinstance(node, Product) or not symbols.context.arrays or not free_names(node) & symbols.context.arrays:
        return node
    return Product(tuple(Name("ones") if factor == _ONE else factor for factor in node.factors))


def _with_numbers(node: Node) -> Node:
    """The tree with ones that are a term, as in `1 - H` of a row or a matrix H, as the number 1 in every entry."""
    node = rebuild(node, _with_numbers)
    if not isinstance(node, Sum):
        return node
    return Sum(tuple(_ONE if term == Name("ones") else term for term in node.terms))


def _sized(node: Node, sizes: Iterator[str]) -> Node:
    if node == Name("ones"):
        return Name(f"ones_{next(sizes)}")
    return rebuild(node, lambda child: _sized(child, sizes))


def _fitting(choices: list[Node], other: Node | None, symbols: Symbols) -> list[Node]:
    """The choices that have a value at every draw; of several, those whose shape is the other tree's."""
    draws = list(islice(samples(symbols, choices[0], other or choices[0], symbols.work), _DRAWS))
    shapes = {choice: [_shape(choice, sample, symbols) for sample in draws] for choice in choices}
    fitting = [choice for choice in choices if None not in shapes[choice]]
    if len(fitting) > 1 and other is not None:
        asked = [_shape(other, sample, symbols) for sample in draws]
        fitting = [choice for choice in fitting if shapes[choice] == asked]
    return fitting


def is_array(node: Node, symbols: Symbols) -> bool:
    """Whether a formula has a value with more than one entry."""
    draws = islice(samples(symbols, node, node, symbols.work), _DRAWS)
    try:
        return any(shape for sample in draws if (shape := _shape(node, sample, symbols)))
    except Unparsed:
        return False


def _shape(node: Node, sample: Sample, symbols: Symbols) -> tuple[int, ...] | None:
    try:
        value: Value = Evaluation(sample, symbols.work).value(node)
    except (Misfit, NoCase, Outside):
        return None
    return np.shape(value)
