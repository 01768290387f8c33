"""Scripts and limits (tex.web sections 749 to 759)."""

from __future__ import annotations

from dataclasses import replace

from scripts.transcript.formula.tex.setting.boxes import Box, centred, lowered, row, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts, raised, sunk

SCRIPT_SPACE = 0.5


def beside(box: Box, sup: Box | None, sub: Box | None, fonts: Fonts, style: int, *, is_glyph: bool) -> Box:
    """A box with its scripts beside it."""
    space = fonts.points(SCRIPT_SPACE)
    italic = box.italic
    base = replace(box, width=box.width - italic, italic=0.0) if sub is not None else box
    up = 0.0 if is_glyph else box.height - fonts.sigma("sup_drop", raised(style))
    down = 0.0 if is_glyph else box.depth + fonts.sigma("sub_drop", sunk(style))
    lower = _with_space(sub, space) if sub is not None else None
    upper = _with_space(sup, space) if sup is not None else None
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


def limits(box: Box, upper: Box | None, lower: Box | None, fonts: Fonts, style: int) -> Box:
    """A box with its scripts above and below it."""
    italic = box.italic
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
