"""What may follow an atom: subscripts, powers, transposes, primes, factorials."""

from __future__ import annotations

from fractions import Fraction

from scripts.solution.comparison.latex import atoms, commands, names, sums
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Derivative,
    Indexed,
    Items,
    Matrix,
    Name,
    Node,
    Number,
    Operation,
    Power,
    Transpose,
)
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.tree import walk
from scripts.solution.comparison.latex.vocabulary import GREEK, TRANSPOSES
from scripts.solution.comparison.model import Unparsed

_WORDS_ABOVE = frozenset({"new", "old", "next", "prev", "previous", "current", "updated"})
_GREEK_NUMBERS = frozenset(name for name in GREEK if name[0].islower())  # undeclared, these are numbers by convention


def power(cursor: Cursor) -> Node:
    """An atom with all its scripts."""
    base = _with_scripts(cursor, atoms.atom(cursor))
    if isinstance(base, Power) and isinstance(base.base, Indexed) and atoms.spectrum_of(cursor, base.base):
        return Power(atoms.applied(cursor, base.base), base.exponent)
    called = atoms.applied(cursor, base)
    return called if called is base else _with_scripts(cursor, called)


def _with_scripts(cursor: Cursor, base: Node) -> Node:
    while True:
        if cursor.at("_", "^"):
            base = _scripted(cursor, base)
        elif cursor.at("'", "prime"):
            base = _primed(cursor, base)
        elif cursor.at("!"):
            cursor.take()
            base = Apply("factorial", (base,))
        else:
            return base


def _scripted(cursor: Cursor, base: Node) -> Node:
    raised: list[list[Token]] = []
    while cursor.at("_", "^"):
        below = cursor.take().text == "_"
        tokens = cursor.bracketed_tokens() if not below and cursor.at("(") else cursor.group_tokens()
        if not tokens:
            continue
        if not below and tokens[0].text == "-" and len(tokens) == 1 and cursor.next.kind in ("number", "name"):
            tokens = [*tokens, cursor.take()]
        if below and isinstance(base, Number) and base.value == 1:
            base = commands.subscripted_one(cursor, tokens)
        elif below and isinstance(base, Number) and len(tokens) == 1 and tokens[0].kind == "number":
            base = _in_base(base, tokens[0].text)
        elif below:
            base = names.subscripted(cursor, base, tokens)
        else:
            raised.append(tokens)
    if sum(tokens[0].kind == "number" for tokens in raised) > 1:
        raise Unparsed("two exponents without braces: a^b^c is read one way by some and the other way by others")
    for tokens in raised:
        base = _raised(cursor, base, tokens)
    return base


def _in_base(number: Number, base: str) -> Number:
    """204_5 is 54: the digits of a whole number in the base that stands below it."""
    if number.decimals is not None or not base.isdigit() or not 2 <= int(base[:3]) <= 10:
        raise Unparsed("an index on a number")
    digits = str(number.value)
    if not digits.isdigit() or any(int(digit) >= int(base) for digit in digits):
        raise Unparsed("digits that its base does not have")
    return Number(Fraction(int(digits, int(base))), None, number.significant)


def _raised(cursor: Cursor, base: Node, tokens: list[Token]) -> Node:
    words = [token.text for token in tokens]
    if all(word in ("prime", "'") for word in words):
        return _with_prime(cursor, base, len(words))
    if _is_transpose(cursor, base, words):
        return Transpose(Name("ones") if base == Number(Fraction(1)) else base)
    if words[0] == "-" and _is_transpose(cursor, base, words[1:]):
        return Transpose(Apply("inverse", (base,)))
    if words[0] in ("odot", "circ") and len(words) > 1:
        return Apply("elementwise power", (base, _exponent(cursor, tokens[1:])))
    if len(words) == 1 and words[0] in ("*", "ast", "star"):
        return Apply("adjoint", (base,))
    if words in (["dagger"], ["+"]):
        return Apply("pseudoinverse", (base,))
    if words[0] == "(" and words[-1] == ")" and isinstance(base, Name | Indexed) and not _is_scalar(cursor, base):
        return _layer(cursor, base, tokens[1:-1])
    if isinstance(base, Name) and tokens[0].kind == "text" and f"{base.key}^{''.join(words)}" in cursor.context.names:
        return Name(f"{base.key}^{''.join(words)}")
    if isinstance(base, Derivative):
        return base
    return Power(base, _exponent(cursor, tokens))


def _is_scalar(cursor: Cursor, base: Node) -> bool:
    return isinstance(base, Name) and base.key in cursor.context.names - cursor.context.indexable


def _is_transpose(cursor: Cursor, base: Node, words: list[str]) -> bool:
    if len(words) != 1 or words[0] not in TRANSPOSES:
        return False
    if words[0] in ("T", "t", "H"):
        return _is_raised_letter(cursor, base, words[0])
    return words[0] in ("top", "intercal", "tr", "transpose") or (
        isinstance(base, Name) and base.key in cursor.context.arrays
    )


def _is_raised_letter(cursor: Cursor, base: Node, letter: str) -> bool:
    """Whether a raised T, t or H transposes: not where a sum counts with it, nor on what holds no array."""
    names = {part.key for part in walk(base) if isinstance(part, Name)}
    known = cursor.context
    if base == Number(Fraction(1)):
        return letter == "T" and letter not in known.names  # a row of ones
    if letter in cursor.bound or (letter == "t" and letter in known.integers):
        return False
    if letter == "H" and base == Name("e") and "e" not in known.arrays:
        return False  # the exponential of an entropy
    if letter in known.names:
        return isinstance(base, Name) and base.key in known.arrays
    if names & known.indexable or any(isinstance(part, Matrix | Items) for part in walk(base)):
        return True
    if letter == "t":
        return any(name[0].isupper() and name not in known.names for name in names)
    return bool(names - known.names - _GREEK_NUMBERS) or bool(names & known.functions)


def _layer(cursor: Cursor, base: Node, tokens: list[Token]) -> Node:
    """A superscript in parentheses: the member of a family where one is declared, otherwise part of the name."""
    word = "".join(token.text for token in tokens)
    if isinstance(base, Name) and base.key in cursor.context.indexable and word not in _WORDS_ABOVE:
        return Indexed(base, names.index_nodes(cursor, tokens))
    if isinstance(base, Name):
        return Name(f"{base.key}^({names.written(tokens)})")
    raise Unparsed("a superscript in parentheses on an indexed name")


def _exponent(cursor: Cursor, tokens: list[Token]) -> Node:
    inner = cursor.inside(tokens)
    node = sums.expression(inner)
    if inner.place < len(tokens):
        raise Unparsed(f"an exponent is not read from {inner.next.text!r} on")
    return node


def _primed(cursor: Cursor, base: Node) -> Node:
    count = 0
    while cursor.skip("'", "prime"):
        count += 1
    return _with_prime(cursor, base, count)


def _with_prime(cursor: Cursor, base: Node, count: int) -> Node:
    if (
        isinstance(base, Name)
        and base.key + "'" * count not in cursor.context.names
        and base.key in cursor.context.arrays
        and count == 1
    ):
        return Transpose(base)
    if isinstance(base, Name):
        return Name(base.key + "'" * count)
    if count == 1 and not isinstance(base, Operation):
        return Transpose(base)
    raise Unparsed("a prime on something that has no name")
