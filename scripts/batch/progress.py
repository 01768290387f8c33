"""One line on a terminal that is written over and over; nothing where there is no terminal."""

from __future__ import annotations

import shutil
from typing import TextIO

CLEAR = "\r\x1b[K"


class Progress:
    """How far the work is, on a stream; silent unless the stream is a terminal."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._passed = ""
        self._shown = ""
        self._is_terminal = stream.isatty()

    def passed(self, page_count: int, label: str) -> None:
        """Remember the pages so far and the last file that was told."""
        self._passed = f", {page_count:,} pages, last {label}"

    def tell(self, finished: int) -> None:
        """Show how many files are finished."""
        self._write(f"{finished:,} of {self._total:,} files{self._passed}")

    def clear(self) -> None:
        """Take the line away, so that something else can be printed."""
        self._write("")

    def _write(self, words: str) -> None:
        words = words[: shutil.get_terminal_size().columns - 1]
        if self._is_terminal and words != self._shown:
            self._stream.write(CLEAR + words)
            self._stream.flush()
            self._shown = words
