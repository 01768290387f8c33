# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""Small PDFs written by hand, so that what a test reads can be read in the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.transcript.content import read_pages
from scripts.transcript.model import Formula, Glyph, Painted

FONTS: Mapping[str, str] = {
    "F1": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 "
    "/Widths [" + " ".join(["500"] * 95) + "] >>",
    "F2": "<< /Type /Font /Subtype /Type1 /BaseFont /AAAAAA+Helvetica-Bold /Encoding /WinAnsiEncoding /FirstChar 32 "
    "/LastChar 126 /Widths [" + " ".join(["500"] * 95) + "] >>",
    "F3": "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 "
    "/Widths [" + " ".join(["600"] * 95) + "] >>",
    "F4": "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding /FirstChar 32 "
    "/LastChar 126 /Widths [" + " ".join(["500"] * 95) + "] >>",
}


def pdf(
    *contents: str,
    fonts: Mapping[str, str] = FONTS,
    resources: str = "",
    page: str = "",
    extra: Sequence[str] = (),
    information: str = "",
) -> bytes:
    """A PDF of one page for each content stream; ``extra`` are further objects, numbered from 100."""
    objects: dict[int, str] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    named = " ".join(f"/{name} {40 + index} 0 R" for index, name in enumerate(fonts))
    objects |= {40 + index: body for index, body in enumerate(fonts.values())}
    objects |= {100 + index: body for index, body in enumerate(extra)}
    kids = []
    for index, content in enumerate(contents):
        number = 1000 + 2 * index
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R {page} "
            f"/Resources << /Font << {named} >> {resources} >> >>"
        )
        objects[number + 1] = f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"
    objects[2] = f"<< /Type /Pages /Count {len(contents)} /Kids [{' '.join(kids)}] >>"
    if information:
        objects[3] = information
    return _file(objects, "/Info 3 0 R" if information else "")


def _file(objects: Mapping[int, str], trailer: str) -> bytes:
    body, places = b"%PDF-1.4\n", {}
    for number, text in sorted(objects.items()):
        places[number] = len(body)
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{number} 1\n{place:010d} 00000 n \n" for number, place in places.items())
    size = max(objects) + 1
    end = f"xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode("latin-1")


def text(x: float, y: float, words: str, font: str = "F1", size: float = 12) -> str:
    """Operators that print words with their baseline ``y`` points from the top of the page."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {792 - y} Td ({escaped}) Tj ET"


def page(*parts: str) -> str:
    """A content stream of several parts."""
    return "\n".join(parts)


def painted(content: str, **options: object) -> list[Painted]:
    """The painted objects of a one-page PDF."""
    (objects,) = read_pages(pdf(content, **options))  # type: ignore[arg-type]
    return objects


def words(objects: Sequence[Painted]) -> str:
    """The text of the glyphs in paint order."""
    return "".join(thing.text for thing in objects if isinstance(thing, Glyph))


def no_formulas(objects: Sequence[Painted]) -> list[Formula]:
    """A recoverer for pages without mathematics."""
    return []


def no_join(first: Formula, second: Formula) -> Formula:
    """A joiner for pages without mathematics."""
    raise AssertionError("nothing is broken over lines here")
