"""A noad with its scripts or limits (tex.web sections 749 to 759)."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.setting.accents import accented
from scripts.transcript.formula.tex.setting.boxes import Box, centred, lowered, rigid, row, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts, raised, sunk
from scripts.transcript.formula.tex.setting.lists import MATH_STEMS, Noad, Node, clean, on_axis

SCRIPT_SPACE = 0.5
LARGE = {80 + n: 88 + n for n in range(8)} | {70: 71, 72: 73, 74: 75, 76: 77, 78: 79, 96: 97}


def set_noad(noad: Noad, following: Node | None, fonts: Fonts, style: int) -> Box:
    """The box of one atom."""
    if noad.accent and (noad.sup is not None or noad.sub is not None) and _is_letter(noad.wraps):
        base = replace(noad.wraps[0], sup=noad.sup, sub=noad.sub)
        return accented(noad.accent, noad.wraps, fonts, style, scripted=base)
    box, is_glyph, kern = _nucleus(noad, following, fonts, style)
    if noad.kind == "op" and (noad.limits or (noad.limits is None and style < 2)) and (noad.sup or noad.sub):
        return _limits(noad, box, fonts, style)
    if noad.sup is None and noad.sub is None:
        return row([box, Box(kern)]) if kern else box
    return _scripts(noad, box, is_glyph=is_glyph, fonts=fonts, style=style)


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


def _scripts(noad: Noad, box: Box, *, is_glyph: bool, fonts: Fonts, style: int) -> Box:
    space = fonts.points(SCRIPT_SPACE)
    italic = box.italic
    base = replace(box, width=box.width - italic, italic=0.0) if noad.sub is not None else box
    up = 0.0 if is_glyph else box.height - fonts.sigma("sup_drop", raised(style))
    down = 0.0 if is_glyph else box.depth + fonts.sigma("sub_drop", sunk(style))
    lower = _with_space(clean(noad.sub, fonts, sunk(style)), space) if noad.sub is not None else None
    upper = _with_space(clean(noad.sup, fonts, raised(style)), space) if noad.sup is not None else None
    if upper is None and lower is not None:
        down = max(down, fonts.sigma("sub1", style), lower.height - 0.8 * fonts.x_height(style))
        return row([base, lowered(lower, down)])
    if upper is None:
        return base
    least = "sup3" if style & 1 else ("sup1" if style < 2 else "sup2")
    up = max(up, fonts.sigma(least, style), upper.depth + fonts.x_height(style) / 4)
    if lower is None:
        return row([base, lowered(upper, -up)])
    down = max(down, fonts.sigma("sub2", style))
    gap = 4 * fonts.xi(8, style) - (up - upper.depth - (lower.height - down))
    if gap > 0:
        down += gap
        rise = 0.8 * fonts.x_height(style) - (up - upper.depth)
        if rise > 0:
            up, down = up + rise, down - rise
    both = stack([(replace(upper, marks=_shifted(upper, italic)), -up), (lower, down)], 0.0)
    return row([base, replace(both, width=max(upper.width + italic, lower.width))])


def _shifted(box: Box, x: float) -> tuple:
    return tuple(replace(mark, x=mark.x + x) for mark in box.marks)


def _with_space(box: Box, space: float) -> Box:
    return replace(box, width=box.width + space)


def _limits(noad: Noad, box: Box, fonts: Fonts, style: int) -> Box:
    italic = box.italic
    upper = clean(noad.sup, fonts, raised(style)) if noad.sup else None
    lower = clean(noad.sub, fonts, sunk(style)) if noad.sub else None
    width = max(part.width for part in (upper, lower, box) if part is not None)
    parts: list[tuple[Box, float]] = []
    if upper is not None:
        clear = max(fonts.xi(9, style), fonts.xi(11, style) - upper.depth)
        placed = centred(upper, width)
        placed = replace(placed, marks=_shifted(placed, italic / 2))
        parts.append((placed, -(box.height + clear + upper.depth)))
    parts.append((centred(box, width), 0.0))
    if lower is not None:
        clear = max(fonts.xi(10, style), fonts.xi(12, style) - lower.height)
        placed = centred(lower, width)
        placed = replace(placed, marks=_shifted(placed, -italic / 2))
        parts.append((placed, box.depth + clear + lower.height))
    whole = stack(parts, width)
    extra = fonts.xi(13, style)
    return replace(
        whole, height=whole.height + (extra if upper else 0.0), depth=whole.depth + (extra if lower else 0.0)
    )
