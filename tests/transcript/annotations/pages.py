"""Small pages with annotations, for tests that state what a reader of them should see."""

from __future__ import annotations

from scripts.transcript.structure import Annotation
from tests.transcript.reading_of import reading
from tests.transcript.small_pdf import page, text

CHAT = page(text(60, 100, "the kernel K is right"), text(60, 130, "and so is its length L"))


def note(kind: str, rect: str, more: str = "") -> str:
    """An annotation's dictionary; ``rect`` counts from the bottom of a page of 612 by 792 points."""
    return f"<< /Type /Annot /Subtype /{kind} /Rect [{rect}] {more} >>"


def notes(
    *annotations: str, content: str = CHAT, about: str = "", extra: tuple[str, ...] = ()
) -> tuple[Annotation, ...]:
    """The annotations read of a page; ``extra`` are further objects, numbered behind the annotations."""
    numbers = " ".join(f"{100 + index} 0 R" for index in range(len(annotations)))
    found = reading(content, page=f"/Annots [{numbers}] {about}", extra=[*annotations, *extra])
    return found.annotations


def form(content: str, box: str, more: str = "") -> str:
    """An appearance stream."""
    head = f"<< /Type /XObject /Subtype /Form /BBox [{box}] {more} /Length {len(content)} >>"
    return f"{head}\nstream\n{content}\nendstream"
