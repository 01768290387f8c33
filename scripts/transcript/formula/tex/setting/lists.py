"""A list of noads as a row of boxes: classes, kerns and the space between classes (tex.web sections 726 to 766)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scripts.transcript.formula.tex.setting.boxes import Box, glue, lowered, rigid, row
from scripts.transcript.formula.tex.setting.fonts import Fonts, S, T
from scripts.transcript.formula.tex.spaces import CLASSES, KEPT_IN_SCRIPTS, SPACES

MATH_STEMS = frozenset(("cmmi", "cmsy", "cmex", "cmmib", "cmbsy", "msam", "msbm", "eufm", "eufb", "rsfs", "eusm"))


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


def set_list(nodes: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """The row that a list makes in a style."""
    from scripts.transcript.formula.tex.setting.scripts import set_noad

    parts: list[Box] = []
    before = ""
    kept = _with_classes(nodes)
    for place, node in enumerate(kept):
        if isinstance(node, Style):
            style = node.style | (style & 1)
            continue
        if isinstance(node, Space):
            parts.append(_space(node, fonts, style))
            continue
        if before:
            parts.append(_between(before, node.kind, fonts, style))
        following = kept[place + 1] if place + 1 < len(kept) else None
        parts.append(set_noad(node, following, fonts, style))
        before = node.kind
    return row(parts)


def _space(node: Space, fonts: Fonts, style: int) -> Box:
    if node.is_word:
        return glue(*fonts.word_space("cmr", T))
    if node.is_ams and not fonts.is_ams:
        return glue(0.0)
    amount = node.amount + (node.shown if style < T else 0.0)
    return glue(amount * (fonts.quad if node.is_em else fonts.mu(style)))


def clean(nodes: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """A list packed as a box of its own; a lone glyph keeps its width with the italic correction."""
    only = nodes[0] if len(nodes) == 1 else None
    if isinstance(only, Noad) and only.wraps is not None and not only.accent and only.sup is only.sub is None:
        return clean(only.wraps, fonts, style)
    return rigid(set_list(nodes, fonts, style))


def _between(left: str, right: str, fonts: Fonts, style: int) -> Box:
    amount = SPACES[left][CLASSES.index(right)]
    if style >= S and (left, right) not in KEPT_IN_SCRIPTS:
        amount = 0
    stretch, shrink = {5: (5, 0), 4: (2, 4)}.get(amount, (0, 0))
    mu = fonts.mu(style)
    return glue(amount * mu, stretch * mu, shrink * mu)


def _with_classes(nodes: Sequence[Node]) -> list[Node]:
    """Binary operators without operands made ordinary."""
    found: list[Node] = []
    last: int | None = None
    for node in nodes:
        if isinstance(node, Noad):
            before = found[last] if last is not None else None
            previous = before.kind if isinstance(before, Noad) else "open"
            if node.kind == "bin" and previous in ("bin", "op", "rel", "open", "punct"):
                node = replace(node, kind="ord")
            if node.kind in ("rel", "close", "punct") and isinstance(before, Noad) and before.kind == "bin":
                found[last] = replace(before, kind="ord")
            last = len(found)
        found.append(node)
    before = found[last] if last is not None else None
    if isinstance(before, Noad) and before.kind == "bin":
        found[last] = replace(before, kind="ord")
    return found


def group(nodes: Sequence[Node]) -> Noad:
    """A list in braces: an ordinary atom; a lone ordinary atom stays what it is (tex.web section 1186)."""
    kept = tuple(nodes)
    if len(kept) == 1 and isinstance(kept[0], Noad):
        only = kept[0]
        is_plain = only.sup is None and only.sub is None and (only.wraps is None or only.accent)
        if only.kind == "ord" and is_plain:
            return only
    return Noad("ord", make=lambda fonts, style: clean(kept, fonts, style), wraps=kept)


def overstruck(one: tuple[str, int], two: tuple[str, int]) -> Callable[[Fonts, int], Box]:
    """Two glyphs of which the first has no width."""
    return lambda fonts, style: row([_flat(fonts.glyph(*one, style)), fonts.glyph(*two, style)])


def _flat(box: Box) -> Box:
    return replace(box, width=0.0)


def on_axis(box: Box, fonts: Fonts, style: int) -> Box:
    """The box with its middle on the axis."""
    return lowered(box, (box.height - box.depth) / 2 - fonts.axis(style))
