# ruff: noqa: E501 - a PDF object, a content stream or an expected reading is easier to read on one line
"""The command, from the arguments to the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import extract
from scripts.transcript.record_json import from_json
from tests.transcript.small_pdf import page, pdf, text

ROOT = Path(__file__).parents[2]
CHAT = page(text(60, 100, "User: what is 1 + 1?"), text(60, 140, "Assistant: it is 2 <b>."))


@pytest.fixture
def chat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small chat in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "small-chat.pdf"
    file.write_bytes(pdf(CHAT))
    return file


def test_markdown_is_printed(chat: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Turns told apart, the page marked, active characters escaped; nothing on standard error."""
    assert extract.main([str(chat)]) == 0
    out, err = capfdbinary.readouterr()
    assert out.decode() == (
        "# small chat\n\n<!-- page 1 -->\n\n## Student\n\nUser: what is 1 + 1?\n\n## Model\n\nAssistant: it is 2 \\<b\\>.\n"
    )
    assert err == b""


def test_json_is_printed(chat: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The JSON is the record, with page and box."""
    assert extract.main([str(chat), "--json"]) == 0
    out = capfdbinary.readouterr().out
    record = from_json(out)
    assert [(turn.id, turn.speaker) for turn in record.turns] == [("turn-1", "student"), ("turn-2", "model")]
    block = json.loads(out)["turns"][0]["blocks"][0]
    assert (block["id"], block["kind"], block["page"]) == ("turn-1-block-1", "paragraph", 1)
    assert block["box"][:2] == [60.0, 90.88]


def test_pages_are_written_once_and_then_found_equal(chat: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """--write makes three files and then nothing more; --check agrees, and tells the line of an edit."""
    folder = chat.parent / "docs" / "transcripts"
    assert extract.main([str(chat), "--write"]) == 0
    assert capfd.readouterr().out.split() == ["wrote", "docs/transcripts/small-chat.md", "wrote", "docs/transcripts/small-chat.json",
                                              "wrote", "docs/transcripts/small-chat.pdf"]  # fmt: skip
    assert extract.main([str(chat), "--write"]) == 0
    assert capfd.readouterr().out == ""
    assert extract.main([str(chat), "--check"]) == 0
    edited = folder / "small-chat.md"
    edited.write_text(edited.read_text().replace("what is 1", "what is 2"))
    assert extract.main([str(chat), "--check"]) == 3
    lines = capfd.readouterr().err.splitlines()
    assert lines[0].startswith("docs/transcripts/small-chat.md(")
    assert "what is 2" in lines[0]
    assert "what is 1" in lines[0]
    edited.unlink()
    assert extract.main([str(chat), "--check"]) == 3
    assert "is missing; make it with" in capfd.readouterr().err


BAD = {
    "missing": (None, "does not exist"),
    "empty": (b"", "is empty"),
    "not a PDF": (b"hello" * 100, "is not a PDF"),
    "cut short": (pdf(CHAT)[:-400], "cut short"),
    "cut short in an addition": (
        pdf(CHAT) + b"99 0 obj\n<< /Type /Annot",
        "cut short (what was added last has no end)",
    ),
    "cut very short": (pdf(CHAT)[:60], "cut short"),
    "damaged": (pdf(CHAT).replace(b"/Pages", b"/Bages"), "damaged"),
    "without text": (pdf("0 0 100 100 re f"), "has no text"),
    "without pages": (pdf(), "has 0 pages"),
}


@pytest.mark.parametrize(("data", "why"), BAD.values(), ids=BAD)
def test_a_bad_file_gives_one_line(
    data: bytes | None, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Status 3, one line with the file, why, and what to do; and nothing is written."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "bad.pdf"
    if data is not None:
        file.write_bytes(data)
    assert extract.main([str(file), "--write"]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith(f"{file}: ")
    assert why in err
    assert "; " in err
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder cannot be read, and a pipe that no one writes would never end; both are told in one line."""
    place = tmp_path / "chat.pdf"
    place.mkdir() if kind == "folder" else os.mkfifo(place)
    assert extract.main([str(place)]) == 3
    assert capfd.readouterr().err == f"{place}: is a folder or a device, not a file; give one PDF file\n"


def test_a_name_does_not_break_the_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Line ends and control characters in a file's name are not printed."""
    assert extract.main([str(tmp_path / "a\n\x1b[31mb.pdf")]) == 3
    assert capfd.readouterr().err == f"{tmp_path}/a??[31mb.pdf: does not exist; check the path\n"


@pytest.mark.parametrize("ending", ["md", "json"])
def test_a_folder_in_place_of_a_page_is_a_difference(
    ending: str, chat: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is told, with the file."""
    assert extract.main([str(chat), "--write"]) == 0
    page = chat.parent / "docs" / "transcripts" / f"small-chat.{ending}"
    page.unlink()
    page.mkdir()
    assert extract.main([str(chat), "--check"]) == 3
    assert f"docs/transcripts/small-chat.{ending}: cannot be read" in capfd.readouterr().err


def test_wrong_usage_is_status_2() -> None:
    """No file, or two actions at once."""
    for arguments in ([], ["x.pdf", "--json", "--write"], ["--nonsense"]):
        with pytest.raises(SystemExit) as ended:
            extract.main(arguments)
        assert ended.value.code == 2


def test_the_module_runs_as_a_command(chat: Path) -> None:
    """python -m scripts.extract works from the repository's root."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.extract", str(chat)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"# small chat\n")
