"""The metrics of TeX's fonts: widths, heights, depths, italic corrections and kerns, in em of the font's own size.

Source of data/metrics.json: the AMS's metric files (cm, amsfonts, rsfs, stmaryrd, wasy), ten-thousandths of an em,
equal neighbours written once with their count.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UNIT = 10_000
# The character whose kerns say how far an accent is moved (fontmath.ltx and the files *.fd, \\skewchar).
SKEW_CODES = {"cmmi": 127, "cmmib": 127, "cmsy": 48, "cmbsy": 48, "rsfs": 127}


@dataclass(frozen=True, slots=True)
class Extent:
    """A glyph's box by TeX: its width, height above and depth below the baseline, and italic correction, in em."""

    width: float
    height: float
    depth: float
    italic: float


@cache
def _tables() -> dict[str, dict]:
    return json.loads((Path(__file__).parent / "data" / "metrics.json").read_text(encoding="ascii"))


@cache
def designs(stem: str) -> tuple[int, ...]:
    """The design sizes of a family of fonts, as cmr has 5 to 17; () for an unknown one."""
    found = (re.fullmatch(rf"{stem}(\d+)", name) for name in _tables())
    return tuple(sorted(int(match[1]) for match in found if match))


@cache
def nearest_design(stem: str, size: int) -> str:
    """The name of the font of a family whose design size is nearest; "" for an unknown family."""
    sizes = designs(stem)
    return f"{stem}{min(sizes, key=lambda other: abs(other - size))}" if sizes else ""


@cache
def extents(font: str) -> tuple[Extent | None, ...]:
    """The box of each code of a font such as cmmi10; None where it has no glyph."""
    table = _tables().get(font)
    if table is None:
        return ()
    columns = [_unpacked(table[name]) for name in ("width", "height", "depth", "italic")]
    return tuple(
        None if width is None else Extent(width, height or 0.0, depth or 0.0, italic or 0.0)
        for width, height, depth, italic in zip(*columns, strict=True)
    )


def extent(font: str, code: int) -> Extent | None:
    """The box of one code; None where the font is unknown or has no such glyph."""
    table = extents(font)
    return table[code] if 0 <= code < len(table) else None


def _unpacked(packed: str) -> list[float | None]:
    values: list[float | None] = []
    for word in packed.split():
        value, _, count = word.partition("x")
        values += [None if value == "-" else int(value) / UNIT] * int(count or 1)
    return values


@cache
def kerns(font: str) -> dict[tuple[int, int], float]:
    """The kern between two codes of a font, in em; text fonts take those of ten points."""
    table = _tables().get(font, {}).get("kerns")
    if table is None:
        own = re.sub(r"\d+$", "10", font)
        return kerns(own) if own != font and own in _tables() else {}
    return {
        (int(left), int(right)): int(amount) / UNIT
        for amount, pairs in table.items()
        for left, right in (pair.split(",") for pair in pairs.split())
    }
