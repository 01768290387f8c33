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
from scripts.batch import work
from scripts.transcript import committed
from scripts.transcript.errors import ExtractionError
from scripts.transcript.record import Record
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


def test_what_is_no_file_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A pipe that no one writes would never end; it is told in one line."""
    place = tmp_path / "chat.pdf"
    os.mkfifo(place)
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


@pytest.mark.parametrize(
    "arguments",
    [[], ["x.pdf", "--json", "--write"], ["--nonsense"], ["x.pdf", "--jobs", "0"], ["x.pdf", "--jobs", "two"]],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """No file, two actions at once, a number that is none: one line says what."""
    with pytest.raises(SystemExit) as ended:
        extract.main(arguments)
    assert ended.value.code == 2
    assert len(capfd.readouterr().err.splitlines()) == 1


@pytest.fixture
def folder(chat: Path) -> Path:
    """A folder with two chats and a bad file between them."""
    folder = chat.parent / "chats"
    (folder / "more").mkdir(parents=True)
    (folder / "a_b.pdf").write_bytes(chat.read_bytes())
    (folder / "bad.pdf").write_bytes(b"")
    (folder / "more" / "c.pdf").write_bytes(pdf(page(text(60, 100, "User: 2?"), text(60, 140, "Assistant: 3."))))
    return folder


def test_several_files_come_in_order_under_headings(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Markdown names each file; the bad one is told in the summary, and makes the status."""
    assert extract.main(["chats"]) == 3
    out, err = capfd.readouterr()
    assert [line for line in out.splitlines() if line.startswith("# ")] == [
        "# chats/a\\_b.pdf", "# a b", "# chats/more/c.pdf", "# c"
    ]  # fmt: skip
    figures, fault = err.splitlines()
    assert figures.startswith("3 files, 2 pages, 0 formulas, ")
    assert figures.endswith(" s, 1 at fault:")
    assert fault == "chats/bad.pdf: is empty; export the chat again"


def test_several_records_come_as_lines_of_json(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A line for each file that could be read, in the order of the arguments, with the path that it was given by."""
    assert extract.main(["chats/more", "small-chat.pdf", "chats/a_b.pdf", "--json", "--jobs", "2"]) == 0
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [row["path"] for row in rows] == ["chats/more/c.pdf", "small-chat.pdf", "chats/a_b.pdf"]
    assert extract.main(["small-chat.pdf", "--json"]) == 0
    alone = json.loads(capfd.readouterr().out)
    assert {"path": "small-chat.pdf"} | alone == rows[1]


def test_several_files_are_written_and_checked(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each as if it came alone; the good ones are written although one is bad."""
    made = folder.parent / "docs" / "transcripts"
    assert extract.main(["chats", "--write"]) == 3
    assert sorted(path.name for path in made.iterdir()) == [
        f"{name}.{ending}" for name in ("a-b", "c") for ending in ("json", "md", "pdf")
    ]
    assert "wrote docs/transcripts/c.md" in capfd.readouterr().out
    (folder / "bad.pdf").unlink()
    assert extract.main(["docs/transcripts", "--check"]) == 0
    (made / "c.md").write_text("edited")
    capfd.readouterr()
    assert extract.main(["docs/transcripts", "--check"]) == 3
    lines = capfd.readouterr().err.splitlines()
    assert lines[0].startswith("docs/transcripts/c.md(1): here 'edited'")
    assert lines[-1] == "docs/transcripts/c.pdf: differs as said above"


def test_files_of_one_name_are_refused_before_anything_is_written(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With --write one would overwrite the other; printed they do not get into each other's way."""
    (folder / "more" / "a-b.pdf").write_bytes((folder / "a_b.pdf").read_bytes())
    assert extract.main(["chats", "--write"]) == 2
    err = capfd.readouterr().err
    assert err == "chats/more/a-b.pdf: would overwrite the pages of chats/a_b.pdf; rename one of the two files\n"
    assert not (folder.parent / "docs").exists()
    assert extract.main(["chats", "--json"]) == 3


@pytest.mark.parametrize("arguments", [["small-chat.pdf", "missing.pdf"], ["empty"]], ids=" ".join)
def test_what_is_not_there_is_wrong_usage_among_several(
    arguments: list[str], chat: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """One line and nothing is read: a mistyped path should not cost the time of all the others."""
    (chat.parent / "empty").mkdir()
    assert extract.main(arguments) == 2
    out, err = capfd.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)


def test_a_page_that_cannot_be_written_does_not_stop_the_others(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The file in its way is told."""
    (folder / "bad.pdf").unlink()
    (folder.parent / "docs" / "transcripts" / "a-b.md").mkdir(parents=True)
    assert extract.main(["chats", "--write"]) == 3
    assert (folder.parent / "docs" / "transcripts" / "c.md").is_file()
    assert "docs/transcripts/a-b.md" in capfd.readouterr().err


def test_a_fault_of_the_reader_stays_with_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What no one foresaw is told with the file, and the others are read."""

    def stumble(record: Record) -> str:
        raise LookupError("no such thing") if record.id == "c" else ExtractionError("is odd", "look", page=3)

    monkeypatch.setattr(work, "to_markdown", stumble)
    assert extract.main(["chats"]) == 3
    assert capfd.readouterr().err.splitlines()[1:] == [
        "chats/a_b.pdf, page 3: is odd; look",
        "chats/bad.pdf: is empty; export the chat again",
        "chats/more/c.pdf: stopped the reader (LookupError: no such thing); report this file",
    ]


def test_an_interrupt_ends_it_with_a_summary(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C gives status 130 and says how far it came."""

    def interrupt(path: Path, content: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(committed, "_replace", interrupt)
    assert extract.main(["chats", "--write"]) == 130
    assert capfd.readouterr().err.startswith("broken off after 0 of 3 files")
    assert not any((folder.parent / "docs" / "transcripts").iterdir())


def test_a_closed_standard_output_ends_it_quietly(folder: Path) -> None:
    """As head does once it has its lines."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "scripts.extract", "--jobs", "1", str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_the_module_runs_as_a_command(chat: Path) -> None:
    """python -m scripts.extract works from the repository's root."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.extract", str(chat)], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"# small chat\n")
