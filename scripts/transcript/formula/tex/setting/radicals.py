"""Roots, and lines over and under (tex.web sections 734, 735 and 737)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.setting.boxes import Box, glue, lowered, row, rule, stack
from scripts.transcript.formula.tex.setting.delimiters import delimiter
from scripts.transcript.formula.tex.setting.fonts import SS, Fonts, cramped
from scripts.transcript.formula.tex.setting.lists import clean
from scripts.transcript.formula.tex.setting.nodes import Node


def root(body: Sequence[Node], index: Sequence[Node] | None, fonts: Fonts, style: int) -> Box:
    """A root, with its index where it has one."""
    box = _radical(body, fonts, style)
    if index is None:
        return box
    small = clean(index, fonts, SS)
    rise = 0.6 * (box.height - box.depth)
    mu = fonts.mu(style)
    return row([glue(5 * mu), lowered(small, -rise), glue(-10 * mu), box])


def _radical(body: Sequence[Node], fonts: Fonts, style: int) -> Box:
    inner = clean(body, fonts, cramped(style))
    thickness = fonts.xi(8, style)
    clear = thickness + (fonts.x_height(style) if style < 2 else thickness) / 4
    sign = delimiter(r"\sqrt", inner.height + inner.depth + clear + thickness, fonts, style, is_radical=True)
    extra = sign.depth - (inner.height + inner.depth + clear)
    if extra > 0:
        clear += extra / 2
    shift = -(inner.height + clear)
    return row([lowered(sign, shift), _over(inner, clear, sign.height)])


def _over(box: Box, clear: float, thickness: float) -> Box:
    line = rule(box.width, thickness)
    whole = stack([(line, -(box.height + clear)), (box, 0.0)], box.width)
    return replace(whole, height=box.height + clear + 2 * thickness)


def overline(body: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """A line over."""
    thickness = fonts.xi(8, style)
    return _over(clean(body, fonts, cramped(style)), 3 * thickness, thickness)


def underline(body: Sequence[Node], fonts: Fonts, style: int) -> Box:
    """A line under."""
    thickness = fonts.xi(8, style)
    box = clean(body, fonts, style)
    down = box.depth + 3 * thickness
    whole = stack([(box, 0.0), (rule(box.width, thickness), down + thickness)], box.width)
    return replace(whole, depth=down + 2 * thickness)
