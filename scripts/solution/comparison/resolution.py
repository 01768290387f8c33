"""The tree with aliases, definitions and assumed values put in, and dots written out as series."""

from __future__ import annotations

from dataclasses import replace

from scripts.solution.comparison.latex.nodes import (
    Apply,
    Bound,
    Ellipsis,
    Indexed,
    Items,
    Name,
    Negative,
    Node,
    Number,
    Product,
    Sum,
)
from scripts.solution.comparison.latex.tree import children, free_names, rebuild, size, substitute, walk
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols

_ROUNDS = 6
_LARGEST_TREE = 4000


def resolved(node: Node, symbols: Symbols) -> Node:
    """The tree in declared names only. Raises Unparsed for circular definitions and dots that follow no pattern."""
    node = substitute(node, {new: Name(old) for new, old in symbols.aliases.items()})
    node = _spread_diagonals(_without_dots(node), symbols)
    for _ in range(_ROUNDS):
        changed = _defined(substitute(node, dict(symbols.substitutions)), symbols)
        if changed == node:
            return node
        if size(changed) > _LARGEST_TREE:
            break
        node = changed
    raise Unparsed("its definitions go round in a circle")


def _spread_diagonals(node: Node, symbols: Symbols) -> Node:
    """`diag(s_i^2)` with an index that nothing binds holds one entry for each i."""
    node = rebuild(node, lambda child: _spread_diagonals(child, symbols))
    if not (isinstance(node, Apply) and node.function == "diag" and len(node.arguments) == 1):
        return node
    indices = [index for part in walk(node) if isinstance(part, Indexed) for index in part.indices]
    letters = {index.key for index in indices if isinstance(index, Name)} - symbols.declared.keys() - {":"}
    letters &= free_names(node.arguments[0])
    if len(letters) != 1 or not all(isinstance(index, Name) for index in indices):
        return node
    entries = Bound("listed", (letters.pop(),), None, None, None, node.arguments[0])
    return replace(node, arguments=(Items("(", ")", (entries,)),))


def _defined(node: Node, symbols: Symbols) -> Node:
    """Every use of a definition replaced by its body."""
    if isinstance(node, Name) and node.key in symbols.definitions and not symbols.definitions[node.key].parameters:
        return symbols.definitions[node.key].body
    if isinstance(node, Indexed) and isinstance(node.base, Name):
        found = symbols.definitions.get(node.base.key)
        if found and len(found.parameters) == len(node.indices):
            return substitute(found.body, dict(zip(found.parameters, node.indices, strict=True)))
    return rebuild(node, lambda child: _defined(child, symbols))


def _without_dots(node: Node) -> Node:
    node = rebuild(node, _without_dots)
    if isinstance(node, Sum) and any(isinstance(term, Ellipsis) for term in node.terms):
        return _series(node.terms, "sum")
    if isinstance(node, Product) and any(isinstance(factor, Ellipsis) for factor in node.factors):
        return _series(node.factors, "product")
    if isinstance(node, Items) and any(isinstance(item, Ellipsis) for item in node.items) and node.opening:
        place = _only_dots(node.items)
        if 0 < place < len(node.items) - 1:
            return Items(node.opening, node.closing, (_series(node.items, "listed"),))
    if isinstance(node, Apply) and any(isinstance(item, Ellipsis) for item in node.arguments):
        return replace(node, arguments=(Items("(", ")", (_series(node.arguments, "listed"),)),))
    return node


def _only_dots(items: tuple[Node, ...]) -> int:
    places = [place for place, item in enumerate(items) if isinstance(item, Ellipsis)]
    if len(places) != 1:
        raise Unparsed("more than one row of dots")
    return places[0]


def _series(items: tuple[Node, ...], operator: str) -> Node:
    """`t(1) + t(2) + ... + t(n)` as a bound operator over an index."""
    place = _only_dots(items)
    if place == 0 or place != len(items) - 2:
        raise Unparsed("dots that do not stand between a first and a last item")
    first, last = items[0], items[-1]
    body, start, stop = _pattern(first, last)
    for offset, item in enumerate(items[1:place], start=1):
        if not isinstance(start, Number) or substitute(body, {"index": Number(start.value + offset)}) != item:
            raise Unparsed("the items before the dots follow no pattern")
    return Bound(operator, ("index",), start, stop, None, body)


def _pattern(first: Node, last: Node) -> tuple[Node, Node, Node]:
    """The common form of two trees that differ only in one counter, with the counter's first and last value."""
    differences: list[tuple[Node, Node]] = []
    body = _common(first, last, differences)
    if not differences or any(pair != differences[0] for pair in differences):
        raise Unparsed("the items on both sides of the dots follow no pattern")
    return body, *differences[0]


def _common(first: Node, last: Node, differences: list[tuple[Node, Node]]) -> Node:
    if first == last:
        return first
    if isinstance(first, Number) and isinstance(last, Name | Number | Sum | Negative | Product):
        differences.append((first, last))
        return Name("index")
    if type(first) is type(last):
        mine, theirs = list(children(first)), list(children(last))
        if len(mine) == len(theirs) and mine:
            merged = iter([_common(a, b, differences) for a, b in zip(mine, theirs, strict=True)])
            return rebuild(first, lambda _: next(merged))
    raise Unparsed("the items on both sides of the dots follow no pattern")
