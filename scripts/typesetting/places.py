"""Finds where the places of a page came to stand: the links of the first print, merged into one box a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.transcript.pdf import entry, items, open_document
from scripts.typesetting.page import PLACES


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page in PDF coordinates: points, the origin at the bottom left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float

    def shares_line(self, other: Spot) -> bool:
        """Whether the two overlap in height by at least half of the lower one, on one page."""
        shared = min(self.y1, other.y1) - max(self.y0, other.y0)
        return self.page == other.page and 2 * shared >= min(self.y1 - self.y0, other.y1 - other.y0)

    def joined(self, other: Spot) -> Spot:
        """The smallest box around both."""
        return Spot(
            self.page,
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def below(self, above: Spot) -> Spot:
        """This box without what it shares with the line above it, so that no word is highlighted twice."""
        return replace(self, y1=min(self.y1, above.y0)) if above.page == self.page else self


def find_places(data: bytes) -> dict[str, list[Spot]]:
    """Returns the boxes of every place by its key, one for each line of text, from the PDF with links."""
    found: dict[str, list[Spot]] = {}
    for page in open_document(data).pages():
        for annotation in items(entry(page.source, "/Annots")):
            address = str(entry(annotation, "/A", "/URI") or "")
            if address.startswith(PLACES):
                box = [float(edge) for edge in items(entry(annotation, "/Rect"))]
                found.setdefault(address.removeprefix(PLACES), []).append(Spot(page.number, *box))
    return {key: merged(spots) for key, spots in found.items()}


def merged(spots: Sequence[Spot]) -> list[Spot]:
    """The boxes joined line by line, from the top; the highest are joined first, as a small one may touch two lines."""
    lines: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: spot.y0 - spot.y1):
        near = next((line for line in lines if line.shares_line(spot)), None)
        if near is None:
            lines.append(spot)
        else:
            lines[lines.index(near)] = near.joined(spot)
    lines.sort(key=lambda line: (line.page, -line.y1))
    return lines[:1] + [line.below(above) for above, line in pairwise(lines)]
