"""What stands over and under: braces, over- and underset, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.setting.boxes import Box, centred, moved, row, rule, stack
from scripts.transcript.formula.tex.setting.fonts import Fonts
from scripts.transcript.formula.tex.setting.lists import clean, set_noad
from scripts.transcript.formula.tex.setting.nodes import Noad, Node

BRACE_KERN = 3.0
FRAME_SPACE, FRAME_RULE = 3.0, 0.4
# Left tip, right tip and the two of the middle, of a brace that opens downwards and upwards (cmex10).
DOWN, UP = (122, 124, 125, 123), (124, 122, 123, 125)


def brace(body: Sequence[Node], fonts: Fonts, *, is_over: bool) -> Box:
    """A list in display style with a brace over or under it (plain.tex, \\overbrace)."""
    inner = clean(body, fonts, 0)
    drawn = _brace(DOWN if is_over else UP, inner.width, fonts, is_over=is_over)
    inner = centred(inner, max(inner.width, drawn.width))
    kern = fonts.points(BRACE_KERN)
    if is_over:
        whole = stack([(drawn, -(inner.height + kern)), (inner, 0.0)], inner.width)
        return replace(whole, height=whole.height + kern)
    whole = stack([(inner, 0.0), (drawn, inner.depth + kern + drawn.height)], inner.width)
    return replace(whole, depth=whole.depth + kern)


def _brace(codes: tuple[int, int, int, int], width: float, fonts: Fonts, *, is_over: bool) -> Box:
    left, first, second, right = (fonts.glyph("cmex", code, 2) for code in _order(codes, is_over=is_over))
    least = left.width + first.width + second.width + right.width
    length = max(0.0, (width - least) / 2)
    bar = rule(length, left.height)
    return row([left, bar, first, second, bar, right])


def _order(codes: tuple[int, int, int, int], *, is_over: bool) -> tuple[int, int, int, int]:
    """plain.tex: \\downbracefill is braceld, bracerd, bracelu, braceru; \\upbracefill has up for down."""
    return (122, 125, 124, 123) if is_over else (124, 123, 122, 125)


def set_over(base: Sequence[Node], upper: Sequence[Node], lower: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """\\overset and \\underset: limits on the base."""
    noad = Noad("op", make=lambda fonts, style: clean(base, fonts, style), sup=tuple(upper) or None,
                sub=tuple(lower) or None, limits=True)  # fmt: skip
    return set_noad(noad, None, fonts, style)


def framed(body: Sequence[Node], fonts: Fonts) -> Box:
    """\\boxed: a frame around a list in display style."""
    inner = clean(body, fonts, 0)
    space, line = fonts.points(FRAME_SPACE), fonts.points(FRAME_RULE)
    width, height = inner.width + 2 * (space + line), inner.height + inner.depth + 2 * (space + line)
    bottom = inner.depth + space + line
    marks = [
        *moved(inner, space + line, 0.0),
        *moved(rule(width, line), 0.0, bottom - height + line),
        *moved(rule(line, height - 2 * line), 0.0, bottom - line),
        *moved(rule(line, height - 2 * line), width - line, bottom - line),
        *moved(rule(width, line), 0.0, bottom),
    ]
    return Box(width, height - bottom, bottom, tuple(marks))
