"""A copy of the sample project for each test, and ways to change it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parent / "sample"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample project, copied where a test may change it."""
    root = tmp_path / "project"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    return root


@pytest.fixture
def edit(project: Path) -> Callable[[str, str, str], int]:
    """Replaces the first occurrence of a text in a file of the project and returns its line."""

    def replace(file: str, old: str, new: str) -> int:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace
