"""Expressions of scalars, vectors and matrices: equal when they agree on every sample of the declared shapes."""

from __future__ import annotations

from dataclasses import replace

from scripts.solution.comparison.entries import both_whole
from scripts.solution.comparison.evidence import evidence
from scripts.solution.comparison.heads import Claimed, index_name, piecewise, root_name, shifted, taken_apart, upright
from scripts.solution.comparison.kinds.equation import compare_equations, is_one_side
from scripts.solution.comparison.kinds.head_words import other_quantity
from scripts.solution.comparison.kinds.judging import chain_breaks, judged, seconded
from scripts.solution.comparison.kinds.knowing import known
from scripts.solution.comparison.kinds.moments import without_moments
from scripts.solution.comparison.kinds.wheres import with_definitions
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Indexed,
    Items,
    Name,
    Node,
    Product,
    Relation,
)
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names, size, substitute, walk
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.precision import within_digits
from scripts.solution.comparison.readings import has_kronecker, with_exponentials, with_outer, with_sizes
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.sampled import held
from scripts.solution.comparison.symbols import Symbols

_SECOND_DRAWS = 4


def compare_expression(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one formula against another. Raises Unparsed for a claim that has no value."""
    return compare_trees(read(reference, symbols.context), read(claim, symbols.context), symbols)


def compare_trees(expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    """The same for formulas that are already read; a claim with steps of time is also read without them."""
    expected, stated = piecewise(expected, symbols), piecewise(stated, symbols)
    if not isinstance(expected, Items):
        stated = with_definitions(stated, expected, symbols)
    timeless = without_moments(stated, expected, symbols)
    if timeless == stated:
        return _compare_read(expected, stated, symbols)
    try:
        found = _compare_read(expected, timeless, symbols)
    except Unparsed:
        return _compare_read(expected, stated, symbols)
    return found if found.verdict == "equal" else _nearer(found, expected, stated, symbols)


def _nearer(found: Comparison, expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    """What the claim says as it is written, where that can be read, or else what was found without its steps."""
    try:
        return _compare_read(expected, stated, symbols)
    except Unparsed:
        return found


def _compare_read(expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    if isinstance(expected, Items) and isinstance(stated, Items) and not expected.opening and not stated.opening:
        return _compare_lists(expected, stated, symbols)
    if isinstance(expected, Relation) and isinstance(stated, Relation) and _bounding(expected) and _bounding(stated):
        return _compare_bounds(expected, stated, symbols)
    first = shifted(taken_apart(expected, symbols, _atoms(stated) if not isinstance(stated, Relation) else frozenset()))
    second = shifted(
        taken_apart(stated, symbols, _atoms(expected) if not isinstance(expected, Relation) else frozenset())
    )
    first, second = upright(first), upright(second)
    if (
        isinstance(expected, Relation)
        and isinstance(stated, Relation)
        and _are_equations(first, second, expected, stated)
    ):
        return compare_equations(expected.sides, stated.sides, symbols)
    if is_one_side(first, second, symbols):
        reason = "The answer is one side of an equation, and the whole equation is asked."
        return Comparison("different", "equation: one side", reason)
    second = _renamed(first, second, symbols)
    found = _compare_bodies(first, second, symbols)
    return (found.verdict == "equal" and _compare_heads(first, second, symbols)) or found


def _compare_heads(first: Claimed, second: Claimed, symbols: Symbols) -> Comparison | None:
    """What equal bodies under two names mean: another quantity where the claim's name is declared, else nothing."""
    if other := other_quantity(first, second, symbols):
        return other
    mine, theirs = (root_name(claimed.head, symbols) for claimed in (first, second))
    if mine is None or theirs is None or mine == theirs or _is_call(first.head) != _is_call(second.head):
        return None  # y = 2x and f(x) = 2x say the same
    if theirs in symbols.declared:
        return Comparison("different", "expression: head", f"The answer states {theirs} where {mine} is asked.")
    raise Unparsed(f"it defines {theirs} where {mine} is asked, and nothing says that they are the same")


def _is_call(head: Node | None) -> bool:
    return isinstance(head, Apply | Product)


def _atoms(tree: Node) -> frozenset[Node]:
    return frozenset(part for part in walk(tree) if isinstance(part, Name | Indexed))


def _compare_bounds(expected: Relation, stated: Relation, symbols: Symbols) -> Comparison:
    """Two inequalities: of the same quantity, in the same direction, with equal bounds."""
    if expected.operators == stated.operators == ("!=",):
        sides = [compare_trees(expected.sides[place], stated.sides[place], symbols) for place in (0, 1)]
        turned = [compare_trees(expected.sides[place], stated.sides[1 - place], symbols) for place in (0, 1)]
        if any(all(found.verdict == "equal" for found in pair) for pair in (sides, turned)):
            return Comparison("equal", "inequality: sides", "Both exclude the same.")
        return Comparison("different", "inequality: sides", "The two do not exclude the same.")
    first, second = (side if side.operators[0][0] == "<" else _turned(side) for side in (expected, stated))
    if first.operators != second.operators:
        return Comparison("different", "inequality: sign", "The inequality is strict in one and not in the other.")
    for place, words in ((0, "left"), (1, "right")):
        if first.sides[place] == second.sides[place]:
            continue
        found = compare_trees(first.sides[place], second.sides[place], symbols)
        if found.verdict != "equal":
            return replace(found, reason=f"On the {words} of the inequality: {found.reason}")
    return Comparison("equal", "inequality: sides", "Both sides of the inequality agree.")


def _turned(relation: Relation) -> Relation:
    return Relation(relation.sides[::-1], tuple(operator.replace(">", "<") for operator in relation.operators[::-1]))


def _bounding(node: Node) -> bool:
    return isinstance(node, Relation) and len(node.sides) == 2 and node.operators[0] in ("<", "<=", ">", ">=", "!=")


def _are_equations(first: Claimed, second: Claimed, expected: Relation, stated: Relation) -> bool:
    """Whether two relations bind the same names instead of defining one."""
    if len(expected.sides) != 2 or len(stated.sides) != 2:
        return False
    if first.head is None and second.head is None:
        return True
    if first.head is not None and second.head is not None:
        return False
    head = first.head if first.head is not None else second.head
    return isinstance(head, Name) and head.key in free_names(stated if head is first.head else expected)


def _compare_lists(expected: Items, stated: Items, symbols: Symbols) -> Comparison:
    if len(expected.items) != len(stated.items):
        return Comparison(
            "different",
            "expression: several",
            f"The answer states {len(stated.items)} formulas and the reference {len(expected.items)}.",
        )
    pairs = list(zip(expected.items, _matched(expected, stated, symbols), strict=True))
    for number, (mine, theirs) in enumerate(pairs, start=1):
        found = compare_trees(mine, theirs, symbols)
        if found.verdict != "equal":
            return replace(found, reason=f"Formula {number}: {found.reason}")
    return Comparison("equal", "expression: several", "All formulas agree.")


def _matched(expected: Items, stated: Items, symbols: Symbols) -> list[Node]:
    """The claim's formulas in the order of the reference's heads, where all have heads of the same names."""

    def heads(items: Items) -> list[Node | None]:
        return [taken_apart(item, symbols).head for item in items.items]

    mine, theirs = heads(expected), heads(stated)
    if None in mine or None in theirs or set(mine) != set(theirs) or len(set(mine)) != len(mine):
        return list(stated.items)
    return [stated.items[theirs.index(head)] for head in mine]


def _renamed(first: Claimed, second: Claimed, symbols: Symbols) -> Claimed:
    """The claim with its own index letter replaced by the reference's."""
    theirs, mine = index_name(second.head), index_name(first.head)
    if theirs is None or theirs in symbols.declared or theirs == mine:
        return second
    if mine is None:
        unused = free_names(first.body) - free_names(second.body)
        whole = {
            key for key in unused if key in symbols.declared and symbols.declared[key].natures & {"integer", "natural"}
        }
        mine = next(iter(whole or unused)) if len(whole or unused) == 1 else None
    if mine is None:
        return second
    letter = {theirs: Name(mine)}
    condition = substitute(second.condition, letter) if second.condition else None
    return replace(second, sides=tuple(substitute(side, letter) for side in second.sides), condition=condition)


def _compare_bodies(first: Claimed, second: Claimed, symbols: Symbols) -> Comparison:
    work = symbols.work
    expected = resolved(first.body, symbols)
    stated = resolved(second.body, symbols)
    condition = resolved(second.condition, symbols) if second.condition else None
    domain = resolved(first.condition, symbols) if first.condition else None
    expected, stated = with_sizes(expected, None, symbols), with_sizes(stated, expected, symbols)
    work.spend(3 * (size(expected) + size(stated)))
    expected, stated, second = both_whole(first, second, expected, stated, symbols)
    if loose := known(expected, stated, symbols):
        return Comparison("different", "expression: free index", loose)
    outcome = held(expected, stated, symbols, work, condition=condition, domain=domain)
    if outcome.kind in ("misfit", "shape") and has_kronecker(stated):
        outer = held(expected, with_outer(stated), symbols, work, condition=condition)
        outcome, stated = (outer, with_outer(stated)) if outer.kind in ("equal", "value") else (outcome, stated)
    mine, theirs = with_exponentials(expected), with_exponentials(stated)
    if outcome.kind == "value" and (mine, theirs) != (expected, stated):
        other = held(mine, theirs, symbols, work, condition=condition, domain=domain)
        outcome = other if other.kind == "equal" else outcome
    for side in second.sides[:-1]:
        if outcome.kind == "equal" and (broken := chain_breaks(expected, resolved(side, symbols), symbols, condition)):
            return Comparison("different", "expression: chain", broken)
    if outcome.kind == "value" and condition is None and within_digits(expected, stated, symbols, symbols.work):
        return Comparison("equal", "expression: as written", "The same value up to the digits that are written.")
    found = replace(judged(outcome, expected, stated, symbols, condition), sample=evidence(outcome, symbols))
    return seconded(found, expected, stated, symbols, outcome)
