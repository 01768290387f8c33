"""What runs in the confined child: the PDF's bytes in, the record's JSON out, or why there is none."""

from __future__ import annotations

import json

from scripts.transcript.errors import ExtractionError
from scripts.transcript.formula import join, recover
from scripts.transcript.reading import read
from scripts.transcript.record_json import to_json
from scripts.transcript.recording import to_record

HEAD_END = b"\n"
READ, FAULT, END = b"R", b"F", b"\0"


def main(stdin: bytes) -> bytes:
    """``name sha256`` in the first line, then the PDF.

    Returns ``R``, the record's JSON, a zero byte and its formulas' paintings; or ``F`` and the fault as JSON.
    """
    head, _, data = stdin.partition(HEAD_END)
    name, sha256 = head.decode("ascii").split(" ")
    try:
        record = to_record(read(data, recover, join), name, sha256)
        return READ + to_json(record).encode("utf-8") + END + record.paintings.encode("ascii")
    except ExtractionError as error:
        return fault(error)


def fault(error: ExtractionError) -> bytes:
    """``F`` and the fault as JSON."""
    told = {"why": error.why, "remedy": error.remedy, "page": error.page, "line": error.line}
    return FAULT + json.dumps(told).encode("ascii")
