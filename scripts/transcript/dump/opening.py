"""A dump's bytes as text: UTF-8, with or without its mark, and nothing that is no text."""

from __future__ import annotations

import re

from scripts.transcript.errors import ExtractionError

MAX_DUMP_BYTES = 5_000_000
# Control characters that text holds: tab, line ends, form feed. pdftotext writes U+0000 for nothing at all, never.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
# A dump of a PDF without Unicode holds some stray control characters; what holds more of them is no text.
MOST_CONTROLS_SHARE = 0.01
PDF_MARK = b"%PDF-"


def dump_text(data: bytes) -> str:
    """The text; raises ExtractionError with the line at fault."""
    if not data.strip():
        raise ExtractionError("is empty", "give the text of a chat")
    if data.startswith(PDF_MARK):
        raise ExtractionError("is a PDF and no text", "name it .pdf")
    found = CONTROL.search(data)
    if b"\x00" in data or len(CONTROL.findall(data)) > MOST_CONTROLS_SHARE * len(data):
        line = _line(data, found.start() if found else 0)
        raise ExtractionError("is binary and no text", "give a text dump in UTF-8", line=line)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        why = f"is not UTF-8 (byte 0x{data[error.start]:02x})"
        raise ExtractionError(why, "save it as UTF-8", line=_line(data, error.start)) from None
    return CONTROL.sub(b" ", text.encode("utf-8")).decode("utf-8") if found else text


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
