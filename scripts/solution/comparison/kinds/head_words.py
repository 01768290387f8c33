"""What the head of a claim says that its value is, where the value is right: another derivative, another name."""

from __future__ import annotations

from itertools import islice

import numpy as np

from scripts.solution.comparison.heads import Claimed
from scripts.solution.comparison.latex.nodes import Derivative, Name, Node
from scripts.solution.comparison.model import Comparison, Misfit, NoCase, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.sampled import samples, shape_words
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.evaluation import Evaluation

_LOSSES = frozenset({"L", "J", "l", "ell", "E", "C", "loss", "Loss", "calL", "calJ", "calE", "mathcalL", "mathcalJ"})
_RULE = "expression: head"


def other_quantity(first: Claimed, second: Claimed, symbols: Symbols) -> Comparison | None:
    """A verdict where the claim's head cannot be what is asked; None where nothing speaks against it."""
    head, asked = second.head, first.head
    if isinstance(head, Derivative) and isinstance(asked, Derivative):
        return _other_derivative(asked, head, symbols)
    if asked is not None or head is None:
        return None
    if isinstance(head, Derivative):
        return _misshaped(head.by, first, symbols) if _is_of_scalar(head, symbols) else None
    return _misshaped(head.key, first, symbols) if isinstance(head, Name) else None


def _other_derivative(asked: Derivative, head: Derivative, symbols: Symbols) -> Comparison | None:
    mine, theirs = (symbols.aliases.get(one.by, one.by) for one in (asked, head))
    if mine == theirs or not {mine, theirs} <= symbols.declared.keys():
        return None
    reason = f"The answer states the derivative by {theirs} where the one by {mine} is asked."
    return Comparison("different", _RULE, reason)


def _is_of_scalar(head: Derivative, symbols: Symbols) -> bool:
    declared = symbols.declared.get(symbols.aliases.get(head.of, head.of))
    return bool(head.by) and (head.of in _LOSSES if declared is None else declared.form == "scalar")


def _misshaped(key: str, first: Claimed, symbols: Symbols) -> Comparison | None:
    """A verdict where the named quantity has another shape than the value, either way up."""
    key = symbols.aliases.get(key, key)
    declared = symbols.declared.get(key)
    if any(key in item.dims for item in symbols.declared.values()):
        return None  # a letter for a size that also names what the problem has no name for
    if declared is None or declared.form not in ("scalar", "vector", "row", "matrix"):
        return None
    body = resolved(first.body, symbols)
    for sample in islice(samples(symbols, body, Name(key), symbols.work), 2):
        shapes = [_shape(node, sample, symbols) for node in (Name(key), body)]
        if None in shapes or sorted(shapes[0]) == sorted(shapes[1]):
            return None
    words = [shape_words(shape, sample) for shape in shapes]
    reason = f"The answer is stated for {key}, which is {words[0]}, and what is asked is {words[1]}."
    return Comparison("different", _RULE, reason)


def _shape(node: Node, sample: object, symbols: Symbols) -> tuple[int, ...] | None:
    try:
        value = Evaluation(sample, symbols.work).value(node)
    except (Misfit, NoCase, Unparsed):
        return None
    return np.shape(value) if isinstance(value, float | int | np.ndarray) else None
