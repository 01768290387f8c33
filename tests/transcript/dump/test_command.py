"""Dumps from the command: outputs, exit statuses, and what is refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import extract
from tests.transcript.dump.dumps import PAINTED


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small dump in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "small-dump.txt"
    file.write_text(PAINTED, encoding="utf-8")
    return file


def test_markdown_and_json_are_printed(dump: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same outputs as for a PDF."""
    assert extract.main([str(dump)]) == 0
    assert capfdbinary.readouterr().out.decode().startswith("# Averages of a sheet - DeepSeek\n")
    assert extract.main([str(dump), "--json"]) == 0
    value = json.loads(capfdbinary.readouterr().out)
    assert (value["id"], value["kind"], value["pages"]) == ("small-dump", "dump", 2)


def test_pages_are_written_once_and_then_found_equal(dump: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The page stands beside the dump itself, under its id."""
    assert extract.main([str(dump), "--write"]) == 0
    names = sorted(path.name for path in (dump.parent / "docs" / "transcripts").iterdir())
    assert names == ["small-dump.json", "small-dump.md", "small-dump.txt"]
    assert extract.main([str(dump), "--check"]) == 0
    page = dump.parent / "docs" / "transcripts" / "small-dump.md"
    page.write_text(page.read_text().replace("Gladly", "Sadly"))
    assert extract.main([str(dump), "--check"]) == 3
    assert "small-dump.md(" in capfd.readouterr().err


BAD = {
    "empty": (b"", "bad.txt: is empty"),
    "blank": (b" \n\n", "bad.txt: is empty"),
    "not UTF-8": (b"one\ntwo \xe9\xe8\nthree", "bad.txt, line 2: is not UTF-8 (byte 0xe9)"),
    "binary": (b"one\n\x00\x01\x02\x03" * 50, "bad.txt, line 2: is binary and no text"),
    "a PDF": (b"%PDF-1.4\n...", "bad.txt: is a PDF and no text"),
    "too large": (b"word " * 1_000_001, "bad.txt: is larger than 5,000,000 bytes"),
    "one endless line": (b"a\n" + b"b" * 200_000, "bad.txt, line 2: is longer than 100,000 characters"),
}


@pytest.mark.parametrize(("data", "why"), BAD.values(), ids=BAD)
def test_a_bad_dump_gives_one_line(data: bytes, why: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Status 3; file, line, why."""
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    assert extract.main([str(file)]) == 3
    err = capfd.readouterr().err
    assert why in err
    assert err.count("\n") == 1


def test_the_mark_of_utf_8_and_stray_controls_are_no_fault(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A few controls are what a PDF without Unicode leaves in a dump."""
    file = tmp_path / "stray.txt"
    file.write_bytes(b"\xef\xbb\xbf" + b"User: why is it so?\nAssistant: because.\n" * 20 + b"\x08\n")
    assert extract.main([str(file)]) == 0
    assert "\x08" not in capfd.readouterr().out
