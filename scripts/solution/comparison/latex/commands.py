"""One reader for each command that stands for a construct. A new construct is one function and one row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from scripts.solution.comparison.latex import bounds, delimited, names, relations, sums
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Apply, Derivative, Items, Name, Node, Number, Power, Quotient
from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.latex.vocabulary import ACCENTS, ALPHABETS, FUNCTIONS, LIMIT_OPERATORS, TRANSPOSES
from scripts.solution.comparison.model import Unparsed

Reader = Callable[[Cursor, str], Node]


def argument(cursor: Cursor) -> Node:
    """The one argument of a command: braces, or a single token (a single digit, as TeX reads it)."""
    if cursor.next.kind == "number" and len(cursor.next.text) > 1 and cursor.next.text.isdigit():
        digits = cursor.next.text
        cursor.tokens[cursor.place] = replace(cursor.next, text=digits[1:])
        return Number(Fraction(int(digits[0])))
    tokens = cursor.group_tokens()
    inner = cursor.inside(tokens)
    node = relations.condition(inner)
    if inner.place < len(tokens):
        raise Unparsed(f"an argument is not read from {inner.next.text!r} on")
    return node


def _fraction(cursor: Cursor, command: str) -> Node:
    tokens = cursor.tokens
    start = cursor.place
    if _is_derivative(cursor):
        cursor.place = start
        above, below = cursor.group_tokens(), cursor.group_tokens()
        text = "".join(token.text for token in tokens[start : cursor.place])
        second = any(token.text in ("^", "'") for token in above) or sum(token.text == "partial" for token in below) > 1
        of, by = ("", "") if second else (_operand(above[1:]), _operand(below[1:]))
        return Derivative(text, _transposed(tokens[start : cursor.place]), of, by)
    numerator = argument(cursor)
    return Quotient(numerator, argument(cursor))


def _is_derivative(cursor: Cursor) -> bool:
    """Reads over both arguments when the denominator begins with a differential."""
    place = cursor.place
    above, below = cursor.group_tokens(), cursor.group_tokens()
    plain = len(below) > 1 and below[0].text == "d" and below[1].kind == "name" and bool(above) and above[0].text == "d"
    differential = bool(below) and (below[0].text == "partial" or plain)
    is_name = "d" in cursor.context.names and below[0].text == "d" if below else False
    at_head = cursor.at("=") and place == 1 and len(above) > 1 and above[1].kind in ("name", "command")
    if not differential or (is_name and not at_head):
        cursor.place = place
        return False
    return True


def _operand(tokens: list[Token]) -> str:
    """The name in a derivative, without transposes and brackets around it."""
    kept = [token for token in tokens if token.text not in ("(", ")", "^", "T", "top", "intercal", "left", "right")]
    return names.written(kept)


def _transposed(tokens: list[Token]) -> bool:
    return any(token.text in ("top", "T") for token in tokens)


def _nabla(cursor: Cursor, command: str) -> Node:
    start = cursor.place
    by, second = "", False
    while cursor.at("_", "^"):
        below = cursor.take().text == "_"
        tokens = cursor.group_tokens()
        by, second = (_operand(tokens) if below else by), second or not below
    of_start = cursor.place
    while cursor.next.kind in ("name",) or cursor.at("_", "^", "(", "left"):
        if cursor.at("(", "left"):
            delimited.delimited(cursor)
        elif cursor.take().text in ("_", "^"):
            cursor.group_tokens()
    text = "nabla" + "".join(token.text for token in cursor.tokens[start : cursor.place])
    of = _operand(cursor.tokens[of_start : cursor.place])
    return Derivative(text) if second or command != "nabla" else Derivative(text, False, of, by)


def _root(cursor: Cursor, command: str) -> Node:
    degree = None
    if cursor.at("["):
        with cursor.nested():
            cursor.take()
            degree = sums.expression(cursor)
            cursor.expect("]")
    radicand = delimited.delimited(cursor) if cursor.at("(", "left") else argument(cursor)
    return Apply("sqrt", (radicand,), degree)


def _binomial(cursor: Cursor, command: str) -> Node:
    above = argument(cursor)
    return Apply("binomial", (above, argument(cursor)))


def _labelled(cursor: Cursor, command: str) -> Node:
    """A brace over or under a part carries a label, which says nothing of the value."""
    node = argument(cursor)
    while cursor.at("_", "^"):
        cursor.take()
        cursor.group_tokens()
    return node


def _accent(cursor: Cursor, command: str) -> Node:
    tokens = cursor.group_tokens()
    return Name(f"{names.written(tokens)}_{ACCENTS[command]}")


def _alphabet(cursor: Cursor, command: str) -> Node:
    letter = names.written(cursor.group_tokens())
    if command in ("mathbb", "mathds") and letter in ("1", "I"):
        return _indicator(cursor, command)
    if command == "mathbb" and letter in ("E", "V"):
        return bounds.expectation(cursor, {"E": "expectation", "V": "variance"}[letter])
    if letter == "O":
        return Name("O")
    return Name({"mathbb": "bb", "mathds": "bb"}.get(command, "cal") + letter)


def subscripted_one(cursor: Cursor, tokens: list[Token]) -> Node:
    """1 with a condition below it is an indicator, with a size below it a vector of ones."""
    if any(relations.is_relation(token) for token in tokens):
        inner = cursor.inside([token for token in tokens if token.text not in ("\\{", "\\}", "[", "]")])
        return Apply("indicator", (relations.condition(inner),))
    return Name(f"ones_{names.written(tokens)}")


def _indicator(cursor: Cursor, command: str) -> Node:
    """A condition as a number: 1 where it holds, else 0. Without a condition, a vector of ones."""
    if cursor.at("_"):
        place = cursor.place
        cursor.take()
        tokens = cursor.group_tokens()
        if any(
            token.text in ("=", "<", ">", "leq", "geq", "neq", "<=", ">=", "le", "ge", "ne", "!=") for token in tokens
        ):
            inner = cursor.inside([token for token in tokens if token.text not in ("\\{", "\\}", "[", "]")])
            return Apply("indicator", (relations.condition(inner),))
        cursor.place = place
        return Name("ones")
    if cursor.at("(", "[", "{", "\\{", "left", "lbrace"):
        node = delimited.delimited(cursor)
        return Apply("indicator", (node.items[0] if isinstance(node, Items) and len(node.items) == 1 else node,))
    return Name("ones")


def _function(cursor: Cursor, command: str) -> Node:
    name = FUNCTIONS[command.lower()]
    parameter, power, prime = None, None, 0
    while cursor.at("_", "^", "'"):
        mark = cursor.take().text
        if mark == "'":
            prime += 1
            continue
        tokens = cursor.group_tokens()
        if mark == "_" and name in ("max", "min"):
            return bounds.limited(cursor, LIMIT_OPERATORS[name], tokens)
        if mark == "_":
            parameter = _parameter(cursor, tokens)
        else:
            power = tokens
    node = Apply(name + "'" * prime, _arguments(cursor), parameter)
    return _powered(cursor, node, power)


def _parameter(cursor: Cursor, tokens: list[Token]) -> Node:
    inner = cursor.inside(tokens)
    node = sums.expression(inner)
    return node if inner.place >= len(tokens) else Name(names.written(tokens))


def _powered(cursor: Cursor, node: Apply, power: list[Token] | None) -> Node:
    if power is None:
        return node
    words = [token.text for token in power]
    if words == ["-", "1"] and node.function in ("sin", "cos", "tan", "tanh"):
        return replace(node, function="arc" + node.function)
    if len(words) == 1 and words[0] in TRANSPOSES:
        raise Unparsed("a transpose on the name of a function")
    inner = cursor.inside(power)
    return Power(node, sums.expression(inner))


def _arguments(cursor: Cursor) -> tuple[Node, ...]:
    if cursor.at("(", "[", "{", "left", "\\{"):
        node = delimited.delimited(cursor)
        return node.items if isinstance(node, Items) and node.opening in ("(", "[", "{") else (node,)
    return (sums.run(cursor),)


def _infinity(cursor: Cursor, command: str) -> Node:
    return Name("infty")


def _empty(cursor: Cursor, command: str) -> Node:
    return Items("{", "}", ())


def _underlined(cursor: Cursor, command: str) -> Node:
    return Apply("identity", (argument(cursor),))


def _order(cursor: Cursor, command: str) -> Node:
    return Name(command)


def _coloured(cursor: Cursor, command: str) -> Node:
    cursor.group_tokens()
    return argument(cursor)


FUNCTION_COMMANDS = frozenset(FUNCTIONS) | {"sum", "prod", "Pr"}
READERS: dict[str, Reader] = {
    **dict.fromkeys(FUNCTIONS, _function),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"), _fraction),
    **dict.fromkeys(("binom", "dbinom", "tbinom"), _binomial),
    **dict.fromkeys(("underbrace", "overbrace", "boxed"), _labelled),
    "underline": _underlined,
    **dict.fromkeys(ACCENTS, _accent),
    **dict.fromkeys(ALPHABETS, _alphabet),
    **dict.fromkeys(("sum", "prod"), bounds.big),
    **dict.fromkeys(("color", "textcolor"), _coloured),
    **dict.fromkeys(("Theta", "Omega"), _order),
    "sup": bounds.unlimited,
    "sqrt": _root,
    "nabla": _nabla,
    "partial": _nabla,
    "infty": _infinity,
    "emptyset": _empty,
    "varnothing": _empty,
}
