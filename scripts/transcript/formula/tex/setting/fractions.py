"""Fractions and what is stacked without a bar (tex.web sections 743 to 748)."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.formula.tex.setting.boxes import Box, centred, row, rule, stack
from scripts.transcript.formula.tex.setting.delimiters import NULL_DELIMITER, delimiter
from scripts.transcript.formula.tex.setting.fonts import Fonts, over, under
from scripts.transcript.formula.tex.setting.lists import clean
from scripts.transcript.formula.tex.setting.nodes import Node


def fraction(upper: Sequence[Node], lower: Sequence[Node], fonts: Fonts, style: int, *, strut: float = 0.0) -> Box:
    """A fraction with a bar; ``strut`` is the least height of its numerator."""
    top, bottom = _parts(upper, lower, fonts, style)
    thickness = fonts.xi(8, style)
    if strut:
        top = Box(top.width, max(top.height, strut * 0.7), max(top.depth, strut * 0.3), top.marks)
    up, down = (
        fonts.sigma("num1" if style < 2 else "num2", style),
        fonts.sigma("denom1" if style < 2 else "denom2", style),
    )
    clear = 3 * thickness if style < 2 else thickness
    half = thickness / 2
    axis = fonts.axis(style)
    up += max(0.0, clear - ((up - top.depth) - (axis + half)))
    down += max(0.0, clear - ((axis - half) - (bottom.height - down)))
    bar = rule(top.width, thickness)
    whole = stack([(top, -up), (bar, -(axis - half)), (bottom, down)], top.width)
    return _held(whole, ".", ".", fonts, style)


def atop(upper: Sequence[Node], lower: Sequence[Node], pair: str, fonts: Fonts, style: int) -> Box:
    """Two parts without a bar, between delimiters."""
    top, bottom = _parts(upper, lower, fonts, style)
    thickness = fonts.xi(8, style)
    up, down = (
        fonts.sigma("num1" if style < 2 else "num3", style),
        fonts.sigma("denom1" if style < 2 else "denom2", style),
    )
    clear = (7 if style < 2 else 3) * thickness
    short = clear - ((up - top.depth) - (bottom.height - down))
    if short > 0:
        up, down = up + short / 2, down + short / 2
    return _held(stack([(top, -up), (bottom, down)], top.width), pair[0], pair[1], fonts, style)


def _parts(upper: Sequence[Node], lower: Sequence[Node], fonts: Fonts, style: int) -> tuple[Box, Box]:
    top, bottom = clean(upper, fonts, over(style)), clean(lower, fonts, under(style))
    width = max(top.width, bottom.width)
    return centred(top, width), centred(bottom, width)


def _held(box: Box, left: str, right: str, fonts: Fonts, style: int) -> Box:
    least = fonts.sigma("delim1" if style < 2 else "delim2", style)
    ends = [
        Box(fonts.points(NULL_DELIMITER)) if name == "." else delimiter(name, least, fonts, style)
        for name in (left, right)
    ]
    return row([ends[0], box, ends[1]])
