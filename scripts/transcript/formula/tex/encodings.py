"""Glyphs of TeX's fonts as signs: by name where the file gives one, by the font family's own encoding otherwise.

Source of data/encodings.json: the encodings OT1, OML, OMS and OMX as in the AMS's metric files of cmr10, cmmi10,
cmsy10 and cmex10; MSA and MSB in ``signs``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from scripts.transcript.formula.tex.metrics import Extent, extent, nearest_design
from scripts.transcript.formula.tex.signs import Sign, coded_signs, large_sign, named_signs
from scripts.transcript.model import Glyph

# The fonts that are cut alike: a pattern of their names, the stem of the metric files, the encoding.
CUTS: tuple[tuple[str, str, str], ...] = (
    (r"lmmathitalic\d+-bold\w*", "cmmib", "OML"), (r"lmmathitalic\d+-\w+", "cmmi", "OML"),
    (r"lmmathsymbols\d+-bold\w*", "cmbsy", "OMS"), (r"lmmathsymbols\d+-\w+", "cmsy", "OMS"),
    (r"lmmathextension\d+-\w+", "cmex", "OMX"), (r"lmroman(?:demi|dunh)?\d+-bold\w*", "cmbx", "OT1"),
    (r"lmroman(?:unsl)?\d+-italic", "cmti", "OT1"), (r"lmroman(?:slant|caps|dunh)\d+-\w+", "cmsl", "OT1"),
    (r"lmroman\d+-\w+", "cmr", "OT1"), (r"lmsans(?:demicond|quot)?\d+-bold\w*", "cmssbx", "OT1"),
    (r"lmsans(?:demicond|quot)?\d+-\w+", "cmss", "OT1"), (r"lmmono\w*\d+-\w+", "cmtt", "OT1"),
    (r"cmmib\d+", "cmmib", "OML"), (r"cmmi\d+", "cmmi", "OML"), (r"cmbsy\d+", "cmbsy", "OMS"),
    (r"cmsy\d+", "cmsy", "OMS"), (r"cmex\d+", "cmex", "OMX"), (r"msam\d+", "msam", "MSA"),
    (r"msbm\d+", "msbm", "MSB"), (r"eufm\d+", "eufm", "EUF"), (r"eufb\d+", "eufb", "EUF"), (r"eusm\d+", "eusm", "EUS"),
    (r"eusb\d+", "eusb", "EUS"), (r"rsfs\d+", "rsfs", "RSFS"), (r"stmary\d+", "stmary", "STM"),
    (r"dsrom\d+|dsss\d+|bbm\d+|bbmsl\d+|bbold\d+", "", "DS"), (r"cmbx\d+|cmb\d+|sfbx\d+|sfrb\d+", "cmbx", "OT1"),
    (r"cmssbx\d+|sfsx\d+", "cmssbx", "OT1"), (r"cmss\d+|sfss\d+", "cmss", "OT1"),
    (r"cmtt\d+|cmsltt\d+|sftt\d+", "cmtt", "OT1"), (r"cmbxti\d+|sfbi\d+", "cmbxti", "OT1"),
    (r"cmti\d+|sfti\d+", "cmti", "OT1"), (r"cmsl\d+|sfsl\d+", "cmsl", "OT1"), (r"cmcsc\d+|sfcc\d+", "cmcsc", "OT1"),
    (r"cmr\d+|sf[a-z]{2}\d+", "cmr", "OT1"),
)  # fmt: skip
ASCII_NAMES = {
    "(": "parenleft", ")": "parenright", "[": "bracketleft", "]": "bracketright", "{": "braceleft", "}": "braceright",
    "+": "plus", "=": "equal", "<": "less", ">": "greater", "/": "slash", ".": "period", ",": "comma", ";": "semicolon",
    ":": "colon", "|": "bar", "!": "exclam", "?": "question", "%": "percent", "*": "asterisk", "·": "periodcentered",
    "ˆ": "circumflex", "˜": "tilde", "¯": "macron", "˙": "dotaccent", "¨": "dieresis", "ˇ": "caron", "˘": "breve",
    "^": "circumflex", "~": "tilde", "ˉ": "macron", "±": "plusminus", "¬": "logicalnot", "×": "multiply", "−": "minus",
    "∞": "infinity", "∂": "partialdiff", "&": "ampersand", "$": "dollar", "#": "numbersign", "§": "section",
    "†": "dagger", "‡": "daggerdbl", "¶": "paragraph", "@": "at", "∗": "asteriskmath", "√": "radical",
}  # fmt: skip
ALPHABETS = {
    "DS": r"\mathbb",
    "MSB": r"\mathbb",
    "OMS": r"\mathcal",
    "EUF": r"\mathfrak",
    "EUS": r"\mathscr",
    "RSFS": r"\mathscr",
}


@cache
def _cut(font: str) -> tuple[str, str]:
    name = font.lower()
    return next(((stem, family) for pattern, stem, family in CUTS if re.fullmatch(pattern, name)), ("", ""))


def family_of(font: str) -> str:
    """The encoding of a TeX font by its name; "" for other fonts."""
    return _cut(font)[1]


def stem_of(font: str) -> str:
    """The stem of the metric files that a TeX font was made from, as cmmi; "" where there is none."""
    return _cut(font)[0]


def is_bold(font: str) -> bool:
    """Whether the font is one of TeX's bold ones."""
    return stem_of(font) in ("cmbx", "cmmib", "cmbsy", "cmssbx", "cmbxti", "eufb", "eusb")


