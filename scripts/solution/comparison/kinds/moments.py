"""Names with a step of time, `w_{t+1} = w_t - \\eta g_t`, where the problem speaks of w and g alone."""

from __future__ import annotations

from scripts.solution.comparison.latex.nodes import Bound, Indexed, Name, Negative, Node, Number, Relation, Sum
from scripts.solution.comparison.latex.tree import free_names, rebuild, walk
from scripts.solution.comparison.symbols import Symbols

_NEW, _OLD = frozenset({"new", "next", "updated"}), frozenset({"old", "prev", "current", "previous"})
_LETTERS = ("t", "k", "n", "tau", "s")


def without_moments(stated: Node, expected: Node, symbols: Symbols) -> Node:
    """The claim with its steps of time taken off, where they say nothing; any other claim unchanged.

    They say nothing when the reference has none and every name stands at one moment: the head's or the one before.
    """
    if not symbols.stated or not isinstance(stated, Relation) or stated.operators not in (("=",), ("<-",)):
        return stated
    if (spoken := _without_words(stated, symbols)) != stated:
        return spoken
    for letter in _LETTERS:
        bound = any(letter in part.indices for part in walk(stated) if isinstance(part, Bound))
        if bound or letter in free_names(expected) or letter not in _written(stated):
            continue
        offsets = _offsets(stated.sides[1], letter, symbols)
        head = _offsets(stated.sides[0], letter, symbols)
        if offsets and _is_one_step(head, offsets):
            heads = (_stripped(stated.sides[0], letter, symbols), _stripped(stated.sides[1], letter, symbols))
            return Relation(heads, ("<-",))
    return stated


def _without_words(stated: Relation, symbols: Symbols) -> Relation:
    """The update of `W_{new} = W_{old} - ...` in W; unchanged where the formula itself speaks of what is new."""
    if any(_word(part, _NEW, symbols) for part in walk(stated.sides[1])):
        return stated
    plain = _unworded(stated, symbols)
    return Relation(plain.sides, ("<-",)) if plain != stated else stated  # type: ignore[union-attr]


def _word(part: Node, words: frozenset[str], symbols: Symbols) -> str | None:
    """The name that a word such as old stands beside, where the problem knows the name and not both together."""
    if not isinstance(part, Name) or part.key in symbols.declared:
        return None
    name, _, word = part.key.replace("^(", "_").rstrip(")").rpartition("_")
    return name if word in words and name in symbols.declared else None


def _unworded(node: Node, symbols: Symbols) -> Node:
    name = _word(node, _NEW | _OLD, symbols)
    return Name(name) if name else rebuild(node, lambda child: _unworded(child, symbols))


def _written(node: Node) -> frozenset[str]:
    """Every letter of an index and behind an underscore of a name."""
    return free_names(node) | {
        part.key.replace("^(", "_").rstrip(")").rpartition("_")[2].removesuffix("+1").removesuffix("-1")
        for part in walk(node)
        if isinstance(part, Name)
    }


def _offsets(node: Node, letter: str, symbols: Symbols) -> dict[str, set[int]] | None:
    """For each known name the moments at which it stands, counted from the letter; None where that is not clear."""
    found: dict[str, set[int]] = {}
    for part in walk(node):
        moment = _moment(part, letter)
        if moment is None:
            continue
        name, offset = moment
        if name not in symbols.declared:
            continue
        found.setdefault(name, set()).add(offset)
    return found


def _moment(part: Node, letter: str) -> tuple[str, int] | None:
    if isinstance(part, Indexed) and isinstance(part.base, Name) and len(part.indices) == 1:
        offset = _offset(part.indices[0], letter)
        return None if offset is None else (part.base.key, offset)
    if isinstance(part, Name):
        name, _, written = part.key.replace("^(", "_").rstrip(")").rpartition("_")
        step = {letter: 0, f"{letter}-1": -1, f"{letter}+1": 1}.get(written)
        return (name, step) if name and step is not None else None
    return None


def _offset(index: Node, letter: str) -> int | None:
    if index == Name(letter):
        return 0
    if isinstance(index, Sum) and len(index.terms) == 2 and index.terms[0] == Name(letter):
        other = index.terms[1]
        value = other.operand if isinstance(other, Negative) else other
        if isinstance(value, Number) and value.value == 1:
            return -1 if isinstance(other, Negative) else 1
    return None


def _is_one_step(head: dict[str, set[int]] | None, body: dict[str, set[int]]) -> bool:
    """Whether all names stand at one moment, apart from the head's own name one step before it."""
    if any(len(moments) != 1 for moments in body.values()):
        return False
    moments = {name: next(iter(found)) for name, found in body.items()}
    if len(set(moments.values())) == 1:
        return not head or all(next(iter(found)) >= next(iter(moments.values())) for found in head.values())
    (name, own), *others = (head or {"": {0}}).items()
    now = next(iter(own))
    return not others and all(moment == now - (key == name) for key, moment in moments.items())


def _stripped(node: Node, letter: str, symbols: Symbols) -> Node:
    moment = _moment(node, letter)
    if moment is not None and moment[0] in symbols.declared:
        return Name(moment[0])
    return rebuild(node, lambda child: _stripped(child, letter, symbols))
