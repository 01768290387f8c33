"""The atoms, spaces and changes of style that a formula's list is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.transcript.formula.tex.setting.boxes import Box
from scripts.transcript.formula.tex.setting.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Noad:
    """One atom: its class, a lone glyph (``stem``, ``code``) or what ``make`` sets for a style, and its scripts.

    ``limits`` says where the scripts of an operator stand; None leaves it to the style.
    """

    kind: str
    stem: str = ""
    code: int = 0
    make: Callable[[Fonts, int], Box] | None = None
    sup: tuple[Node, ...] | None = None
    sub: tuple[Node, ...] | None = None
    limits: bool | None = None
    wraps: tuple[Node, ...] | None = None
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Space:
    """A space in mu, in quads of text where ``is_em``, or one between words; ``is_ams`` if amsmath alone adds it.

    ``shown`` is what displays add to it.
    """

    amount: float
    is_em: bool = False
    is_word: bool = False
    is_ams: bool = False
    shown: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """A change of style."""

    style: int


Node = Noad | Space | Style
