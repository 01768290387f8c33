"""Font names as styles: data, and the two questions asked of it."""

from __future__ import annotations

import re
from functools import cache

# Words of font names; code wins. CM* and SF* are TeX's families (Computer Modern, CM-Super).
STYLE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", re.compile(r"mono|courier|consol|menlo|typewriter|^cmtt|^cmsltt|^sftt|inconsolata|[-_ ]code", re.I)),
    ("strong", re.compile(r"bold|black|heavy|[-_ ]demi|^cmbx|^cmssbx|^cmb\d|^sfbx|^sfrb", re.I)),
    ("emphasis", re.compile(r"italic|oblique|^cmti|^cmsl|^sfti|^sfsl", re.I)),
)
TEX_FONT = re.compile(r"^(?:cm[a-z]{1,6}|sf[a-z]{2}|ec[a-z]{2}|ms[ab]m|lm[a-z]+)\d+(?:-\w+)?$", re.I)


@cache
def style_of(font: str) -> str:
    """The styles that a font's name tells: "code", "strong", "emphasis", "strong emphasis" or ""."""
    found = [style for style, words in STYLE_WORDS if words.search(font)]
    return "code" if "code" in found else " ".join(found)


@cache
def is_tex_font(font: str) -> bool:
    """Whether the font is one of TeX's own, whose pages have no space characters and hyphenate words."""
    return TEX_FONT.match(font) is not None
