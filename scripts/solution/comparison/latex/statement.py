"""A whole claim: one or several chains, each with the condition that is said to go with it."""

from __future__ import annotations

import re

from scripts.solution.comparison.latex import relations
from scripts.solution.comparison.latex.cursor import Context, Cursor
from scripts.solution.comparison.latex.nodes import Branch, Cases, Ellipsis, Items, Name, Node, Number, Relation
from scripts.solution.comparison.latex.tokens import Token, function_named, tokenize
from scripts.solution.comparison.latex.tree import size
from scripts.solution.comparison.latex.vocabulary import DOTS
from scripts.solution.comparison.limits import TREE_NODES
from scripts.solution.comparison.model import Unparsed

_BOLD_ONE = re.compile(r"\\(?:mathbf|boldsymbol|bm|vec)\s*(?:\{\s*1\s*\}|1(?!\d))")  # ones, among arrays
_UNFINISHED = frozenset({"<", "<=", ">", ">="})


def read(text: str, context: Context | None = None) -> Node:
    """The tree of a formula. Raises Unparsed with one sentence when it is outside the grammar or its limits."""
    context = context or Context()
    if context.arrays:
        text = _BOLD_ONE.sub(r"\\mathbb{1}", text)
    tokens = _with_called_head(tokenize(text, context.names | context.functions), context)
    if not tokens:
        raise Unparsed("there is no formula")
    cursor = Cursor(tokens, context)
    try:
        items = _statements(cursor)
    except RecursionError as error:
        raise Unparsed("nested too deeply") from error
    except Unparsed:
        tokens = _with_head(tokenize(text, context.names | context.functions))
        cursor = Cursor(tokens, context)
        items = _statements(cursor)
    if cursor.place < len(tokens):
        raise Unparsed(f"it is not read from {cursor.next.text!r} on")
    tree = items[0] if len(items) == 1 else Items("", "", tuple(items))
    if size(tree) > TREE_NODES:
        raise Unparsed(f"it has more than {TREE_NODES} parts")
    return tree


def _with_called_head(tokens: list[Token], context: Context) -> list[Token]:
    """`RMSNorm(x) =`, `dW =` and `sigma(x) =`, where sigma is a declared number, as one head."""
    if len(tokens) > 3 and tokens[0].text == "d" and tokens[0].kind == "name" and tokens[1].kind == "name":
        sign = next((place for place, token in enumerate(tokens) if token.text == "="), 0)
        if tokens[1].text in context.arrays and sign in (2, 4, 6):
            return [Token("head", "".join(token.text for token in tokens[:sign])), *tokens[sign:]]
    if len(tokens) < 5 or tokens[1].text != "(" or not (tokens[0].kind == "text" or _is_number(tokens[0], context)):
        return tokens
    place = 2
    while place < len(tokens) and (tokens[place].kind == "name" or tokens[place].text in (",", ";")):
        place += 1
    if place == 2 or [token.text for token in tokens[place : place + 2]] != [")", "="]:
        return tokens
    return [Token("head", "".join(token.text for token in tokens[: place + 1])), *tokens[place + 1 :]]


def _is_number(token: Token, context: Context) -> bool:
    return token.kind == "name" and token.text in context.names - context.indexable - context.functions


def _with_head(tokens: list[Token]) -> list[Token]:
    """The left side of the first equation as one head, where it is a call such as `D(q || p)` or `H(Y | X)`."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token.text in ("(", "[", "{", "\\{")) - (token.text in (")", "]", "}", "\\}"))
        if token.text == "=" and depth == 0:
            head = tokens[:place]
            is_call = (
                head
                and head[-1].text in (")", "]")
                and any(part.text in ("|", "||", "Vert", "mid", ";") for part in head)
            )
            if is_call and head[0].kind in ("name", "command", "text"):
                return [Token("head", "".join(part.text for part in head)), *tokens[place:]]
            break
    return tokens


def _statements(cursor: Cursor) -> list[Node]:
    items: list[Node] = []
    while True:
        items.append(_statement(cursor))
        _skip_notes(cursor)
        if not (
            cursor.skip(",", ";", "implies", "Rightarrow", "Leftrightarrow", "iff", "dots")
            or _skip_word(cursor)
            or (cursor.next.kind == "break" and cursor.take())
        ):
            return items
        _skip_notes(cursor)
        _skip_word(cursor)
        if cursor.next.kind == "end of text":
            return items


def _statement(cursor: Cursor) -> Node:
    if cursor.next.kind == "command" and cursor.ahead().text == "=" and function_named(cursor.next.text):
        cursor.take()
        cursor.take()  # a head that is the name of a function, such as `std =`
    _skip_notes(cursor)
    if cursor.next.kind == "command" and cursor.next.text in DOTS:
        cursor.take()
        return Ellipsis()
    node = relations.condition(cursor)
    _skip_notes(cursor)
    if cursor.next.kind == "word" and cursor.next.text in ("if", "otherwise"):
        otherwise = cursor.take().text == "otherwise"
        return Cases((Branch(node, None if otherwise else relations.conditions(cursor)),))
    if (stated := _range_after(cursor)) or (stated := _inequality_after(cursor, node)):
        return Cases((Branch(node, stated),))
    return node


def _range_after(cursor: Cursor) -> Node | None:
    """`, l = 1, ..., L` behind a formula."""
    if not (
        cursor.at(",")
        and cursor.ahead().kind == "name"
        and cursor.ahead(2).text in ("=", "in")
        and cursor.ahead(4).text == ","
        and any(cursor.ahead(place).text in DOTS for place in range(5, 10))
    ):
        return None
    mark = cursor.mark()
    cursor.take()
    try:
        node = relations.conditions(cursor)
    except Unparsed:
        node = None
    if isinstance(node, Relation) and node.operators == ("<=", "<="):
        return node
    cursor.back_to(mark)
    return None


def _inequality_after(cursor: Cursor, node: Node) -> Node | None:
    """`, l >= 1` or `(l >= 1)` behind an equation."""
    equation = isinstance(node, Relation)
    if equation and node.operators[-1] != "=":
        return None
    mark, bracket = cursor.mark(), False
    if not cursor.skip(","):
        bracket = cursor.skip("(")
        if not bracket:
            return None
    try:
        found = relations.condition(cursor)
    except Unparsed:
        found = None
    if (
        isinstance(found, Relation)
        and set(found.operators) <= _UNFINISHED
        and any(isinstance(side, Name) for side in found.sides)
        and (not bracket or cursor.skip(")"))
        and (equation or (cursor.next.kind == "end of text" and any(isinstance(side, Number) for side in found.sides)))
    ):
        return found
    cursor.back_to(mark)
    return None


def _skip_notes(cursor: Cursor) -> None:
    while cursor.next.kind == "text":
        cursor.take()


def _skip_word(cursor: Cursor) -> bool:
    if cursor.next.kind == "word" and cursor.next.text in ("and", "or"):
        cursor.take()
        return True
    return False
