"""Numbers, names and everything between delimiters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from scripts.solution.comparison.latex import commands, delimited, environments
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import (
    Apply,
    Derivative,
    Indexed,
    Items,
    Logic,
    Name,
    Node,
    Note,
    Number,
    Order,
    Relation,
)
from scripts.solution.comparison.latex.vocabulary import DELIMITERS, DOTS
from scripts.solution.comparison.limits import EXPONENT_ABSOLUTE
from scripts.solution.comparison.model import Unparsed

_OPENING = frozenset(
    {
        "(",
        "[",
        "{",
        "\\{",
        "|",
        "||",
        "left",
        "langle",
        "lfloor",
        "lceil",
        "lvert",
        "lVert",
        "lbrace",
        "lbrack",
        "vert",
        "Vert",
    }
)
_EXTREMES = frozenset({"sigma_max", "sigma_min", "lambda_max", "lambda_min"})  # of the matrix in parentheses
_SPECTRA = {Name("sigma"): "singular values", Name("lambda"): "eigenvalues"}  # with an index, of what is in parentheses
_IMPLIED_FUNCTIONS = frozenset({"f", "g", "h", "phi", "psi"})


def number(text: str) -> Number:
    """A written number, exactly, with the precision it was written with."""
    digits, _, power = text.lower().partition("e")
    exponent = int(power or 0)
    if abs(exponent) > EXPONENT_ABSOLUTE:
        raise Unparsed("a number with too large an exponent")
    whole, point, behind = digits.partition(".")
    significant = len((whole + behind).lstrip("0")) or 1
    decimals = len(behind) if point or power else None
    return Number(Fraction(f"{whole or 0}.{behind or 0}") * Fraction(10) ** exponent, decimals, significant, exponent)


def starts(cursor: Cursor) -> bool:
    """Whether a factor may begin here, side by side with what came before."""
    token = cursor.next
    if token.kind in ("number", "name", "begin", "text"):
        return True
    if token.kind not in ("symbol", "command"):
        return False
    if token.text == "||" and cursor.bars and cursor.bars[-1] == "|":
        cursor.tokens[cursor.place : cursor.place + 1] = [replace(token, text="|"), replace(token, text="|")]
        return False
    if token.text in ("|", "||", "vert", "Vert"):
        return not (cursor.bars and cursor.bars[-1] == DELIMITERS[token.text])
    return token.text in _OPENING or token.text in commands.READERS or (token.text in DOTS and cursor.depth < 60)


def ends_bare_argument(cursor: Cursor) -> bool:
    """Whether the bare argument of a function stops here: at a bracket, at dots, at a note or at another function."""
    token = cursor.next
    return (
        token.kind in ("text", "begin")
        or token.text in _OPENING - {"{"}
        or token.text in DOTS
        or token.text in commands.FUNCTION_COMMANDS
    )


def atom(cursor: Cursor) -> Node:
    """One operand without its scripts."""
    token = cursor.next
    if token.kind == "number":
        cursor.take()
        if cursor.next.kind == "number":
            if cursor.context.arrays and token.text == cursor.next.text == "1" and cursor.ahead().text == "^":
                return Name("ones")  # 1 1^T
            raise Unparsed("two numbers side by side")
        return number(token.text)
    if token.kind == "name":
        cursor.take()
        return Name(token.text)
    if token.kind == "head":
        return Derivative(cursor.take().text)
    if token.kind == "text":
        cursor.take()
        return Note(token.text)
    if token.kind == "begin":
        return environments.environment(cursor)
    if token.kind in ("symbol", "command"):
        if token.text in _OPENING:
            return delimited.delimited(cursor)
        if token.text in commands.READERS:
            cursor.take()
            return commands.READERS[token.text](cursor, token.text)
    raise Unparsed(f"expected a quantity and found {token.text or token.kind!r}")


def _indicator(cursor: Cursor) -> Node | None:
    """1 before a condition in brackets is an indicator, whatever the font of the 1; None before anything else."""
    mark = cursor.mark()
    if not cursor.at("(", "[", "\\{", "left", "lbrace", "lbrack"):
        return None
    node = delimited.delimited(cursor)
    inner = node.items[0] if isinstance(node, Items) and len(node.items) == 1 else node
    if isinstance(inner, Relation | Logic):
        return Apply("indicator", (inner,))
    cursor.back_to(mark)
    return None


def applied(cursor: Cursor, base: Node) -> Node:
    """The base, or its value at the argument in parentheses when the base is the name of a function."""
    if base == Number(Fraction(1)):
        return _indicator(cursor) or base
    if isinstance(base, Indexed) and (spectrum := spectrum_of(cursor, base)):
        return Indexed(Apply(spectrum, _arguments(cursor)), base.indices)
    if not isinstance(base, Name) or not _has_argument(cursor, base):
        return base
    root = base.key.split("'")[0]
    if base.key in _EXTREMES and base.key not in cursor.context.names:
        return Apply(base.key, _arguments(cursor))
    order = {"O": "O", "Theta": "Theta", "Omega": "Omega", "o": "o", "tildeO": "O", "calO": "O"}.get(base.key)
    if cursor.context.growth and order:
        arguments = _arguments(cursor)
        if not arguments:
            raise Unparsed("a growth rate of nothing")
        return Order(order, arguments[0])
    if base.key == "E" and "E" not in cursor.context.names and cursor.context.random:
        return Apply("expectation", _arguments(cursor))
    if base.key not in cursor.context.names and root not in cursor.context.names and root == "sigma":
        return Apply("sigmoid" + base.key.removeprefix("sigma"), _arguments(cursor))
    if base.key == "Phi" and "Phi" not in cursor.context.names | cursor.context.functions:
        return Apply("normal distribution", _arguments(cursor))
    implied = root in _IMPLIED_FUNCTIONS and base.key not in cursor.context.names
    if root in cursor.context.functions or (implied and not _stands_alone(cursor, base.key)):
        return Apply(f"call {base.key}", _arguments(cursor))
    return base


def spectrum_of(cursor: Cursor, base: Indexed) -> str | None:
    """The singular values or eigenvalues that `sigma_i(A)` picks one of; None for other names with an index."""
    if not isinstance(base.base, Name) or base.base.key in cursor.context.names or not cursor.at("("):
        return None
    return _SPECTRA.get(base.base)


def _has_argument(cursor: Cursor, base: Name) -> bool:
    if cursor.at("(") or (base.key == "E" and cursor.at("[")):
        return True
    return cursor.at("left") and cursor.ahead().text in ("(", "[")


def _stands_alone(cursor: Cursor, key: str) -> bool:
    """Whether a rate also has the letter without an argument, as `O(bh(s + h))` has h, which then is no function."""
    places = (place for place, token in enumerate(cursor.tokens) if token.kind == "name" and token.text == key)
    return cursor.context.growth and any(
        cursor.tokens[place + 1].text not in ("(", "left") for place in places if place + 1 < len(cursor.tokens)
    )


def _arguments(cursor: Cursor) -> tuple[Node, ...]:
    node = delimited.delimited(cursor)
    return node.items if isinstance(node, Items) else (node,)
