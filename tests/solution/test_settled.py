"""A gate that found nothing is remembered, and only as long as nothing that it looks at has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.solution.gate import run_gate
from scripts.solution.settled import MEMORY, remember, remembered, settled_key
from scripts.solution.settling import settled_of
from scripts.solution.store import CACHE


def test_what_is_kept_comes_back(project: Path) -> None:
    """Under the same key the filled pages, the tables and the counts are what they were."""
    key = settled_key(project)
    settled = settled_of(run_gate(project))
    remember(project, key, settled)
    assert remembered(project, key) == settled
    assert settled_key(project) == key


@pytest.mark.parametrize(
    "file",
    ["docs/set1/decay.md", "docs/set1/decay.toml", "docs/models.toml", "snippets/decay.py", "snippets/answers.json",
     "docs/transcripts/set1-alpha.json", "requirements.txt"],
)  # fmt: skip
def test_any_change_is_seen(project: Path, file: str) -> None:
    """One byte more in any file that the gate looks at makes another key."""
    before = settled_key(project)
    path = project / file
    path.write_bytes((path.read_bytes() if path.is_file() else b"") + b"\n")
    assert settled_key(project) != before


@pytest.mark.parametrize("file", ["docs/new.md", "snippets/new.py", "scripts/new.py", "snippets/values.csv"])
def test_a_new_or_renamed_file_is_seen(project: Path, file: str) -> None:
    """A file that comes, goes or is renamed makes another key, an empty one too."""
    before = settled_key(project)
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    created = settled_key(project)
    path.rename(path.with_name("other"))
    assert len({before, created, settled_key(project)}) == 3


@pytest.mark.parametrize("kept", ["", "[]", '{"key": "k"}', '{"key": "k", "filled": [1], "data": {}, "counts": []}'])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, kept: str) -> None:
    """A damaged memory is an empty one."""
    (tmp_path / CACHE).mkdir()
    (tmp_path / CACHE / MEMORY).write_text(kept, encoding="utf-8")
    assert remembered(tmp_path, "k") is None
