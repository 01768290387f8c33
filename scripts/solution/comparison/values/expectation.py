"""Expectations, variances and covariances of declared distributions, by exact quadrature."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product as every
from typing import TYPE_CHECKING

import numpy as np

from scripts.solution.comparison.latex.nodes import Apply, Node
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values.arithmetic import Value

if TYPE_CHECKING:
    from scripts.solution.comparison.values.evaluation import Evaluation

_POINTS = 24
_MOST_VARIABLES = 2


@lru_cache(maxsize=8)
def _hermite(points: int) -> tuple[tuple[float, float], ...]:
    places, weights = np.polynomial.hermite_e.hermegauss(points)
    return tuple(zip(places.tolist(), (weights / math.sqrt(2 * math.pi)).tolist(), strict=True))


@lru_cache(maxsize=8)
def _legendre(points: int) -> tuple[tuple[float, float], ...]:
    places, weights = np.polynomial.legendre.leggauss(points)
    return tuple(zip(((places + 1) / 2).tolist(), (weights / 2).tolist(), strict=True))


@lru_cache(maxsize=8)
def _laguerre(points: int) -> tuple[tuple[float, float], ...]:
    places, weights = np.polynomial.laguerre.laggauss(points)
    return tuple(zip(places.tolist(), weights.tolist(), strict=True))


def _random_names(evaluation: Evaluation, node: Node) -> list[str]:
    declared = evaluation.sample.symbols.declared
    return sorted(
        key
        for key in free_names(node)
        if key in declared and declared[key].form == "random" and key not in evaluation.bound
    )


def is_random(evaluation: Evaluation, node: Apply) -> bool:
    """Whether an expectation has something declared as random in it; raises Unparsed for one that has nothing."""
    if _random_names(evaluation, node):
        return True
    if node.function == "variance":
        return False
    raise Unparsed("an expectation of nothing that is declared as random")


def _support(evaluation: Evaluation, key: str) -> list[tuple[float, float]]:
    """Places and weights whose weighted sum is the expectation, exact for polynomials of degree below 48."""
    declaration = evaluation.sample.symbols.declared[key]
    numbers = [_parameter(evaluation, word) for word in declaration.detail.split()]
    kind = next(iter(declaration.natures))
    if kind in ("normal", "gaussian"):
        mean, deviation = numbers or [0.0, 1.0]
        return [(mean + deviation * place, weight) for place, weight in _hermite(_POINTS)]
    if kind == "uniform":
        low, high = numbers or [0.0, 1.0]
        return [(low + (high - low) * place, weight) for place, weight in _legendre(_POINTS)]
    if kind == "bernoulli":
        return [(0.0, 1 - numbers[0]), (1.0, numbers[0])]
    if kind == "rademacher":
        return [(-1.0, 0.5), (1.0, 0.5)]
    if kind == "exponential":
        return [(place / numbers[0], weight) for place, weight in _laguerre(_POINTS)]
    return [(float(count), math.exp(-numbers[0]) * numbers[0] ** count / math.factorial(count)) for count in range(40)]


def _parameter(evaluation: Evaluation, word: str) -> float:
    value = evaluation.value(read(word, evaluation.sample.symbols.context))
    if not isinstance(value, int | float):
        raise Unparsed("a distribution whose parameter is no number")
    return float(value)


def moment(evaluation: Evaluation, node: Apply) -> Value:
    """The expectation, variance or covariance that a node states; independent variables."""
    names = _random_names(evaluation, node)
    if len(names) > _MOST_VARIABLES:
        raise Unparsed(f"an expectation over more than {_MOST_VARIABLES} random quantities")
    first = node.arguments[0]
    if node.function == "expectation":
        return _expected(evaluation, (first,), names)
    second = node.arguments[1] if node.function == "covariance" and len(node.arguments) > 1 else first
    return _expected(evaluation, (first, second), names) - _expected(evaluation, (first,), names) * _expected(
        evaluation, (second,), names
    )


def _expected(evaluation: Evaluation, factors: tuple[Node, ...], names: list[str]) -> Value:
    total: Value = 0.0
    saved = dict(evaluation.bound)
    for places in every(*(_support(evaluation, name) for name in names)):
        weight = math.prod(weight for _, weight in places)
        evaluation.bound.update({name: place for name, (place, _) in zip(names, places, strict=True)})
        term: Value = weight
        for factor in factors:
            term = term * evaluation.value(factor)
        total = total + term
    evaluation.bound.clear()
    evaluation.bound.update(saved)
    return total
