"""Intervals and inequalities: `[1, 4]` is the same as `1 \\leq \\lambda \\leq 4`; unions are lists of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from scripts.solution.comparison.kinds.listing import compare_items
from scripts.solution.comparison.latex.nodes import Apply, Cases, Items, Logic, Name, Negative, Node, Relation
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.closed import closed

_UNION = re.compile(r"\\cup|∪|\bunion\b|\\text\{\s*or\s*\}|\\lor\b|\bor\b")
_BUILDER = re.compile(r"\\(?:left\s*\\)?\{\s*\\?[A-Za-z]+\s*(?::|\\mid|\\vert|\|)(.*?)(?:\\right\s*)?\\\}$", re.DOTALL)
_UPPER = {"<": False, "<=": True}
_INFINITY = Name("infty")


@dataclass(frozen=True, slots=True)
class Interval:
    """Ends may be infinite; `variable` is empty where only brackets are written."""

    lower: Node
    upper: Node
    with_lower: bool
    with_upper: bool
    variable: str = ""


def compare_interval(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one range against another. Raises Unparsed when the text states no range."""
    try:
        expected, stated = intervals(reference, symbols), intervals(claim, symbols)
    except Unparsed:
        chains = read(reference, symbols.context), read(claim, symbols.context)
        if not all(_is_ordered(chain) for chain in chains):
            raise
        return _compare_orders(*chains, symbols)
    variables = {part.variable for part in expected + stated if part.variable}
    variables = {symbols.aliases.get(variable, variable) for variable in variables}
    if len(variables) > 1:
        return Comparison(
            "different",
            "interval: variable",
            f"The answer bounds another quantity ({' and '.join(sorted(variables))} are named).",
        )
    expected, stated = _ordered(expected), _ordered(stated)
    if len(expected) != len(stated):
        return Comparison(
            "different", "interval", f"The answer has {len(stated)} ranges and the reference {len(expected)}."
        )
    for mine, theirs in zip(expected, stated, strict=True):
        if reason := _difference(mine, theirs, symbols):
            return Comparison("different", "interval", reason)
    return Comparison("equal", "interval", "Both state the same range.")


def _is_ordered(chain: Node) -> bool:
    return isinstance(chain, Relation) and len({operator[0] for operator in chain.operators} & {"<", ">"}) == 1


def _compare_orders(expected: Relation, stated: Relation, symbols: Symbols) -> Comparison:
    """Chains that put several quantities in order: `f(2) < f(1) < f(4)`."""
    first, second = (one if one.operators[0][0] == "<" else _reversed(one) for one in (expected, stated))
    if first.operators != second.operators:
        return Comparison("different", "inequality: sign", "The two chains do not have the same signs.")
    for place, (mine, theirs) in enumerate(zip(first.sides, second.sides, strict=True), start=1):
        if mine != theirs and compare_items(mine, theirs, symbols).verdict != "equal":
            return Comparison("different", "inequality: order", f"Place {place} of the chain holds another quantity.")
    return Comparison("equal", "inequality: order", "Both put the same quantities in the same order.")


def _reversed(chain: Relation) -> Relation:
    return Relation(chain.sides[::-1], tuple(operator.replace(">", "<") for operator in chain.operators[::-1]))


def intervals(text: str, symbols: Symbols) -> list[Interval]:
    """The ranges that a text states, in the order written."""
    if found := _BUILDER.match(text.strip().strip("$").strip()):
        text = found[1]
    parts = [part for part in _UNION.split(text) if part.strip()]
    if len(parts) > 12:
        raise Unparsed("more than twelve ranges")
    found = [_interval(read(_closed_brackets(part), symbols.context)) for part in parts]
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
        return [_intersection([part for item in node.items for part in _interval(item)])]
    if isinstance(node, Logic) and node.operator == "and":
        return [_intersection([part for item in node.parts for part in _interval(item)])]
    if isinstance(node, Items) and node.opening == "{":
        return [Interval(item, item, True, True) for item in node.items]
    if isinstance(node, Items):
        return [_bracketed(node)]
    if isinstance(node, Relation) and node.operators == ("!=",):
        return _excluding(node)
    if isinstance(node, Relation):
        return [_chained(node)]
    raise Unparsed("it states no range")


def _excluding(node: Relation) -> list[Interval]:
    """`x != 5` is everything below 5 and everything above it."""
    variable, value = node.sides if _is_variable(node.sides[0]) else node.sides[::-1]
    name = _variable_of(variable)
    return [Interval(Negative(_INFINITY), value, False, False, name), Interval(value, _INFINITY, False, False, name)]


