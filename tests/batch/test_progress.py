"""The line on a terminal."""

from __future__ import annotations

import io

import pytest

from scripts.batch.progress import CLEAR, Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_one_line_is_rewritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each state takes the place of the last, none is written twice, none is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    progress = Progress(stream, 1200)
    progress.tell(0)
    progress.tell(0)
    progress.passed(1500, "folder/with a long name/chat.pdf")
    progress.tell(1)
    progress.clear()
    progress.clear()
    assert stream.getvalue().split(CLEAR) == ["", "0 of 1,200 files", "1 of 1,200 files, 1,500 pages, last fol", ""]


def test_nothing_is_shown_elsewhere() -> None:
    """A file or a pipe sees nothing of it."""
    stream = io.StringIO()
    progress = Progress(stream, 2)
    progress.tell(1)
    progress.clear()
    assert stream.getvalue() == ""
