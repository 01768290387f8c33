"""The annotations that a PDF holds beside its pages' content: notes, highlights, strikes and ink."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.transcript.errors import ExtractionError
from scripts.transcript.geometry import bounds_of, page_matrix, transform
from scripts.transcript.model import Box
from scripts.transcript.pdf import DAMAGE, Page, entry, first_line, items
from scripts.transcript.structure import Annotation

KINDS: Mapping[str, str] = {
    "/Text": "text", "/FreeText": "text", "/Highlight": "highlight", "/Underline": "highlight",
    "/Squiggly": "highlight",
    "/StrikeOut": "strike", "/Ink": "ink", "/Line": "ink", "/Square": "ink", "/Circle": "ink", "/Polygon": "ink",
    "/PolyLine": "ink", "/Stamp": "ink", "/Caret": "text",
}  # fmt: skip
MAX_NOTES_PER_PAGE = 500
MAX_CHARACTERS = 4_000


def page_notes(page: Page) -> list[Annotation]:
    """The annotations of one page in their order in the file; links, popups and hidden ones are left out.

    Raises ExtractionError where they are damaged.
    """
    try:
        notes = [_note(page, source) for source in items(entry(page.source, "/Annots"))[:MAX_NOTES_PER_PAGE]]
    except DAMAGE as error:
        why = f"has annotations that cannot be read ({first_line(error)})"
        raise ExtractionError(why, "print it again without them", page=page.number) from None
    return [note for note in notes if note is not None]


def _note(page: Page, source: object) -> Annotation | None:
    kind = KINDS.get(str(entry(source, "/Subtype")))
    corners = [float(value) for value in items(entry(source, "/Rect"))]
    if kind is None or len(corners) != 4 or _is_hidden(source):
        return None
    bounds = bounds_of(transform(page_matrix(page.box, page.turn), corners))
    text = " ".join(str(entry(source, "/Contents") or "").split())[:MAX_CHARACTERS]
    return Annotation(kind, Box(page.number, *bounds), "".join(c for c in text if c.isprintable()))


def _is_hidden(source: object) -> bool:
    flags = entry(source, "/F")
    return isinstance(flags, int) and bool(flags & 2)
