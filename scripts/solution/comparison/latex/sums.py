"""Sums, products and signs: the arithmetic between factors."""

from __future__ import annotations

from scripts.solution.comparison.latex import atoms, powers
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Ellipsis, Negative, Node, Note, Operation, Product, Quotient, Sum
from scripts.solution.comparison.latex.vocabulary import DOTS, OPERATORS
from scripts.solution.comparison.model import Unparsed


def expression(cursor: Cursor) -> Node:
    """Terms with + and - between them."""
    with cursor.nested(cursor.bars[-1] if cursor.bars else ""):
        terms = [_signed_term(cursor)]
        while cursor.at("+", "-"):
            terms.append(_signed_term(cursor))
        if cursor.at("pm", "mp"):
            raise Unparsed("a sign that may be plus or minus has two values")
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def _signed_term(cursor: Cursor) -> Node:
    negative = False
    while cursor.at("+", "-"):
        negative ^= cursor.take().text == "-"
    node = term(cursor)
    return Negative(node) if negative else node


def term(cursor: Cursor) -> Node:
    """Factors joined by written operators, each side a run of factors side by side."""
    left = _run(cursor)
    while _is_ratio(cursor):
        cursor.take()
        left = Quotient(left, _run(cursor))
    while cursor.next.kind in ("symbol", "command") and cursor.next.text in OPERATORS:
        operator = OPERATORS[cursor.take().text]
        right = _operand(cursor)
        left = _joined(operator, left, right)
    return left


def _is_ratio(cursor: Cursor) -> bool:
    """Whether a colon divides here: behind a number, or inside an equation, and inside of no bracket."""
    if not cursor.at(":") or cursor.depth > 1:
        return False
    behind = cursor.tokens[cursor.place - 1] if cursor.place else cursor.next
    return behind.kind == "number" or any(token.text == "=" for token in cursor.tokens)


def _operand(cursor: Cursor) -> Node:
    if cursor.skip("-"):
        return Negative(_run(cursor))
    cursor.skip("+")
    return _run(cursor)


def _joined(operator: str, left: Node, right: Node) -> Node:
    return Quotient(left, right) if operator == "/" else Operation(operator, left, right)


def _run(cursor: Cursor) -> Node:
    """Factors side by side, which bind closer than a written product, and slashes among them."""
    factors = [_factor(cursor)]
    while True:
        if cursor.skip("/"):
            divisor = Negative(_factor(cursor)) if cursor.skip("-") else _factor(cursor)
            factors = [Quotient(_product(factors), divisor)]
        elif atoms.starts(cursor):
            factor = _factor(cursor)
            if not (isinstance(factor, Note) and cursor.depth <= 1):
                factors.append(factor)
        else:
            return _product(factors)


def _product(factors: list[Node]) -> Node:
    return factors[0] if len(factors) == 1 else Product(tuple(factors))


def _factor(cursor: Cursor) -> Node:
    if cursor.next.kind == "command" and cursor.next.text in DOTS:
        cursor.take()
        return Ellipsis()
    return powers.power(cursor)


def run(cursor: Cursor) -> Node:
    """The argument of a function without parentheses: the factors up to the next function or bracket."""
    negative = cursor.skip("-")
    factors = [_factor(cursor)]
    while atoms.starts(cursor) and not atoms.ends_bare_argument(cursor):
        factors.append(_factor(cursor))
    node = _product(factors)
    if cursor.skip("/"):
        node = Quotient(node, _factor(cursor))
    return Negative(node) if negative else node
