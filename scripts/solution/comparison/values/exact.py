"""A second opinion by exact arithmetic: the tree over the integers modulo a prime, where rounding does not exist.

Two rational expressions that differ agree modulo 2^61 - 1 at random places with a chance below degree / 2^61
(Schwartz 1980, Zippel 1979). Functions such as exp stand for a number drawn from their argument, so that equal
arguments give equal values; where one of them occurs, a difference proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.model import Misfit, NoCase, Unparsed
from scripts.solution.comparison.values.arithmetic import Identity
from scripts.solution.comparison.values.field import Exact, Field, NoOpinion, Residues, collapsed
from scripts.solution.comparison.values.residues import PRIME, determinant, inverse, power, root
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work

_OPAQUE = frozenset(
    {
        "exp",
        "log",
        "log2",
        "log10",
        "sin",
        "cos",
        "tan",
        "tanh",
        "sigmoid",
        "erf",
        "gelu",
        "silu",
        "softplus",
        "sinh",
        "cosh",
    }
)


def valued(field: Field, node: Node) -> Exact:
    """The value of a node. Raises NoOpinion for a construct that residues cannot follow."""
    field.work.spend(3)
    evaluator = _EVALUATORS.get(type(node))
    if evaluator is None:
        raise NoOpinion
    return evaluator(field, node)


def _number(field: Field, node: nodes.Number) -> Exact:
    return node.value.numerator * pow(node.value.denominator, -1, PRIME) % PRIME


def _add(left: Exact, right: Exact) -> Exact:
    if isinstance(left, Identity) and isinstance(right, Identity):
        return Identity((left.scale + right.scale) % PRIME)
    if isinstance(left, Identity) or isinstance(right, Identity):
        identity, other = (left, right) if isinstance(left, Identity) else (right, left)
        if isinstance(other, int):
            raise NoOpinion
        return (other + int(identity.scale) * np.eye(len(other), dtype=object)) % PRIME
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray) and left.shape != right.shape:
        raise NoOpinion
    return (left + right) % PRIME


def _multiply(left: Exact, right: Exact) -> Exact:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Identity):
            return (
                Identity(one.scale * other.scale % PRIME)
                if isinstance(other, Identity)
                else Identity(one.scale * other % PRIME)
                if isinstance(other, int)
                else other * int(one.scale) % PRIME
            )
    if isinstance(left, int) or isinstance(right, int):
        return left * right % PRIME
    if left.shape[1] != right.shape[0]:
        raise NoOpinion
    return collapsed((left @ right) % PRIME)


def _sum(field: Field, node: nodes.Sum) -> Exact:
    total = valued(field, node.terms[0])
    for term in node.terms[1:]:
        total = _add(total, valued(field, term))
    return total


def _product(field: Field, node: nodes.Product) -> Exact:
    total = valued(field, node.factors[0])
    for factor in node.factors[1:]:
        total = _multiply(total, valued(field, factor))
    return total


def _operation(field: Field, node: nodes.Operation) -> Exact:
    left, right = valued(field, node.left), valued(field, node.right)
    arrays = isinstance(left, np.ndarray) and isinstance(right, np.ndarray)
    if node.operator == "hadamard" and arrays and left.shape == right.shape:
        return left * right % PRIME
    if (
        node.operator == "dot"
        and arrays
        and 1 in left.shape
        and 1 in right.shape
        and left.size == right.size
        and left.shape[1] != right.shape[0]
    ):
        return int(np.dot(left.ravel(), right.ravel())) % PRIME
    if node.operator in ("dot", "times") or (node.operator == "hadamard" and not arrays):
        return _multiply(left, right)
    raise NoOpinion


def _quotient(field: Field, node: nodes.Quotient) -> Exact:
    below = valued(field, node.denominator)
    if not isinstance(below, int) or below == 0:
        raise NoOpinion
    return _multiply(valued(field, node.numerator), pow(below, -1, PRIME))


def _power(field: Field, node: nodes.Power) -> Exact:
    if (
        isinstance(node.base, nodes.Apply)
        and node.base.function in ("norm", "sqrt")
        and isinstance(node.exponent, nodes.Number)
        and node.exponent.value % 2 == 0
    ):
        return power(_squared(field, node.base), int(node.exponent.value) // 2)
    base = valued(field, node.base)
    try:
        exponent = field.integer(node.exponent)
    except NoOpinion:
        return _broken_power(field, base, node.exponent)
    return (
        collapsed(power(base, exponent))
        if not isinstance(base, Identity)
        else Identity(power(int(base.scale), exponent))
    )


def _broken_power(field: Field, base: Exact, exponent: Node) -> Exact:
    if not isinstance(base, int):
        raise NoOpinion
    field.opaque = True
    if exponent in (nodes.Quotient(nodes.Number(Fraction(1)), nodes.Number(Fraction(2))),):
        return _rooted(field, base)
    return field.random("power", base, valued(field, exponent))


def _rooted(field: Field, value: Exact) -> int:
    """One of the two roots; which one is arbitrary, so a root proves neither sameness nor difference."""
    field.rooted = True
    found = root(value) if isinstance(value, int) else None
    if found is None:
        raise NoOpinion
    return found


def _squared(field: Field, node: nodes.Apply) -> Exact:
    """The square of a Euclidean norm or of a root."""
    inner = valued(field, node.arguments[0])
    if node.function == "sqrt" and node.parameter is None and isinstance(inner, int):
        return inner
    index = (
        node.parameter.words
        if isinstance(node.parameter, nodes.Note)
        else "weight"
        if node.parameter is not None
        else None
    )
    if node.function == "norm" and (
        index in (None, "F") or (index == "2" and isinstance(inner, np.ndarray) and 1 in inner.shape)
    ):
        return int(np.sum(np.asarray(inner, dtype=object) ** 2)) % PRIME if not isinstance(inner, Identity) else _none()
    return _none()


def _none() -> Exact:
    raise NoOpinion


def _apply(field: Field, node: nodes.Apply) -> Exact:
    if node.function in ("sqrt", "norm"):
        field.opaque = True
        return _rooted(field, _squared(field, node))
    values = [valued(field, argument) for argument in node.arguments]
    first = values[0]
    if node.function in _OPAQUE and node.parameter is None and not isinstance(first, Identity):
        field.opaque = True
        drawn = np.vectorize(lambda entry: field.random(node.function, entry), otypes=[object])(
            np.asarray(first, dtype=object)
        )
        return int(drawn) if np.ndim(drawn) == 0 else drawn
    if node.function in _STRUCTURAL and len(values) == 1 and isinstance(first, np.ndarray):
        return _STRUCTURAL[node.function](first)
    if node.function in ("inverse", "trace", "transpose", "identity") and isinstance(first, int):
        return power(first, -1) if node.function == "inverse" else first
    raise NoOpinion


def _diag(value: Residues) -> Exact:
    return np.diag(value.ravel()) if 1 in value.shape else np.diag(value).reshape(-1, 1)


_STRUCTURAL: dict[str, Callable[[Residues], Exact]] = {
    "trace": lambda value: int(np.trace(value)) % PRIME if value.shape[0] == value.shape[1] else _none(),
    "inverse": inverse, "determinant": determinant,
    "transpose": lambda value: value.T, "diag": _diag, "identity": lambda value: value,
}  # fmt: skip


def _transpose(field: Field, node: nodes.Transpose) -> Exact:
    value = valued(field, node.operand)
    return value.T if isinstance(value, np.ndarray) else value


def _negative(field: Field, node: nodes.Negative) -> Exact:
    return _multiply(PRIME - 1, valued(field, node.operand))


def _indexed(field: Field, node: nodes.Indexed) -> Exact:
    value = valued(field, node.base)
    places = [field.integer(index) - 1 for index in node.indices]
    if not isinstance(value, np.ndarray) or min(places) < 0:
        raise NoOpinion
    flat = value.ravel() if len(places) == 1 and 1 in value.shape else value
    if len(places) != flat.ndim or any(place >= size for place, size in zip(places, flat.shape, strict=True)):
        raise NoOpinion
    return int(flat[tuple(places)])


def _bound(field: Field, node: nodes.Bound) -> Exact:
    if (
        node.operator not in ("sum", "product")
        or node.condition is not None
        or node.start is None
        or node.stop is None
        or len(node.indices) != 1
    ):
        raise NoOpinion
    index, outer = node.indices[0], dict(field.bound)
    total: Exact | None = None
    for place in range(field.integer(node.start), field.integer(node.stop) + 1):
        field.bound[index] = place
        term = valued(field, node.body)
        total = term if total is None else _add(total, term) if node.operator == "sum" else _multiply(total, term)
    field.bound.clear()
    field.bound.update(outer)
    return total if total is not None else int(node.operator == "product")


_EVALUATORS: dict[type, Callable[..., Exact]] = {
    nodes.Number: _number, nodes.Name: lambda field, node: field.name(node.key), nodes.Sum: _sum,
    nodes.Product: _product, nodes.Negative: _negative,
    nodes.Operation: _operation, nodes.Quotient: _quotient, nodes.Power: _power, nodes.Transpose: _transpose,
    nodes.Apply: _apply, nodes.Indexed: _indexed,
    nodes.Bound: _bound,
}  # fmt: skip


def opinion(expected: Node, stated: Node, samples: list[Sample], work: Work) -> bool | None:
    """Whether two trees are the same, or None where residues cannot tell."""
    agreed = 0
    for sample in samples:
        field = Field(sample, work)
        try:
            mine, theirs = _fitted(valued(field, expected), valued(field, stated))
        except (NoOpinion, Unparsed, Misfit, NoCase, ValueError, ZeroDivisionError):
            continue
        if np.shape(mine) != np.shape(theirs) or not np.all(np.asarray(mine == theirs)):
            return None if field.opaque else False
        agreed += 1
        if field.rooted:
            return None
    return True if agreed >= min(2, len(samples)) and agreed else None


def _fitted(mine: Exact, theirs: Exact) -> tuple[Exact, Exact]:
    if isinstance(mine, Identity) and isinstance(theirs, Identity):
        return mine.scale, theirs.scale
    if isinstance(mine, Identity) or isinstance(theirs, Identity):
        raise NoOpinion
    return mine, theirs


def worth_asking(*trees: Node) -> bool:
    """Whether residues can follow every construct of the trees."""
    return all(type(part) in _EVALUATORS for tree in trees for part in walk(tree))
