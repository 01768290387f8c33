"""The value of a tree at one sample. Never runs text: it walks the closed set of nodes, counting its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product as every

import numpy as np

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.limits import SUM_TERMS
from scripts.solution.comparison.model import TWO_CASES, Misfit, NoCase, Unparsed
from scripts.solution.comparison.values import applications, arithmetic, indexing
from scripts.solution.comparison.values.arithmetic import Value, is_scalar
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work

_ENDLESS_TERMS = 300
_SETTLED = 1e-13


@dataclass(slots=True)
class Evaluation:
    """One evaluation in progress: the sample, what sums have bound, and the work that is left."""

    sample: Sample
    work: Work
    bound: dict[str, Value] = field(default_factory=dict)

    def value(self, node: Node) -> Value:
        """The value of a node. Raises Misfit when shapes do not fit and Unparsed when it has no value here."""
        self.work.spend()
        return _EVALUATORS[type(node)](self, node)

    def truth(self, node: Node) -> bool:
        """Whether a condition holds."""
        if isinstance(node, nodes.Logic):
            held = [self.truth(part) for part in node.parts]
            return all(held) if node.operator == "and" else any(held)
        if not isinstance(node, nodes.Relation):
            raise Unparsed("a condition that states no relation")
        if node.operators == ("in",) and node.sides[1] in _NUMBERS:
            value = self.value(node.sides[0])
            return _NUMBERS[node.sides[1]](value)
        values = [self.value(side) for side in node.sides]
        return all(
            _holds(operator, left, right)
            for operator, left, right in zip(node.operators, values, values[1:], strict=False)
        )

    def integer(self, node: Node) -> int:
        """The value of a node that must be a whole number, such as an index or a limit."""
        value = self.value(node)
        if not is_scalar(value) or value != value or abs(value) == float("inf") or abs(value - round(value)) > 1e-9:
            raise Unparsed("an index or limit that is no whole number")
        return round(value)


_NUMBERS: dict[Node, Callable[[Value], bool]] = {
    nodes.Name("bbR"): lambda value: True,
    nodes.Name("bbZ"): lambda value: is_scalar(value) and value == round(value),
    nodes.Name("bbN"): lambda value: is_scalar(value) and value == round(value) and value >= 0,
}

_COMPARISONS: dict[str, Callable[[Value, Value], bool]] = {
    "=": lambda a, b: bool(np.allclose(a, b, rtol=1e-9, atol=1e-12)),
    "!=": lambda a, b: not np.allclose(a, b, rtol=1e-9, atol=1e-12),
    "<": lambda a, b: bool(a < b), ">": lambda a, b: bool(a > b), "<=": lambda a, b: bool(a <= b + 1e-12),
    ">=": lambda a, b: bool(a >= b - 1e-12),
    "<<": lambda a, b: bool(a < b), ">>": lambda a, b: bool(a > b),
}  # fmt: skip


def _holds(operator: str, left: Value, right: Value) -> bool:
    if operator not in _COMPARISONS or not (is_scalar(left) and is_scalar(right)):
        raise Unparsed(f"a condition with {operator!r} is not evaluated")
    return _COMPARISONS[operator](left, right)


def _number(evaluation: Evaluation, node: nodes.Number) -> Value:
    try:
        return float(node.value)
    except OverflowError:
        return float("inf")


def _name(evaluation: Evaluation, node: nodes.Name) -> Value:
    if node.key in evaluation.bound:
        return evaluation.bound[node.key]
    return indexing.named(evaluation, node.key)


def _literal(node: Node) -> bool:
    if isinstance(node, nodes.Number | nodes.Negative | nodes.Quotient | nodes.Product):
        return all(
            isinstance(part, nodes.Number | nodes.Negative | nodes.Quotient | nodes.Product) for part in walk(node)
        )
    return False


def _sum(evaluation: Evaluation, node: nodes.Sum) -> Value:
    total = evaluation.value(node.terms[0])
    loose = _literal(node.terms[0])
    for term in node.terms[1:]:
        literal = _literal(term)
        total = arithmetic.add(total, evaluation.value(term), loose=loose or literal)
        loose = loose and literal
    return total


def _negative(evaluation: Evaluation, node: nodes.Negative) -> Value:
    return arithmetic.multiply(-1.0, evaluation.value(node.operand))


def _product(evaluation: Evaluation, node: nodes.Product) -> Value:
    """Scalars are set aside first, so that x^T y z and a b^T c read as written whatever collapses to a scalar."""
    total = evaluation.value(node.factors[0])
    for factor in node.factors[1:]:
        total = arithmetic.multiply(total, evaluation.value(factor))
    return total


def _operation(evaluation: Evaluation, node: nodes.Operation) -> Value:
    left, right = evaluation.value(node.left), evaluation.value(node.right)
    if node.operator == "mod":
        return float(np.mod(left, right)) if is_scalar(left) and is_scalar(right) and right else float("nan")
    operations = {
        "dot": arithmetic.dot,
        "times": arithmetic.starred,
        "hadamard": arithmetic.hadamard,
        "kronecker": arithmetic.kronecker,
        "outer": arithmetic.outer,
    }
    return operations[node.operator](left, right)


def _quotient(evaluation: Evaluation, node: nodes.Quotient) -> Value:
    return arithmetic.divide(evaluation.value(node.numerator), evaluation.value(node.denominator))


def _power(evaluation: Evaluation, node: nodes.Power) -> Value:
    base = evaluation.value(node.base)
    if isinstance(node.exponent, nodes.Name) and node.exponent.key == "T" and not is_scalar(base):
        return arithmetic.transpose(base)
    return arithmetic.power(base, evaluation.value(node.exponent))


def _transpose(evaluation: Evaluation, node: nodes.Transpose) -> Value:
    if isinstance(node.operand, nodes.Items):
        return arithmetic.transpose(indexing.listed(evaluation, node.operand, row=node.operand.opening == "["))
    return arithmetic.transpose(evaluation.value(node.operand))


def _cases(evaluation: Evaluation, node: nodes.Cases) -> Value:
    for place, branch in enumerate(node.branches):
        if branch.condition is None or evaluation.truth(branch.condition):
            value = evaluation.value(branch.value)
            _require_one_value(evaluation, value, node.branches[place + 1 :])
            return value
    raise NoCase


def _require_one_value(evaluation: Evaluation, value: Value, later: tuple[nodes.Branch, ...]) -> None:
    """Refuses cases of which two apply at once with different values; `otherwise` never does."""
    for branch in later:
        if branch.condition is None or not evaluation.truth(branch.condition):
            continue
        other = evaluation.value(branch.value)
        if np.shape(other) != np.shape(value) or not np.allclose(other, value, rtol=1e-9, atol=1e-9, equal_nan=True):
            raise Misfit(TWO_CASES, (), ())


def _relation(evaluation: Evaluation, node: nodes.Relation) -> Value:
    return applications.applied(evaluation, nodes.Apply("indicator", (node,)))


def _unvalued(evaluation: Evaluation, node: Node) -> Value:
    words = (
        f"the words “{node.words}” have no declared value"
        if isinstance(node, nodes.Note)
        else f"{type(node).__name__.lower()} stands where a value should"
    )
    raise Unparsed(words)


def _bound(evaluation: Evaluation, node: nodes.Bound) -> Value:
    if node.operator == "entries":
        return indexing.entries(evaluation, node)
    if node.operator == "listed":
        raise Unparsed("a list stands where a value should")
    total: Value | None = None
    saved = dict(evaluation.bound)
    try:
        for number, values in enumerate(_ranges(evaluation, node)):
            evaluation.bound.update(values)
            if node.condition is not None and not evaluation.truth(node.condition):
                continue
            term = evaluation.value(node.body)
            total = term if total is None else _COMBINED[node.operator](total, term)
            if number >= SUM_TERMS:
                raise Unparsed(f"a sum of more than {SUM_TERMS} terms")
    finally:
        evaluation.bound.clear()
        evaluation.bound.update(saved)
    if total is None:
        return {"sum": 0.0, "product": 1.0}.get(node.operator, float("nan"))
    return total


_COMBINED: dict[str, Callable[[Value, Value], Value]] = {
    "sum": arithmetic.add, "product": arithmetic.multiply, "maximum": np.maximum, "minimum": np.minimum,
}  # fmt: skip


def _ranges(evaluation: Evaluation, node: nodes.Bound) -> Iterator[dict[str, Value]]:
    """The values that the indices take, as floats."""
    if node.start is not None or node.stop is not None:
        start = evaluation.integer(node.start) if node.start is not None else 1
        if node.stop is None:
            stop = start - 1 + indexing.extent(evaluation, node, node.indices[0])
        elif isinstance(node.stop, nodes.Name) and node.stop.key == "infty":
            yield from _endless(evaluation, node, start)
            return
        else:
            stop = evaluation.integer(node.stop)
        for index in range(start, min(stop, start + SUM_TERMS + 1) + 1):
            yield dict.fromkeys(node.indices, float(index))
        return
    spans = [range(1, indexing.extent(evaluation, node, index) + 1) for index in node.indices]
    for values in every(*spans):
        yield dict(zip(node.indices, map(float, values), strict=True))


def _endless(evaluation: Evaluation, node: nodes.Bound, start: int) -> Iterator[dict[str, Value]]:
    """A sum to infinity: as many terms as it takes until they no longer count."""
    for index in range(start, start + _ENDLESS_TERMS):
        yield {node.indices[0]: float(index)}
        last = evaluation.value(node.body)
        if index > start + 4 and np.all(np.abs(last) < _SETTLED):
            return
    raise Unparsed("an endless sum that does not settle")


def _identity_or_matrix(evaluation: Evaluation, node: nodes.Matrix) -> Value:
    return indexing.matrix(evaluation, node)


def _items(evaluation: Evaluation, node: nodes.Items) -> Value:
    return indexing.listed(evaluation, node, row=False)


def _indexed(evaluation: Evaluation, node: nodes.Indexed) -> Value:
    return indexing.entry(evaluation, node)


def _apply(evaluation: Evaluation, node: nodes.Apply) -> Value:
    return applications.applied(evaluation, node)


_EVALUATORS: dict[type, Callable[..., Value]] = {
    nodes.Number: _number, nodes.Name: _name, nodes.Indexed: _indexed, nodes.Sum: _sum, nodes.Negative: _negative,
    nodes.Product: _product,
    nodes.Operation: _operation, nodes.Quotient: _quotient, nodes.Power: _power, nodes.Transpose: _transpose,
    nodes.Apply: _apply, nodes.Bound: _bound,
    nodes.Cases: _cases, nodes.Relation: _relation, nodes.Logic: _relation, nodes.Matrix: _identity_or_matrix,
    nodes.Items: _items,
    nodes.Ellipsis: _unvalued, nodes.Note: _unvalued, nodes.Order: _unvalued, nodes.Derivative: _unvalued,
}  # fmt: skip
