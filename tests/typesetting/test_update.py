"""Annotations added to a printed PDF."""

from __future__ import annotations

import pytest

from scripts.transcript.pdf import entry, items, open_document
from scripts.typesetting.annotations import annotations
from scripts.typesetting.page import Place
from scripts.typesetting.places import Spot
from scripts.typesetting.source import Note
from scripts.typesetting.update import UpdateError, annotate


def blank_pdf() -> bytes:
    """A page without content, in the plain form that a browser prints."""
    bodies = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]>>",
    ]
    data, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, body in enumerate(bodies, start=1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return data + b"xref\n0 4\n%strailer\n<</Size 4\n/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))


def test_added_annotations_are_read_back_in_order() -> None:
    """A reader that follows the cross-reference tables finds them with their boxes."""
    place = Place("note-0", "red", Note("red", "cross", "Wrong (twice)."))
    data = annotate(blank_pdf(), annotations(place, [Spot(1, 100.0, 200.0, 212.0, 240.0)]))
    (page,) = open_document(data).pages()
    found = items(entry(page.source, "/Annots"))
    assert [entry(annotation, "/Subtype") for annotation in found] == ["/Ink", "/FreeText"]
    assert entry(found[1], "/Contents") == "Wrong (twice)."
    assert [float(edge) for edge in items(entry(found[1], "/Rect"))] == [100, 200, 212, 240]
    assert entry(found[1], "/AP", "/N", "/Subtype") == "/Form"


def test_the_printed_bytes_stay_as_they_are() -> None:
    """The update only adds to the file."""
    data = blank_pdf()
    assert annotate(data, annotations(Place("mark-0", "green"), [Spot(1, 1.0, 2.0, 3.0, 4.0)])).startswith(data)


def test_a_file_without_a_plain_trailer_is_refused() -> None:
    """It says so and writes nothing."""
    with pytest.raises(UpdateError, match="plain trailer"):
        annotate(b"%PDF-1.7 stream", [])


def test_nothing_to_add_changes_nothing() -> None:
    """A print without annotations stays as it is; an update without objects would not be a PDF."""
    data = blank_pdf()
    assert annotate(data, []) == data
