"""What ranges a text states: brackets, chains of inequalities, exclusions and their unions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.solution.comparison.kinds.range_words import in_signs
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Cases,
    Items,
    Logic,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Relation,
)
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.closed import closed

_UNION = re.compile(r"\\cup|∪|\bunion\b|\\text\{\s*or\s*\}|\\lor\b|\bor\b")
_BUILDER = re.compile(
    r"\\(?:left\s*\\)?\{\s*\\?[A-Za-z]+(?:_\{?\w+\}?)?\s*(?:(?:\\in|∈)\s*(?:\\mathbb\s*\{?\s*R\s*\}?|ℝ|R)\s*)?"
    r"(?::|\\colon|\\middle\s*\|\s*|\\mid|\\vert|\|)(.*?)(?:\\right\s*)?\\\}$",
    re.DOTALL,
)
_UPPER = {"<": False, "<=": True}
INFINITY = Name("infty")
_REALS = Name("bbR")


@dataclass(frozen=True, slots=True)
class Interval:
    """Ends may be infinite; `variable`, the quantity that is bounded, is absent where only brackets are written."""

    lower: Node
    upper: Node
    with_lower: bool
    with_upper: bool
    variable: Node | None = None


def turned_round(chain: Relation) -> Relation:
    return Relation(chain.sides[::-1], tuple(operator.replace(">", "<") for operator in chain.operators[::-1]))


def intervals(text: str, symbols: Symbols) -> list[Interval]:
    """The ranges that a text states, in the order written."""
    if found := _BUILDER.match(text.strip().strip("$").strip()):
        text = found[1]
    parts = [part for part in _UNION.split(text) if part.strip()]
    if len(parts) > 12:
        raise Unparsed("more than twelve ranges")
    found = [_interval(read(in_signs(_closed_brackets(part)), symbols.context)) for part in parts]
    if not found:
        raise Unparsed("there is no range")
    return [part for group in found for part in group]


def _closed_brackets(text: str) -> str:
    """`x \\in [1, 4` left by a split stays as it is; only dollar signs and text marks go."""
    return re.sub(r"\\text\{\s*and\s*\}|\\quad|\\qquad", ", ", text).strip().strip("$")


def _interval(node: Node) -> list[Interval]:
    if isinstance(node, Cases):
        raise Unparsed("a range by cases")
    if isinstance(node, Items) and not node.opening:
        return _joint(node.items)
    if isinstance(node, Logic) and node.operator == "and":
        return _joint(node.parts)
    if node == _REALS:
        return [Interval(Negative(INFINITY), INFINITY, False, False)]
    if isinstance(node, Items) and node.opening == "{":
        return [Interval(item, item, True, True) for item in node.items]
    if isinstance(node, Items):
        return [_bracketed(node)]
    if isinstance(node, Relation) and node.operators == ("!=",):
        return _excluding(node)
    if isinstance(node, Relation):
        return _chained(node)
    raise Unparsed("it states no range")


def _excluding(node: Relation) -> list[Interval]:
    """`x != 5` is everything below 5 and everything above it."""
    variable, value = node.sides if _is_variable(node.sides[0]) else node.sides[::-1]
    name = None if variable == _REALS else _variable_of(variable)
    return [Interval(Negative(INFINITY), value, False, False, name), Interval(value, INFINITY, False, False, name)]


def _bracketed(node: Items) -> Interval:
    if len(node.items) != 2 or node.opening not in ("(", "[") or node.closing not in (")", "]"):
        raise Unparsed("it states no range")
    return _finished(Interval(node.items[0], node.items[1], node.opening == "[", node.closing == "]"))


def _finished(part: Interval) -> Interval:
    """An infinite end is never included."""
    return replace(
        part,
        with_lower=part.with_lower and part.lower != Negative(INFINITY),
        with_upper=part.with_upper and part.upper != INFINITY,
    )


def _chained(node: Relation) -> list[Interval]:
    if node.operators == ("in",):
        variable = _variable_of(node.sides[0])
        return [replace(part, variable=variable) for part in _interval(node.sides[1])]
    if node.operators == ("=",):
        return [_equation(node)]
    if len({operator[0] for operator in node.operators}) != 1 or node.operators[0][0] not in "<>":
        raise Unparsed("it states no range")
    if node.operators[0][0] == ">":
        node = turned_round(node)
    return _both_sides(node) or [_ascending(node)]


def _both_sides(node: Relation) -> list[Interval]:
    """`1 < |z| < 2` and `|z| > 1` are two ranges, one for each sign of z; nothing for other chains."""
    place = next((place for place, side in enumerate(node.sides) if _is_size(side)), 0)
    if place == 0:
        return []
    lower, included = node.sides[0], _UPPER[node.operators[0]]
    upper, closed_above = (node.sides[2], _UPPER[node.operators[1]]) if len(node.sides) == 3 else (INFINITY, False)
    variable = _variable_of(node.sides[1].arguments[0])
    return [
        Interval(Negative(upper), turned(lower), closed_above, included, variable),
        Interval(lower, upper, included, closed_above, variable),
    ]


def _is_size(side: Node) -> bool:
    return isinstance(side, Apply) and side.function in ("bars", "abs")


def _equation(node: Relation) -> Interval:
    """`S = [1, 4]` names a range."""
    found = _interval(node.sides[1])
    if len(found) != 1:
        raise Unparsed("it states no single range")
    return found[0]


def _variable_of(side: Node) -> Node:
    if not free_names(side):
        raise Unparsed("a range of nothing that varies")
    return side


def _ascending(node: Relation) -> Interval:
    if len(node.sides) == 3:
        lower, middle, upper = node.sides
        return _finished(
            Interval(lower, upper, _UPPER[node.operators[0]], _UPPER[node.operators[1]], _variable_of(middle))
        )
    if len(node.sides) != 2:
        raise Unparsed("a chain of more than three sides")
    left, right = node.sides
    included = _UPPER[node.operators[0]]
    if any(isinstance(side, Negative) and _is_variable(side.operand) for side in node.sides):
        left, right = turned(right), turned(left)
    if isinstance(left, Power) and left.exponent == Number(Fraction(2), None, 1, 0) and _is_variable(left.base):
        left, right = Apply("bars", (left.base,)), Apply("sqrt", (right,))  # x^2 < c
    if _is_size(left):
        return Interval(Negative(right), right, included, included, _variable_of(left.arguments[0]))
    if _is_variable(left) and not _is_variable(right):
        return Interval(Negative(INFINITY), right, False, included, _variable_of(left))
    if _is_variable(right) and not _is_variable(left):
        return Interval(left, INFINITY, included, False, _variable_of(right))
    raise Unparsed("it does not say which side is bounded")


def turned(side: Node) -> Node:
    return side.operand if isinstance(side, Negative) else Negative(side)


def _is_variable(side: Node) -> bool:
    """Whether a side is what is bounded: a bare name, an entry or a function, and no plain number."""
    try:
        closed(side)
    except Unparsed:
        return (side not in (INFINITY, Negative(INFINITY)) and isinstance(side, Name | Apply)) or _has_index(side)
    return False


def _has_index(side: Node) -> bool:
    return type(side).__name__ == "Indexed"


def _joint(items: tuple[Node, ...]) -> list[Interval]:
    """What several statements say together: bounds that join to one range, and points that are left out of it."""
    points = [item for item in items if isinstance(item, Relation) and item.operators == ("!=",)]
    bounds = [part for item in items if item not in points for part in _interval(item)]
    parts = [_intersection(bounds)] if bounds else [Interval(Negative(INFINITY), INFINITY, False, False)]
    for point in points:
        below = _excluding(point)[0]
        variable = parts[0].variable or below.variable
        if below.variable not in (variable, None):
            raise Unparsed("bounds of several quantities")
        parts = [piece for part in parts for piece in _split(replace(part, variable=variable), below.upper)]
    return parts


def _split(part: Interval, point: Node) -> list[Interval]:
    """A range without one point of it; the range itself where the point is outside."""
    lower, value, upper = (end_value(end) for end in (part.lower, point, part.upper))
    if not lower < value < upper:
        return [part]
    return [replace(part, upper=point, with_upper=False), replace(part, lower=point, with_lower=False)]


def end_value(end: Node) -> float:
    if end in (INFINITY, Negative(INFINITY)):
        return float("inf") if end == INFINITY else float("-inf")
    return float(closed(end))


def _intersection(parts: list[Interval]) -> Interval:
    """One range from a lower and an upper bound that are stated apart."""
    if len(parts) == 1:
        return parts[0]
    lowers = [part for part in parts if part.upper == INFINITY]
    uppers = [part for part in parts if part.lower == Negative(INFINITY)]
    if len(parts) != 2 or len(lowers) != 1 or len(uppers) != 1 or lowers[0].variable != uppers[0].variable:
        raise Unparsed("bounds that do not join to one range")
    return Interval(lowers[0].lower, uppers[0].upper, lowers[0].with_lower, uppers[0].with_upper, lowers[0].variable)
