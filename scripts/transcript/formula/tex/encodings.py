"""Glyphs of TeX's fonts as signs: by name where the file gives one, by the font family's own encoding otherwise.

Source of data/encodings.json: the encodings OT1, OML, OMS and OMX as in the AMS's metric files of cmr10, cmmi10,
cmsy10 and cmex10; MSA and MSB in ``signs``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from scripts.transcript.formula.metrics import Extent, extent
from scripts.transcript.formula.tex.signs import MSA, MSB, Sign, large_sign, named_signs
from scripts.transcript.model import Glyph

FAMILIES: tuple[tuple[str, str], ...] = (
    (r"cmmib?", "OML"), (r"cmb?sy", "OMS"), (r"cmex", "OMX"), (r"msam", "MSA"), (r"msbm", "MSB"), (r"euf[mb]", "EUF"),
    (r"eus[mb]", "EUS"), (r"rsfs", "RSFS"), (r"cm(?:r|bx|b|ti|sl|ss|ssbx|tt|csc|bxti)|sf[a-z]{2}", "OT1"),
)  # fmt: skip
NAME = re.compile(rf"^(?:{'|'.join(f'(?P<{family}>{stem})' for stem, family in FAMILIES)})\d+$", re.I)
# KaTeX's fonts are made from these, so its widths and italic corrections are TeX's.
KATEX_FONTS = {
    "OML": "Math-Italic",
    "OT1": "Main-Regular",
    "OMS": "Main-Regular",
    "MSB": "AMS-Regular",
    "MSA": "AMS-Regular",
}
# Widths of the small design sizes relative to the one of ten points (cmr*.tfm, digits).
DESIGN = {5: 1.36, 6: 1.22, 7: 1.138, 8: 1.062, 9: 1.028, 10: 1.0, 12: 0.979, 17: 0.918, 1000: 1.0}
ASCII_NAMES = {
    "(": "parenleft", ")": "parenright", "[": "bracketleft", "]": "bracketright", "{": "braceleft", "}": "braceright",
    "+": "plus", "=": "equal", "<": "less", ">": "greater", "/": "slash", ".": "period", ",": "comma", ";": "semicolon",
    ":": "colon", "|": "bar", "!": "exclam", "?": "question", "%": "percent", "*": "asterisk", "·": "periodcentered",
    "ˆ": "circumflex", "˜": "tilde", "¯": "macron", "˙": "dotaccent", "¨": "dieresis", "ˇ": "caron", "˘": "breve",
    "^": "circumflex", "~": "tilde", "ˉ": "macron", "±": "plusminus", "¬": "logicalnot", "×": "multiply", "−": "minus",
    "∞": "infinity", "∂": "partialdiff", "&": "ampersand", "$": "dollar", "#": "numbersign", "§": "section",
    "†": "dagger", "‡": "daggerdbl", "¶": "paragraph", "@": "at", "∗": "asteriskmath", "√": "radical",
}  # fmt: skip
# Where KaTeX has another code point than the Adobe glyph list.
KATEX_CHARACTERS = {
    "periodcentered": "⋅", "asteriskmath": "∗", "bar": "∣", "bardbl": "∥", "latticetop": "⊤", "perpendicular": "⊥",
    "minus": "−", "similar": "∼", "triangle": "△", "arrowright": "→", "arrowdblright": "⇒", "arrowdblleft": "⇐",
    "arrowdblboth": "⇔", "prime": "′", "propersubset": "⊂", "reflexsubset": "⊆", "epsilon1": "ϵ", "epsilon": "ε",
    "phi": "ϕ", "phi1": "φ", "theta1": "ϑ", "rho1": "ϱ", "sigma1": "ς", "pi1": "ϖ", "less": "<", "greater": ">",
    "negationslash": "\u0338", "openbullet": "∘", "diamondmath": "⋄", "logicaland": "∧", "logicalor": "∨",
    "circlemultiply": "⊗", "circleplus": "⊕", "circledot": "⊙", "union": "∪", "intersection": "∩", "backslash": "\\",
}  # fmt: skip
# What the next glyph is printed over, whose own width is zero.
OVERPRINTED = frozenset(("mapsto", "negationslash"))
ALPHABETS = {"MSB": r"\mathbb", "OMS": r"\mathcal", "EUF": r"\mathfrak", "EUS": r"\mathscr", "RSFS": r"\mathscr"}


@cache
def family_of(font: str) -> str:
    """The encoding of a TeX font by its name; "" for other fonts."""
    found = NAME.match(font)
    return found.lastgroup or "" if found else ""


@cache
def is_bold(font: str) -> bool:
    """Whether the font is one of TeX's bold ones."""
    return bool(re.match(r"cm(?:bx|b\d|mib|bsy|ssbx)|sfbx|sfrb", font, re.I))


@cache
def is_typewriter(font: str) -> bool:
    """Whether the font prints code, which is never mathematics here."""
    return bool(re.match(r"cm(?:tt|sltt)|sftt", font, re.I))


@cache
def design_size(font: str) -> int:
    """The design size in the font's name."""
    found = re.search(r"(\d+)$", font)
    return int(found[1]) if found else 10


@cache
def _tables() -> dict[str, list[str]]:
    raw = json.loads((Path(__file__).parent / "data" / "encodings.json").read_text(encoding="ascii"))
    return {family: names.split() for family, names in raw.items()}


def glyph_name(family: str, glyph: Glyph) -> str:
    """The glyph's name in TeX's encodings, "" when it has none."""
    if glyph.name and glyph.name != ".notdef":
        return glyph.name
    text = glyph.text
    if len(text) == 1 and text.isascii() and text.isalnum():
        return next((name for name, sign in named_signs().items() if sign.kind == "digit" and sign.latex == text), text)
    if text in ASCII_NAMES:
        return ASCII_NAMES[text]
    names = _tables().get(family, [])
    name = names[glyph.code] if glyph.code < len(names) else ""
    return "" if name == ".notdef" else name


def sign_of(glyph: Glyph) -> Sign | None:
    """What a glyph of a TeX font means in mathematics; None when it is not known."""
    family = family_of(glyph.font)
    return _sign(family, glyph_name(family, glyph), glyph.code, is_bold(glyph.font))


@cache
def _sign(family: str, name: str, code: int, bold: bool) -> Sign | None:
    if family == "OMX":
        return large_sign(name)
    if family in ("MSA", "MSB") and not (len(name) == 1 and name.isalpha()):
        row = (MSA if family == "MSA" else MSB).get(code)
        return Sign(row[0], row[1], name) if row else None
    if len(name) == 1 and name.isalpha():
        return _letter(family, name, bold)
    if family == "OMS" and name == "radical":
        return Sign("radical", r"\sqrt", name)
    if family == "OML" and name in ("period", "comma", "slash"):
        return {
            "period": Sign("ord", ".", "period"),
            "comma": Sign("punct", ",", "comma"),
            "slash": Sign("ord", "/", name),
        }[name]
    sign = named_signs().get(name)
    if sign and family == "OT1" and name in ("period", "comma", "asterisk", "slash", "question", "at", "exclam"):
        return Sign("text", sign.latex, name)
    if sign and bold and sign.kind == "digit":
        return Sign("digit", rf"\mathbf{{{sign.latex}}}", name)
    if sign and bold and family in ("OML", "OMS"):
        return Sign(sign.kind, rf"\boldsymbol{{{sign.latex}}}", name)
    if sign and family == "OT1" and name[0].isupper():
        return Sign("ord", rf"\mathbf{{{sign.latex}}}" if bold else sign.latex, name)
    return sign


def _letter(family: str, letter: str, bold: bool) -> Sign:
    if family == "OT1":
        return Sign("letter", letter, letter)
    if family == "OML":
        return Sign("ord", rf"\boldsymbol{{{letter}}}" if bold else letter, letter)
    return Sign("ord", rf"{ALPHABETS.get(family, '')}{{{letter}}}", letter)


def measures(glyph: Glyph) -> Extent | None:
    """The glyph's extent in em of its own size, from KaTeX's metrics; None when they do not hold it."""
    family = family_of(glyph.font)
    return _extent(family, glyph_name(family, glyph), glyph.text, is_bold(glyph.font))


@cache
def _extent(family: str, name: str, text: str, bold: bool) -> Extent | None:
    char = KATEX_CHARACTERS.get(name, text)
    if len(char) != 1 or family not in KATEX_FONTS or name in OVERPRINTED:
        return None
    fonts = [KATEX_FONTS[family], "Main-Regular", "AMS-Regular"]
    if bold:
        fonts.insert(0, "Math-BoldItalic" if family == "OML" else "Main-Bold")
    if family == "OMS" and char.isascii() and char.isalpha():
        fonts = ["Caligraphic-Regular"]
    return next((box for font in fonts if (box := extent(font, char)) is not None), None)


def width_of(glyph: Glyph) -> float:
    """The glyph's own width in points; some writers hide kerning in the advance, which is then not believed."""
    box = measures(glyph)
    if box is None or not box.width:
        return glyph.advance
    width, design = box.width * glyph.size, DESIGN.get(design_size(glyph.font), 1.0)
    if design_size(glyph.font) in (10, 1000):
        return width
    return glyph.advance if 0.8 * width < glyph.advance < 1.3 * design * width else design * width
