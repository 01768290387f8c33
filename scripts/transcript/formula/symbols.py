"""What a glyph may stand for: its LaTeX names with their atom classes, alphabets, and named operators.

Source: data/symbols.json, made by ``generate`` from KaTeX 0.19.1 (MIT).
"""

from __future__ import annotations

import json
from functools import cache

from scripts.transcript.formula.canonical import PREFERRED, REFUSED
from scripts.transcript.formula.metrics import DATA

# (mathematics, text): how a letter of a font is written. "" needs no command.
ALPHABETS: dict[str, tuple[str, str]] = {
    "Math-Italic": ("", r"\textit"),
    "Main-Regular": (r"\mathrm", r"\text"),
    "Main-Bold": (r"\mathbf", r"\textbf"),
    "Main-Italic": (r"\mathit", r"\textit"),
    "Main-BoldItalic": (r"\textbf{\textit", r"\textbf{\textit"),
    "Math-BoldItalic": (r"\boldsymbol", r"\boldsymbol"),
    "AMS-Regular": (r"\mathbb", r"\mathbb"),
    "Caligraphic-Regular": (r"\mathcal", r"\mathcal"),
    "Caligraphic-Bold": (r"\boldsymbol{\mathcal", r"\boldsymbol{\mathcal"),
    "Fraktur-Regular": (r"\mathfrak", r"\mathfrak"),
    "Fraktur-Bold": (r"\boldsymbol{\mathfrak", r"\boldsymbol{\mathfrak"),
    "Script-Regular": (r"\mathscr", r"\mathscr"),
    "SansSerif-Regular": (r"\mathsf", r"\textsf"),
    "SansSerif-Bold": (r"\textsf{\textbf", r"\textsf{\textbf"),
    "SansSerif-Italic": (r"\mathsfit", r"\textsf{\textit"),
    "Typewriter-Regular": (r"\mathtt", r"\texttt"),
}
# KaTeX src/functions/op.ts and operatorname.ts: names without and with limits.
PLAIN_NAMES = frozenset(
    [
        "arcsin",
        "arccos",
        "arctan",
        "arctg",
        "arcctg",
        "arg",
        "ch",
        "cos",
        "cosec",
        "cosh",
        "cot",
        "cotg",
        "coth",
        "csc",
        "ctg",
        "cth",
        "deg",
        "dim",
        "exp",
        "hom",
        "ker",
        "lg",
        "ln",
        "log",
        "sec",
        "sin",
        "sinh",
        "sh",
        "tan",
        "tanh",
        "tg",
        "th",
    ]
)
LIMIT_NAMES = frozenset(["det", "gcd", "inf", "lim", "max", "min", "Pr", "sup"])
# Where a command is written for several letters with thin spaces between them (src/macros.ts).
SPACED_NAMES = {("lim", "sup"): r"\limsup", ("lim", "inf"): r"\liminf"}
# Accents by glyph (Main-Regular; src/functions/accent.ts).
ACCENTS = {"^": r"\hat", "~": r"\tilde", "ˉ": r"\bar", "˘": r"\breve", "ˇ": r"\check", "ˊ": r"\acute", "ˋ": r"\grave",
           "˙": r"\dot", "¨": r"\ddot", "˚": r"\mathring"}  # fmt: skip
TEXT_ACCENTS = {"ˆ": r"\^", "˜": r"\~", "ˉ": r"\=", "˘": r"\u", "ˇ": r"\v", "ˊ": r"\'", "ˋ": r"\`", "˙": r"\.",
                "¨": '\\"', "˚": r"\r", "˝": r"\H", "^": r"\^", "~": r"\~"}  # fmt: skip
# Delimiters of Size1 to Size4 and Main: (open, close) commands by character.
BRACKETS: dict[str, str] = {
    "(": "(", ")": ")", "[": "[", "]": "]", "{": r"\{", "}": r"\}", "⟨": r"\langle", "⟩": r"\rangle", "⌊": r"\lfloor",
    "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil", "/": "/", "∖": r"\backslash", "\\": r"\backslash", "∣": "|",
    "∥": r"\|", "↑": r"\uparrow", "↓": r"\downarrow", "↕": r"\updownarrow", "⇑": r"\Uparrow", "⇓": r"\Downarrow",
    "⇕": r"\Updownarrow", "⟮": r"\lgroup", "⟯": r"\rgroup", "⎰": r"\lmoustache", "⎱": r"\rmoustache",
    "┌": r"\ulcorner", "┐": r"\urcorner", "└": r"\llcorner", "┘": r"\lrcorner", "<": r"\langle", ">": r"\rangle",
}  # fmt: skip
OPENERS = frozenset("([{⟨⌊⌈⟮⎰┌└<")
CLOSERS = frozenset(")]}⟩⌋⌉⟯⎱┐┘>")
NOT = "\ue020"


@cache
def _rows() -> dict[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for font, char, kind, names in json.loads((DATA / "symbols.json").read_text(encoding="ascii")):
        wanted = [name for name in names if name in PREFERRED and name not in REFUSED]
        usable = wanted or [name for name in names if name.isascii() and name not in REFUSED]
        if usable:
            found.setdefault((font, char), []).append((kind, usable[0]))
    return found


@cache
def meanings(font: str, char: str) -> tuple[tuple[str, str], ...]:
    """(class, LaTeX) of a glyph in mathematics, the likeliest first; empty when no command prints it."""
    if char in ACCENTS and font == "Main-Regular" and char not in "^~":
        return ()
    rows = list(_rows().get((font, char), ()))
    if font == "Main-Regular" and char in ":":
        rows = [
            ("rel", ":"),
            ("ord", "{:}"),
            ("punct", r"\mathpunct{:}"),
            ("open", r"\mathopen{:}"),
            ("close", r"\mathclose{:}"),
        ]
    if font == "Main-Regular" and char == "∣":
        rows = [("ord", "|"), ("rel", r"\mid"), ("open", r"\lvert"), ("close", r"\rvert")]
    if font == "Main-Regular" and char == "∥":
        rows = [("ord", r"\|"), ("rel", r"\parallel"), ("open", r"\lVert"), ("close", r"\rVert")]
    if font == "Main-Regular" and char in "†‡":
        rows.sort(key=lambda row: row[0] != "bin")
    if font == "Math-Italic" and char.isascii() and char.isdigit():
        rows = [("ord", rf"\mathnormal{{{char}}}")]
    if not rows and font == "Math-Italic" and char.isascii() and char.isalnum():
        rows = [("ord", char)]
    return tuple(rows)


@cache
def name_of(char: str) -> str:
    """A letter's LaTeX whatever its alphabet: itself, or a Greek letter's name; "" when there is none."""
    if char.isascii() and char.isalnum():
        return char
    for font in ("Math-Italic", "Main-Regular", "AMS-Regular"):
        for _, latex in _rows().get((font, char), ()):
            return latex
    return ""
