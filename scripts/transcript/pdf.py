"""A PDF file opened: its pages as boxes, decoded content streams and resources. The only module that knows pypdf.

What it will not do: understand a content stream or a font. Limits and decryption are pypdf's; what it refuses, and
what it stumbles over, becomes an ``ExtractionError`` that says why.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf._codecs import charset_encoding
from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject, StreamObject

from scripts.transcript.errors import ExtractionError
from scripts.transcript.pdf_limits import MAX_PAGES

# What a damaged object tree makes pypdf raise besides its own errors; its documentation calls these robustness faults.
DAMAGE = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, ArithmeticError,
    NotImplementedError, struct.error, zlib.error,
)  # fmt: skip
END, OBJECT = b"%%EOF", b" obj"
GLYPH_NAMES: Mapping[str, str] = adobe_glyphs
ENCODINGS: Mapping[str, list[str]] = charset_encoding


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its visible box as left, bottom, right, top in points, its clockwise turn in degrees, its content."""

    number: int
    box: tuple[float, float, float, float]
    turn: int
    content: bytes
    resources: Mapping[str, Any]
    source: Any


class Document:
    """The pages of one PDF, read one at a time so that memory does not grow with their number."""

    def __init__(self, reader: PdfReader, data: bytes) -> None:
        self.data = data
        self._reader = reader
        self.page_count = len(reader.pages)
        information = reader.metadata or {}
        self.producer = str(information.get("/Producer") or "")
        self.title = str(information.get("/Title") or "")
        self.structure = entry(reader.trailer, "/Root", "/StructTreeRoot")

    def pages(self) -> Iterator[Page]:
        """Each page in order; raises ExtractionError with the page that cannot be read."""
        for index in range(self.page_count):
            try:
                yield _page(self._reader, index)
            except LimitReachedError as error:
                raise ExtractionError(
                    f"exceeds a limit of the reader ({error})", "print it again", page=index + 1
                ) from None
            except DAMAGE as error:
                why = f"is damaged ({type(error).__name__}: {first_line(error)})"
                raise ExtractionError(why, "print it again", page=index + 1) from None
            if index % 20 == 19:
                self.forget()

    def page_numbers(self) -> dict[tuple[int, int] | None, int]:
        """The number of each page by its object's identity."""
        return {identity(self._reader.pages[index]): index + 1 for index in range(self.page_count)}

    def holds(self, reference: Any) -> bool:
        """Whether an object is in the file: looking for one that is not would search all of it."""
        if not isinstance(reference, IndirectObject):
            return True
        number, generation = reference.idnum, reference.generation
        return number in self._reader.xref.get(generation, {}) or number in self._reader.xref_objStm

    def place(self, key: tuple[int, int]) -> int | None:
        """Where an object stands in the file's bytes; None where that is not known, or it stands in another object."""
        number, generation = key
        if number in self._reader.xref_objStm or self._reader.xref_free_entry.get(generation, {}).get(number):
            return None
        return self._reader.xref.get(generation, {}).get(number)

    def reference(self, key: tuple[int, int]) -> Any:
        """What stands for an object until it is resolved."""
        return IndirectObject(*key, self._reader)

    def forget(self) -> None:
        """Let go of what was resolved so far, so that memory stays flat."""
        self._reader.resolved_objects.clear()


def open_document(data: bytes) -> Document:
    """Open a PDF held in memory; raises ExtractionError where that cannot be done."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    if not data:
        raise ExtractionError("is empty", "export the chat again")
    if b"%PDF-" not in data[:1024]:
        raise ExtractionError("is not a PDF (no %PDF- at its start)", "give the PDF that the browser printed")
    if OBJECT in data[data.rfind(END) + len(END) :] and END in data:
        raise ExtractionError("is cut short (what was added last has no end)", "download or save it again")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractionError("is encrypted with a password", "save it without one")
        document = Document(reader, data)
    except (*DAMAGE, OSError) as error:
        cut = "" if END in data[-2048:] else "cut short, or "
        raise ExtractionError(f"is {cut}damaged ({first_line(error)})", "download or print it again") from None
    if not 0 < document.page_count <= MAX_PAGES:
        raise ExtractionError(f"has {document.page_count} pages, not 1 to {MAX_PAGES}", "print it again")
    return document


def first_line(error: Exception) -> str:
    """An error's own words as one short printable line."""
    words = " ".join(str(error).split()) or type(error).__name__
    return "".join(character for character in words if character.isprintable())[:120]


def resolve(value: Any) -> Any:
    """What an indirect reference stands for; None for a null or a reference to nothing."""
    for _ in range(20):
        if not isinstance(value, IndirectObject):
            break
        value = value.get_object()
    return None if isinstance(value, NullObject | IndirectObject) else value


def entry(holder: Any, *keys: str) -> Any:
    """The value under one key after another; None where the way ends."""
    for key in keys:
        holder = resolve(holder)
        if not isinstance(holder, DictionaryObject):
            return None
        holder = holder.get(key)
    return resolve(holder)


def identity(value: Any) -> tuple[int, int] | None:
    """What tells one indirect object of the file from another; None for a direct object."""
    if isinstance(value, IndirectObject):
        return value.idnum, value.generation
    reference = getattr(value, "indirect_reference", None)
    return (reference.idnum, reference.generation) if reference is not None else None


def stream_data(value: Any) -> bytes:
    """The decoded bytes of a stream; b"" for anything else."""
    value = resolve(value)
    return bytes(value.get_data()) if isinstance(value, StreamObject) else b""


def items(value: Any) -> list[Any]:
    """The resolved items of an array; an empty list for anything else."""
    value = resolve(value)
    return [resolve(item) for item in value] if isinstance(value, ArrayObject) else []


def _page(reader: PdfReader, index: int) -> Page:
    page = reader.pages[index]
    contents = page.get("/Contents")
    whole = resolve(contents)
    parts = whole if isinstance(whole, ArrayObject) else [contents]
    content = b"\n".join(stream_data(part) for part in parts if part is not None)
    box = page.cropbox
    edges = sorted((float(box.left), float(box.right))), sorted((float(box.bottom), float(box.top)))
    visible = (edges[0][0], edges[1][0], edges[0][1], edges[1][1])
    turn = int(page.rotation) % 360
    return Page(index + 1, visible, turn, content, _resources(page), page)


def _resources(page: PdfObject) -> Mapping[str, Any]:
    node: Any = page
    for _ in range(50):
        found = entry(node, "/Resources")
        if isinstance(found, DictionaryObject):
            return found
        node = entry(node, "/Parent")
        if node is None:
            break
    return DictionaryObject()
