"""Items that name what they are: `k = 45, n = 2` states one value for each name, in whatever order."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Indexed, Items, Name, Node, Relation
from scripts.solution.comparison.model import Unparsed

_Items = tuple[Node, ...]


def in_order_of_names(expected: _Items, stated: _Items) -> _Items | None:
    """The claim's items in the reference's order, where both name the same quantities; None where they do not."""
    mine, theirs = _heads(expected), _heads(stated)
    if None in mine or None in theirs or len(set(mine)) != len(mine) or set(mine) != set(theirs):
        return None
    return tuple(stated[theirs.index(head)] for head in mine) if len(theirs) == len(mine) else None


def refuse_repeated_names(items: _Items) -> None:
    """Raises Unparsed where one name is given two values: `K_1 = 0, K_1 = 1`."""
    heads = [head for head in _heads(items) if head is not None]
    if len(set(heads)) != len(heads):
        raise Unparsed("it gives one name two values")


def are_of_several_kinds(items: _Items) -> bool:
    """Whether the names differ in more than an index: k and n, and not x_1 and x_2."""
    heads = _heads(items)
    roots = {head.base if isinstance(head, Indexed) else head for head in heads}
    return None not in heads and len({root.key.partition("_")[0] for root in roots if isinstance(root, Name)}) > 1


def solution(node: Node, order: _Items) -> tuple[Node, _Items] | None:
    """`p = 5, q = 2` as the tuple (5, 2), in the order of names given or else its own, with that order."""
    items = node.items if isinstance(node, Items) and not node.opening else ()
    if not are_of_several_kinds(items):
        return None
    heads = tuple(_heads(items))
    order = order or heads
    if set(order) != set(heads) or len(order) != len(heads):
        return None
    return Items("(", ")", tuple(items[heads.index(head)].sides[-1] for head in order)), order


def _heads(items: _Items) -> list[Node | None]:
    return [item.sides[0] if _is_named(item) else None for item in items]


def _is_named(item: Node) -> bool:
    return isinstance(item, Relation) and item.operators[0] == "=" and isinstance(item.sides[0], Name | Indexed)
