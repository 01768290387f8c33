"""Sets: the same members in any order."""

from __future__ import annotations

import re
from dataclasses import replace

from scripts.solution.comparison.kinds.listing import compare_items
from scripts.solution.comparison.kinds.named_items import solution
from scripts.solution.comparison.kinds.runs import with_runs
from scripts.solution.comparison.kinds.words import compare_words
from scripts.solution.comparison.latex.nodes import Items, Logic, Name, Node, Relation
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.limits import SEQUENCE_ITEMS
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.symbols import Symbols

_MOST_MEMBERS = 60
_BOTH_SIGNS = re.compile(r"\\(pm|mp)(?![A-Za-z])")
_BETWEEN = re.compile(r";|\\text\s*\{\s*or\s*\}|\bor\b")
_PLAIN_BRACES = re.compile(r"^\{([^{}]*,[^{}]*)\}$")


def compare_set(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one set against another. Raises Unparsed when a member has no value."""
    if spelled := compare_words(reference, claim, symbols, ordered=False):
        return spelled
    expected, order = _solutions(reference, symbols, ())
    stated, _ = _solutions(claim, symbols, order)
    expected, stated = expected or members(reference, symbols), stated or members(claim, symbols)
    if (
        expected
        and stated
        and all(isinstance(mine, Items) for mine in expected)
        and not any(isinstance(theirs, Items) for theirs in stated)
    ):
        stated = (Items("(", ")", stated),)  # one tuple is one member, where the members are tuples
    if max(len(expected), len(stated)) > _MOST_MEMBERS:
        raise Unparsed(f"a set of more than {min(_MOST_MEMBERS, SEQUENCE_ITEMS)} members")
    symbols = replace(symbols, explain=False)
    missing = [place for place, mine in enumerate(expected, start=1) if not _among(mine, stated, symbols)]
    extra = [place for place, theirs in enumerate(stated, start=1) if not _among_reversed(theirs, expected, symbols)]
    if not missing and not extra:
        return Comparison("equal", "set", "Both have the same members.")
    rule = "set: partial" if missing and not extra and stated else "set"
    return Comparison("different", rule, _reason(len(missing), len(extra), len(expected), len(stated)))


def _solutions(text: str, symbols: Symbols, order: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Solutions that name their unknowns, `p = 5, q = 2; p = 7, q = 2`, as tuples; nothing for other texts."""
    found: list[Node] = []
    for part in _BETWEEN.split(text) if text.count("=") > 1 and len(both_signs(text)) == 1 else ():
        tuple_of = solution(read(part.strip().strip("$"), symbols.context), order) if part.strip() else None
        if tuple_of is None:
            return (), order
        found.append(tuple_of[0])
        order = tuple_of[1]
    return tuple(found), order


def members(text: str, symbols: Symbols) -> tuple[Node, ...]:
    """The members that a text states; plus-or-minus states both, all of its signs at once."""
    text = _PLAIN_BRACES.sub(r"\\{\1\\}", text.strip().strip("$").strip())
    found = [node for one in both_signs(text) for node in _members(read(one, symbols.context))]
    return tuple(dict.fromkeys(found))


def both_signs(text: str) -> tuple[str, ...]:
    """A text with plus-or-minus signs as the two that it stands for; another text alone."""
    text = text.replace("±", r"\pm ").replace("∓", r"\mp ")
    if not _BOTH_SIGNS.search(text):
        return (text,)
    upper = _BOTH_SIGNS.sub(lambda found: "+" if found[1] == "pm" else "-", text)
    lower = _BOTH_SIGNS.sub(lambda found: "-" if found[1] == "pm" else "+", text)
    return upper, lower


def _members(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Relation) and set(node.operators) <= {"=", "in"}:
        return _members(node.sides[-1])
    if isinstance(node, Items):
        if node.opening not in ("{", "(", "[", ""):
            raise Unparsed("it is not a set")
        if (node.opening, node.closing) in (("[", ")"), ("(", "]")):
            raise Unparsed("it is an interval with one end left out, and no set")
        return with_runs(tuple(_member(item) for item in node.items))
    if isinstance(node, Logic) and node.operator == "or":
        return tuple(_member(part) for part in node.parts)
    return (node,)


def _member(node: Node) -> Node:
    """`x = 2` as a member is 2."""
    if isinstance(node, Relation) and node.operators == ("=",) and isinstance(node.sides[0], Name):
        return node.sides[1]
    return node


def _among(member: Node, others: tuple[Node, ...], symbols: Symbols) -> bool:
    return any(_equal(member, other, symbols) for other in others)


def _among_reversed(member: Node, expected: tuple[Node, ...], symbols: Symbols) -> bool:
    return any(_equal(other, member, symbols) for other in expected)


def _equal(mine: Node, theirs: Node, symbols: Symbols) -> bool:
    return mine == theirs or compare_items(mine, theirs, symbols).verdict == "equal"


def _reason(missing: int, extra: int, expected: int, stated: int) -> str:
    if stated == 0:
        return "The answer is the empty set."
    if missing and not extra:
        return f"A part of the set: {missing} of {expected} members {'is' if missing == 1 else 'are'} missing."
    if extra and not missing:
        return f"{extra} {'member' if extra == 1 else 'members'} too many."
    if missing == extra == 1:
        return "One member is wrong."
    return f"{missing} of {expected} members are missing and {extra} do not belong."
