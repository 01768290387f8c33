"""Files are replaced whole, only when they change, and a broken cache is an empty one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.solution.store import keep, recall, write_whole


def test_unchanged_is_left_alone(tmp_path: Path) -> None:
    """Writing the same text does not touch the file, so that no watcher wakes up."""
    path = tmp_path / "folder" / "file.txt"
    write_whole(path, "one")
    os.utime(path, (1, 1))
    write_whole(path, "one")
    assert path.stat().st_mtime == 1
    write_whole(path, "two")
    assert path.read_text() == "two"
    assert [entry.name for entry in path.parent.iterdir()] == ["file.txt"]


def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails the old file stays, and nothing else."""
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, "new")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("damage", ["", "{", "[]", "\xff"])
def test_broken_cache(tmp_path: Path, damage: str) -> None:
    """What cannot be read was never kept."""
    keep(tmp_path, "a/b.json", {"key": "value"})
    assert recall(tmp_path, "a/b.json") == {"key": "value"}
    (tmp_path / ".cache/a/b.json").write_text(damage, encoding="latin-1")
    assert recall(tmp_path, "a/b.json") == {}
    assert recall(tmp_path, "a/none.json") == {}
