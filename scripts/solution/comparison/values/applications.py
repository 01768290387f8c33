"""Functions applied to values: logs with a base, roots, norms, declared functions, expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scripts.solution.comparison.latex.nodes import Apply, Items, Note, Relation
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values import arithmetic, expectation, indexing
from scripts.solution.comparison.values.arithmetic import Identity, Value, is_scalar, is_vector
from scripts.solution.comparison.values.functions import ELEMENTWISE, OTHERS, norm

if TYPE_CHECKING:
    from scripts.solution.comparison.values.evaluation import Evaluation


def applied(evaluation: Evaluation, node: Apply) -> Value:
    """The value of a function at its arguments. Raises Unparsed for a function that is not known."""
    if node.function in ("expectation", "variance", "covariance") and expectation.is_random(evaluation, node):
        return expectation.moment(evaluation, node)
    if node.function == "indicator":
        return _indicator(evaluation, node)
    if node.function.startswith("call "):
        return _called(evaluation, node)
    values = _arguments(evaluation, node)
    if node.function in ("log", "sqrt", "norm", "softmax") or node.parameter is not None:
        return _with_parameter(evaluation, node, values)
    if node.function == "elementwise power":
        return (
            arithmetic.hadamard(1.0, np.power(values[0], values[1]))
            if is_scalar(values[1])
            else _unknown(node.function)
        )
    if node.function in ELEMENTWISE and len(values) == 1:
        return _elementwise(node.function, values[0])
    if node.function == "variance":
        return float(np.var(np.asarray(values[0], dtype=float)))
    if node.function in OTHERS:
        return _other(node.function, values)
    return _unknown(node.function)


def _unknown(function: str) -> Value:
    raise Unparsed(f"the function {function!r} is not evaluated here")


def _other(function: str, values: list[Value]) -> Value:
    try:
        return OTHERS[function](*values)
    except TypeError as error:
        raise Unparsed(f"{function} with {len(values)} arguments") from error


def _arguments(evaluation: Evaluation, node: Apply) -> list[Value]:
    if len(node.arguments) == 1 and isinstance(node.arguments[0], Items):
        return indexing.spread(evaluation, node.arguments[0].items)
    return indexing.spread(evaluation, node.arguments)


def _elementwise(function: str, value: Value) -> Value:
    if isinstance(value, Identity):
        raise Unparsed(f"{function} of an identity of no stated size")
    result = ELEMENTWISE[function](np.asarray(value, dtype=float))
    return float(result) if is_scalar(value) else result


def _with_parameter(evaluation: Evaluation, node: Apply, values: list[Value]) -> Value:
    value = values[0]
    if node.function == "log":
        return _log(evaluation, node, value)
    if node.function == "sqrt":
        degree = evaluation.value(node.parameter) if node.parameter is not None else 2.0
        if not is_scalar(degree) or degree == 0:
            raise Unparsed("a root whose degree is no number")
        return arithmetic.power(value, 1.0 / degree)
    if node.function == "norm":
        return _norm(evaluation, node, value)
    if node.function == "softmax" and len(values) == 1:
        weights = OTHERS["softmax"](value)
        return weights if node.parameter is None else float(np.ravel(weights)[evaluation.integer(node.parameter) - 1])
    raise Unparsed(f"{node.function} with a subscript")


def _log(evaluation: Evaluation, node: Apply, value: Value) -> Value:
    if isinstance(value, Identity) or not (is_scalar(value) or is_vector(value) or node.parameter is None):
        raise Unparsed("a logarithm of a matrix")
    result = np.log(np.asarray(value, dtype=float))
    if node.parameter is not None:
        result = result / np.log(evaluation.value(node.parameter))
    return float(result) if is_scalar(value) else result


def _norm(evaluation: Evaluation, node: Apply, value: Value) -> Value:
    if node.parameter is None or isinstance(node.parameter, Note):
        return norm(value, node.parameter.words if node.parameter else None)
    weight = evaluation.value(node.parameter)
    if is_scalar(weight):
        return norm(value, weight)
    return arithmetic.power(arithmetic.multiply(arithmetic.multiply(arithmetic.transpose(value), weight), value), 0.5)


_ELEMENT_TESTS = {">": np.greater, "<": np.less, ">=": np.greater_equal, "<=": np.less_equal}


def _indicator(evaluation: Evaluation, node: Apply) -> Value:
    condition = node.arguments[0]
    if isinstance(condition, Relation) and condition.operators in ((">",), ("<",), (">=",), ("<=",)):
        left, right = (evaluation.value(side) for side in condition.sides)
        if is_vector(left) and (is_scalar(right) or np.shape(left) == np.shape(right)):
            return np.asarray(_ELEMENT_TESTS[condition.operators[0]](left, right), dtype=float)
    return float(evaluation.truth(condition))


def _called(evaluation: Evaluation, node: Apply) -> Value:
    """A declared function: a named one where the declaration says which, otherwise a smooth one drawn at random."""
    key = node.function.removeprefix("call ")
    root = key.rstrip("'")
    primes = len(key) - len(root)
    declared = evaluation.sample.symbols.declared.get(root)
    if declared is not None and declared.detail:
        return applied(evaluation, Apply(declared.detail + "'" * primes, node.arguments))
    values = _arguments(evaluation, node)
    if evaluation.sample.fixed or any(isinstance(value, Identity) for value in values):
        raise Unparsed(f"the function {root} has no given value")
    if declared is None:
        evaluation.sample.unknown.add(root)
    random = evaluation.sample.random("function", root)
    total: Value = 0.0
    for value in values:
        rate, phase, slope = random.uniform(0.5, 1.5), random.uniform(0, 6), random.uniform(0.2, 0.6)
        array = np.asarray(value, dtype=float)
        part = np.sin(rate * array + phase + primes * np.pi / 2) * rate**primes + (
            slope * array if primes == 0 else slope * (primes == 1)
        )
        total = part if isinstance(total, float) else total * part + part
    return float(total) if np.ndim(total) == 0 else total
