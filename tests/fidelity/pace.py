"""Pages a second, beside pypdf's and pypdfium2's text of the same files in the same run."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence

import pypdfium2
from pypdf import PdfReader

from scripts.transcript.formula import join, recover
from scripts.transcript.reading import read

ROUNDS = 3


def pace(name: str, files: Sequence[bytes]) -> float:
    """Prints pages a second by three readers, and returns our time over that of pypdf's ``extract_text``.

    The readers take turns; of each the fastest of its rounds counts, in seconds of the processor.
    """
    readers = {"ours": _ours, "pypdf extract_text": _pypdf, "pypdfium2 text": _pypdfium2}
    rounds = [{reader: _seconds(take, files) for reader, take in readers.items()} for _ in range(ROUNDS)]
    best = {reader: min(seconds[reader] for seconds in rounds) for reader in readers}
    size = sum(len(PdfReader(io.BytesIO(data)).pages) for data in files)
    told = ", ".join(f"{reader} {size / seconds:.1f}" for reader, seconds in best.items())
    ratios = [best["ours"] / best[other] for other in list(best)[1:]]
    print(f"{name}: {size} pages; pages a second: {told}; our time over theirs: "
          f"{ratios[0]:.2f} and {ratios[1]:.1f}")  # fmt: skip
    return ratios[0]


def _seconds(take: Callable[[bytes], None], files: Sequence[bytes]) -> float:
    started = time.process_time()
    for data in files:
        take(data)
    return time.process_time() - started


def _ours(data: bytes) -> None:
    read(data, recover, join)


def _pypdf(data: bytes) -> None:
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def _pypdfium2(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_range()
