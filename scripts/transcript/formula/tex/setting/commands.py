"""Commands with arguments: fractions, roots, accents, lines, braces, frames."""

from __future__ import annotations

from scripts.transcript.formula.tex.setting import arrows, fractions, lists, radicals, stacks
from scripts.transcript.formula.tex.setting.lists import clean, group
from scripts.transcript.formula.tex.setting.nodes import Noad, Node
from scripts.transcript.formula.tex.setting.reader import Reader, made

CLASS_COMMANDS = {r"\mathrel": "rel", r"\mathbin": "bin", r"\mathord": "ord", r"\mathop": "op", r"\mathopen": "open",
                  r"\mathclose": "close", r"\mathpunct": "punct", r"\mathinner": "inner"}  # fmt: skip


def fraction(reader: Reader, token: str) -> list[Node]:
    upper, lower = reader.argument(), reader.argument()
    forced = {r"\dfrac": 0, r"\tfrac": 2}.get(token)
    return [made(lambda fonts, style: fractions.fraction(upper, lower, fonts, _forced(forced, style)))]


def _forced(forced: int | None, style: int) -> int:
    return style if forced is None else forced | (style & 1)


def binomial(reader: Reader, token: str) -> list[Node]:
    upper, lower = reader.argument(), reader.argument()
    forced = {r"\dbinom": 0, r"\tbinom": 2}.get(token)
    return [made(lambda fonts, style: fractions.atop(upper, lower, "()", fonts, _forced(forced, style)))]


def root(reader: Reader, token: str) -> list[Node]:
    index = None
    if reader.peek() == "[":
        reader.take()
        index = reader.list_until(("]",))
        reader.expect("]")
    body = reader.argument()
    return [made(lambda fonts, style: radicals.root(body, index, fonts, style))]


def accent(reader: Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [Noad("ord", make=lambda fonts, style: lists.accent(token, body, fonts, style), accent=token,
                 wraps=tuple(body))]  # fmt: skip


def lined(reader: Reader, token: str) -> list[Node]:
    body = reader.argument()
    make = radicals.overline if token == r"\overline" else radicals.underline
    return [made(lambda fonts, style: make(body, fonts, style))]


def braced(reader: Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [Noad("op", make=lambda fonts, style: stacks.brace(body, fonts, is_over=token == r"\overbrace"),
                 limits=True)]  # fmt: skip


def set_over(reader: Reader, token: str) -> list[Node]:
    mark, base = reader.argument(), reader.argument()
    kind = "rel" if token == r"\stackrel" else _class_of(base)
    upper, lower = ([], mark) if token == r"\underset" else (mark, [])
    return [made(lambda fonts, style: stacks.set_over(base, upper, lower, fonts, style), kind)]


def _class_of(base: list[Node]) -> str:
    only = base[0] if len(base) == 1 else None
    return only.kind if isinstance(only, Noad) and only.kind in ("rel", "bin") else "ord"


def labelled_arrow(reader: Reader, token: str) -> list[Node]:
    lower: list[Node] = []
    if reader.peek() == "[":
        reader.take()
        lower = reader.list_until(("]",))
        reader.expect("]")
    upper, is_left = reader.argument(), token == r"\xleftarrow"
    sup, sub = (arrows.label(nodes, is_left=is_left) for nodes in (upper, lower))
    stem = Noad("op", make=lambda fonts, style: arrows.arrow(upper, lower, fonts, is_left=is_left), sup=sup, sub=sub,
                limits=True)  # fmt: skip
    return [made(lambda fonts, style: clean([stem], fonts, style), "rel")]


def framed(reader: Reader, token: str) -> list[Node]:
    body = reader.argument()
    return [made(lambda fonts, style: stacks.framed(body, fonts))]


def classed(reader: Reader, token: str) -> list[Node]:
    nodes = tuple(reader.argument())
    limits = False if token == r"\mathop" else None
    if len(nodes) == 1 and isinstance(nodes[0], Noad) and nodes[0].make is None and token != r"\mathop":
        only = nodes[0]
        return [Noad(CLASS_COMMANDS[token], only.stem, only.code, None, only.sup, only.sub)]
    return [Noad(CLASS_COMMANDS[token], make=lambda fonts, style: clean(nodes, fonts, style), limits=limits)]


def colored(reader: Reader, token: str) -> list[Node]:
    reader.raw()
    if token == r"\color":
        return []
    return [group(reader.argument())]
