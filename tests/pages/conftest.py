"""A small project of one problem, built with this project's own configuration and code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.pages.katex_package import find_katex

ROOT = Path(__file__).resolve().parents[2]
BUILD_SECONDS = 120
FILES = {
    "docs/index.md": "# Home\n\n[[state]]\n",
    "docs/models.toml": '[[model]]\nid = "qwen"\nname = "Qwen"\n',
    "docs/set/one.toml": (
        'title = "One"\nsnippet = "snippets/one.py"\ntopics = ["sums"]\n\n'
        '[[part]]\nid = "a"\ntitle = "The sum"\nkind = "number"\nanswer = "sum"\n\n'
        '[[absent]]\nmodel = "qwen"\nreason = "It was not asked."\n'
    ),
    "docs/set/one.md": (
        "[[problem:set/one]]\n# One\n\nIt is $s = [[answer:sum|.3f]]$ and [[answer:sum]].\n\n"
        "[[verdicts]]\n\n[[snippet]]\n"
    ),
    "snippets/one.py": (
        "from scripts.solution.answer import Answer\n\n\n"
        'def answers() -> list[Answer]:\n    return [Answer("sum", "number", 0.768, sum([0.256] * 3))]\n'
    ),
}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of the project, with its answers accepted."""
    package = find_katex(ROOT)
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in ("scripts", "docs/assets", "docs/overrides"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "package-lock.json", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(package.folder.parent)
    (tmp_path / "mkdocs.yml").write_text(without_navigation(), encoding="utf-8")
    accepted = command(tmp_path, "scripts.check", "--update")
    assert accepted.returncode == 0, accepted.stderr
    return tmp_path


@pytest.fixture
def build(project: Path) -> Run:
    """Builds the project as a reader of the README does, strictly."""
    return lambda: command(project, "mkdocs", "build", "--strict")


def without_navigation() -> str:
    """This project's configuration, which names its own pages, for a project with other pages."""
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    start = lines.index("nav:")
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith(" "))
    return "\n".join(lines[:start] + lines[end:])


def command(folder: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the project, in its folder."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONPATH")}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
    )
