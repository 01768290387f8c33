"""A TrueType program as a PDF embeds it: which glyph a code draws, and a fingerprint of what that glyph looks like.

A printer may number glyphs anew and lose or garble their Unicode, but it keeps their outlines. The fingerprint covers
the points and which of them lie on the curve, not the hints and not how the points were packed.
What it will not do: read PostScript outlines, or raise for a damaged program: its glyphs have no fingerprint.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

FINGERPRINT_BYTES = 5
ON_CURVE, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y = 1, 2, 4, 8, 16, 32
WORDS, XY_VALUES, SCALED, MORE, SCALED_XY, SCALED_2X2 = 1, 2, 8, 32, 64, 128
DEEPEST, MOST_POINTS, MOST_TABLES = 4, 20_000, 64
# The character maps that embedded programs have, the likeliest first: (platform, encoding).
SYMBOLS, MACINTOSH = (3, 0), (1, 0)
SYMBOL_AREA = 0xF000


@dataclass(slots=True)
class Program:
    """One font program. ``tables`` are its tables by tag; ``maps`` its character maps, {code: glyph}."""

    tables: dict[bytes, bytes]
    maps: dict[tuple[int, int], dict[int, int]] = field(default_factory=dict)
    offsets: tuple[int, ...] = ()

    def glyph_of(self, code: int, point: int | None) -> int | None:
        """The glyph that a simple font's code draws, given the Unicode that its encoding says (PDF 32000, 9.6.6.4)."""
        for name in [key for key in self.maps if key[0] != 1]:
            found = self.maps[name]
            if name != SYMBOLS and point is not None and point in found:
                return found[point]
            if name == SYMBOLS and (glyph := found.get(SYMBOL_AREA + code) or found.get(code)):
                return glyph
        return self.maps.get(MACINTOSH, {}).get(code)

    def fingerprint(self, glyph: int) -> str:
        """What tells an outline from others, in hexadecimal; "" for a glyph without one."""
        try:
            outline = self._outline(glyph, 0)
        except (struct.error, IndexError):
            return ""
        return hashlib.blake2b(outline, digest_size=FINGERPRINT_BYTES).hexdigest() if outline else ""

    def _outline(self, glyph: int, depth: int) -> bytes:
        if not 0 <= glyph < len(self.offsets) - 1 or depth > DEEPEST:
            return b""
        data = self.tables.get(b"glyf", b"")[self.offsets[glyph] : self.offsets[glyph + 1]]
        if len(data) < 10:
            return b""
        (contours,) = struct.unpack(">h", data[:2])
        return _simple_outline(data, contours) if contours >= 0 else self._composite_outline(data, depth)

    def _composite_outline(self, data: bytes, depth: int) -> bytes:
        parts = (
            self._outline(glyph, depth + 1) + struct.pack(">2h", *offset) + scale
            for glyph, offset, scale in _components(data)
        )
        return b"".join(parts)


