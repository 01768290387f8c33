"""Ranges of two quantities of which one is the other one times a factor plus an offset: |1 - ηλ| < 1 bounds η too."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import islice

from scripts.solution.comparison.kinds.ranges import INFINITY, Interval
from scripts.solution.comparison.latex.nodes import Name, Negative, Node, Number, Quotient, Sum
from scripts.solution.comparison.latex.tree import free_names, substitute
from scripts.solution.comparison.model import Misfit, NoCase, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.sampled import samples
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import is_scalar
from scripts.solution.comparison.values.evaluation import Evaluation

_DRAWS = 6
_CLOSE = 1e-9
_LARGEST_DENOMINATOR = 64


def in_terms_of(part: Interval, quantity: Node, symbols: Symbols) -> Interval | None:
    """The range as one of another quantity; None where the two are not tied by a factor of known sign and an offset."""
    if part.variable is None:
        return None
    tied = _by_name(part.variable, quantity, symbols) or _by_numbers(part.variable, quantity, symbols)
    if tied is None:
        return None
    factor, offset, sign = tied
    lower, upper = (_end(end, factor, offset, sign) for end in (part.lower, part.upper))
    if sign < 0:
        return Interval(upper, lower, part.with_upper, part.with_lower, quantity)
    return replace(part, lower=lower, upper=upper, variable=quantity)


def _end(end: Node, factor: Node, offset: Node, sign: int) -> Node:
    if end in (INFINITY, Negative(INFINITY)):
        return end if sign > 0 else (Negative(INFINITY) if end == INFINITY else INFINITY)
    return Quotient(Sum((end, Negative(offset))), factor)


def _by_name(variable: Node, quantity: Node, symbols: Symbols) -> tuple[Node, Node, int] | None:
    """Factor and offset of a formula in a name: of 1 - ηλ in η they are -λ and 1."""
    if not isinstance(quantity, Name) or quantity.key not in free_names(variable):
        return None

    def at(value: int) -> Node:
        return substitute(variable, {quantity.key: Number(Fraction(value))})

    offset = at(0)
    factor = Sum((at(1), Negative(offset)))
    signs = set()
    for sample in islice(samples(symbols, variable, variable, symbols.work), _DRAWS):
        values = _values((offset, factor, at(2), at(-3)), sample, symbols)
        if values is None:
            return None
        start, slope, second, third = values
        size = _CLOSE * (1 + abs(start) + abs(slope))
        if abs(start + 2 * slope - second) > size or abs(start - 3 * slope - third) > size:
            return None
        signs.add((slope > 0) - (slope < 0))
    return (factor, offset, signs.pop()) if len(signs) == 1 and 0 not in signs else None


def _by_numbers(variable: Node, quantity: Node, symbols: Symbols) -> tuple[Node, Node, int] | None:
    """Numbers that take one formula to the other on every draw: 1 + hλ is once hλ plus 1."""
    pairs: list[tuple[float, float]] = []
    for sample in islice(samples(symbols, variable, quantity, symbols.work), _DRAWS):
        values = _values((variable, quantity), sample, symbols)
        if values is not None:
            pairs.append((values[0], values[1]))
    if len(pairs) < 4 or abs(pairs[1][1] - pairs[0][1]) < _CLOSE:
        return None
    slope = (pairs[1][0] - pairs[0][0]) / (pairs[1][1] - pairs[0][1])
    factor = Fraction(slope).limit_denominator(_LARGEST_DENOMINATOR)
    offset = Fraction(pairs[0][0] - slope * pairs[0][1]).limit_denominator(_LARGEST_DENOMINATOR)
    if factor == 0 or any(
        abs(float(factor) * at + float(offset) - value) > _CLOSE * (1 + abs(value)) for value, at in pairs
    ):
        return None
    return Number(factor), Number(offset), 1 if factor > 0 else -1


def _values(trees: tuple[Node, ...], sample: object, symbols: Symbols) -> list[float] | None:
    try:
        values = [Evaluation(sample, symbols.work).value(resolved(tree, symbols)) for tree in trees]
    except (Misfit, NoCase, Unparsed):
        return None
    return [float(value) for value in values] if all(is_scalar(value) and value == value for value in values) else None
