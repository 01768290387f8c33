"""What runs in the confined child: the PDF's bytes in, the record's JSON out, or why there is none."""

from __future__ import annotations

import gc
import json

from scripts.transcript.errors import ExtractionError
from scripts.transcript.formula import join, recover
from scripts.transcript.reading import read
from scripts.transcript.record_json import json_pieces
from scripts.transcript.recording import to_record

# How many objects come into being before those that nobody holds are looked for: the pages are read one by one and
# their objects are freed as they go, so that a search finds little and takes a part in fifteen of the time.
OBJECTS_BETWEEN_SEARCHES = 100_000
HEAD_END = b"\n"
READ, FAULT, END = b"R", b"F", b"\0"


def main(stdin: bytes) -> bytes:
    """``name sha256`` in the first line, then the PDF; returns what ``answer`` returns, without paintings."""
    head, _, data = stdin.partition(HEAD_END)
    del stdin  # or a large file would be held twice
    return answer(head, data, for_proof=False)


def answer(head: bytes, data: bytes, *, for_proof: bool) -> bytes:
    """``R``, the record's JSON, a zero byte and, for a proof, the paintings; or ``F`` and the fault as JSON."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    name, sha256 = head.decode("ascii").split(" ")
    try:
        record = to_record(read(data, recover, join, for_proof=for_proof), name, sha256)
        paintings = record.paintings.encode("ascii") if for_proof else b""
        return b"".join([READ, *(piece.encode("utf-8") for piece in json_pieces(record)), END, paintings])
    except ExtractionError as error:
        return fault(error)


def fault(error: ExtractionError) -> bytes:
    """``F`` and the fault as JSON."""
    told = {"why": error.why, "remedy": error.remedy, "page": error.page, "line": error.line}
    return FAULT + json.dumps(told).encode("ascii")
