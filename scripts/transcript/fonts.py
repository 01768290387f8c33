"""A font's codes as text, width and glyph name, whatever kind of font it is.

What it will not do: read glyph outlines, or fail on a font it does not know: such a font's codes come with text ""
and a default width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.transcript.cmaps import read_to_unicode
from scripts.transcript.outlined_fonts import Describe, with_outlines
from scripts.transcript.pdf import ENCODINGS, GLYPH_NAMES, entry, items, resolve, stream_data

SUBSET_PREFIX = re.compile(r"^/?(?:[A-Z]{6}\+)*")
# Names that TeX's fonts use beside the Adobe glyph list (AMS Type 1 fonts, amsfonts 3.04 documentation).
TEX_NAMES: Mapping[str, str] = {
    "latticetop": "⊤", "perpendicular": "⊥", "asteriskmath": "∗", "negationslash": "̸", "element": "∈", "owner": "∋",
    "arrowright": "→", "arrowleft": "←", "arrowdblright": "⇒", "arrowdblleft": "⇐", "arrowboth": "↔", "lessequal": "≤",
    "greaterequal": "≥", "summationdisplay": "∑", "summationtext": "∑", "productdisplay": "∏", "producttext": "∏",
    "integraldisplay": "∫", "integraltext": "∫", "bardbl": "∥", "epsilon1": "ϵ", "phi1": "φ", "lscript": "ℓ",
    "negationslash1": "̸", "openbullet": "∘", "similarequal": "≃", "approxequal": "≈", "dotlessj": "ȷ",
}  # fmt: skip
TRUSTED_NAMES = re.compile(r"^(?!g(?:id)?\d|c(?:id)?\d|glyph\d|[A-Z]\d\d)")
BUILT_IN_ENCODING = re.compile(rb"dup\s+(\d{1,3})\s*/([^\s/]+)\s+put")
DEFAULT_WIDTH = 1000.0
LONGEST_CODE = 2


@dataclass(frozen=True, slots=True)
class Character:
    """What one code of a font prints: its text, its advance in thousandths of the size, its glyph name."""

    code: int
    text: str
    width: float
    name: str
    is_word_space: bool


@dataclass(slots=True)
class Font:
    """One font resource. ``bytes_per_code`` is 1 or 2; ``scale`` turns its glyph space into thousandths."""

    name: str
    bytes_per_code: int
    describe: Describe
    scale: float = 1.0
    characters: dict[int, Character] = field(default_factory=dict)
    single: dict[bytes, list[Character]] = field(default_factory=dict)

    def read(self, raw: bytes) -> list[Character]:
        """The characters of one string of the content stream."""
        if raw in self.single:
            return self.single[raw]
        known = self.characters
        if self.bytes_per_code == 1:
            codes: Any = raw
        else:
            codes = [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw) - 1, 2)]
        found = [known.get(code) or self._learn(code) for code in codes]
        if len(found) == 1 and len(raw) <= LONGEST_CODE:
            self.single[raw] = found
        return found

    def _learn(self, code: int) -> Character:
        text, width, name = self.describe(code)
        character = Character(code, text, width, name, self.bytes_per_code == 1 and code == 32)
        self.characters[code] = character
        return character


def read_font(source: Any) -> Font:
    """The font that a resource dictionary describes; an unknown or broken one still prints codes."""
    kind = entry(source, "/Subtype")
    unicode_of = read_to_unicode(stream_data(entry(source, "/ToUnicode")))
    if kind == "/Type0":
        return _composite(source, unicode_of)
    return _type3(source, unicode_of) if kind == "/Type3" else _simple(source, unicode_of)


def base_name(raw: Any) -> str:
    """A font's name without slash and subset prefix."""
    return SUBSET_PREFIX.sub("", str(raw or ""))


def _composite(source: Any, unicode_of: Mapping[int, str]) -> Font:
    descendants = items(entry(source, "/DescendantFonts"))
    descendant = descendants[0] if descendants else None
    widths = _composite_widths(items(entry(descendant, "/W")))
    default = _float(entry(descendant, "/DW"), DEFAULT_WIDTH)

    def describe(code: int) -> tuple[str, float, str]:
        return unicode_of.get(code, ""), widths.get(code, default), ""

    return Font(*_told(source, 2, describe, []))


