"""Walking and rebuilding trees without knowing their constructs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace

from scripts.solution.comparison.latex.nodes import Apply, Bound, Branch, Cases, Name, Node

_AVERAGES = frozenset(["expectation", "variance", "covariance"])
_PIECEWISE = frozenset(["indicator", "max", "min", "relu", "bars", "abs", "sign", "step", "leakyrelu", "elu"])


def _parts(value: object) -> Iterator[Node]:
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, Branch):
        yield value.value
        if value.condition is not None:
            yield value.condition
    elif is_dataclass(value) and not isinstance(value, type):
        yield value


def children(node: Node) -> Iterator[Node]:
    """The direct parts of a node, in the order written."""
    for field in fields(node):
        yield from _parts(getattr(node, field.name))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it, outermost first."""
    yield node
    for child in children(node):
        yield from walk(child)


def _rebuilt(value: object, change: Callable[[Node], Node]) -> object:
    if isinstance(value, tuple):
        return tuple(_rebuilt(item, change) for item in value)
    if isinstance(value, Branch):
        return Branch(_rebuilt(value.value, change), value.condition and _rebuilt(value.condition, change))
    if is_dataclass(value):
        return change(value)
    return value


def rebuild(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with `change` applied to each of its direct parts."""
    changed = {}
    for field in fields(node):
        old = getattr(node, field.name)
        new = _rebuilt(old, change)
        if new is not old and new != old:
            changed[field.name] = new
    return replace(node, **changed) if changed else node


def free_names(node: Node) -> frozenset[str]:
    """The names that a node uses and does not bind itself."""
    if isinstance(node, Name):
        return frozenset({node.key})
    found = frozenset().union(*(free_names(child) for child in children(node))) if node else frozenset()
    return found - frozenset(node.indices) if isinstance(node, Bound) else found


def with_child(node: Node, place: int, new: Node) -> Node:
    """The node with one of its direct parts, counted from nought, replaced."""
    count = iter(range(10**6))
    return rebuild(node, lambda child: new if next(count) == place else child)


def substitute(node: Node, replacements: dict[str, Node]) -> Node:
    """The node with names replaced by trees, except where a sum binds them."""
    if isinstance(node, Name):
        return replacements.get(node.key, node)
    if isinstance(node, Bound):
        replacements = {key: tree for key, tree in replacements.items() if key not in node.indices}
    return rebuild(node, lambda child: substitute(child, replacements)) if replacements else node


def size(node: Node) -> int:
    """How many nodes a tree has."""
    return sum(1 for _ in walk(node))


def has_pieces(tree: Node) -> bool:
    """Whether a tree has cases or kinks, which a few draws may not visit all of; an expectation visits its own."""
    if isinstance(tree, Apply) and tree.function in _AVERAGES:
        return False
    own = isinstance(tree, Cases) or (isinstance(tree, Apply) and tree.function in _PIECEWISE)
    return own or any(has_pieces(child) for child in children(tree))
