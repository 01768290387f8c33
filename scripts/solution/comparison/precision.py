"""Decimals inside a claimed formula: how far its value may move within the digits as they were written."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from scripts.solution.comparison.latex.nodes import Node, Number
from scripts.solution.comparison.latex.tree import children, walk, with_child
from scripts.solution.comparison.sampled import fitted, samples
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.work import Work

_LEAST_SIGNIFICANT = 3
_MOST_DECIMALS = 6
_WIDEST = 0.02
_DRAWS = 4


def within_digits(expected: Node, stated: Node, symbols: Symbols, work: Work) -> bool:
    """Whether the claim has the reference's value up to the rounding of the decimals written in it."""
    decimals = [part for part in walk(stated) if isinstance(part, Number) and part.decimals is not None]
    if not 0 < len(decimals) <= _MOST_DECIMALS or any(part.significant < _LEAST_SIGNIFICANT for part in decimals):
        return False
    moved = list(_moved(stated))
    for count, sample in enumerate(samples(symbols, expected, stated, work)):
        if count == _DRAWS:
            break
        mine, theirs = fitted(Evaluation(sample, work).value(expected), Evaluation(sample, work).value(stated))
        if np.shape(mine) != np.shape(theirs):
            return False
        slack = sum(np.abs(np.asarray(Evaluation(sample, work).value(tree)) - theirs) for tree in moved)
        if not np.all(np.abs(np.asarray(mine) - theirs) <= 1.001 * slack + 1e-12) or not np.all(
            slack <= _WIDEST * np.abs(theirs) + 1e-12
        ):
            return False
    return True


def _moved(node: Node) -> list[Node]:
    """The tree with one of its decimals moved by half a unit of its last digit, for each of them."""
    if isinstance(node, Number):
        return (
            [Number(node.value + Fraction(1, 2) * Fraction(10) ** (node.scale - node.decimals))]
            if node.decimals is not None
            else []
        )
    return [with_child(node, place, new) for place, child in enumerate(children(node)) for new in _moved(child)]
