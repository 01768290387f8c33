"""Which files the arguments mean, and which arguments cannot be meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.batch.finding import UsageFault, find_sources, refuse_same_names

ENDINGS = {".pdf", ".txt"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of several kinds, at the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.pdf", "a.PDF", "notes.md", ".hidden.pdf", "in/c.pdf", "in/a.pdf", ".git/x.pdf", "z/dump.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def labels(*named: str) -> list[str]:
    return [source.label for source in find_sources([Path(name) for name in named], ENDINGS)]


def test_a_folder_stands_for_what_it_holds(folder: Path) -> None:
    """Sorted, below it too, by the endings that can be read, without what is hidden."""
    assert labels(".") == ["a.PDF", "b.pdf", "in/a.pdf", "in/c.pdf", "z/dump.txt"]


def test_the_order_of_the_arguments_stays(folder: Path) -> None:
    """Named files come as named, whatever their ending, and folders where they stand among them."""
    assert labels("notes.md", "in", "a.PDF") == ["notes.md", "in/a.pdf", "in/c.pdf", "a.PDF"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    """Also by another way to the same place: where it comes first."""
    (folder / "way").symlink_to("in")
    assert labels("in/c.pdf", "./in/../in/c.pdf", "in", "way") == ["in/c.pdf", "in/a.pdf"]


def test_a_link_is_a_file_of_its_own_name(folder: Path) -> None:
    """A link under another name is read under that name; a linked folder below a folder is not followed."""
    (folder / "in" / "link.pdf").symlink_to("c.pdf")
    (folder / "in" / "round").symlink_to(folder)
    assert labels("in") == ["in/a.pdf", "in/c.pdf", "in/link.pdf"]


def test_a_broken_link_in_a_folder_is_not_dropped(folder: Path) -> None:
    """It is a file that cannot be read, which its reading will say."""
    (folder / "in" / "gone.pdf").symlink_to("nowhere")
    assert "in/gone.pdf" in labels("in")


def test_names_are_told_on_one_line(folder: Path) -> None:
    """A line end or an escape in a name is not printed."""
    (folder / "in" / "x\n\x1b.pdf").write_bytes(b"")
    assert labels("in")[-1] == "in/x??.pdf"


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("missing.pdf", "missing.pdf: does not exist; check the path"),
        ("empty", "empty: is a folder without *.pdf or *.txt"),
        ("pipe.pdf", "pipe.pdf: is a device or a pipe; give files and folders"),
    ],
)
def test_what_cannot_be_meant_is_refused(named: str, why: str, folder: Path) -> None:
    """In one line, before anything is read."""
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.pdf")
    with pytest.raises(UsageFault) as raised:
        find_sources([Path("b.pdf"), Path(named)], [".pdf", ".txt"])
    assert str(raised.value) == why


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["b.pdf", "in"])
def test_what_may_not_be_read_is_refused(name: str, folder: Path) -> None:
    """Permissions are asked before anything is read."""
    (folder / name).chmod(0)
    try:
        with pytest.raises(UsageFault, match="Permission denied"):
            labels(name, "a.PDF")
    finally:
        (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    "pair", [("in/a.pdf", "a.PDF"), ("in/c.pdf", "in/C!.pdf"), ("z/dump.txt", "in/dump.pdf"), ("é.pdf", "日.pdf")]
)
def test_two_files_of_one_name_are_refused(pair: tuple[str, str], folder: Path) -> None:
    """Where the pages of one would overwrite the other's, both are named."""
    for name in pair:
        (folder / name).write_bytes(b"")
    sources = find_sources([Path(name) for name in pair], ENDINGS)
    with pytest.raises(UsageFault, match="would overwrite the pages of"):
        refuse_same_names(sources)
    refuse_same_names(sources[:1])
