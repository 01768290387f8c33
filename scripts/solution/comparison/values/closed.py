"""The value of a formula without names: an exact fraction where there is one, otherwise sixty decimal digits."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from fractions import Fraction

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.limits import EXPONENT_ABSOLUTE, RATIONAL_BITS
from scripts.solution.comparison.model import Unparsed

Real = Fraction | Decimal
_DIGITS = 60
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")
_LARGEST_FACTORIAL = 3000


def closed(node: Node) -> Real:
    """The value. Raises Unparsed where the formula has a name in it, is not defined, or is too large."""
    with localcontext(Context(prec=_DIGITS, Emax=10**7, Emin=-(10**7))):
        try:
            value = _value(node)
        except (ZeroDivisionError, DivisionByZero, InvalidOperation, Overflow, OverflowError) as error:
            raise Unparsed("the number is not defined or too large") from error
    if isinstance(value, Decimal) and not value.is_finite():
        raise Unparsed("the number is not finite")
    return value


def decimal(value: Real) -> Decimal:
    """The value with sixty digits."""
    if isinstance(value, Decimal):
        return value
    with localcontext(Context(prec=_DIGITS, Emax=10**7, Emin=-(10**7))):
        return Decimal(value.numerator) / Decimal(value.denominator)


def _bounded(value: Fraction) -> Fraction:
    if value.numerator.bit_length() + value.denominator.bit_length() > RATIONAL_BITS:
        raise Unparsed("a number with too many digits")
    return value


def _value(node: Node) -> Real:
    evaluator = _EVALUATORS.get(type(node))
    if evaluator is None:
        raise Unparsed("it is not a number")
    return evaluator(node)


def _name(node: nodes.Name) -> Real:
    if node.key == "pi":
        return _PI
    if node.key == "e":
        return Decimal(1).exp()
    raise Unparsed(f"{node.key} has no numeric value")


def _combine(left: Real, right: Real, operation: Callable[[Real, Real], Real]) -> Real:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return _bounded(operation(left, right))
    return operation(decimal(left), decimal(right))


def _sum(node: nodes.Sum) -> Real:
    total = _value(node.terms[0])
    for term in node.terms[1:]:
        total = _combine(total, _value(term), lambda a, b: a + b)
    return total


def _times(left: Real, right: Real) -> Real:
    return _combine(left, right, lambda a, b: a * b)


def _product(node: nodes.Product) -> Real:
    total = _value(node.factors[0])
    for factor in node.factors[1:]:
        total = _times(total, _value(factor))
    return total


def _operation(node: nodes.Operation) -> Real:
    if node.operator not in ("dot", "times"):
        raise Unparsed("it is not a number")
    return _times(_value(node.left), _value(node.right))


def _quotient(node: nodes.Quotient) -> Real:
    return _combine(_value(node.numerator), _value(node.denominator), lambda a, b: a / b)


def power(base: Real, exponent: Real) -> Real:
    """base to the exponent, exact where both allow it."""
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        if abs(exponent) > EXPONENT_ABSOLUTE:
            raise Unparsed(f"an exponent above {EXPONENT_ABSOLUTE}")
        if isinstance(base, Fraction):
            if max(base.numerator.bit_length(), base.denominator.bit_length()) * abs(int(exponent)) > RATIONAL_BITS:
                raise Unparsed("a number with too many digits")
            return base ** int(exponent)
        return base ** int(exponent)
    if decimal(base) < 0:
        raise Unparsed("a broken power of a negative number")
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 2:
        root = _square_root(base)
        if isinstance(root, Fraction):
            return power(root, Fraction(exponent.numerator))
    return decimal(base) ** decimal(exponent)


def _square_root(value: Real) -> Real:
    if isinstance(value, Fraction) and value >= 0:
        above, below = math.isqrt(value.numerator), math.isqrt(value.denominator)
        if above**2 == value.numerator and below**2 == value.denominator:
            return Fraction(above, below)
    return decimal(value).sqrt()


def _apply(node: nodes.Apply) -> Real:
    values = [_value(argument) for argument in node.arguments]
    if node.function == "log" and node.parameter is not None:
        return _logarithm(values[0], _value(node.parameter))
    if node.function == "sqrt" and node.parameter is not None:
        return power(values[0], _combine(Fraction(1), _value(node.parameter), lambda a, b: a / b))
    if node.parameter is not None or node.function not in _FUNCTIONS:
        raise Unparsed("it is not a number")
    try:
        return _FUNCTIONS[node.function](*values)
    except TypeError as error:
        raise Unparsed(f"{node.function} with {len(values)} arguments") from error


def _logarithm(value: Real, base: Real) -> Real:
    if isinstance(value, Fraction) and isinstance(base, Fraction) and base > 1 and value > 0:
        guess = round(math.log(value) / math.log(base)) if value < 10**300 else 0
        if abs(guess) < 1000 and base**guess == value:
            return Fraction(guess)
    return decimal(value).ln() / decimal(base).ln()


def _factorial(value: Real) -> Real:
    if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= _LARGEST_FACTORIAL:
        raise Unparsed("a factorial of something other than a small whole number")
    return Fraction(math.factorial(int(value)))


def _binomial(above: Real, below: Real) -> Real:
    if not all(isinstance(v, Fraction) and v.denominator == 1 and 0 <= v <= _LARGEST_FACTORIAL for v in (above, below)):
        raise Unparsed("a binomial of something other than small whole numbers")
    return Fraction(math.comb(int(above), int(below)))


def _by_float(function: Callable[[float], float]) -> Callable[[Real], Real]:
    return lambda value: Decimal(repr(function(float(value))))


def _rounded(function: Callable[[Real], int]) -> Callable[[Real], Real]:
    return lambda value: Fraction(function(value))


_FUNCTIONS: dict[str, Callable[..., Real]] = {
    "sqrt": _square_root, "factorial": _factorial, "binomial": _binomial, "exp": lambda value: decimal(value).exp(),
    "log": lambda value: decimal(value).ln(),
    "log2": lambda value: _logarithm(value, Fraction(2)), "log10": lambda value: _logarithm(value, Fraction(10)),
    "bars": abs, "abs": abs,
    "sin": _by_float(math.sin), "cos": _by_float(math.cos), "tan": _by_float(math.tan), "tanh": _by_float(math.tanh),
    "arctan": _by_float(math.atan),
    "floor": _rounded(math.floor), "ceil": _rounded(math.ceil), "max": max, "min": min, "identity": lambda value: value,
    "sigmoid": lambda value: 1 / (1 + (-decimal(value)).exp()), "relu": lambda value: max(value, Fraction(0)),
}  # fmt: skip

_EVALUATORS: dict[type, Callable[..., Real]] = {
    nodes.Number: lambda node: _bounded(node.value), nodes.Name: _name, nodes.Sum: _sum, nodes.Product: _product,
    nodes.Operation: _operation,
    nodes.Quotient: _quotient, nodes.Negative: lambda node: -_value(node.operand),
    nodes.Power: lambda node: power(_value(node.base), _value(node.exponent)),
    nodes.Apply: _apply,
}  # fmt: skip
