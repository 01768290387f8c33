"""Chromium's print saved again by programs that are installed here: pypdf, qpdf, Ghostscript, Poppler with cairo."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.fidelity_print import Case, rendered
from tests.printers.chromium import kept, printed
from tests.printers.printer import Printer
from tests.printers.sheets import sheet

SECONDS = 300


def pypdf(data: bytes) -> bytes:
    """Every page added to a new file."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(data)).pages:
        writer.add_page(page)
    for page in writer.pages:
        page.compress_content_streams()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def by_program(*command: str) -> Callable[[bytes], bytes]:
    """What a program makes of a file, where IN and OUT stand for the two paths."""

    def change(data: bytes) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
            source.write_bytes(data)
            words = [{"IN": str(source), "OUT": str(target)}.get(word, word) for word in command]
            subprocess.run(words, check=False, timeout=SECONDS, capture_output=True)
            return target.read_bytes()

    return change


def resaved(name: str, about: str, change: Callable[[bytes], bytes], program: str = "") -> Printer:
    """A printer that saves Chromium's print again."""

    def pdf(cases: Sequence[Case], first: int) -> bytes:
        text = sheet(cases, first, rendered(cases))
        return kept(f"{name} {text}".encode(), lambda: change(printed(text)))

    return Printer(name, about, pdf, needs=("chromium", program) if program else ("chromium",))


GHOSTSCRIPT = by_program("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-o", "OUT", "IN")
OPTIMISED = by_program("qpdf", "--object-streams=generate", "--recompress-flate", "--linearize", "IN", "OUT")
CAIRO = by_program("pdftocairo", "-pdf", "IN", "OUT")
RESAVES = (
    resaved("pypdf", "saved again by pypdf", pypdf),
    resaved("qpdf", "saved again by qpdf, linear and with object streams", OPTIMISED, "qpdf"),
    resaved("ghostscript", "saved again by Ghostscript's pdfwrite", GHOSTSCRIPT, "gs"),
    resaved("cairo", "saved again by Poppler through cairo", CAIRO, "pdftocairo"),
    resaved("cairo-ghostscript", "cairo's file saved again by Ghostscript",
            lambda data: GHOSTSCRIPT(CAIRO(data)), "gs"),
)  # fmt: skip