def read_program(data: bytes) -> Program | None:
    """The program in a stream; None when it has no TrueType outlines that can be read."""
    try:
        tables = dict(_tables(data))
        if not {b"head", b"loca", b"glyf", b"maxp"} <= tables.keys():
            return None
        (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
        (is_long,) = struct.unpack_from(">h", tables[b"head"], 50)
        return Program(tables, dict(_maps(tables.get(b"cmap", b""))), _offsets(tables[b"loca"], count, bool(is_long)))
    except (struct.error, IndexError):
        return None


def _tables(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for place in range(min(count, MOST_TABLES)):
        tag, _, offset, length = struct.unpack_from(">4s3I", data, 12 + 16 * place)
        yield tag, data[offset : offset + length]


def _offsets(loca: bytes, count: int, is_long: bool) -> tuple[int, ...]:
    size = 4 if is_long else 2
    count = min(count + 1, len(loca) // size)
    listed = struct.unpack_from(f">{count}{'I' if is_long else 'H'}", loca)
    return listed if is_long else tuple(2 * offset for offset in listed)


def _maps(cmap: bytes) -> Iterator[tuple[tuple[int, int], dict[int, int]]]:
    if len(cmap) < 4:
        return
    (count,) = struct.unpack_from(">H", cmap, 2)
    for place in range(min(count, MOST_TABLES)):
        platform, encoding, offset = struct.unpack_from(">2HI", cmap, 4 + 8 * place)
        yield (platform, encoding), _map(cmap[offset:])


def _map(data: bytes) -> dict[int, int]:
    """One character map of the formats 0, 4, 6 and 12; empty for any other."""
    (kind,) = struct.unpack_from(">H", data)
    if kind == 0:
        return {code: glyph for code, glyph in enumerate(data[6:262]) if glyph}
    if kind == 6:
        first, count = struct.unpack_from(">2H", data, 6)
        return dict(enumerate(struct.unpack_from(f">{count}H", data, 10), first))
    if kind == 4:
        return _segments(data)
    return _groups(data) if kind == 12 else {}


def _segments(data: bytes) -> dict[int, int]:
    (twice,) = struct.unpack_from(">H", data, 6)
    count = twice // 2
    ends, starts = struct.unpack_from(f">{count}H", data, 14), struct.unpack_from(f">{count}H", data, 16 + twice)
    deltas = struct.unpack_from(f">{count}h", data, 16 + 2 * twice)
    ranges = struct.unpack_from(f">{count}H", data, 16 + 3 * twice)
    found: dict[int, int] = {}
    for place, (first, last, delta, away) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, last + 1):
            at = 16 + 3 * twice + 2 * place + away + 2 * (code - first)
            glyph = code if not away else int.from_bytes(data[at : at + 2], "big")
            if code != 0xFFFF and (glyph or not away):
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _groups(data: bytes) -> dict[int, int]:
    (count,) = struct.unpack_from(">I", data, 12)
    found: dict[int, int] = {}
    for place in range(min(count, MOST_POINTS)):
        first, last, glyph = struct.unpack_from(">3I", data, 16 + 12 * place)
        found.update(zip(range(first, min(last, first + MOST_POINTS) + 1), range(glyph, 0x10000), strict=False))
    return found


def _simple_outline(data: bytes, contours: int) -> bytes:
    ends = struct.unpack_from(f">{contours}H", data, 10)
    count = ends[-1] + 1 if ends else 0
    (hints,) = struct.unpack_from(">H", data, 10 + 2 * contours)
    at = 12 + 2 * contours + hints
    flags = bytearray()
    while len(flags) < min(count, MOST_POINTS):
        flag = data[at]
        times = 1 + (data[at + 1] if flag & REPEAT else 0)
        flags += bytes([flag]) * times
        at += 2 if flag & REPEAT else 1
    xs, at = _steps(data, at, flags, SHORT_X, SAME_X)
    ys, _ = _steps(data, at, flags, SHORT_Y, SAME_Y)
    on_curve = bytes(flag & ON_CURVE for flag in flags)
    return struct.pack(f">{len(ends)}H{len(xs)}h{len(ys)}h", *ends, *xs, *ys) + on_curve


def _steps(data: bytes, at: int, flags: bytes, short: int, same: int) -> tuple[list[int], int]:
    """The steps from point to point along one axis, and the place after them."""
    found = []
    for flag in flags:
        if flag & short:
            found.append(data[at] if flag & same else -data[at])
            at += 1
        elif flag & same:
            found.append(0)
        else:
            found.append(int.from_bytes(data[at : at + 2], "big", signed=True))
            at += 2
    return found, at


def _components(data: bytes) -> Iterator[tuple[int, tuple[int, int], bytes]]:
    at, flags = 10, MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">2H", data, at)
        kind, size = (">2h", 4) if flags & WORDS else (">2b", 2)
        offset = struct.unpack_from(kind, data, at + 4)
        at += 4 + size
        scale = 2 if flags & SCALED else 4 if flags & SCALED_XY else 8 if flags & SCALED_2X2 else 0
        yield glyph, (offset[0], offset[1]), data[at : at + scale]
        at += scale
