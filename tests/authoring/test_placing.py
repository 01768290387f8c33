"""All files and edits, or none of them; and nothing that is there is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.authoring import placing
from scripts.authoring.placing import Edit, place
from scripts.authoring.refusal import Refusal


def everything(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() if path.is_file() else "/" for path in root.rglob("*")}


def test_files_and_edits_are_written(tmp_path: Path) -> None:
    """Folders that are missing are made."""
    (tmp_path / "site.yml").write_text("old")
    place(tmp_path, {"a/b/c.md": b"page"}, [Edit("site.yml", "old", "new")])
    assert everything(tmp_path) == {"a": "/", "a/b": "/", "a/b/c.md": "page", "site.yml": "new"}


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """And then nothing else is written either."""
    (tmp_path / "b.md").write_text("mine")
    with pytest.raises(Refusal, match=r"b\.md: is there already"):
        place(tmp_path, {"a/a.md": b"1", "b.md": b"2"})
    assert everything(tmp_path) == {"b.md": "mine"}


def test_a_link_that_leads_nowhere_counts_as_there(tmp_path: Path) -> None:
    """Writing through it would make a file somewhere else."""
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(Refusal):
        place(tmp_path, {"a.md": b"1"})


def test_a_fault_halfway_takes_everything_back(tmp_path: Path) -> None:
    """Folders that were made go too."""
    (tmp_path / "file").write_text("no folder")
    before = everything(tmp_path)
    with pytest.raises(Refusal, match="nothing was written"):
        place(tmp_path, {"new/a.md": b"1", "file/b.md": b"2"})
    assert everything(tmp_path) == before


def test_an_edit_of_what_somebody_else_changed_is_refused(tmp_path: Path) -> None:
    """Their change stays, and the new files go."""
    (tmp_path / "site.yml").write_text("theirs")
    with pytest.raises(Refusal, match="changed by somebody else"):
        place(tmp_path, {"a/a.md": b"1"}, [Edit("site.yml", "old", "new")])
    assert everything(tmp_path) == {"site.yml": "theirs"}


def test_an_interruption_takes_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what was edited before it."""
    (tmp_path / "one.yml").write_text("old")
    (tmp_path / "two.yml").write_text("old")
    write = placing.write_whole

    def interrupted(path: Path, text: str) -> None:
        if path.name == "two.yml":
            raise KeyboardInterrupt
        write(path, text)

    monkeypatch.setattr(placing, "write_whole", interrupted)
    with pytest.raises(KeyboardInterrupt):
        place(tmp_path, {"a/a.md": b"1"}, [Edit("one.yml", "old", "new"), Edit("two.yml", "old", "new")])
    assert everything(tmp_path) == {"one.yml": "old", "two.yml": "old"}
