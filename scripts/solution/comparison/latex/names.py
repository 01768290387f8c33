"""Names with subscripts: one name (d_in), an entry of something declared (X_ij), or a member of a family (a_i)."""

from __future__ import annotations

from fractions import Fraction

from scripts.solution.comparison.latex import sums
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Indexed,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Product,
    Sum,
)
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.model import Unparsed

_INDEX_LETTERS = frozenset(["i", "j", "k", "l", "m", "n", "t", "s", "p", "q", "r", "ell", "b", "h", "tau"])


def written(tokens: list[Token]) -> str:
    """A subscript as one canonical word: no braces, spaces or backslashes."""
    return "".join(token.text for token in tokens if token.text not in ("{", "}", "dots")).replace("\\", "")


def index_nodes(cursor: Cursor, tokens: list[Token]) -> tuple[Node, ...]:
    """The indices that a subscript holds: `ij`, `i,j`, `12`, `k+1`, `:`; raises Unparsed where it holds none."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(index for part in parts for index in _indices(cursor, part))


def _indices(cursor: Cursor, tokens: list[Token]) -> list[Node]:
    if len(tokens) == 1 and tokens[0].text in (":", "cdot", "*", "bullet"):
        return [Name(":")]
    if len(tokens) > 1 and all(token.kind == "name" for token in tokens):
        return [Name(token.text) for token in tokens]
    if len(tokens) == 1 and tokens[0].kind == "number" and len(tokens[0].text) == 2 and tokens[0].text.isdigit():
        return (
            [Number(Fraction(int(digit))) for digit in tokens[0].text]
            if "0" not in tokens[0].text
            else [_read(cursor, tokens)]
        )
    return [_read(cursor, tokens)]


def _read(cursor: Cursor, tokens: list[Token]) -> Node:
    inner = cursor.inside(tokens)
    node = sums.expression(inner)
    if inner.place < len(tokens):
        raise Unparsed("a subscript that is not an index")
    return node


def _is_index(cursor: Cursor, node: Node) -> bool:
    known = cursor.context.integers | frozenset(cursor.bound) | {":"}
    for part in walk(node):
        if isinstance(part, Name):
            if part.key not in known and (part.key in cursor.context.names or part.key not in _INDEX_LETTERS):
                return False
        elif not isinstance(part, Number | Sum | Negative | Product | Operation):
            return False
    return True


def subscripted(cursor: Cursor, base: Node, tokens: list[Token]) -> Node:
    """The base with its subscript: a declared name where there is one, otherwise an entry, otherwise a new name."""
    if isinstance(base, Name):
        key = f"{base.key}_{written(tokens)}"
        if key not in cursor.context.names and len(tokens) == 1 and tokens[0].text == "+":
            return Apply("relu", (base,))
        if key in cursor.context.names or (base.key == "ones" and "ones" not in cursor.context.names):
            return Name(key)
        indices = _as_indices(cursor, tokens)
        if indices is None or (base.key in cursor.context.names and base.key not in cursor.context.indexable):
            return Name(key)
        return Indexed(base, indices)
    if len(tokens) == 1 and tokens[0].text == "+":
        return Apply("relu", (base,))
    indices = _as_indices(cursor, tokens)
    if indices is None:
        raise Unparsed(f"the subscript {written(tokens)!r} is not an index")
    return Indexed(base, indices)


def _as_indices(cursor: Cursor, tokens: list[Token]) -> tuple[Node, ...] | None:
    try:
        indices = index_nodes(cursor, tokens)
    except Unparsed:
        return None
    return indices if indices and all(_is_index(cursor, index) for index in indices) else None
