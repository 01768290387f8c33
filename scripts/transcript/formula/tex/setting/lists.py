"""A list of noads as a row of boxes: classes, kerns and the space between classes (tex.web sections 726 to 766)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.setting.accents import accented
from scripts.transcript.formula.tex.setting.boxes import Box, glue, lowered, rigid, row
from scripts.transcript.formula.tex.setting.fonts import Fonts, S, T, cramped, raised, sunk
from scripts.transcript.formula.tex.setting.nodes import Noad, Node, Space, Style
from scripts.transcript.formula.tex.setting.scripts import beside, limits
from scripts.transcript.formula.tex.spaces import CLASSES, KEPT_IN_SCRIPTS, SPACES

MATH_STEMS = frozenset(("cmmi", "cmsy", "cmex", "cmmib", "cmbsy", "msam", "msbm", "eufm", "eufb", "rsfs", "eusm"))
LARGE = {80 + n: 88 + n for n in range(8)} | {70: 71, 72: 73, 74: 75, 76: 77, 78: 79, 96: 97}


def set_list(nodes: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """The row that a list makes in a style."""
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


def set_noad(noad: Noad, following: Node | None, fonts: Fonts, style: int) -> Box:
    """The box of one atom."""
    if noad.accent and (noad.sup is not None or noad.sub is not None) and _is_letter(noad.wraps):
        base = replace(noad.wraps[0], sup=noad.sup, sub=noad.sub)
        box = clean(noad.wraps, fonts, cramped(style))
        return accented(noad.accent, noad.wraps, box, fonts, style, whole=clean([base], fonts, style))
    box, is_glyph, kern = _nucleus(noad, following, fonts, style)
    if noad.kind == "op" and (noad.limits or (noad.limits is None and style < 2)) and (noad.sup or noad.sub):
        upper = clean(noad.sup, fonts, raised(style)) if noad.sup else None
        lower = clean(noad.sub, fonts, sunk(style)) if noad.sub else None
        return limits(box, upper, lower, fonts, style)
    if noad.sup is None and noad.sub is None:
        return row([box, Box(kern)]) if kern else box
    upper = clean(noad.sup, fonts, raised(style)) if noad.sup is not None else None
    lower = clean(noad.sub, fonts, sunk(style)) if noad.sub is not None else None
    return beside(box, upper, lower, fonts, style, is_glyph=is_glyph)


def accent(command: str, body: Sequence[Node], fonts: Fonts, style: int, *, own: str = "") -> Box:
    """A list with an accent."""
    return accented(command, body, clean(body, fonts, cramped(style)), fonts, style, own=own)


def _is_letter(nodes: tuple[Node, ...] | None) -> bool:
    only = nodes[0] if nodes and len(nodes) == 1 else None
    if not isinstance(only, Noad) or only.sup is not None or only.sub is not None:
        return False
    return only.make is None or (bool(only.accent) and _is_letter(only.wraps))


def _nucleus(noad: Noad, following: Node | None, fonts: Fonts, style: int) -> tuple[Box, bool, float]:
    if noad.make is not None:
        return rigid(noad.make(fonts, style)), False, 0.0
    if noad.stem == "cmex" and noad.kind == "op":
        code = LARGE.get(noad.code, noad.code) if style < 2 else noad.code
        return on_axis(fonts.glyph("cmex", code, style), fonts, style), False, 0.0
    box = fonts.glyph(noad.stem, noad.code, style)
    kern = 0.0
    is_text = False
    is_plain = noad.kind == "ord" and noad.sup is None and noad.sub is None
    if is_plain and isinstance(following, Noad) and following.stem == noad.stem and following.make is None:
        kern = fonts.kern(noad.stem, noad.code, following.code, style)
        is_text = noad.stem not in MATH_STEMS
    if is_text:
        box = replace(box, width=box.width - box.italic, italic=0.0)
    return box, True, kern


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
