"""What runs in the confined child for a PDF whose formulas are to be proved: the worker, with their paintings."""

from __future__ import annotations

from scripts.transcript.worker import HEAD_END, answer


def main(stdin: bytes) -> bytes:
    """``name sha256`` in the first line, then the PDF; returns what ``answer`` returns, with paintings."""
    head, _, data = stdin.partition(HEAD_END)
    del stdin  # or a large file would be held twice
    return answer(head, data, for_proof=True)
