"""A formula for the entries of an array, `y_i = a_i x_i + b_i`, as the array itself."""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.solution.comparison.heads import Claimed
from scripts.solution.comparison.latex.nodes import Bound, Derivative, Indexed, Name, Node
from scripts.solution.comparison.latex.tree import free_names, walk
from scripts.solution.comparison.readings import is_array
from scripts.solution.comparison.sampled import picked
from scripts.solution.comparison.symbols import Symbols

ENTRIES = "entries"
_MOST_LETTERS = 2
_LETTER = re.compile(r"_\{?([a-z]+)\}?")


def both_whole(
    first: Claimed, second: Claimed, expected: Node, stated: Node, symbols: Symbols
) -> tuple[Node, Node, Claimed]:
    """Both as arrays, where one of them is stated for its entries and the other one as a whole."""
    mine, theirs = _loose_letters(expected, symbols), _loose_letters(stated, symbols)
    if bool(mine) == bool(theirs):
        return expected, stated, second
    if theirs and (whole := _whole(stated, expected, second.head, theirs, symbols)):
        return expected, whole, replace(second, sides=(second.body,))
    if mine and (whole := _whole(expected, stated, first.head, mine, symbols)):
        return whole, stated, second
    return expected, stated, second


def _whole(node: Node, other: Node, head: Node | None, letters: frozenset[str], symbols: Symbols) -> Node | None:
    """The array of a formula for entries; None where the other formula is no array or it is not clear how large."""
    whole = _as_array(node, head, letters) if is_array(other, symbols) else None
    return whole if whole is not None and is_array(whole, symbols) else None


def _loose_letters(node: Node, symbols: Symbols) -> frozenset[str]:
    """The letters that only stand for a place: in an index, not declared and bound by no sum."""
    indexing = picked(node) | _of_parameters(node)
    return (free_names(node) & indexing) - symbols.declared.keys() - symbols.definitions.keys()


def _of_parameters(node: Node) -> frozenset[str]:
    """The letter below a function: softmax(z)_i is read as softmax with a parameter."""
    parameters = (getattr(part, "parameter", None) for part in walk(node))
    return frozenset(part.key for part in parameters if isinstance(part, Name))


def _as_array(node: Node, head: Node | None, letters: frozenset[str]) -> Node | None:
    """The array whose entries the node states, rows first; None where it is not clear which letter counts what."""
    if not 0 < len(letters) <= _MOST_LETTERS:
        return None
    order = _order(head, letters)
    return Bound(ENTRIES, order, None, None, None, node)


def _order(head: Node | None, letters: frozenset[str]) -> tuple[str, ...]:
    """The letters as the head has them; without a head, as the alphabet has them."""
    found: list[str] = []
    if isinstance(head, Indexed):
        found = [index.key for index in head.indices if isinstance(index, Name)]
    elif isinstance(head, Derivative):
        found = [letter for letters_of in _LETTER.findall(head.text) for letter in letters_of]
    written = tuple(dict.fromkeys(letter for letter in found if letter in letters))
    return written if set(written) == letters else tuple(sorted(letters))
