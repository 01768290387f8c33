"""The LaTeX of a formula as a list of noads: groups, scripts, spaces, symbols and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scripts.transcript.formula.symbols import LIMIT_NAMES, PLAIN_NAMES
from scripts.transcript.formula.tex.setting import words
from scripts.transcript.formula.tex.setting.boxes import Box
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import group
from scripts.transcript.formula.tex.setting.nodes import Noad, Node, Space, Style
from scripts.transcript.formula.tex.setting.symbols import symbol

TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|.", re.S)
SPACES = {r"\,": 3.0, r"\:": 4.0, r"\>": 4.0, r"\;": 5.0, r"\!": -3.0}
QUADS = {r"\quad": 1.0, r"\qquad": 2.0, r"\enspace": 0.5}
WORD_SPACES = (r"\ ", "~")
STYLES = {r"\displaystyle": 0, r"\textstyle": 2, r"\scriptstyle": 4, r"\scriptscriptstyle": 6}


class UnsettableError(ValueError):
    """The LaTeX holds what is not set here: the command."""


class Reader:
    """A place in the tokens of a formula; ``commands`` are the commands with arguments that it knows."""

    def __init__(self, tokens: list[str], commands: Mapping[str, Handler]) -> None:
        self.tokens = tokens
        self.commands = commands
        self.at = 0

    def peek(self) -> str:
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def before(self) -> str:
        """The last token that was taken, spaces aside."""
        return next((token for token in reversed(self.tokens[: self.at]) if not token.isspace()), "")

    def take(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def list_until(self, ends: tuple[str, ...]) -> list[Node]:
        nodes: list[Node] = []
        while (token := self.peek()) and token not in ends and token != "}":
            self.node(nodes)
        return nodes

    def argument(self) -> list[Node]:
        if self.peek() == "{":
            return self.braced()
        nodes: list[Node] = []
        self.node(nodes)
        return nodes

    def braced(self) -> list[Node]:
        self.expect("{")
        nodes = self.list_until(("}",))
        self.expect("}")
        return nodes

    def expect(self, wanted: str) -> None:
        if self.take() != wanted:
            raise UnsettableError(wanted)

    def raw(self) -> str:
        """The text of a braced argument, spaces and all."""
        self.expect("{")
        depth, start = 1, self.at
        while self.at < len(self.tokens) and depth:
            depth += {"{": 1, "}": -1}.get(self.tokens[self.at], 0)
            self.at += 1
        return "".join(self.tokens[start : self.at - 1])

    def length(self) -> float:
        """The length in points that may follow a break of lines."""
        rest = "".join(self.tokens[self.at : self.at + 8])
        found = re.match(r"\[(\d+(?:\.\d+)?)pt\]", rest)
        if not found:
            return 0.0
        self.at += len(TOKEN.findall(found[0]))
        return float(found[1])

    def node(self, nodes: list[Node]) -> None:
        token = self.take()
        if token in ("^", "_", "'"):
            self.at -= 1
            self.scripts(nodes)
        elif token == "{":
            self.at -= 1
            nodes.append(group(self.braced()))
        elif token in SPACES:
            nodes.append(Space(SPACES[token]))
        elif token in QUADS:
            nodes.append(Space(QUADS[token], is_em=True))
        elif token in WORD_SPACES:
            nodes.append(Space(0.0, is_word=True))
        elif token in (r"\limits", r"\nolimits"):
            nodes[-1] = _changed(nodes, limits=token == r"\limits")
        elif token in STYLES:
            nodes.append(Style(STYLES[token]))
        else:
            nodes.extend(self.command(token))

    def scripts(self, nodes: list[Node]) -> None:
        last = nodes[-1] if nodes else None
        if not isinstance(last, Noad) or (last.sup is not None and last.sub is not None):
            nodes.append(Noad("ord", make=lambda fonts, style: Box()))
        upper: list[Node] | None = None
        lower: list[Node] | None = None
        while (token := self.peek()) in ("^", "_", "'"):
            self.at += 1
            if token == "'":
                upper = [*(upper or []), Noad("ord", "cmsy", 48)]
            elif token == "^":
                upper = [*(upper or []), *self.argument()]
            else:
                lower = self.argument()
        last = nodes[-1]
        if not isinstance(last, Noad) or (last.sup is not None and upper) or (last.sub is not None and lower):
            nodes.append(Noad("ord", make=lambda fonts, style: Box()))
        nodes[-1] = _changed(nodes, sup=_tuple(upper), sub=_tuple(lower))

    def command(self, token: str) -> list[Node]:
        found = symbol(token)
        if found is not None:
            kind, stem, code = found
            limits = False if token in (r"\int", r"\oint") else None
            return [Noad(kind, stem, code, limits=limits)]
        handler = self.commands.get(token)
        if handler is not None:
            return handler(self, token)
        name = token[1:]
        if token.startswith("\\") and name in PLAIN_NAMES | LIMIT_NAMES:
            return [Noad("op", make=words.words(_spaced_name(name), "cmr", keeps_spaces=False),
                         limits=None if name in LIMIT_NAMES else False)]  # fmt: skip
        raise UnsettableError(token)


def made(make: Callable[[Fonts, int], Box], kind: str = "ord") -> Noad:
    return Noad(kind, make=make)


def _spaced_name(name: str) -> str:
    if name in ("limsup", "liminf", "argmax", "argmin"):
        raise UnsettableError(name)
    return name


def _tuple(nodes: list[Node] | None) -> tuple[Node, ...] | None:
    return None if nodes is None else tuple(nodes)


def _changed(nodes: list[Node], *, sup: tuple[Node, ...] | None = None, sub: tuple[Node, ...] | None = None,
             limits: bool | None = None) -> Node:  # fmt: skip
    last = nodes[-1]
    if not isinstance(last, Noad):
        raise UnsettableError("script")
    if last.kind != "op" and limits is not None:
        raise UnsettableError(r"\limits")
    return Noad(last.kind, last.stem, last.code, last.make, last.sup if sup is None else sup,
                last.sub if sub is None else sub, last.limits if limits is None else limits, last.wraps,
                last.accent)  # fmt: skip


Handler = Callable[[Reader, str], list[Node]]
