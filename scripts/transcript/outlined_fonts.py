"""The characters of KaTeX's fonts told by what their glyphs look like, where a printer's numbers and Unicode may lie.

Printers that cut fonts down number the glyphs anew, drop the font's name or its Unicode, or write a wrong one. The
embedded program cannot lie: it is what the reader of the PDF sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from scripts.transcript.known_outlines import characters_of, font_of, is_known, numbered
from scripts.transcript.pdf import entry, items, stream_data
from scripts.transcript.programs import Program, read_program

Describe = Callable[[int], tuple[str, float, str]]
# Names that printers invent for a font that has none, or whose name they lost.
NAMELESS = re.compile(r"^(?:font[\da-f]{4,}|\.?(?:unknown|noname|untitled|anonymous|subset|f\d+|t\d+)|)$", re.I)
# Of several characters that look the same, the one that KaTeX prints in mathematics.
USUAL = "∣∖/^o’”"
# What a code of KaTeX's fonts prints when nothing tells: a reader of formulas must not take it for a number of a glyph.
UNTOLD, BLANK = "\ufffd", "\xa0"
PROBED = 400


def with_outlines(name: str, source: Any, describe: Describe, letters: list[str]) -> tuple[str, Describe]:
    """A font's name and characters, corrected by its program where that is one of KaTeX's; as given for any other.

    ``letters`` are the characters of a simple font's encoding by code.
    """
    if not (is_known(name) or NAMELESS.match(name)):
        return name, describe
    holder = next(iter(items(entry(source, "/DescendantFonts"))), source)
    program = read_program(stream_data(entry(holder, "/FontDescriptor", "/FontFile2")))
    if program is None:
        return name, describe if holder is not source else _never_silent(describe)
    if not is_known(name):
        name = font_of(program.fingerprint(glyph) for glyph in range(1, min(len(program.offsets), PROBED))) or name
    if not is_known(name):
        return name, describe
    glyph_of = _numbers(source, holder, program, letters)

    def look(code: int) -> tuple[str, float, str]:
        text, width, glyph_name = describe(code)
        glyph = glyph_of(code)
        return _seen(name, program, glyph, text) if glyph is not None else text or UNTOLD, width, glyph_name

    return name, look


def _never_silent(describe: Describe) -> Describe:
    def look(code: int) -> tuple[str, float, str]:
        text, width, glyph_name = describe(code)
        return text or UNTOLD, width, glyph_name

    return look


def _seen(name: str, program: Program, glyph: int, text: str) -> str:
    """The character that an outline draws, given what the file says of it; blanks are as the file says."""
    outline = program.fingerprint(glyph)
    seen = characters_of(name, outline)
    if not outline and 0 < glyph < len(program.offsets) - 1:
        return text if text.isspace() else BLANK
    if not seen or text in tuple(seen):
        return text or UNTOLD
    twin = numbered(name, glyph)
    return twin if twin in tuple(seen) else next((character for character in USUAL if character in seen), seen[0])


def _numbers(source: Any, holder: Any, program: Program, letters: list[str]) -> Callable[[int], int | None]:
    """Which glyph of the program each code draws."""
    if holder is source:
        return lambda code: program.glyph_of(code, _point(letters, code))
    listed = stream_data(entry(holder, "/CIDToGIDMap"))
    if not listed:
        return lambda code: code
    return lambda code: int.from_bytes(listed[2 * code : 2 * code + 2], "big")


def _point(letters: list[str], code: int) -> int | None:
    letter = letters[code] if code < len(letters) else ""
    return ord(letter) if len(letter) == 1 else None
