"""Embedded font programs are read as far as needed: which glyph a code draws, and what it looks like."""

from __future__ import annotations

import struct

import pytest

from scripts.transcript.known_outlines import FONTS, characters_of, font_of
from scripts.transcript.programs import Program, read_program

TRIANGLE = struct.pack(">5h", 1, 0, 0, 100, 100) + struct.pack(">2H", 2, 0) + bytes([1, 1, 1])
TRIANGLE += struct.pack(">3h", 0, 100, -50) + struct.pack(">3h", 0, 0, 100)
# The same points, packed in one byte each, with a repeated flag and a hint.
PACKED = struct.pack(">5h", 1, 0, 0, 100, 100) + struct.pack(">2H", 2, 1) + b"\x2a"
PACKED += bytes([1 | 16 | 32, 1 | 2 | 16 | 32, 1 | 2 | 4 | 32, 100, 50, 100])


def program_of(*outlines: bytes, cmap: bytes = b"") -> bytes:
    """A font program with these outlines and this character map."""
    offsets = [sum(map(len, outlines[:place])) for place in range(len(outlines) + 1)]
    tables = {
        b"cmap": cmap,
        b"glyf": b"".join(outlines),
        b"head": bytes(50) + struct.pack(">2h", 1, 0),
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": struct.pack(">IH", 0x10000, len(outlines)),
    }
    directory, body = b"", b""
    for tag, table in tables.items():
        directory += struct.pack(">4s3I", tag, 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table
    return struct.pack(">I4H", 0x10000, len(tables), 0, 0, 0) + directory + body


def read(*outlines: bytes, cmap: bytes = b"") -> Program:
    program = read_program(program_of(*outlines, cmap=cmap))
    assert program is not None
    return program


def test_a_fingerprint_covers_the_points_and_not_their_packing() -> None:
    """Hints, repeated flags and short steps change nothing; another point does."""
    moved = TRIANGLE[:-2] + struct.pack(">h", 99)
    first, second, third, empty = map(read(TRIANGLE, PACKED, moved, b"").fingerprint, range(4))
    assert first == second != third
    assert empty == ""


def test_a_composite_glyph_looks_like_its_parts() -> None:
    """Its fingerprint follows the outlines that it is made of, not their numbers."""
    parts = [struct.pack(">5h2H2b", -1, 0, 0, 0, 0, 2, glyph, 5, 0) for glyph in (0, 1)]
    program = read(TRIANGLE, PACKED, *parts)
    assert program.fingerprint(2) == program.fingerprint(3) != program.fingerprint(0)


def test_a_composite_of_itself_ends() -> None:
    """A program that nests without end has no fingerprint there, and the reading goes on."""
    assert read(struct.pack(">5h2H2b", -1, 0, 0, 0, 0, 2, 0, 5, 0)).fingerprint(0)


@pytest.mark.parametrize(
    ("platform", "encoding", "body", "code", "point"),
    [
        (1, 0, struct.pack(">5H", 6, 14, 0, 65, 2) + struct.pack(">2H", 7, 8), 66, None),
        (1, 0, struct.pack(">3H", 0, 262, 0) + bytes(66) + b"\x08" + bytes(189), 66, None),
        (3, 0, struct.pack(">11H", 4, 32, 0, 4, 0, 0, 0, 0xF042, 0xFFFF, 0, 0xF042)
         + struct.pack(">HhhHH", 0xFFFF, 8 - 0xF042 + 0x10000, 1, 0, 0), 66, None),
        (3, 1, struct.pack(">11H", 4, 32, 0, 4, 0, 0, 0, 0x3B1, 0xFFFF, 0, 0x3B1)
         + struct.pack(">HhhHH", 0xFFFF, 8 - 0x3B1, 1, 0, 0), 66, 0x3B1),
        (3, 10, struct.pack(">2H6I", 12, 0, 28, 0, 1, 0x1D400, 0x1D401, 7), 66, 0x1D401),
    ],
    ids=["trimmed table", "byte table", "symbols", "segments by Unicode", "groups"],
)  # fmt: skip
def test_a_code_finds_its_glyph(platform: int, encoding: int, body: bytes, code: int, point: int | None) -> None:
    """Each format of character map that printers write is understood."""
    cmap = struct.pack(">2H2HI", 0, 1, platform, encoding, 12) + body
    assert read(TRIANGLE, cmap=cmap).glyph_of(code, point) == 8


@pytest.mark.parametrize("cut", [0, 3, 11, 40, 90, 130, 160])
def test_a_damaged_program_has_no_fingerprints(cut: int) -> None:
    """Whatever is missing, nothing is raised."""
    program = read_program(program_of(TRIANGLE)[:cut])
    assert program is None or program.fingerprint(0) == ""


def test_the_fonts_of_katex_are_known() -> None:
    """The table tells a font by its outlines, and a character by its own."""
    path = FONTS / "KaTeX_Math-Italic.ttf"
    if not path.exists():
        pytest.skip("KaTeX is not installed")
    program = read_program(path.read_bytes())
    assert program is not None
    glyph = program.maps[3, 1][ord("λ")]
    assert characters_of("KaTeX_Math-Italic", program.fingerprint(glyph)) == "λ"
    assert font_of(map(program.fingerprint, range(100))) == "KaTeX_Math-Italic"
    assert font_of(["0123456789"] * 5) == ""
