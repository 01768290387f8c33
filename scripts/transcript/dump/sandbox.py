"""A text dump read in a confined child process, like a PDF: it is foreign, too."""

from __future__ import annotations

from pathlib import Path

from scripts.transcript.dump.opening import MAX_DUMP_BYTES
from scripts.transcript.errors import ExtractionError
from scripts.transcript.record import Record
from scripts.transcript.sandbox import file_bytes, read_bytes

WORKER = "scripts.transcript.dump.worker"


def read_dump_file(path: Path) -> Record:
    """The record of a text dump; raises ExtractionError."""
    data = file_bytes(path, MAX_DUMP_BYTES)
    if len(data) > MAX_DUMP_BYTES:
        raise ExtractionError(f"is larger than {MAX_DUMP_BYTES:,} bytes", "dump fewer pages at a time")
    return read_bytes(data, path.stem, worker=WORKER)
