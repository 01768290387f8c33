"""Committed transcript pages are held against their PDFs, once for each content."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.transcript import committed
from scripts.transcript_faults import transcript_faults


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The PDFs that were read again; the reader itself is replaced: it finds a page wrong that says so."""
    names: list[str] = []

    def compare(pdf: Path, steps: object) -> list[str]:
        names.append(pdf.name)
        page = pdf.with_suffix(".md")
        if not page.is_file():
            return [f"{page}: is missing; make it"]
        told = [f"{page}(3): here 'a', made from 'b'", f"{page}(9): here 'c'", f"{page}: differs from {pdf.name}"]
        return told if "wrong" in page.read_text() else []

    monkeypatch.setattr(committed, "compare", compare)
    return names


@pytest.fixture
def place(tmp_path: Path) -> Callable[[str, str], None]:
    """Writes a file into the folder of transcripts."""

    def write(name: str, text: str) -> None:
        (tmp_path / "docs/transcripts").mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs/transcripts" / name).write_text(text)

    for name in ("one.pdf", "one.md", "one.json", "index.md"):
        write(name, "right")
    return write


def test_known_pages_are_not_read_again(tmp_path: Path, asked: list[str], place: Callable[[str, str], None]) -> None:
    """Equal pages are asked about once, and again when PDF, page or record change."""
    for name in ("one.pdf", "one.md", "one.json"):
        assert transcript_faults(tmp_path) == []
        assert transcript_faults(tmp_path) == []
        place(name, f"{name} changed")
    transcript_faults(tmp_path)
    assert asked == ["one.pdf"] * 4


def test_differences_are_faults(tmp_path: Path, asked: list[str], place: Callable[[str, str], None]) -> None:
    """A page that differs is named once, with its first line, relative to the project, each time."""
    place("one.md", "wrong")
    for _ in range(2):
        (fault,) = transcript_faults(tmp_path)
        assert str(fault) == "docs/transcripts/one.md(3): differs from one.pdf; first here 'a', made from 'b'"
        assert fault.status == 5
    assert asked == ["one.pdf"] * 2


@pytest.mark.parametrize("name", ["two.md", "two.json"])
def test_orphans_are_faults(tmp_path: Path, asked: list[str], place: Callable[[str, str], None], name: str) -> None:
    """A page or record without a PDF proves nothing."""
    place(name, "made up")
    (fault,) = transcript_faults(tmp_path)
    assert str(fault) == f"docs/transcripts/{name}: there is no two.pdf that it is made from"


def test_a_page_of_a_text_dump_is_no_orphan(
    tmp_path: Path, asked: list[str], place: Callable[[str, str], None]
) -> None:
    """It is held against its dump as another is against its PDF."""
    for name in ("three.txt", "three.md", "three.json"):
        place(name, "right")
    assert transcript_faults(tmp_path) == []
    assert asked == ["one.pdf", "three.txt"]
