"""Growth rates: equal when each bounds the other under the stated relations."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import product as every

from scripts.solution.comparison.growth import wording
from scripts.solution.comparison.growth.cone import Ray, TooManyNames
from scripts.solution.comparison.growth.conversion import Choices, rate
from scripts.solution.comparison.growth.domination import reduced, within
from scripts.solution.comparison.growth.labelled import labelled
from scripts.solution.comparison.growth.monomials import Monomial, Rate, names
from scripts.solution.comparison.growth.spoken import spoken_rate
from scripts.solution.comparison.latex.nodes import Apply, Name, Node, Order, Relation
from scripts.solution.comparison.latex.statement import read
from scripts.solution.comparison.latex.tree import free_names, walk
from scripts.solution.comparison.model import Comparison, Unparsed
from scripts.solution.comparison.resolution import resolved
from scripts.solution.comparison.symbols import Symbols

_MOST_MINIMA = 3
_WORDS_BEHIND = re.compile(
    r"(?P<closed>\)\s*\}?\$?)"
    r"(?:[\s,]*(?:\\text\s*\{[^{}]*\}|\([^()]*[A-Za-z]{3}[^()]*\)|[,;]?\s+[A-Za-z][A-Za-z\-$ ]+))+\.?$"
)
_SPOKEN_AGAIN = re.compile(
    r"\s*=\s*(?:quadratic|linear|cubic|constant|logarithmic|exponential)\b[^=()]*$", re.IGNORECASE
)
_TURNS = re.compile(r"\b(?:or|plus|and|times|not|more|less|if|when|where|per|better|worse|than|squared?|log\w*|each)\b")


def compare_growth(reference: str, claim: str, symbols: Symbols) -> Comparison:
    """Holds one growth rate against another. Raises Unparsed for a claim that is none or has undeclared words."""
    asked, given = labelled(reference), labelled(claim)
    if asked and len(asked | given) > 1:
        return _compare_labelled(asked, given, symbols)
    if len(given) > 1:
        raise Unparsed("it states several rates")
    if asked:
        reference = next(iter(asked.values()))
    if given:
        claim = next(iter(given.values()))
    expected = growth_tree(reference, symbols)
    stated = spoken_rate(claim, free_names(expected)) or growth_tree(claim, symbols)
    if (mine := _symbol(expected)) != (theirs := _symbol(stated)) and {mine, theirs} & {"Omega", "o"}:
        return Comparison("different", "growth: symbol", f"The answer states {theirs} where {mine} is asked.")
    try:
        return _compared(expected, stated, symbols)
    except TooManyNames as error:
        raise Unparsed("a growth rate in more than six names") from error


def _compare_labelled(asked: dict[str, str], given: dict[str, str], symbols: Symbols) -> Comparison:
    """Every rate that is asked held against the one of the claim that counts the same."""
    for label, reference in asked.items():
        if label not in given:
            return Comparison("different", "growth: partial", f"The answer says nothing of {label}.")
        found = compare_growth(reference, given[label], symbols)
        if found.verdict != "equal":
            return replace(found, reason=f"For {label}: {found.reason}")
    return Comparison("equal", "growth: normal form", "Each rate bounds the other.")


def growth_tree(text: str, symbols: Symbols) -> Node:
    """The growth rate that a text ends in, definitions put in."""
    node = read(_without_words(text), symbols.context)
    if isinstance(node, Relation):
        if not set(node.operators) <= {"=", "~", "in"}:
            raise Unparsed("it states a relation and not a growth rate")
        node = node.sides[-1]
    return resolved(node, symbols)


def _without_words(text: str) -> str:
    """The text without the words behind its last bracket, unless they may change what it states."""
    text = _SPOKEN_AGAIN.sub("", text)
    found = _WORDS_BEHIND.search(text)
    if found is None or _TURNS.search(text[found.end("closed") :].replace(" per layer", "").replace(" per token", "")):
        return text
    return text[: found.end("closed")]


def _symbol(node: Node) -> str:
    symbols = [part.symbol for part in walk(node) if isinstance(part, Order)]
    return "O" if not symbols or symbols[0] == "Theta" else symbols[0]


def _minima(*trees: Node) -> list[tuple[str, str]]:
    pairs = {
        tuple(sorted(argument.key for argument in part.arguments))
        for tree in trees
        for part in walk(tree)
        if isinstance(part, Apply)
        and part.function == "min"
        and len(part.arguments) == 2
        and all(isinstance(argument, Name) for argument in part.arguments)
    }
    if len(pairs) > _MOST_MINIMA:
        raise Unparsed("too many minima")
    return sorted(pairs)  # type: ignore[arg-type]


def _compared(expected: Node, stated: Node, symbols: Symbols) -> Comparison:
    """Every way in which the minima may fall is compared on its own."""
    pairs = _minima(expected, stated)
    constants = frozenset(key for key, item in symbols.declared.items() if item.form == "constant")
    for smaller in every(*pairs):
        choices = Choices(constants, {frozenset(pair): name for pair, name in zip(pairs, smaller, strict=True)})
        extra = [
            (name, next(other for other in pair if other != name)) for pair, name in zip(pairs, smaller, strict=True)
        ]
        reason = _difference(rate(expected, choices), rate(stated, choices), symbols, extra)
        if reason:
            return Comparison("different", "growth: normal form", reason)
    return Comparison("equal", "growth: normal form", "Each rate bounds the other.")


def _difference(mine: Rate, theirs: Rate, symbols: Symbols, extra: list[tuple[str, str]]) -> str:
    """A sentence on how the rates differ; nothing when they are the same."""
    relations = [(small, big) for small, big in map(_relation, symbols.assumptions) if small is not None]
    order = tuple(
        sorted(
            names(mine)
            | names(theirs)
            | {name for side in relations for part in side for name, _ in part.powers}
            | {n for pair in extra for n in pair}
        )
    )
    used = names(mine) | names(theirs) | {n for pair in extra for n in pair}
    order = tuple(name for name in order if name in used) if not _needed(relations, used) else order
    constraints = tuple(
        _constraint(small, big, order)
        for small, big in relations
        if {n for part in (small, big) for n, _ in part.powers} <= set(order)
    )
    constraints += tuple(_constraint(_single(small), _single(big), order) for small, big in extra)
    mine, theirs = reduced(mine, order, constraints), reduced(theirs, order, constraints)
    dropped, added = within(mine, theirs, order, constraints), within(theirs, mine, order, constraints)
    return wording.sentence(mine, theirs, dropped, added)


def _needed(relations: list[tuple[Monomial, Monomial]], used: frozenset[str]) -> bool:
    """Whether some relation joins a name in use to one that is not, and so may pass on what it says."""
    return any({n for part in pair for n, _ in part.powers} & used for pair in relations)


def _single(name: str) -> Monomial:
    return Monomial(powers=((name, Fraction(1)),))


def _relation(relation: Relation) -> tuple[Monomial, Monomial] | tuple[None, None]:
    """small and big of `d < n`; relations that say nothing of growth give nothing."""
    if len(relation.sides) != 2 or relation.operators[0] not in ("<", "<=", ">", ">=", "<<", ">>"):
        return None, None
    try:
        sides = [rate(side, Choices()) for side in relation.sides]
    except Unparsed:
        return None, None
    if any(len(side) != 1 or next(iter(side)).logs or next(iter(side)).rates for side in sides):
        return None, None
    small, big = (next(iter(side)) for side in (sides if relation.operators[0][0] == "<" else sides[::-1]))
    return small, big


def _constraint(small: Monomial, big: Monomial, order: tuple[str, ...]) -> Ray:
    above, below = dict(big.powers), dict(small.powers)
    return tuple(Fraction(above.get(name, 0)) - Fraction(below.get(name, 0)) for name in order)
