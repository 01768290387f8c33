"""What a claim defines on the side: `p - y, where p = softmax(z)` is `softmax(z) - y`."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Items, Name, Node, Relation
from scripts.solution.comparison.latex.tree import free_names, substitute
from scripts.solution.comparison.symbols import Symbols


def with_definitions(node: Node, expected: Node, symbols: Symbols) -> Node:
    """The formula with the names put in that the claim itself defines beside it; other lists of formulas unchanged.

    A name of the problem keeps its meaning where the reference speaks of it.
    """
    if not (isinstance(node, Items) and not node.opening and len(node.items) > 1):
        return node
    items = list(node.items)
    for _ in range(len(items) - 1):
        place = next((place for place in range(len(items)) if _defines(items, place, expected, symbols)), None)
        if place is None:
            break
        definition = items.pop(place)
        bodies = {definition.sides[0].key: definition.sides[-1]}
        items = [substitute(item, bodies) for item in items]
    return items[0] if len(items) == 1 else node


def _defines(items: list[Node], place: int, expected: Node, symbols: Symbols) -> bool:
    """Whether an item gives a name its value that the problem does not know and that another item uses."""
    item = items[place]
    if not (isinstance(item, Relation) and set(item.operators) == {"="} and isinstance(item.sides[0], Name)):
        return False
    key = item.sides[0].key
    known = key in free_names(expected) or key in symbols.definitions or key in symbols.aliases
    known = known or (key in symbols.declared and place == 0)
    rest = [other.sides[-1] if isinstance(other, Relation) else other for other in items[:place] + items[place + 1 :]]
    return not known and key not in free_names(item.sides[-1]) and any(key in free_names(other) for other in rest)
