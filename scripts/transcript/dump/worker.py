"""What runs in the confined child for a text dump: its bytes in, the record's JSON out, or why there is none."""

from __future__ import annotations

from scripts.transcript.dump.dump_record import to_dump_record
from scripts.transcript.dump.opening import dump_text
from scripts.transcript.dump.reading import read_dump
from scripts.transcript.errors import ExtractionError
from scripts.transcript.record_json import to_json
from scripts.transcript.worker import END, HEAD_END, READ, fault


def main(stdin: bytes) -> bytes:
    """``name sha256`` in the first line, then the dump; returns what the PDFs' worker returns."""
    head, _, data = stdin.partition(HEAD_END)
    name, sha256 = head.decode("ascii").split(" ")
    try:
        record = to_dump_record(read_dump(dump_text(data)), name, sha256)
    except ExtractionError as error:
        return fault(error)
    return READ + to_json(record).encode("utf-8") + END
