"""Arrows as long as what stands over or under them (amsmath.sty, \\ext@arrow and \\arrowfill@)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.setting.boxes import Box, glue, row
from scripts.transcript.formula.tex.setting.fonts import D, Fonts, S
from scripts.transcript.formula.tex.setting.lists import clean
from scripts.transcript.formula.tex.setting.nodes import Node, Space

# cmsy: minus, arrowleft, arrowright.
RELBAR, LEFT, RIGHT = 0, 32, 33
# amsmath.sty, in mu: between the pieces, at both sides of each repeated piece, around and beside a label.
BETWEEN, BESIDE, AROUND, LABEL_END = 7.0, 2.0, 14.0, 3.0
ROUNDING = 0.001


def arrow(upper: Sequence[Node], lower: Sequence[Node], fonts: Fonts, *, is_left: bool) -> Box:
    """The arrow without its labels, which are always set in the size of scripts."""
    labels = [clean([*nodes, Space(AROUND)], fonts, S) for nodes in (upper, lower) if nodes]
    width = max((box.width for box in labels), default=0.0)
    return filled(width, fonts, D, is_left=is_left)


def label(nodes: Sequence[Node], *, is_left: bool) -> tuple[Node, ...] | None:
    """A label with the space at the arrow's tip; None for an empty one."""
    if not nodes:
        return None
    return (Space(LABEL_END), *nodes) if is_left else (*nodes, Space(LABEL_END))


def filled(width: float, fonts: Fonts, style: int, *, is_left: bool) -> Box:
    """An arrow of at least a width: a head, a bar, and between them as many bars as have room, in the middle."""
    bar, head = (fonts.glyph("cmsy", code, style) for code in (RELBAR, LEFT if is_left else RIGHT))
    bar = replace(bar, height=0.0, depth=0.0)
    mu = fonts.mu(style)
    first, last = (head, bar) if is_left else (bar, head)
    room = max(0.0, width - (bar.width + head.width - 2 * BETWEEN * mu))
    step = bar.width - 2 * BESIDE * mu
    count = int((room + ROUNDING) / step)
    rest = (room - count * step) / 2
    parts = [first, glue(rest - BETWEEN * mu)]
    for _ in range(count):
        parts += [glue(-BESIDE * mu), bar, glue(-BESIDE * mu)]
    return row([*parts, glue(rest - BETWEEN * mu), last])
