"""Adds annotations to a printed PDF by an incremental update: the file as printed, and new objects after it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from scripts.transcript.pdf import identity, open_document
from scripts.typesetting.annotations import PRINTED, Annotation, numbers

TRAILER = re.compile(rb"trailer\s*<<(?P<entries>.*?)>>\s*startxref\s+(?P<table>\d+)\s+%%EOF\s*\Z", re.DOTALL)
SIZE = re.compile(rb"/Size\s+(\d+)")
KEPT = re.compile(rb"/(?:Root|Info|ID)\s+(?:\d+\s+\d+\s+R|\[.*?\])", re.DOTALL)


class UpdateError(Exception):
    """The PDF is not of the plain form that Chromium prints."""


def annotate(data: bytes, annotations: Sequence[Annotation]) -> bytes:
    """Returns the PDF with the annotations added, in their order on each page; raises UpdateError."""
    trailer = TRAILER.search(data)
    size = SIZE.search(trailer["entries"]) if trailer else None
    if trailer is None or size is None:
        raise UpdateError("the printed PDF does not end in a plain trailer")
    if not annotations:
        return data
    objects: dict[tuple[int, int], bytes] = {}
    number = int(size[1])
    for page in open_document(data).pages():
        added = [annotation for annotation in annotations if annotation.page == page.number]
        if not added:
            continue
        references = []
        for annotation in added:
            objects[number, 0] = annotation_object(annotation, number + 1)
            objects[number + 1, 0] = appearance_object(annotation)
            references.append(f"{number} 0 R")
            number += 2
        objects[page_identity(page.source)] = with_annotations(page.source, references)
    kept = b" ".join(KEPT.findall(trailer["entries"]))
    end = b"/Size %d /Prev %s %s" % (number, trailer["table"], kept)
    return appended(data, objects, end)


def annotation_object(annotation: Annotation, appearance: int) -> bytes:
    """The dictionary of an annotation."""
    look = f"/Rect [{numbers(annotation.box)}] /F {PRINTED} /AP << /N {appearance} 0 R >>"
    body = f"<< /Type /Annot {annotation.body} {look} >>"
    return body.encode("latin-1")


def appearance_object(annotation: Annotation) -> bytes:
    """The form that shows it: its own coordinates are those of the page."""
    content = annotation.content.encode("latin-1")
    head = (
        f"<< /Type /XObject /Subtype /Form /BBox [{numbers(annotation.box)}]"
        f" /Resources << {annotation.resources} >> /Length {len(content)} >>"
    )
    return head.encode("latin-1") + b"\nstream\n" + content + b"\nendstream"


def page_identity(page: object) -> tuple[int, int]:
    """The object number and generation of a page."""
    found = identity(page)
    if found is None:
        raise UpdateError("a page of the printed PDF is not an object of its own")
    return found


def with_annotations(page: object, references: Sequence[str]) -> bytes:
    """The page's dictionary with /Annots added."""
    written = io.BytesIO()
    page.write_to_stream(written)  # type: ignore[attr-defined]
    body = written.getvalue().strip()
    if b"/Annots" in body or not body.endswith(b">>"):
        raise UpdateError("a page of the printed PDF has annotations already")
    return body.removesuffix(b">>") + f"/Annots [{' '.join(references)}]\n>>".encode()


def appended(data: bytes, objects: dict[tuple[int, int], bytes], trailer: bytes) -> bytes:
    """The file with new objects, their cross-reference table and a trailer after it."""
    parts, table = [data], [b"xref"]
    place = len(data)
    for (number, generation), body in sorted(objects.items()):
        whole = b"%d %d obj\n%s\nendobj\n" % (number, generation, body)
        table.append(b"%d 1\n%010d %05d n " % (number, place, generation))
        parts.append(whole)
        place += len(whole)
    parts.append(b"\n".join(table) + b"\ntrailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, place))
    return b"".join(parts)
