"""A tree as a growth rate. Constant factors, lower terms, bases of logarithms and roundings vanish."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scripts.solution.comparison.growth.monomials import CONSTANT, Monomial, Rate, raised, table, times
from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values.closed import closed

_MOST_MONOMIALS = 120
_MOST_POWER = 24


@dataclass(frozen=True, slots=True)
class Choices:
    """Which of two names is the smaller one, for min and max; `constants` are names that do not grow."""

    constants: frozenset[str] = frozenset()
    smaller: Mapping[frozenset[str], str] = field(default_factory=dict)


def rate(node: Node, choices: Choices) -> Rate:
    """The growth rate of a tree. Raises Unparsed for what is no growth rate."""
    converter = _CONVERTERS.get(type(node))
    if converter is None:
        raise Unparsed(
            f"{type(node).__name__.lower()} is no growth rate"
            if not isinstance(node, nodes.Note)
            else f"the words “{node.words}” have no declared growth"
        )
    found = converter(node, choices)
    if len(found) > _MOST_MONOMIALS:
        raise Unparsed("a growth rate of too many terms")
    return found


def _number(node: nodes.Number, choices: Choices) -> Rate:
    return frozenset({CONSTANT}) if node.value > 0 else frozenset()


def _key(node: Node) -> str:
    if isinstance(node, nodes.Name):
        return node.key
    if isinstance(node, nodes.Indexed) and isinstance(node.base, nodes.Name):
        return (
            node.base.key
            + "_"
            + ",".join(
                index.key if isinstance(index, nodes.Name) else str(getattr(index, "value", "?"))
                for index in node.indices
            )
        )
    raise Unparsed("it is no growth rate")


def _name(node: Node, choices: Choices) -> Rate:
    key = _key(node)
    return frozenset(
        {CONSTANT if key in choices.constants or key in ("pi", "e") else Monomial(powers=((key, Fraction(1)),))}
    )


def _sum(node: nodes.Sum, choices: Choices) -> Rate:
    """A term that is taken away counts for nothing when the rest bounds it; the caller reduces."""
    kept = [term for term in node.terms if not isinstance(term, nodes.Negative)]
    if not kept:
        raise Unparsed("a growth rate below nought")
    taken = [rate(term.operand, choices) for term in node.terms if isinstance(term, nodes.Negative)]
    found = frozenset().union(*(rate(term, choices) for term in kept))
    if any(not all(_lower(monomial, found) for monomial in part) for part in taken):
        raise Unparsed("a difference whose growth is not certain")
    return found


def _lower(monomial: Monomial, found: Rate) -> bool:
    """Whether a monomial that is taken away is of lower order than one that stays."""
    for other in found:
        quotient = times(monomial, other, -1)
        if (
            not quotient.rates
            and quotient != CONSTANT
            and all(value <= 0 for _, value in quotient.powers)
            and (quotient.powers or all(value < 0 for _, value in quotient.logs))
        ) and all(value <= 0 for name, value in quotient.logs if name not in dict(quotient.powers)):
            return True
    return False


def _multiplied(first: Rate, second: Rate) -> Rate:
    if len(first) * len(second) > _MOST_MONOMIALS:
        raise Unparsed("a growth rate of too many terms")
    return frozenset(times(a, b) for a in first for b in second)


def _product(node: nodes.Product, choices: Choices) -> Rate:
    total = frozenset({CONSTANT})
    for factor in node.factors:
        total = _multiplied(total, rate(factor, choices))
    return total


def _operation(node: nodes.Operation, choices: Choices) -> Rate:
    if node.operator not in ("dot", "times", "hadamard"):
        raise Unparsed("it is no growth rate")
    return _multiplied(rate(node.left, choices), rate(node.right, choices))


def _quotient(node: nodes.Quotient, choices: Choices) -> Rate:
    below = rate(node.denominator, choices)
    if len(below) != 1:
        raise Unparsed("a growth rate over a sum")
    return frozenset(times(monomial, next(iter(below)), -1) for monomial in rate(node.numerator, choices))


def _power(node: nodes.Power, choices: Choices) -> Rate:
    if free_names(node.exponent) - choices.constants - {"e", "pi"}:
        return frozenset({_exponential(node, choices)})
    try:
        exponent = closed(node.exponent)
    except Unparsed as error:
        raise Unparsed("an exponent of unknown size") from error
    exponent = Fraction(exponent)
    found = rate(node.base, choices)
    if len(found) == 1:
        return frozenset({raised(next(iter(found)), exponent)})
    if exponent.denominator != 1 or not 0 <= exponent <= _MOST_POWER:
        return (
            frozenset(raised(monomial, exponent) for monomial in found)
            if exponent > 0
            else _refuse("a growth rate over a sum")
        )
    return frozenset(raised(monomial, exponent) for monomial in found)


def _refuse(words: str) -> Rate:
    raise Unparsed(words)


def _exponential(node: nodes.Power, choices: Choices) -> Monomial:
    """A fixed base to a growing power: 2^n, e^{nd}, 2^{log n} = n, n^n."""
    if free_names(node.base) - choices.constants - {"e"}:
        base = rate(node.base, choices)
        logged = _logarithm(base)
        return _as_rates(_multiplied(rate(node.exponent, choices), logged), 1.0)
    base = float(closed(node.base))
    if base <= 1:
        raise Unparsed("a falling exponential")
    if power := _power_of_log(node.exponent, base):
        name, exponent = power
        return Monomial(powers=((name, exponent),))
    return _as_rates(rate(node.exponent, choices), math.log(base) * _coefficient(node.exponent))


def _coefficient(node: Node) -> float:
    """The number in front of an exponent, which counts there."""
    if isinstance(node, nodes.Product) and isinstance(node.factors[0], nodes.Number):
        return float(node.factors[0].value)
    if isinstance(node, nodes.Quotient) and isinstance(node.denominator, nodes.Number):
        return _coefficient(node.numerator) / float(node.denominator.value)
    return 1.0


def _power_of_log(node: Node, base: float) -> tuple[str, Fraction] | None:
    factor = Fraction(1)
    if isinstance(node, nodes.Product) and len(node.factors) == 2 and isinstance(node.factors[0], nodes.Number):
        factor, node = node.factors[0].value, node.factors[1]
    if isinstance(node, nodes.Apply) and node.function in ("log", "log2") and isinstance(node.arguments[0], nodes.Name):
        own = (
            2.0 if node.function == "log2" else float(closed(node.parameter)) if node.parameter is not None else math.e
        )
        if abs(own - base) < 1e-12:
            return node.arguments[0].key, factor
    return None


def _as_rates(exponent: Rate, coefficient: float) -> Monomial:
    entries = {}
    for monomial in exponent:
        if monomial.rates or monomial.deep:
            raise Unparsed("an exponential of an exponential")
        if monomial != CONSTANT:
            entries[(monomial.powers, monomial.logs)] = coefficient
    return Monomial(rates=table(entries))


def _logarithm(found: Rate) -> Rate:
    """The logarithm of a sum grows as the sum of the logarithms of the names in it; of a constant, not at all."""
    terms: set[Monomial] = set()
    for monomial in found:
        if any(value < 0 for part in (monomial.powers, monomial.logs) for _, value in part):
            raise Unparsed("a logarithm of a quotient of growing names")
        terms |= {Monomial(logs=((name, Fraction(1)),)) for name, _ in monomial.powers}
        if not monomial.powers:
            terms |= {Monomial(deep=((name, Fraction(1)),)) for name, _ in monomial.logs}
        terms |= {Monomial(powers, logs) for (powers, logs), _ in monomial.rates}
    return frozenset(terms) or frozenset({CONSTANT})


def _apply(node: nodes.Apply, choices: Choices) -> Rate:
    if node.function in ("log", "log2", "log10"):
        return _logarithm(rate(node.arguments[0], choices))
    if node.function == "exp":
        return _power(nodes.Power(nodes.Name("e"), node.arguments[0]), choices)
    if node.function == "sqrt":
        degree = Fraction(closed(node.parameter)) if node.parameter is not None else Fraction(2)
        return frozenset(raised(monomial, 1 / degree) for monomial in rate(node.arguments[0], choices))
    if node.function in ("ceil", "floor", "bars", "identity", "round"):
        return rate(node.arguments[0], choices)
    if node.function == "max":
        return frozenset().union(*(rate(argument, choices) for argument in node.arguments))
    if node.function == "min":
        return _minimum(node, choices)
    if node.function == "factorial":
        name = _key(node.arguments[0])
        one = ((name, Fraction(1)),)
        return frozenset({Monomial(rates=(((one, one), 1.0),))})
    raise Unparsed(f"the growth of {node.function} is not known")


def _minimum(node: nodes.Apply, choices: Choices) -> Rate:
    keys = frozenset(_key(argument) for argument in node.arguments)
    if keys in choices.smaller:
        return _name(nodes.Name(choices.smaller[keys]), choices)
    raise Unparsed("a minimum of other than two names")


def _bound(node: nodes.Bound, choices: Choices) -> Rate:
    """A sum of a power of its index grows by one power more; of what does not depend on it, by the number of terms."""
    if node.operator != "sum" or node.stop is None or len(node.indices) != 1:
        raise Unparsed("a sum whose growth is not known")
    index = node.indices[0]
    stop = rate(node.stop, choices)
    total: set[Monomial] = set()
    for monomial in rate(node.body, choices):
        power = dict(monomial.powers).get(index, Fraction(0))
        if (
            power < 0
            or any(name == index for name, _ in monomial.logs + monomial.deep)
            or index in repr(monomial.rates)
        ):
            raise Unparsed("a sum whose growth is not known")
        rest = Monomial(
            tuple(entry for entry in monomial.powers if entry[0] != index), monomial.logs, monomial.deep, monomial.rates
        )
        total |= {times(rest, raised(end, power + 1)) for end in stop}
    return frozenset(total)


def _order(node: nodes.Order, choices: Choices) -> Rate:
    return rate(node.body, choices)


_CONVERTERS: dict[type, Callable[..., Rate]] = {
    nodes.Number: _number, nodes.Name: _name, nodes.Indexed: _name, nodes.Sum: _sum, nodes.Product: _product,
    nodes.Operation: _operation,
    nodes.Quotient: _quotient, nodes.Power: _power, nodes.Apply: _apply, nodes.Bound: _bound, nodes.Order: _order,
}  # fmt: skip
