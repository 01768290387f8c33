"""Operators with an index below them: sums, products, maxima, expectations."""

from __future__ import annotations

from fractions import Fraction

from scripts.solution.comparison.latex import delimited, relations, sums
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Apply, Bound, Items, Logic, Name, Node, Number, Relation
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.vocabulary import BIG
from scripts.solution.comparison.model import Unparsed


def big(cursor: Cursor, command: str) -> Node:
    """A sum or product sign with its limits and the term that follows it."""
    below, above = _limits(cursor)
    if below is None and above is None:
        raise Unparsed(f"a {command} without an index")
    return _bound(cursor, BIG[command], below or [], above)


def limited(cursor: Cursor, operator: str, below: list[Token]) -> Node:
    """A maximum or minimum over an index."""
    return _bound(cursor, operator, below, None)


def unlimited(cursor: Cursor, command: str) -> Node:
    raise Unparsed(f"a {command} is not evaluated")


def _limits(cursor: Cursor) -> tuple[list[Token] | None, list[Token] | None]:
    below = above = None
    while cursor.at("_", "^"):
        if cursor.take().text == "_":
            below = cursor.group_tokens()
        else:
            above = cursor.group_tokens()
    return below, above


def _bound(cursor: Cursor, operator: str, below: list[Token], above: list[Token] | None) -> Node:
    indices, start, condition = _below(cursor, below)
    stop = None
    if above:
        inner = cursor.inside(above)
        stop = sums.expression(inner)
        if isinstance(stop, Relation) or inner.place < len(above):
            raise Unparsed("the upper limit of a sum is not read")
    if isinstance(start, tuple):
        start, stop = start
    cursor.bound.extend(indices)
    try:
        body = sums.term(cursor)
    finally:
        del cursor.bound[len(cursor.bound) - len(indices) :]
    return Bound(operator, indices, start, stop, condition, body)


def _below(cursor: Cursor, tokens: list[Token]) -> tuple[tuple[str, ...], Node | tuple[Node, Node] | None, Node | None]:
    """The indices, the start (or start and stop) and the condition written below the sign."""
    if tokens and all(token.kind == "name" or token.text == "," for token in tokens):
        return tuple(token.text for token in tokens if token.kind == "name"), None, None
    inner = cursor.inside(tokens)
    node = relations.listed(inner)
    if inner.place < len(tokens):
        raise Unparsed("the lower limit of a sum is not read")
    return _read_below(node)


def _read_below(node: Node) -> tuple[tuple[str, ...], Node | tuple[Node, Node] | None, Node | None]:
    if isinstance(node, Relation) and isinstance(node.sides[0], Name) and node.operators == ("=",):
        start = node.sides[1]  # set in bold with the rest, 1 is no vector of ones here
        return (node.sides[0].key,), Number(Fraction(1)) if start == Name("ones") else start, None
    if isinstance(node, Relation) and node.operators == ("in",) and isinstance(node.sides[0], Name):
        return _members(node.sides[0].key, node.sides[1])
    if isinstance(node, Relation) and len(node.sides) == 3 and isinstance(node.sides[1], Name):
        return (node.sides[1].key,), None, node
    if isinstance(node, Relation) and isinstance(node.sides[0], Name):
        return (node.sides[0].key,), None, node
    if isinstance(node, Logic) or (isinstance(node, Items) and node.items):
        return _several(node.parts if isinstance(node, Logic) else node.items)
    raise Unparsed("the lower limit of a sum is not read")


def _members(key: str, members: Node) -> tuple[tuple[str, ...], tuple[Node, Node] | None, Node | None]:
    if (
        isinstance(members, Items)
        and len(members.items) > 1
        and all(isinstance(item, Number) for item in (members.items[0], members.items[-1]))
    ):
        return (key,), (members.items[0], members.items[-1]), None
    raise Unparsed("the set that a sum runs over is not read")


def _several(parts: tuple[Node, ...]) -> tuple[tuple[str, ...], None, Node]:
    """Several indices under one sign: `i, j` with conditions among them."""
    names = [part.key for part in parts if isinstance(part, Name)]
    conditions = tuple(part for part in parts if isinstance(part, Relation))
    for condition in conditions:
        first = condition.sides[0]
        if isinstance(first, Name) and first.key not in names and not names:
            names.append(first.key)
    if not names or len(names) + len(conditions) < len(parts):
        raise Unparsed("the lower limit of a sum is not read")
    return tuple(names), None, Logic("and", conditions) if conditions else None


def expectation(cursor: Cursor, operator: str) -> Node:
    """An expectation or variance of what stands in the brackets that follow; a subscript only names what is random."""
    power = None
    while cursor.at("_", "^"):
        if cursor.take().text == "_":
            cursor.group_tokens()
        else:
            power = cursor.group_tokens()
    if not cursor.at("[", "(", "{", "left", "\\{"):
        raise Unparsed(f"an {operator} without brackets")
    node = delimited.delimited(cursor)
    if isinstance(node, Items):
        raise Unparsed(f"an {operator} of a list")
    if power is not None:
        raise Unparsed(f"a power on the sign of an {operator}")
    return Apply(operator, (node,))
