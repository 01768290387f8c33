"""LaTeX's symbols as glyphs: the reader's tables the other way round."""

from __future__ import annotations

from functools import cache

from scripts.transcript.formula.tex.encodings import encoding_names, sign_by_name
from scripts.transcript.formula.tex.signs import OPERATORS, coded_signs

STEMS = {"OT1": "cmr", "OML": "cmmi", "OMS": "cmsy", "MSA": "msam", "MSB": "msbm", "STM": "stmary"}
CODES = {
    r"\sum": 80, r"\prod": 81, r"\int": 82, r"\bigcup": 83, r"\bigcap": 84, r"\biguplus": 85, r"\bigwedge": 86,
    r"\bigvee": 87, r"\coprod": 96, r"\oint": 72, r"\bigsqcup": 70, r"\bigodot": 74, r"\bigoplus": 76,
    r"\bigotimes": 78,
}  # fmt: skip
# What TeX reads from a key of the keyboard (fontmath.ltx, \DeclareMathSymbol), and names for the same glyph.
KEYS = {
    "+": ("bin", "cmr", 43), "-": ("bin", "cmsy", 0), "*": ("bin", "cmsy", 3), "=": ("rel", "cmr", 61),
    "<": ("rel", "cmmi", 60), ">": ("rel", "cmmi", 62), ":": ("rel", "cmr", 58), ",": ("punct", "cmmi", 59),
    ";": ("punct", "cmr", 59), "(": ("open", "cmr", 40), "[": ("open", "cmr", 91), ")": ("close", "cmr", 41),
    "]": ("close", "cmr", 93), "!": ("close", "cmr", 33), "?": ("close", "cmr", 63), "/": ("ord", "cmmi", 61),
    ".": ("ord", "cmmi", 58), "|": ("ord", "cmsy", 106), "@": ("ord", "cmr", 64),
}  # fmt: skip
ALIASES = {
    r"\mid": ("rel", "cmsy", 106), r"\parallel": ("rel", "cmsy", 107),
    r"\bot": ("ord", "cmsy", 63), r"\perp": ("rel", "cmsy", 63), r"\backslash": ("ord", "cmsy", 110),
    r"\lbrack": ("open", "cmr", 91), r"\rbrack": ("close", "cmr", 93), r"\&": ("ord", "cmr", 38),
    r"\%": ("ord", "cmr", 37), r"\$": ("ord", "cmr", 36), r"\#": ("ord", "cmr", 35), r"\lvert": ("open", "cmsy", 106),
    r"\rvert": ("close", "cmsy", 106), r"\lVert": ("open", "cmsy", 107), r"\rVert": ("close", "cmsy", 107),
    r"\rightarrow": ("rel", "cmsy", 33), r"\gets": ("rel", "cmsy", 32), r"\le": ("rel", "cmsy", 20),
    r"\ge": ("rel", "cmsy", 21), r"\ast": ("bin", "cmsy", 3), r"\land": ("bin", "cmsy", 94),
    r"\lor": ("bin", "cmsy", 95), r"\lnot": ("ord", "cmsy", 58), r"\vert": ("ord", "cmsy", 106),
    r"\Vert": ("ord", "cmsy", 107), r"\lbrace": ("open", "cmsy", 102), r"\rbrace": ("close", "cmsy", 103),
    r"\bigtriangleup": ("bin", "cmsy", 52),
    r"\cdotp": ("punct", "cmsy", 1), r"\smallint": ("op", "cmsy", 115), r"\surd": ("op", "cmsy", 112),
}  # fmt: skip


@cache
def symbol(latex: str) -> tuple[str, str, int] | None:
    """(class, stem, code) of a command or key; None for what is not one glyph."""
    if latex in KEYS:
        return KEYS[latex]
    if latex in ALIASES:
        return ALIASES[latex]
    if len(latex) == 1 and latex.isascii():
        if latex.isdigit():
            return "ord", "cmr", ord(latex)
        if latex.isalpha():
            return "ord", "cmmi", ord(latex)
    return _inverse().get(latex)


@cache
def _inverse() -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for family in ("OML", "OMS", "OT1"):
        for code, name in enumerate(encoding_names(family)):
            sign = sign_by_name(family, name, code)
            if sign is not None and sign.latex.startswith("\\") and sign.kind in (
                "ord", "bin", "rel", "open", "close", "punct"
            ):  # fmt: skip
                found.setdefault(sign.latex, (sign.kind, STEMS[family], code))
    for family in ("MSA", "MSB", "STM"):
        for code, sign in coded_signs(family).items():
            found.setdefault(sign.latex, (sign.kind, STEMS[family], code))
    for latex in OPERATORS.values():
        found[latex] = "op", "cmex", CODES[latex]
    return found
