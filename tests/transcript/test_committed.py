"""Pages and pictures beside a PDF: written when they change, removed when nothing shows them, compared."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from scripts.transcript.committed import FOLDER, compare, differences, write
from scripts.transcript.errors import ExtractionError
from scripts.transcript.record import Record
from tests.transcript.small_pdf import pdf, text

ROOT = Path(__file__).resolve().parents[2]
MADE: dict[str, str | bytes] = {".md": "page\n", ".json": "{}\n", "/formula-1.png": b"one", "/formula-2.png": b"two"}
# Chunks of a PNG that hold its dots; others hold words, dates or programs' own data.
DOTS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
PICTURES = sorted((ROOT / FOLDER).glob("*/*.png"))


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    """A PDF outside the folder of pages."""
    path = tmp_path / "chat.pdf"
    path.write_bytes(pdf(text(50, 700, "words")))
    return path


def names(paths: list[Path]) -> list[str]:
    return sorted(path.name for path in paths)


def test_pictures_are_written_into_a_folder_of_the_transcript(chat: Path, tmp_path: Path) -> None:
    """And only when they change."""
    folder = tmp_path / "pages"
    assert names(write(chat, MADE, folder)) == ["chat.json", "chat.md", "chat.pdf", "formula-1.png", "formula-2.png"]
    assert (folder / "chat" / "formula-2.png").read_bytes() == b"two"
    assert write(chat, MADE, folder) == []
    assert differences(chat, MADE, folder) == []


def test_a_picture_that_nothing_shows_is_removed(chat: Path, tmp_path: Path) -> None:
    """What is proved now needs none."""
    write(chat, MADE, tmp_path)
    fewer = {ending: content for ending, content in MADE.items() if ending != "/formula-1.png"}
    assert names(write(chat, fewer, tmp_path)) == ["formula-1.png"]
    assert names(list((tmp_path / "chat").iterdir())) == ["formula-2.png"]


def test_a_lacking_another_and_a_left_picture_are_differences(chat: Path, tmp_path: Path) -> None:
    """A line each, with what to do."""
    write(chat, MADE, tmp_path)
    pictures = tmp_path / "chat"
    (pictures / "formula-1.png").unlink()
    (pictures / "formula-2.png").write_bytes(b"other")
    (pictures / "formula-3.png").write_bytes(b"three")
    told = differences(chat, MADE, tmp_path)
    assert [line.partition(";")[0].partition(": ")[2] for line in told] == [
        "is missing",
        "is another picture than chat.pdf gives",
        "nothing shows this picture",
    ]
    assert all("--write" in line for line in told)


def test_steps_are_taken_before_pages_are_compared(chat: Path) -> None:
    """A step that cannot be taken is a difference too."""

    def refuse(path: Path, record: Record) -> Record:
        raise ExtractionError("cannot be proved", "look")

    assert compare(chat, steps=(refuse,)) == [f"{chat}: cannot be proved; look"]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_committed_picture_is_nothing_but_a_picture(path: Path) -> None:
    """No words, dates, profiles or data after its end."""
    data, at, chunks = path.read_bytes(), 8, []
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        chunks.append(name)
        at += 12 + size
    assert (at, chunks[-1], set(chunks) <= DOTS) == (len(data), b"IEND", True)
