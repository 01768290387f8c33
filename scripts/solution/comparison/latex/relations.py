"""Chains of equations and inequalities, and the conditions that are made of them."""

from __future__ import annotations

from scripts.solution.comparison.latex import sums
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Ellipsis, Items, Logic, Name, Node, Relation
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.vocabulary import DOTS, RELATIONS

_SEPARATORS = (",", ";")


def is_relation(token: Token) -> bool:
    """Whether a token relates two sides."""
    return token.kind in ("symbol", "command") and token.text in RELATIONS


def condition(cursor: Cursor) -> Node:
    """One expression, or a chain of them with relations between."""
    sides = [sums.expression(cursor)] if not is_relation(cursor.next) else [Name("")]
    operators: list[str] = []
    while is_relation(cursor.next):
        operators.append(RELATIONS[cursor.take().text])
        if cursor.at("=") and operators[-1] in "<>":
            cursor.take()
            operators[-1] += "="
        sides.append(sums.expression(cursor))
    return Relation(tuple(sides), tuple(operators)) if operators else sides[0]


def _with_range(cursor: Cursor, node: Node) -> Node:
    """`l = 1, 2, ..., L` as 1 <= l <= L."""
    if not (
        isinstance(node, Relation) and len(node.sides) == 2 and node.operators[0] in ("=", "in") and cursor.at(",")
    ):
        return node
    mark = cursor.mark()
    while cursor.skip(","):
        if cursor.next.kind == "command" and cursor.next.text in DOTS:
            cursor.take()
            if cursor.skip(","):
                last = sums.expression(cursor)
                return Relation((node.sides[1], node.sides[0], last), ("<=", "<="))
            break
        if cursor.next.kind not in ("number", "name"):
            break
        sums.expression(cursor)
    cursor.back_to(mark)
    return node


def conditions(cursor: Cursor) -> Node:
    """Conditions joined by `and`, `or` or commas."""
    parts = [_with_range(cursor, condition(cursor))]
    operator = "and"
    while cursor.next.kind == "word" or cursor.at(*_SEPARATORS):
        token = cursor.take()
        if cursor.next.kind == "end of text":
            break
        if token.text == "or":
            operator = "or"
        elif cursor.next.kind == "word" or token.text == "otherwise":
            continue
        parts.append(_with_range(cursor, condition(cursor)))
    return parts[0] if len(parts) == 1 else Logic(operator, tuple(parts))


def listed(cursor: Cursor) -> Node:
    """Expressions or chains with commas between them, as below a sum sign."""
    items = [condition(cursor)]
    while cursor.skip(*_SEPARATORS):
        if cursor.next.kind == "command" and cursor.next.text in DOTS:
            cursor.take()
            items.append(Ellipsis())
        else:
            items.append(condition(cursor))
    return items[0] if len(items) == 1 else Items("", "", tuple(items))
