"""Items of a claim held one by one against those of a reference: numbers as written, everything else as expressions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.solution.comparison.kinds.expression import compare_trees
from scripts.solution.comparison.kinds.number import number_slip
from scripts.solution.comparison.kinds.quantity import from_node, same
from scripts.solution.comparison.kinds.runs import is_run
from scripts.solution.comparison.latex.nodes import Items, Name, Node, Relation
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.rendering import rendered
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.symbols import Symbols


def compare_items(expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    """One item held against another. Raises Unparsed when an item has no value."""
    expected, stated = resolved(value_of(expected), symbols), resolved(value_of(stated), symbols)
    if isinstance(expected, Items) and isinstance(stated, Items):
        return _nested(expected, stated, symbols)
    if is_run(expected) or is_run(stated):
        return _runs(expected, stated, symbols)
    if isinstance(expected, Name) and expected == stated:
        return Comparison("equal", "items: same name", "")
    try:
        mine, theirs = from_node(expected), from_node(stated)
    except Unparsed:
        return _worded(compare_trees(expected, stated, symbols), expected, stated)
    equal, rule = same(mine, theirs, Decimal(str(symbols.settings.get("tolerance", 0))))
    return Comparison(
        "equal" if equal else "different",
        f"number: {rule}",
        "" if equal or not symbols.explain else number_slip(mine, theirs),
    )


def _worded(found: Comparison, expected: Node, stated: Node) -> Comparison:
    """A difference that has no nearer name is told by both items."""
    if found.verdict == "different" and found.reason.startswith("The values differ"):
        return replace(found, reason=f"It is {rendered(stated)} and should be {rendered(expected)}.")
    return found


def _nested(expected: Items, stated: Items, symbols: Symbols) -> Comparison:
    if len(expected.items) != len(stated.items):
        return Comparison("different", "items", "The lengths differ.")
    for mine, theirs in zip(expected.items, stated.items, strict=True):
        found = compare_items(mine, theirs, symbols)
        if found.verdict != "equal":
            return found
    return Comparison("equal", "items", "")


def _runs(expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    """Two runs such as `1, ..., n`: the same first item, step and last item."""
    if not (is_run(expected) and is_run(stated)):
        return Comparison("different", "items: run", "One is a run of items and the other one is a single item.")
    for mine, theirs in zip(expected.arguments, stated.arguments, strict=True):
        found = compare_items(mine, theirs, symbols)
        if found.verdict != "equal":
            return found
    return Comparison("equal", "items: run", "")


def value_of(node: Node) -> Node:
    """The last side of a chain such as `K_1 = CB = 1`."""
    return node.sides[-1] if isinstance(node, Relation) and set(node.operators) <= {"=", "~"} else node
