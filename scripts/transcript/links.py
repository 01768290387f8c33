"""Where a page's links lead: the areas of its link annotations, with the few addresses that are let through."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.transcript.addresses import safe_address
from scripts.transcript.geometry import bounds_of, page_matrix, transform
from scripts.transcript.model import Box
from scripts.transcript.pdf import DAMAGE, Page, entry, items

Link = tuple[Box, str]

MAX_LINKS_PER_PAGE = 2_000


def page_links(page: Page) -> list[Link]:
    """The areas of a page that lead to an address, in the order of the file."""
    try:
        found = [
            part for source in items(entry(page.source, "/Annots"))[:MAX_LINKS_PER_PAGE] for part in _link(page, source)
        ]
    except DAMAGE:
        return []  # words stay words; what is damaged in annotations is told where they are read
    return found


def _link(page: Page, source: object) -> list[Link]:
    if str(entry(source, "/Subtype")) != "/Link" or str(entry(source, "/A", "/S")) != "/URI":
        return []
    address = entry(source, "/A", "/URI")
    text = address.decode("latin-1") if isinstance(address, bytes) else str(address or "")
    safe = safe_address(text)
    return [(box, safe) for box in _areas(page, source)] if safe else []


def _areas(page: Page, source: object) -> list[Box]:
    """One area for each line that the link stands on, where the file says so."""
    numbers = [float(value) for value in items(entry(source, "/QuadPoints"))]
    quads: Sequence[Sequence[float]] = [numbers[start : start + 8] for start in range(0, len(numbers) - 7, 8)]
    corners = quads or [[float(value) for value in items(entry(source, "/Rect"))]]
    matrix = page_matrix(page.box, page.turn)
    return [Box(page.number, *bounds_of(transform(matrix, points))) for points in corners if len(points) >= 4]
