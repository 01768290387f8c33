"""Which character of which font of KaTeX an outline draws: ``python -m scripts.transcript.known_outlines`` writes them.

Source: the fonts of KaTeX 0.19.1 (MIT), which earlier versions share. data/katex_outlines.json holds, for each font,
the fingerprints of its glyphs and the characters that they stand for; data/katex_twins.json the numbers of those glyphs
that look like another of their font, {font: {number: character}}.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from scripts.transcript.programs import Program, read_program

DATA = Path(__file__).parent / "data" / "katex_outlines.json"
TWINS = DATA.with_name("katex_twins.json")
FONTS = Path(__file__).parents[2] / "node_modules" / "katex" / "dist" / "fonts"
# A nameless font is KaTeX's when so many of its glyphs, and so large a part of them, are.
FEWEST, SHARE = 1, 0.8
# Where a few outlines belong to several fonts, these are likelier.
COMMON = ("KaTeX_Main-Regular", "KaTeX_Math-Italic")


@cache
def _fonts() -> dict[str, dict[str, str]]:
    return json.loads(DATA.read_text(encoding="utf8"))


@cache
def _twins() -> dict[str, dict[str, str]]:
    return json.loads(TWINS.read_text(encoding="utf8"))


def numbered(font: str, glyph: int) -> str:
    """The character of a glyph that looks like another one, by its number in the whole font; "" for any other."""
    return _twins().get(font, {}).get(str(glyph), "")


def characters_of(font: str, fingerprint: str) -> str:
    """All characters that a font of KaTeX draws with this outline; "" when it has no such outline."""
    return _fonts().get(font, {}).get(fingerprint, "")


def is_known(font: str) -> bool:
    """Whether a font's outlines are in the table."""
    return font in _fonts()


def font_of(fingerprints: Iterable[str]) -> str:
    """The font of KaTeX that these outlines come from, the likeliest of several; "" when they come from none."""
    seen = [fingerprint for fingerprint in fingerprints if fingerprint]
    votes = Counter(name for name, table in _fonts().items() for fingerprint in seen if fingerprint in table)
    most = max(votes.values(), default=0)
    if most < max(FEWEST, SHARE * len(seen)):
        return ""
    return min((name for name, count in votes.items() if count == most), key=lambda name: (name not in COMMON, name))


def table_of(program: Program) -> dict[str, str]:
    """The characters of a font by the fingerprint of their outline."""
    found: dict[str, str] = {}
    for map_of in program.maps.values():
        for point, glyph in sorted(map_of.items()):
            fingerprint = program.fingerprint(glyph)
            if fingerprint and chr(point) not in found.get(fingerprint, "") and point != 0xFFFF:
                found[fingerprint] = found.get(fingerprint, "") + chr(point)
    return found


def twins_of(program: Program, table: dict[str, str]) -> dict[str, str]:
    """The characters of the glyphs that look alike, by number."""
    looks = {glyph: point for found in program.maps.values() for point, glyph in sorted(found.items())}
    return {
        str(glyph): chr(point)
        for glyph, point in sorted(looks.items())
        if len(table.get(program.fingerprint(glyph), "")) > 1
    }


def main() -> None:
    """Writes the table from the installed KaTeX."""
    programs = {path.stem: read_program(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))}
    tables = {name: table_of(program) for name, program in programs.items() if program}
    DATA.parent.mkdir(exist_ok=True)
    twins = {name: twins_of(program, tables[name]) for name, program in programs.items() if program}
    for path, content in ((DATA, tables), (TWINS, {name: found for name, found in twins.items() if found})):
        rows = (f"{json.dumps(name)}: {json.dumps(table, separators=(',', ':'))}" for name, table in content.items())
        path.write_text("{" + ",\n".join(rows) + "}\n", encoding="utf8")


if __name__ == "__main__":
    main()
