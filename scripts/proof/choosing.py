"""Which layout a page was printed with.

The release of KaTeX, the system's fonts and the size of the text are not written in a PDF. Each is tried until one
proves the formula; what never helped in a document is soon left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from scripts.proof.comparing import prove
from scripts.proof.conclusions import EXACT, NEAR, UNRECOVERED, Proof
from scripts.proof.markup import MarkupFault, parse
from scripts.proof.older import joined_letters
from scripts.proof.painting import Painting
from scripts.proof.placing import lay_out
from scripts.proof.printed import Layout
from scripts.proof.rules import TEXT_RATIO
from scripts.proof.styles import Unknown

POINTS_A_PIXEL = 0.75
COMMON_TEXT = 16.0
ORDER = (EXACT, NEAR, UNRECOVERED)
VAIN_TRIES = 30
# Of HTML, which is some 300 characters for each printed one: far more than a page holds.
LONGEST_HTML = 600_000


@dataclass(frozen=True, slots=True)
class Way:
    """A way to lay a formula out.

    At the usual size of text or that of a page that was shrunk; with fonts in steps or without; as an older KaTeX did;
    with the smallest size that is printed as the least one that the user allows.
    """

    is_shrunk: bool = False
    is_stepped: bool = True
    is_older: bool = False
    has_least: bool = False


WAYS = tuple(
    Way(is_shrunk, is_stepped, is_older, has_least)
    for has_least in (False, True)
    for is_shrunk in (False, True)
    for is_stepped in (True, False)
    for is_older in (False, True)
)


@dataclass(slots=True)
class Chooser:
    """The ways for the formulas of one document, how often each was tried and proved one, and its least size."""

    tries: dict[Way, int] = field(default_factory=dict)
    wins: dict[Way, int] = field(default_factory=dict)
    least: float = 0.0

    def best(self, painting: Painting, html: str) -> Proof:
        """The best proof of a formula by KaTeX's HTML of its LaTeX."""
        found: Proof | None = None
        if len(html) > LONGEST_HTML:
            return Proof(UNRECOVERED, "it is too long to be printed again")
        try:
            for way, layout in self._layouts(painting, html):
                proof = prove(painting, layout)
                self.tries[way] = self.tries.get(way, 0) + 1
                if found is None or ORDER.index(proof.status) < ORDER.index(found.status):
                    found = proof
                if proof.status == EXACT:
                    self.wins[way] = self.wins.get(way, 0) + 1
                    self.least = self.least or layout.least
                if proof.status == EXACT or proof.is_settled:
                    break
        except (Unknown, MarkupFault) as unknown:
            return Proof(UNRECOVERED, f"printed again, it holds what cannot be compared: {unknown}")
        return found or Proof(UNRECOVERED, "nothing of it could be laid out")

    def _layouts(self, painting: Painting, html: str) -> Iterator[tuple[Way, Layout]]:
        sizes = sizes_of(painting.em)
        for way in sorted(WAYS, key=lambda way: -self.wins.get(way, 0)):
            is_vain = self.tries.get(way, 0) >= VAIN_TRIES and not self.wins.get(way, 0)
            if (not is_vain or way == WAYS[0]) and way.is_shrunk < len(sizes):
                size = sizes[way.is_shrunk]
                least = self.least or least_of(painting, size)
                if least or not way.has_least:
                    yield way, _laid_out(html, size, least if way.has_least else 0.0, way.is_stepped, way.is_older)


@lru_cache(maxsize=500)
def _laid_out(html: str, size: float, least: float, is_stepped: bool, is_older: bool) -> Layout:
    tree = parse(html)
    return lay_out(joined_letters(tree) if is_older else tree, size, is_stepped=is_stepped, least=least)


def least_of(painting: Painting, size: float) -> float:
    """The smallest size of a formula's characters in whole CSS pixels, as a browser's setting gives it.

    0 where all have one size: then any size that is too small could be explained by a setting.
    """
    seen = {round(size / painting.em * glyph.size, 1) for glyph in painting.glyphs}
    return float(round(min(seen))) if len(seen) > 1 and min(seen) < size else 0.0


def sizes_of(em: float) -> Sequence[float]:
    """KaTeX's font sizes in CSS pixels that may print as ``em`` points, likeliest first.

    A PDF cuts font sizes short, and a page may have been shrunk to fit the paper; text of 16 pixels is what most have.
    """
    text = round(em / POINTS_A_PIXEL / TEXT_RATIO, 1)
    usual, common = text * TEXT_RATIO, COMMON_TEXT * TEXT_RATIO
    return (common,) if text == COMMON_TEXT else (usual, common)