def _bracketed(node: Items) -> Interval:
    if len(node.items) != 2 or node.opening not in ("(", "[") or node.closing not in (")", "]"):
        raise Unparsed("it states no range")
    return _finished(Interval(node.items[0], node.items[1], node.opening == "[", node.closing == "]"))


def _finished(part: Interval) -> Interval:
    """An infinite end is never included."""
    return replace(
        part,
        with_lower=part.with_lower and part.lower != Negative(_INFINITY),
        with_upper=part.with_upper and part.upper != _INFINITY,
    )


def _chained(node: Relation) -> Interval:
    if node.operators == ("in",):
        found = _interval(node.sides[1])
        if len(found) != 1:
            raise Unparsed("it states no single range")
        return replace(found[0], variable=_variable_of(node.sides[0]))
    if node.operators == ("=",):
        return _equation(node)
    if len({operator[0] for operator in node.operators}) != 1 or node.operators[0][0] not in "<>":
        raise Unparsed("it states no range")
    if node.operators[0][0] == ">":
        node = _reversed(node)
    return _ascending(node)


def _equation(node: Relation) -> Interval:
    """`S = [1, 4]` names a range."""
    found = _interval(node.sides[1])
    if len(found) != 1:
        raise Unparsed("it states no single range")
    return found[0]


def _variable_of(side: Node) -> str:
    names = sorted(free_names(side))
    if not names:
        raise Unparsed("a range of nothing that varies")
    return names[0] if isinstance(side, Name) else repr(side)


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
        left, right = _turned(right), _turned(left)
    if isinstance(left, Apply) and left.function in ("bars", "abs"):
        return Interval(Negative(right), right, included, included, _variable_of(left.arguments[0]))
    if _is_variable(left) and not _is_variable(right):
        return Interval(Negative(_INFINITY), right, False, included, _variable_of(left))
    if _is_variable(right) and not _is_variable(left):
        return Interval(left, _INFINITY, included, False, _variable_of(right))
    raise Unparsed("it does not say which side is bounded")


def _turned(side: Node) -> Node:
    return side.operand if isinstance(side, Negative) else Negative(side)


def _is_variable(side: Node) -> bool:
    """Whether a side is what is bounded: a bare name, an entry or a function, and no plain number."""
    try:
        closed(side)
    except Unparsed:
        return (side not in (_INFINITY, Negative(_INFINITY)) and isinstance(side, Name | Apply)) or _has_index(side)
    return False


def _has_index(side: Node) -> bool:
    return type(side).__name__ == "Indexed"


def _intersection(parts: list[Interval]) -> Interval:
    """One range from a lower and an upper bound that are stated apart."""
    if len(parts) == 1:
        return parts[0]
    lowers = [part for part in parts if part.upper == _INFINITY]
    uppers = [part for part in parts if part.lower == Negative(_INFINITY)]
    if len(parts) != 2 or len(lowers) != 1 or len(uppers) != 1 or lowers[0].variable != uppers[0].variable:
        raise Unparsed("bounds that do not join to one range")
    return Interval(lowers[0].lower, uppers[0].upper, lowers[0].with_lower, uppers[0].with_upper, lowers[0].variable)


def _ordered(parts: list[Interval]) -> list[Interval]:
    """Ranges by their lower end, where the ends are numbers."""

    def place(part: Interval) -> float:
        if part.lower == Negative(_INFINITY):
            return float("-inf")
        try:
            return float(closed(part.lower))
        except Unparsed:
            return 0.0

    return sorted(parts, key=place)


def _difference(mine: Interval, theirs: Interval, symbols: Symbols) -> str:
    lower, upper = _same_end(mine.lower, theirs.lower, symbols), _same_end(mine.upper, theirs.upper, symbols)
    if not lower and not upper:
        return "The range is the complement or another one altogether: both ends are wrong."
    if not lower or not upper:
        return f"The {'upper' if lower else 'lower'} end is wrong."
    if mine.with_lower != theirs.with_lower:
        return f"The lower end should {'' if mine.with_lower else 'not '}be included."
    if mine.with_upper != theirs.with_upper:
        return f"The upper end should {'' if mine.with_upper else 'not '}be included."
    return ""


def _same_end(mine: Node, theirs: Node, symbols: Symbols) -> bool:
    infinite = (_INFINITY, Negative(_INFINITY))
    if mine in infinite or theirs in infinite:
        return mine == theirs
    return compare_items(mine, theirs, symbols).verdict == "equal"
