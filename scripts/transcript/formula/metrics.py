"""KaTeX's numbers: glyph extents and the parameters of its three size classes.

Sources: src/fontMetricsData.js by way of data/metrics.json, and src/fontMetrics.ts (sigmasAndXis), KaTeX 0.19.1, MIT.
All lengths are em of the size in force.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
AXIS = 0.25
NULL_DELIMITER = 0.12
SCRIPT_SPACE = 0.05
LINE = 0.04
X_HEIGHT = 0.431
# The size of a style relative to text (src/Options.ts, sizeStyleMap at size 6: 1, 0.7, 0.5).
SCALE = {"D": 1.0, "T": 1.0, "S": 0.7, "SS": 0.5}
# One mu in em of the style's own size: quad / 18 (sigma6).
MU = {"D": 1.0 / 18, "T": 1.0 / 18, "S": 1.171 / 18, "SS": 1.472 / 18}
SCRIPT = {"D": "S", "T": "S", "S": "SS", "SS": "SS"}
FRACTION = {"D": "T", "T": "S", "S": "SS", "SS": "SS"}


@dataclass(frozen=True, slots=True)
class Extent:
    """A glyph's box in em: depth below and height above the baseline, italic correction, skew of an accent, width."""

    depth: float
    height: float
    italic: float
    skew: float
    width: float


DEFAULT = Extent(0.2, 0.7, 0.0, 0.0, 0.5)


@cache
def tables() -> dict[str, dict[str, list[float]]]:
    """The metrics by font and code point."""
    return json.loads((DATA / "metrics.json").read_text(encoding="ascii"))


@cache
def glyph_points() -> dict[str, dict[str, int]]:
    """The code point of a glyph id, by font."""
    return json.loads((DATA / "glyphs.json").read_text(encoding="ascii"))


@cache
def extent(font: str, char: str) -> Extent | None:
    """The box of a character of a KaTeX font (name without ``KaTeX_``), None when the font has no such character."""
    row = tables().get(font, {}).get(str(ord(char))) if len(char) == 1 else None
    return Extent(*row) if row else None
