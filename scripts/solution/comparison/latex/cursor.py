"""The place in the tokens, with what the grammar must know of declared names and of what is open around it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from scripts.solution.comparison.latex.tokens import Token
from scripts.solution.comparison.limits import NESTING_DEPTH
from scripts.solution.comparison.model import Unparsed

END = Token("end of text", "")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of names before a formula is read.

    names: every declared or defined key. indexable: those that a subscript picks an entry of. integers: those that may
    stand in a subscript. functions: those that are applied to an argument. growth: whether O(..) is a growth rate.
    random: those with a distribution.
    """

    names: frozenset[str] = frozenset()
    indexable: frozenset[str] = frozenset()
    integers: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    arrays: frozenset[str] = frozenset()
    growth: bool = False
    random: frozenset[str] = frozenset()


@dataclass(slots=True)
class Cursor:
    tokens: list[Token]
    context: Context
    place: int = 0
    depth: int = 0
    bars: list[str] = field(default_factory=list)
    bound: list[str] = field(default_factory=list)

    @property
    def next(self) -> Token:
        return self.tokens[self.place] if self.place < len(self.tokens) else END

    def ahead(self, distance: int = 1) -> Token:
        place = self.place + distance
        return self.tokens[place] if place < len(self.tokens) else END

    def take(self) -> Token:
        token = self.next
        self.place += 1
        return token

    def at(self, *texts: str) -> bool:
        """Whether a symbol or command with one of these texts comes next."""
        return self.next.kind in ("symbol", "command") and self.next.text in texts

    def skip(self, *texts: str) -> bool:
        if self.at(*texts):
            self.place += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.skip(text):
            raise Unparsed(f"expected {text!r} and found {self.next.text or self.next.kind!r}")

    @contextmanager
    def nested(self, bar: str = "") -> Iterator[None]:
        """One level deeper; `bar` is the vertical delimiter that this level waits for, if any."""
        self.depth += 1
        if self.depth > NESTING_DEPTH:
            raise Unparsed(f"nested deeper than {NESTING_DEPTH} levels")
        self.bars.append(bar)
        try:
            yield
        finally:
            self.bars.pop()
            self.depth -= 1

    def mark(self) -> tuple[int, list[Token]]:
        """Where reading stands, to come back to; reading may split tokens on its way."""
        return self.place, list(self.tokens)

    def back_to(self, mark: tuple[int, list[Token]]) -> None:
        self.place, self.tokens[:] = mark

    def group_tokens(self) -> list[Token]:
        """The tokens of the braces that come next, or the one token that stands for them."""
        if not self.at("{"):
            return [self.take()]
        start, depth = self.place + 1, 0
        while self.place < len(self.tokens):
            depth += self.at("{") - self.at("}")
            self.place += 1
            if depth == 0:
                return self.tokens[start : self.place - 1]
        raise Unparsed("a brace is not closed")

    def bracketed_tokens(self) -> list[Token]:
        """The tokens from the parenthesis that opens here through the one that closes it: `e^(x + 1)`."""
        start, depth = self.place, 0
        while self.place < len(self.tokens):
            depth += self.at("(") - self.at(")")
            self.place += 1
            if depth == 0:
                return self.tokens[start : self.place]
        raise Unparsed("a parenthesis is not closed")

    def inside(self, tokens: list[Token]) -> Cursor:
        """A cursor over some of the tokens, one level deeper."""
        if self.depth >= NESTING_DEPTH:
            raise Unparsed(f"nested deeper than {NESTING_DEPTH} levels")
        return Cursor(tokens, self.context, depth=self.depth + 1, bound=list(self.bound))
