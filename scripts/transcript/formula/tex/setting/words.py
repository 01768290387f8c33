"""Upright words: text with its ligatures, kerns and spaces."""

from __future__ import annotations

from collections.abc import Callable

from scripts.transcript.formula.tex.setting.boxes import Box, glue, row
from scripts.transcript.formula.tex.setting.fonts import Fonts

LIGATURES = (("ffi", 14), ("ffl", 15), ("ff", 11), ("fi", 12), ("fl", 13), ("---", 124), ("--", 123), ("``", 92),
             ("''", 34), ("'", 39), ("`", 96))  # fmt: skip
NO_LIGATURES = frozenset(("cmtt",))


def words(text: str, stem: str, *, keeps_spaces: bool) -> Callable[[Fonts, int], Box]:
    """What sets a text in a font; raises KeyError where it holds what the font's encoding does not.

    Without ``keeps_spaces`` the word is set in math, where its last letter keeps its italic correction.
    """
    codes = _codes(text, stem)

    def make(fonts: Fonts, style: int) -> Box:
        parts: list[Box] = []
        for at, code in enumerate(codes):
            if code == 32:
                if keeps_spaces:
                    parts.append(glue(*fonts.word_space(stem, style)))
                continue
            if at and codes[at - 1] != 32:
                parts.append(glue(fonts.kern(stem, codes[at - 1], code, style)))
            box = fonts.glyph(stem, code, style)
            kept = box.italic if at + 1 == len(codes) and not keeps_spaces else 0.0
            parts.append(Box(box.width - box.italic + kept, box.height, box.depth, box.marks))
        return row(parts)

    return make


def _codes(text: str, stem: str) -> list[int]:
    codes = []
    at = 0
    while at < len(text):
        for letters, code in LIGATURES:
            if text.startswith(letters, at) and stem not in NO_LIGATURES:
                codes.append(code)
                at += len(letters)
                break
        else:
            if not text[at].isascii() or text[at] in '\\${}^_~#%&"<>|':
                raise KeyError(text[at])
            codes.append(ord(text[at]))
            at += 1
    return codes
