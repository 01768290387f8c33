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


@dataclass(frozen=True, slots=True)
class Way:
    """A way to lay a formula out: with the usual size or that of a page that was shrunk, today's or older rules."""

    is_shrunk: bool = False
    is_stepped: bool = True
    is_older: bool = False


WAYS = tuple(
    Way(is_shrunk, is_stepped, is_older)
    for is_shrunk in (False, True)
    for is_stepped in (True, False)
    for is_older in (False, True)
)


@dataclass(slots=True)
class Chooser:
    """The ways for the formulas of one document, and how often each was tried and proved one."""

    tries: dict[Way, int] = field(default_factory=dict)
    wins: dict[Way, int] = field(default_factory=dict)

    def best(self, painting: Painting, html: str) -> Proof:
        """The best proof of a formula by KaTeX's HTML of its LaTeX."""
        found: Proof | None = None
        try:
            for way, layout in self._layouts(painting.em, html):
                proof = prove(painting, layout)
                self.tries[way] = self.tries.get(way, 0) + 1
                if found is None or ORDER.index(proof.status) < ORDER.index(found.status):
                    found = proof
                if proof.status == EXACT:
                    self.wins[way] = self.wins.get(way, 0) + 1
                if proof.status == EXACT or proof.is_settled:
                    break
        except (Unknown, MarkupFault) as unknown:
            return Proof(UNRECOVERED, f"printed again, it holds what cannot be compared: {unknown}")
        return found or Proof(UNRECOVERED, "nothing of it could be laid out")

    def _layouts(self, em: float, html: str) -> Iterator[tuple[Way, Layout]]:
        sizes = sizes_of(em)
        for way in sorted(WAYS, key=lambda way: -self.wins.get(way, 0)):
            is_vain = self.tries.get(way, 0) >= VAIN_TRIES and not self.wins.get(way, 0)
            if (not is_vain or way == WAYS[0]) and way.is_shrunk < len(sizes):
                yield way, _laid_out(html, sizes[way.is_shrunk], way.is_stepped, way.is_older)


@lru_cache(maxsize=2000)
def _laid_out(html: str, size: float, is_stepped: bool, is_older: bool) -> Layout:
    tree = parse(html)
    return lay_out(joined_letters(tree) if is_older else tree, size, is_stepped=is_stepped)


def sizes_of(em: float) -> Sequence[float]:
    """KaTeX's font sizes in CSS pixels that may print as ``em`` points, likeliest first.

    A PDF cuts font sizes short, and a page may have been shrunk to fit the paper; text of 16 pixels is what most have.
    """
    text = round(em / POINTS_A_PIXEL / TEXT_RATIO, 1)
    usual, common = text * TEXT_RATIO, COMMON_TEXT * TEXT_RATIO
    return (common,) if text == COMMON_TEXT else (usual, common)
