"""Expectations, variances and covariances of declared distributions, by exact quadrature."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from itertools import product as every
from typing import TYPE_CHECKING

import numpy as np

from scripts.solution.comparison.latex.nodes import Apply, Node, Number, Power
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names, has_pieces, walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values.arithmetic import Array, Identity, Value, is_scalar

if TYPE_CHECKING:
    from scripts.solution.comparison.values.evaluation import Evaluation

_POINTS = 24
_FINE_POINTS = 36
_MOST_VARIABLES = 2
_PANEL_POINTS = 16
_PANELS = (8, 12)
_ROUNDING = 1e-13
_TAIL = 9.0  # deviations; what is beyond weighs less than 1e-18


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


@dataclass(frozen=True, slots=True)
class _Density:
    """A density between two ends, with the place of its mean."""

    low: float
    mean: float
    high: float
    at: Callable[[Array], Array]


def _density(kind: str, numbers: list[float]) -> _Density | None:
    """None for a distribution of single values."""
    if kind in ("normal", "gaussian"):
        mean, deviation = numbers or [0.0, 1.0]
        scale = deviation * math.sqrt(2 * math.pi)
        reach = _TAIL * deviation
        return _Density(
            mean - reach, mean, mean + reach, lambda x: np.exp(-(((x - mean) / deviation) ** 2) / 2) / scale
        )
    if kind == "uniform":
        low, high = numbers or [0.0, 1.0]
        return _Density(low, (low + high) / 2, high, lambda x: np.full_like(x, 1 / (high - low)))
    if kind == "exponential":
        rate = numbers[0]
        return _Density(0.0, 1 / rate, 4 * _TAIL / rate, lambda x: rate * np.exp(-rate * x))
    return None


def _panels(evaluation: Evaluation, key: str, panels: int) -> list[tuple[float, float]]:
    """Places and weights for what has a kink, such as max(0, x): panels that end at nought and at the mean."""
    declaration = evaluation.sample.symbols.declared[key]
    numbers = [_parameter(evaluation, word) for word in declaration.detail.split()]
    density = _density(next(iter(declaration.natures)), numbers)
    if density is None:
        return _support(evaluation, key)
    cuts = (density.mean, min(max(0.0, density.low), density.high))
    ends = np.unique([*np.linspace(density.low, density.high, panels + 1), *cuts])
    nodes, weights = np.polynomial.legendre.leggauss(_PANEL_POINTS)
    places = np.concatenate([(a + b) / 2 + (b - a) / 2 * nodes for a, b in pairwise(ends)])
    masses = np.concatenate([(b - a) / 2 * weights for a, b in pairwise(ends)]) * density.at(places)
    return list(zip(places.tolist(), masses.tolist(), strict=True))


def _support(evaluation: Evaluation, key: str, *, fine: bool = False) -> list[tuple[float, float]]:
    """Places and weights whose weighted sum is the expectation, exact for polynomials of degree below 48."""
    points = _FINE_POINTS if fine else _POINTS
    declaration = evaluation.sample.symbols.declared[key]
    numbers = [_parameter(evaluation, word) for word in declaration.detail.split()]
    kind = next(iter(declaration.natures))
    if kind in ("normal", "gaussian"):
        mean, deviation = numbers or [0.0, 1.0]
        return [(mean + deviation * place, weight) for place, weight in _hermite(points)]
    if kind == "uniform":
        low, high = numbers or [0.0, 1.0]
        return [(low + (high - low) * place, weight) for place, weight in _legendre(points)]
    if kind == "bernoulli":
        return [(0.0, 1 - numbers[0]), (1.0, numbers[0])]
    if kind == "rademacher":
        return [(-1.0, 0.5), (1.0, 0.5)]
    if kind == "exponential":
        return [(place / numbers[0], weight) for place, weight in _laguerre(points)]
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
    if has_pieces(first):
        return _settled(evaluation, node, names)
    if node.function == "expectation":
        return _checked(evaluation, first, names)
    second = node.arguments[1] if node.function == "covariance" and len(node.arguments) > 1 else first
    return _expected(evaluation, (first, second), names) - _expected(evaluation, (first,), names) * _expected(
        evaluation, (second,), names
    )


def _checked(evaluation: Evaluation, body: Node, names: list[str]) -> Value:
    """The expectation of a smooth function; nan where more places give another value, as for exp of what is wide."""
    mean = _expected(evaluation, (body,), names)
    if not any(isinstance(part, Apply | Power) and _is_steep(part, names) for part in walk(body)):
        return mean
    finer = _expected(evaluation, (body,), names, fine=True)
    return mean if np.allclose(mean, finer, rtol=1e-10, atol=1e-13) else float("nan")


def _is_steep(part: Apply | Power, names: list[str]) -> bool:
    """Whether a part is no polynomial in what is random."""
    if isinstance(part, Power):
        return bool(free_names(part.exponent) & set(names)) or not isinstance(part.exponent, Number)
    return bool(free_names(part) & set(names))


def _settled(evaluation: Evaluation, node: Apply, names: list[str]) -> Value:
    """The moment of what has a kink. Raises Unparsed where a finer grid gives another value."""
    if len(names) > 1 or node.function == "covariance":
        raise Unparsed("an expectation over several random quantities of a function with a kink")
    first, moments = node.arguments[0], []
    for panels in _PANELS:
        mean = _expected(evaluation, (first,), names, panels)
        moments.append(
            mean
            if node.function == "expectation"
            else _expected(evaluation, (first, first), names, panels) - mean * mean
        )
    if not np.allclose(moments[0], moments[1], rtol=1e-9, atol=1e-12):
        raise Unparsed("an expectation of a function whose kinks are not found")
    return moments[1]


def _expected(
    evaluation: Evaluation, factors: tuple[Node, ...], names: list[str], panels: int = 0, *, fine: bool = False
) -> Value:
    total: Value = 0.0
    size = 0.0
    saved = dict(evaluation.bound)
    grids = (_panels(evaluation, name, panels) if panels else _support(evaluation, name, fine=fine) for name in names)
    for places in every(*grids):
        weight = math.prod(weight for _, weight in places)
        evaluation.bound.update({name: place for name, (place, _) in zip(names, places, strict=True)})
        term: Value = weight
        for factor in factors:
            term = term * evaluation.value(factor)
        total = total + term
        size += float(np.max(np.abs(term))) if not isinstance(term, Identity) else 0.0
    evaluation.bound.clear()
    evaluation.bound.update(saved)
    if is_scalar(total) and abs(total) <= _ROUNDING * size:
        return 0.0  # what is left where the parts cancel
    return total
