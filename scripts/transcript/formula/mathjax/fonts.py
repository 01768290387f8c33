"""MathJax's glyphs as the glyphs of TeX's fonts that they were drawn after, so that the reader of TeX reads them.

MathJax 3 (CHTML) has TeX's Computer Modern under other names, with Unicode for codes, and large delimiters and signs
that stand on the baseline instead of hanging from it. What has no counterpart becomes a glyph that no reader knows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from scripts.transcript.formula.metrics import AXIS
from scripts.transcript.formula.symbols import meanings
from scripts.transcript.formula.tex.encodings import encoding_names
from scripts.transcript.formula.tex.items import measures
from scripts.transcript.formula.tex.signs import named_signs
from scripts.transcript.model import Glyph

NAME = re.compile(r"^(?:MathJax_|MJX-?TEX-?|MJXTEX-?|MJX_)(\w+)(?:-(\w+))?$")
# The font of TeX that a font of MathJax was drawn after.
PARTNERS = {
    "Main-Regular": "cmr10", "Main-Bold": "cmbx10", "Main-Italic": "cmti10", "Math-Italic": "cmmi10",
    "Math-BoldItalic": "cmmib10", "AMS-Regular": "msbm10", "Calligraphic-Regular": "cmsy10",
    "Calligraphic-Bold": "cmbsy10", "Caligraphic-Regular": "cmsy10", "Fraktur-Regular": "eufm10",
    "Fraktur-Bold": "eufb10", "Script-Regular": "rsfs10", "SansSerif-Regular": "cmss10", "SansSerif-Bold": "cmssbx10",
}  # fmt: skip
# Which font holds each sign that MathJax keeps among the upright letters (plain.tex: \mathcode).
LETTER_FONT, SIGN_FONT, LARGE_FONT, UNKNOWN = "cmmi10", "cmsy10", "cmex10", "unknown"
IN_LETTER_FONT = {".": "period", ",": "comma", "/": "slash", "<": "less", ">": "greater"}
OPERATORS = {"∑": "summation", "∏": "product", "∫": "integral", "∮": "contintegral", "∐": "coproduct", "⋃": "union",
             "⋂": "intersection", "⨄": "unionmulti", "⨆": "unionsq", "⋀": "logicaland", "⋁": "logicalor",
             "⨀": "circledot", "⨁": "circleplus", "⨂": "circlemultiply"}  # fmt: skip
DELIMITERS = {"(": "parenleft", ")": "parenright", "[": "bracketleft", "]": "bracketright", "{": "braceleft",
              "}": "braceright", "⌊": "floorleft", "⌋": "floorright", "⌈": "ceilingleft", "⌉": "ceilingright",
              "⟨": "angbracketleft", "⟩": "angbracketright", "√": "radical"}  # fmt: skip
SIZES = {"Size1-Regular": "big", "Size2-Regular": "Big", "Size3-Regular": "bigg", "Size4-Regular": "Bigg"}
ACCENTS = {"^": "circumflex", "~": "tilde", "ˉ": "macron", "˙": "dotaccent", "¨": "dieresis", "ˇ": "caron",
           "˘": "breve", "ˋ": "grave", "ˊ": "acute", "⃗": "vector"}  # fmt: skip


# The arrow over a vector, which MathJax gives the arrow's Unicode, is half as wide.
VECTOR_EM = 0.6


def is_mathjax(font: str) -> bool:
    """Whether a font is one of MathJax 3's."""
    return NAME.match(font) is not None


def named(font: str) -> str:
    """A font's name without the prefixes, as KaTeX names its fonts; "" for another's."""
    found = NAME.match(font)
    return f"{found[1]}-{found[2] or 'Regular'}" if found else ""


def as_tex(glyph: Glyph) -> Glyph:
    """The glyph of TeX's fonts that looks like a glyph of MathJax's, at its place."""
    font = named(glyph.font)
    if font in SIZES:
        return _large(glyph, font)
    is_vector = glyph.text == "→" and glyph.advance < VECTOR_EM * glyph.size
    partner, name = (LETTER_FONT, "vector") if is_vector else _counterpart(font, glyph.text)
    return replace(glyph, font=partner, name=name, code=_code(partner, name), width=0.0)


@cache
def _counterpart(font: str, text: str) -> tuple[str, str]:
    partner = PARTNERS.get(font, "")
    if not partner or len(text) != 1:
        return SIGN_FONT, UNKNOWN
    if text.isascii() and text.isalnum():
        return partner, text if text.isalpha() else ""
    if text in ACCENTS:
        return (LETTER_FONT if text == "⃗" else "cmr10"), ACCENTS[text]
    if text == "√":
        return SIGN_FONT, "radical"
    if text in IN_LETTER_FONT:
        return LETTER_FONT, IN_LETTER_FONT[text]
    latex = next((latex for _, latex in meanings(_twin(font), text)), "")
    name = _names().get(latex, "")
    for family, candidate in (("OT1", "cmr10"), ("OML", LETTER_FONT), ("OMS", SIGN_FONT)):
        if name and name in encoding_names(family):
            return (partner if family == "OML" and partner.startswith("cmmi") else candidate), name
    return SIGN_FONT, UNKNOWN


def _twin(font: str) -> str:
    """KaTeX's font of the same signs."""
    return {"Main-Italic": "Math-Italic"}.get(font, font)


@cache
def _names() -> dict[str, str]:
    """The glyph name of each LaTeX, KaTeX's spellings among them."""
    found: dict[str, str] = {}
    for name, sign in named_signs().items():
        found.setdefault(sign.latex, name)
    same = {r"\rightarrow": r"\to", r"\le": r"\leq", r"\ge": r"\geq", r"\ast": "*", r"\land": r"\wedge",
            r"\mid": "|", r"\Vert": r"\|", r"\lvert": "|"}  # fmt: skip
    return found | {one: found[two] for one, two in same.items() if two in found and one not in found}


def _code(font: str, name: str) -> int:
    family = {"cmmi10": "OML", "cmmib10": "OML", "cmsy10": "OMS", "cmbsy10": "OMS", "cmr10": "OT1", "cmbx10": "OT1"}
    names = encoding_names(family.get(font, ""))
    return names.index(name) if name in names else -1


def _large(glyph: Glyph, font: str) -> Glyph:
    """A large delimiter or operator hung so that its middle stays on the axis."""
    size = SIZES[font]
    stem = DELIMITERS.get(glyph.text, "")
    sign = OPERATORS.get(glyph.text, "")
    name = f"{stem}{size}" if stem else f"{sign}{'text' if size == 'big' else 'display'}" if sign else UNKNOWN
    hung = replace(glyph, font=LARGE_FONT, name=name, code=-1, width=0.0)
    box = measures(hung)
    if box is None:
        return replace(hung, name=UNKNOWN)
    middle = glyph.y - AXIS * glyph.size
    return replace(hung, y=middle - (box.depth - box.height) / 2 * glyph.size)
