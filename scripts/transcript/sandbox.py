"""A PDF read in a confined child process with limits on memory and time, so that a hostile file harms nothing."""

from __future__ import annotations

import hashlib
import json
import re
import stat
from dataclasses import replace
from pathlib import Path

from scripts import child
from scripts.transcript.errors import ExtractionError
from scripts.transcript.pdf_limits import MAX_FILE_BYTES
from scripts.transcript.record import Record
from scripts.transcript.record_json import from_json

WORKER, PROOF_WORKER = "scripts.transcript.worker", "scripts.transcript.proof_worker"
MEMORY_BYTES = 1 << 30
SECONDS = 60.0
SECONDS_PER_MEGABYTE = 30.0


def read_file(path: Path) -> Record:
    """The record of a PDF file; raises ExtractionError."""
    return read_bytes(file_bytes(path, MAX_FILE_BYTES), path.stem)


def read_for_proof(path: Path) -> Record:
    """The same with what the pages paint for each formula, which a proof needs; raises ExtractionError."""
    return read_bytes(file_bytes(path, MAX_FILE_BYTES), path.stem, worker=PROOF_WORKER)


def file_bytes(path: Path, limit: int) -> bytes:
    """A file's content, at most one byte more than the limit; raises ExtractionError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe without a writer would never open
            raise ExtractionError("is a folder or a device, not a file", "give one PDF file")
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError:
        raise ExtractionError("does not exist", "check the path") from None
    except OSError as error:
        raise ExtractionError(f"cannot be opened ({error.strerror})", "check its permissions") from None


def read_bytes(data: bytes, name: str, *, worker: str = WORKER) -> Record:
    """The record of a PDF in memory, known as ``name``, or of what else the worker reads; raises ExtractionError."""
    if len(data) > MAX_FILE_BYTES:
        raise ExtractionError(f"is larger than {MAX_FILE_BYTES:,} bytes", "print fewer pages at a time")
    head = f"{plain_name(name)} {hashlib.sha256(data).hexdigest()}\n".encode("ascii")
    seconds = SECONDS + SECONDS_PER_MEGABYTE * len(data) / 1e6
    stdin = head + data
    del data  # or a large file would be held twice
    try:
        answer = child.run(worker, stdin=stdin, seconds=seconds, memory_bytes=MEMORY_BYTES)
    except child.ChildTimeout:
        raise ExtractionError(
            f"takes longer than {seconds:.0f} seconds to read", "print fewer pages at a time"
        ) from None
    except child.ChildMemory:
        raise ExtractionError("needs more memory than 1 GiB to read", "print fewer pages at a time") from None
    except child.ChildFault as error:
        if isinstance(error, child.ChildError) and error.type == "ModuleNotFoundError":
            raise ExtractionError(
                f"cannot be read here ({error.message})", "pip install -r requirements.txt in the active environment"
            ) from None
        what = " ".join(str(error).split())[:160]
        raise ExtractionError(f"stopped the reader ({what})", "report this file, it is a fault of the reader") from None
    if answer[:1] == b"F":
        fault = json.loads(answer[1:])
        raise ExtractionError(fault["why"], fault["remedy"], page=fault["page"], line=fault["line"])
    record, _, paintings = answer[1:].partition(b"\0")
    return replace(from_json(record), paintings=paintings.decode("ascii"))


def plain_name(name: str) -> str:
    """A file's name in letters, digits and hyphens, fit for an id and an address."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80] or "transcript"
