"""A PDF's pages written anew, operation by operation: what the imitations of other printers share."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Operation = tuple[list[Any], bytes]


def rewritten(data: bytes, page_of: Callable[[Any, Any], bytes]) -> bytes:
    """The PDF with every page's content as ``page_of(page, writer)`` gives it, without its structure tree."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        content = StreamObject()
        content.set_data(page_of(page, writer))
        page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
        page.pop("/StructParents", None)
    for name in ("/StructTreeRoot", "/MarkInfo"):
        writer._root_object.pop(name, None)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def operations(page: Any) -> list[Operation]:
    """The operations of a page."""
    return ContentStream(page.get_contents(), page.pdf).operations


def fonts_of(page: Any) -> DictionaryObject:
    """The fonts of a page by their names there."""
    return page["/Resources"].get_object().get("/Font", DictionaryObject()).get_object()


def number(value: float) -> str:
    """A number as Quartz writes it: four decimals at most."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def numbers(values: Iterable[float]) -> str:
    """Several of them."""
    return " ".join(number(float(value)) for value in values)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def codes_of(raw: Any) -> Iterator[int]:
    """The two-byte codes of a string."""
    data = raw if isinstance(raw, bytes) else raw.original_bytes
    return (data[at] << 8 | data[at + 1] for at in range(0, len(data) - 1, 2))
