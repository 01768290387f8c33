"""Accents (tex.web sections 738 to 742)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.transcript.formula.tex.metrics import SKEW_CODES
from scripts.transcript.formula.tex.setting.boxes import Box, stack
from scripts.transcript.formula.tex.setting.fonts import X_HEIGHT, Fonts, cramped
from scripts.transcript.formula.tex.setting.nodes import Noad, Node

ACCENTS = {
    r"\hat": ("cmr", 94), r"\tilde": ("cmr", 126), r"\bar": ("cmr", 22), r"\dot": ("cmr", 95), r"\ddot": ("cmr", 127),
    r"\check": ("cmr", 20), r"\breve": ("cmr", 21), r"\acute": ("cmr", 19), r"\grave": ("cmr", 18),
    r"\mathring": ("cmr", 23), r"\vec": ("cmmi", 126), r"\widehat": ("cmex", 98), r"\widetilde": ("cmex", 101),
}  # fmt: skip
WIDER = {98: 99, 99: 100, 101: 102, 102: 103}


def accented(
    command: str, body: Sequence[Node], box: Box, fonts: Fonts, style: int, *, whole: Box | None = None, own: str = ""
) -> Box:
    """A base, which is also given as the box that it makes in the cramped style, with its accent.

    ``whole`` is the base with its scripts, which TeX moves below the accent,
    ``own`` the fonts of the accent where these are not the usual ones.
    """
    stem, code = ACCENTS[command]
    stem = own or stem
    mark = fonts.glyph(stem, code, style)
    while code in WIDER and fonts.glyph(stem, WIDER[code], style).width <= box.width:
        code = WIDER[code]
        mark = fonts.glyph(stem, code, style)
    size = fonts.large_size(style) if stem == "cmex" else fonts.size(style)
    drop = min(box.height, X_HEIGHT * size)
    shift = _skew(body, fonts, cramped(style)) + (box.width - mark.width) / 2
    if whole is not None:
        drop += whole.height - box.height
        box = whole
    placed = replace(mark, marks=tuple(replace(part, x=part.x + shift) for part in mark.marks))
    both = stack([(placed, -(box.height - drop) - mark.depth), (box, 0.0)], box.width)
    return replace(both, height=max(both.height, box.height), depth=box.depth)


def _skew(body: Sequence[Node], fonts: Fonts, style: int) -> float:
    only = body[0] if len(body) == 1 else None
    while isinstance(only, Noad) and only.wraps is not None and len(only.wraps) == 1:
        only = only.wraps[0]
    if not isinstance(only, Noad) or only.make is not None or only.stem not in SKEW_CODES:
        return 0.0
    return fonts.kern(only.stem, only.code, SKEW_CODES[only.stem], style) if only.sup is only.sub is None else 0.0
