"""Intervals and inequalities: `[1, 4]` is the same as `1 \\leq \\lambda \\leq 4`; unions are lists of them."""

from __future__ import annotations

from scripts.solution.comparison.kinds.affine import in_terms_of
from scripts.solution.comparison.kinds.listing import compare_items
from scripts.solution.comparison.kinds.ranges import INFINITY, Interval, end_value, intervals, turned, turned_round
from scripts.solution.comparison.latex.nodes import Name, Negative, Node, Relation, Sum
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.rendering import rendered
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.symbols import Symbols

_CONSTANTS = frozenset({"pi", "e", "infty"})


def compare_interval(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one range against another. Raises Unparsed when the text states no range."""
    try:
        expected, stated = intervals(reference, symbols), intervals(claim, symbols)
    except Unparsed as error:
        return _compare_chains(reference, claim, symbols, error)
    variables = list(dict.fromkeys(resolved(part.variable, symbols) for part in expected + stated if part.variable))
    if len(variables) == 1 and not any(part.variable for part in stated):
        expected = [_of_a_name(part, symbols) for part in expected]
    if len(variables) > 1:
        stated = [_turned_to(expected, part, symbols) for part in stated]
        variables = list(dict.fromkeys(resolved(part.variable, symbols) for part in expected + stated if part.variable))
    if any(not _same_quantity(variables[0], other, expected + stated, symbols) for other in variables[1:]):
        named = " and ".join(sorted(rendered(variable) for variable in variables))
        reason = f"The answer bounds another quantity ({named} are named)."
        return Comparison("different", "interval: variable", reason)
    expected, stated = _ordered(expected), _ordered(stated)
    if len(expected) != len(stated):
        return Comparison(
            "different", "interval", f"The answer has {_counted(stated)} and the reference {_counted(expected)}."
        )
    for mine, theirs in zip(expected, stated, strict=True):
        if reason := _difference(mine, theirs, symbols):
            return Comparison("different", "interval", reason)
    return Comparison("equal", "interval", "Both state the same range.")


def _counted(parts: list[Interval]) -> str:
    return "one range" if len(parts) == 1 else f"{len(parts)} ranges"


def _of_a_name(part: Interval, symbols: Symbols) -> Interval:
    """`|x - 3| < 2` as a range of x, where brackets alone are held against it."""
    names = [key for key in free_names(part.variable) if key not in _CONSTANTS] if part.variable else []
    if len(names) != 1 or not isinstance(part.variable, Sum):
        return part
    return in_terms_of(part, Name(names[0]), symbols) or part


def _turned_to(expected: list[Interval], part: Interval, symbols: Symbols) -> Interval:
    """A claimed range as one of what the reference bounds, where it bounds another formula of the same."""
    asked = next((one.variable for one in expected if one.variable is not None), None)
    if asked is None or part.variable is None or _same_quantity(asked, part.variable, expected, symbols):
        return part
    turned_part = in_terms_of(part, asked, symbols)
    if turned_part is not None:
        return turned_part
    backwards = [in_terms_of(one, part.variable, symbols) for one in expected]
    return part if None in backwards or len(backwards) != 1 else _same_as(expected[0], backwards[0], part, symbols)


def _same_as(mine: Interval, mine_turned: Interval | None, part: Interval, symbols: Symbols) -> Interval:
    """The reference's own range, where in the claim's quantity it is the claim's; else the claim as it is."""
    return mine if mine_turned is not None and not _difference(mine_turned, part, symbols) else part


def _same_quantity(first: Node, second: Node, parts: list[Interval], symbols: Symbols) -> bool:
    """Whether two bounded quantities are one; ranges that mirror themselves may bound its negative."""
    if isinstance(first, Name) or isinstance(second, Name):
        return first == second
    if compare_items(first, second, symbols).verdict == "equal":
        return True
    mirrored = all(part.lower in (Negative(part.upper), turned(part.upper)) for part in parts)
    return mirrored and compare_items(first, Negative(second), symbols).verdict == "equal"


def _compare_chains(reference: str, claim: str, symbols: Symbols, error: Unparsed) -> Comparison:
    try:
        chains = read(reference, symbols.context), read(claim, symbols.context)
    except Unparsed:
        raise error from None
    if not all(_is_ordered(chain) for chain in chains):
        raise error
    return _compare_orders(*chains, symbols)


def _is_ordered(chain: Node) -> bool:
    return isinstance(chain, Relation) and len({operator[0] for operator in chain.operators} & {"<", ">"}) == 1


def _compare_orders(expected: Relation, stated: Relation, symbols: Symbols) -> Comparison:
    """Chains that put several quantities in order: `f(2) < f(1) < f(4)`."""
    first, second = (one if one.operators[0][0] == "<" else turned_round(one) for one in (expected, stated))
    if first.operators != second.operators:
        return Comparison("different", "inequality: sign", _sign_reason(first, second))
    for place, (mine, theirs) in enumerate(zip(first.sides, second.sides, strict=True), start=1):
        if mine != theirs and compare_items(mine, theirs, symbols).verdict != "equal":
            return Comparison("different", "inequality: order", f"Place {place} of the chain holds another quantity.")
    return Comparison("equal", "inequality: order", "Both put the same quantities in the same order.")


def _sign_reason(first: Relation, second: Relation) -> str:
    if tuple(sign[0] for sign in first.operators) != tuple(sign[0] for sign in second.operators):
        return "The two inequalities do not go the same way."
    stricter = "answer" if sum(map(len, second.operators)) < sum(map(len, first.operators)) else "reference"
    return f"The inequality of the {stricter} is strict, and the other one is not."


def _ordered(parts: list[Interval]) -> list[Interval]:
    """Ranges by their lower end, where the ends are numbers."""

    def place(part: Interval) -> float:
        try:
            return end_value(part.lower)
        except Unparsed:
            return 0.0

    return sorted(parts, key=place)


def _difference(mine: Interval, theirs: Interval, symbols: Symbols) -> str:
    lower, upper = _same_end(mine.lower, theirs.lower, symbols), _same_end(mine.upper, theirs.upper, symbols)
    if not lower and not upper:
        return "The range is the complement or another one altogether: both ends are wrong."
    if not lower or not upper:
        return f"The {'upper' if lower else 'lower'} end is wrong."
    if mine.with_lower != theirs.with_lower and mine.with_upper != theirs.with_upper:
        if mine.with_lower == mine.with_upper:
            return f"{'Both ends' if mine.with_lower else 'Neither end'} should be included."
        return f"The {'lower' if mine.with_lower else 'upper'} end should be included, and the other one should not."
    if mine.with_lower != theirs.with_lower:
        return f"The lower end should {'' if mine.with_lower else 'not '}be included."
    if mine.with_upper != theirs.with_upper:
        return f"The upper end should {'' if mine.with_upper else 'not '}be included."
    return ""


def _same_end(mine: Node, theirs: Node, symbols: Symbols) -> bool:
    infinite = (INFINITY, Negative(INFINITY))
    if mine in infinite or theirs in infinite:
        return mine == theirs
    return compare_items(mine, theirs, symbols).verdict == "equal"