def _composite_widths(listed: list[Any]) -> dict[int, float]:
    """The W array: ``first [w w ...]`` or ``first last w``."""
    widths: dict[int, float] = {}
    at = 0
    while at + 1 < len(listed):
        first, second = int(_float(listed[at], 0)), listed[at + 1]
        if isinstance(second, list):
            widths.update(zip(range(first, first + len(second)), (_float(w, 0) for w in items(second)), strict=True))
            at += 2
        elif at + 2 < len(listed):
            last = min(int(_float(second, 0)), 65535)
            widths.update(dict.fromkeys(range(first, last + 1), _float(listed[at + 2], 0)))
            at += 3
        else:
            break
    return widths


def _simple(source: Any, unicode_of: Mapping[int, str]) -> Font:
    descriptor = entry(source, "/FontDescriptor")
    widths, first = items(entry(source, "/Widths")), int(_float(entry(source, "/FirstChar"), 0))
    missing = _float(entry(descriptor, "/MissingWidth"), 0.0 if widths else 500.0)
    names, letters = _encoding(source, descriptor)

    def describe(code: int) -> tuple[str, float, str]:
        width = _float(widths[code - first], missing) if 0 <= code - first < len(widths) else missing
        name = names.get(code, "")
        return _text(code, name, unicode_of, letters), width, name

    return Font(*_told(source, 1, describe, letters))


def _told(source: Any, size: int, describe: Describe, letters: list[str]) -> tuple[str, int, Describe]:
    """A font's name, its bytes a code and its characters, as its program has them where that says more."""
    name, described = with_outlines(base_name(entry(source, "/BaseFont")), source, describe, letters)
    return name, size, described


def _type3(source: Any, unicode_of: Mapping[int, str]) -> Font:
    matrix = [_float(value, 0.0) for value in items(entry(source, "/FontMatrix"))] or [0.001]
    scale = abs(matrix[0]) * 1000 or 1.0
    simple = _simple(source, unicode_of)

    def describe(code: int) -> tuple[str, float, str]:
        text, width, name = simple.describe(code)
        return text, width * scale, name

    named = entry(source, "/FontDescriptor", "/FontName") or entry(source, "/Name")
    return Font(base_name(named), 1, describe, scale)


def _encoding(source: Any, descriptor: Any) -> tuple[dict[int, str], list[str]]:
    """The glyph names that the file gives for codes, and the letters of the encoding below them."""
    declared = entry(source, "/Encoding")
    base = declared if isinstance(declared, str) else entry(declared, "/BaseEncoding")
    names: dict[int, str] = {}
    if base is None:
        program = stream_data(entry(descriptor, "/FontFile"))[:20_000]
        names = {int(code): name.decode("latin-1") for code, name in BUILT_IN_ENCODING.findall(program)}
    code = 0
    for item in items(entry(declared, "/Differences")):
        if isinstance(item, str):
            names[code] = item.removeprefix("/")
            code += 1
        else:
            code = int(_float(item, 0))
    is_symbolic = base is None and bool(int(_float(entry(descriptor, "/Flags"), 0)) & 4)
    return names, [] if is_symbolic else ENCODINGS.get(str(base), ENCODINGS["/StandardEncoding"])


def _text(code: int, name: str, unicode_of: Mapping[int, str], letters: list[str]) -> str:
    named = text_of_name(name)
    if named:
        return named
    if code in unicode_of:
        return unicode_of[code]
    letter = letters[code] if code < len(letters) else ""
    return letter if letter and unicodedata.category(letter[0]) not in ("Cc", "Cn") else ""


def text_of_name(name: str) -> str:
    """The Unicode that a glyph name stands for by the Adobe glyph list or TeX's habits; "" when it says nothing."""
    if not name or name == ".notdef" or not TRUSTED_NAMES.match(name):
        return ""
    if name in TEX_NAMES:
        return TEX_NAMES[name]
    found = GLYPH_NAMES.get("/" + name)
    if found:
        return found
    coded = re.fullmatch(r"uni([0-9A-F]{4})|u([0-9A-F]{4,6})", name)
    return chr(int(coded[1] or coded[2], 16)) if coded and int(coded[1] or coded[2], 16) < 0x110000 else ""


def _float(value: Any, default: float) -> float:
    try:
        return float(resolve(value))
    except (TypeError, ValueError):
        return default
