"""Sequences and tuples, whatever their brackets; shapes are sequences too (`3 \\times 224 \\times 224`)."""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.solution.comparison.kinds import named_items
from scripts.solution.comparison.kinds.listing import compare_items
from scripts.solution.comparison.kinds.plain_rows import with_commas
from scripts.solution.comparison.kinds.quantity import LAST_SIDE, MORE_THAN_EQUAL
from scripts.solution.comparison.kinds.runs import with_runs
from scripts.solution.comparison.kinds.words import compare_words
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Items,
    Matrix,
    Name,
    Node,
    Operation,
    Power,
    Relation,
    Transpose,
)
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols

_CROSS = re.compile(r"(?<=[\d\])])\s*(?:[xX]|\bby\b)\s*(?=[\d\[(])")
_LABEL = re.compile(r"^\s*\$?\s*\\?[A-Za-z]+(?:_(?:\{\w+\}|\w))?\s*:\s+(?=\S)")
_NOUN = re.compile(
    r"^\s*(?:\\text\s*\{\s*)?(?:(?:output|input|final|the|one-hot|a)\s+)*"
    r"(?:shape|size|dims?|dimensions?|one-hot|vector|tuple|tensor|list|order)\s*(?:of\s+)?(?:\})?\s*:?\s*(?=\$?\s*(?:\\left)?[(\[])",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bor\b")


def compare_sequence(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one sequence against another, item by item. Raises Unparsed when an item has no value."""
    if spelled := compare_words(reference, claim, symbols, ordered=True):
        return spelled
    if _EITHER.search(claim):
        raise Unparsed("it leaves open which of its values is meant")
    expected, stated = items_of(reference, symbols), items_of(claim, symbols)
    named_items.refuse_repeated_names(stated)
    return compare_item_lists(expected, named_items.in_order_of_names(expected, stated) or stated, symbols)


def items_of(text: str, symbols: Symbols) -> tuple[Node, ...]:
    """The items that a text lists, without brackets or head."""
    text = _NOUN.sub("", _LABEL.sub("", text))
    text = _CROSS.sub(r" \\times ", with_commas(text))
    try:
        return with_runs(_items(read(text, symbols.context)))
    except Unparsed:
        found = LAST_SIDE.match(text)
        if found is None or MORE_THAN_EQUAL.search(text):
            raise
        return with_runs(_items(read(found["last"], symbols.context)))


def _items(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Relation) and set(node.operators) <= {"=", "~", "in", "sim"}:
        return _items(node.sides[-1])
    if isinstance(node, Relation) and set(node.operators) == {"to"}:
        return node.sides
    if isinstance(node, Transpose):
        return _items(node.operand)
    if isinstance(node, Apply) and node.function == "inner product":
        return node.arguments
    if isinstance(node, Items) and all(isinstance(item, Items) and len(item.items) == 1 for item in node.items):
        return tuple(item.items[0] for item in node.items if isinstance(item, Items))
    if isinstance(node, Items) and (node.opening, node.closing) in (("[", ")"), ("(", "]")):
        raise Unparsed("it is an interval with one end left out, and no sequence")
    if isinstance(node, Items):
        return _items(node.items[0]) if len(node.items) == 1 and isinstance(node.items[0], Items) else node.items
    if isinstance(node, Matrix) and (len(node.rows) == 1 or len(node.rows[0]) == 1):
        return tuple(cell for row in node.rows for cell in row)
    if isinstance(node, Operation) and node.operator == "times":
        return (*_items(node.left), node.right)
    if isinstance(node, Power) and node.base == Name("bbR"):
        return _items(node.exponent)
    return (node,)


def compare_item_lists(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> Comparison:
    """Two lists of items in order."""
    if len(expected) != len(stated):
        rule = "sequence: partial" if _is_beginning(expected, stated, symbols) else "sequence: length"
        return Comparison("different", rule, _length_reason(expected, stated, symbols))
    wrong = [
        (place, found)
        for place, (mine, theirs) in enumerate(zip(expected, stated, strict=True), start=1)
        if (found := compare_items(mine, theirs, symbols)).verdict != "equal"
    ]
    if not wrong:
        return Comparison("equal", "sequence", f"All {len(expected)} entries agree.")
    if len(wrong) > 1 and _is_reversed(expected, stated, symbols):
        return Comparison("different", "sequence: order", "The entries are in reverse order.")
    place, found = wrong[0]
    if len(wrong) == 1:
        return Comparison("different", "sequence: entry", f"Entry {place} is wrong: {found.reason}")
    if len(wrong) == 2 and _are_swapped(expected, stated, [place for place, _ in wrong], symbols):
        return Comparison("different", "sequence: order", f"Entries {place} and {wrong[1][0]} are swapped.")
    places = ", ".join(str(place) for place, _ in wrong[:8])
    return Comparison("different", "sequence: entries", f"Entries {places} are wrong; entry {place}: {found.reason}")


def _agree(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> bool:
    symbols = replace(symbols, explain=False)
    return all(
        compare_items(mine, theirs, symbols).verdict == "equal" for mine, theirs in zip(expected, stated, strict=True)
    )


def _is_reversed(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> bool:
    return len(expected) < 40 and _agree(expected, stated[::-1], symbols)


def _are_swapped(expected: tuple[Node, ...], stated: tuple[Node, ...], places: list[int], symbols: Symbols) -> bool:
    first, second = (place - 1 for place in places)
    return _agree((expected[first], expected[second]), (stated[second], stated[first]), symbols)


def _one_off(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> str:
    """Which single entry is missing, or too many."""
    longer, word = (expected, "is missing") if len(expected) > len(stated) else (stated, "is too many")
    for place in range(len(longer)):
        rest = longer[:place] + longer[place + 1 :]
        if _agree(*((rest, stated) if longer is expected else (expected, rest)), symbols):
            return f" Entry {place + 1} {word}."
    return ""


def _is_beginning(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> bool:
    return 0 < len(stated) < len(expected) < 40 and _agree(expected[: len(stated)], stated, symbols)


def _length_reason(expected: tuple[Node, ...], stated: tuple[Node, ...], symbols: Symbols) -> str:
    words = f"The answer has {len(stated)} entries and the reference {len(expected)}."
    if len(stated) < len(expected) < 40:
        missing = len(expected) - len(stated)
        if _agree(expected[missing:], stated, symbols):
            return f"{words} The first {'entry is' if missing == 1 else 'entries are'} missing."
        if _is_beginning(expected, stated, symbols):
            return f"{words} The last {'entry is' if missing == 1 else 'entries are'} missing."
    if abs(len(stated) - len(expected)) == 1 and max(len(stated), len(expected)) < 40:
        return f"{words}{_one_off(expected, stated, symbols)}"
    return words
