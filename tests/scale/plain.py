"""The pages of a project without our extension: ``python -m tests.scale.plain PROJECT FOLDER``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from scripts.solution.fill import fill
from scripts.solution.gate import run_gate
from tests.scale.making import configuration


def make_plain(made: Path, folder: Path) -> None:
    """Write a project's pages with every directive filled, and a configuration without our hook."""
    report = run_gate(made)
    shutil.copytree(made / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.toml", "*.json"))
    (folder / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    for path in sorted((folder / "docs").rglob("*.md")):
        name = path.relative_to(folder / "docs").as_posix()
        if not name.startswith("transcripts/"):
            path.write_text(fill(path.read_text(encoding="utf-8"), report.problems, name), encoding="utf-8")


if __name__ == "__main__":
    make_plain(Path(sys.argv[1]), Path(sys.argv[2]))