def is_typewriter(font: str) -> bool:
    """Whether the font prints code, which is never mathematics here."""
    return stem_of(font) == "cmtt"


@cache
def design_size(font: str) -> int:
    """The design size in the font's name; those of cm-super are in hundredths of a point."""
    found = re.search(r"(\d+)(?:-\w+)?$", font)
    size = int(found[1]) if found else 10
    return round(size / 100) if size >= 100 else size


@cache
def _tables() -> dict[str, list[str]]:
    raw = json.loads((Path(__file__).parent / "data" / "encodings.json").read_text(encoding="ascii"))
    return {family: names.split() for family, names in raw.items()}


@cache
def _digit_names() -> dict[str, str]:
    return {sign.latex: name for name, sign in named_signs().items() if sign.kind == "digit"}


def glyph_name(family: str, glyph: Glyph) -> str:
    """The glyph's name in TeX's encodings, "" when it has none."""
    if glyph.name and glyph.name != ".notdef":
        return glyph.name
    text = glyph.text
    if len(text) == 1 and text.isascii() and text.isalnum():
        return _digit_names().get(text, text)
    if text in ASCII_NAMES:
        return ASCII_NAMES[text]
    names = encoding_names(family)
    name = names[glyph.code] if glyph.code < len(names) else ""
    return "" if name == ".notdef" else name


def encoding_names(family: str) -> list[str]:
    """The glyph names of an encoding by code; [] for those that name none."""
    return _tables().get(family, [])


def sign_of(glyph: Glyph) -> Sign | None:
    """What a glyph of a TeX font means in mathematics; None when it is not known."""
    family = family_of(glyph.font)
    return sign_by_name(family, glyph_name(family, glyph), glyph.code, bold=is_bold(glyph.font))


@cache
def sign_by_name(family: str, name: str, code: int, *, bold: bool = False) -> Sign | None:
    if family == "OMX":
        return large_sign(name)
    if family in ("MSA", "MSB", "STM") and not (len(name) == 1 and name.isalpha()):
        return coded_signs(family).get(code)
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
    if sign and family == "OML" and name[:1].isupper():
        return Sign("ord", rf"\var{name}", name)
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


def code_of(glyph: Glyph) -> int:
    """The glyph's code in its TeX font, whatever code the file gave it; -1 when it is not known."""
    family = family_of(glyph.font)
    names = encoding_names(family)
    name = glyph_name(family, glyph)
    if name in names:
        return names.index(name)
    if len(name) == 1 and name.isascii():
        return ord(name)
    return glyph.code if not names or not name else -1


def measures(glyph: Glyph) -> Extent | None:
    """The glyph's extent in em of its own size; None when its font's metrics are not known."""
    return _measured(stem_of(glyph.font), design_size(glyph.font), code_of(glyph))


@cache
def _measured(stem: str, design: int, code: int) -> Extent | None:
    return extent(nearest_design(stem, design), code)


def width_of(glyph: Glyph) -> float:
    """The glyph's own width in points; some writers hide kerning in the advance, which is then not believed."""
    box = measures(glyph)
    return glyph.advance if box is None else box.width * glyph.size
