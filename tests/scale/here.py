"""This project's own site, measured like the made ones: its warm build and its edits, beside the same pages plain."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from scripts.pages.katex_package import find_katex
from scripts.solution.problem import find_problems, read_models, read_problem
from tests.scale.running import ROOT

COPIED = ("docs", "scripts", "snippets", "tests/solution/comparison/cases")
FILES = ("package.json", "package-lock.json", "requirements.txt")
HOOKS = re.compile(r"^(?:hooks|watch):.*\n", re.MULTILINE)
LABS = re.compile(r"^ +- (?:[^\n:]+: )?labs/.*\n|^  - mkdocs-jupyter:\n(?:      .*\n)*", re.MULTILINE)
MOVED = """

_answers = answers


def answers() -> list[Answer]:
    \"\"\"The same, with the first number larger by one.\"\"\"
    from dataclasses import replace

    first = next(one for one in _answers() if one.kind == "number")
    moved = replace(first, value=first.value + 1, second_route=first.second_route + 1)
    return [moved if one.id == first.id else one for one in _answers()]
"""


def copy_here(folder: Path) -> None:
    """Write a copy of this project that can be built and edited, without the labs: they are another plugin's work."""
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    settings = LABS.sub("", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = settings.replace("exclude_docs: |\n", "exclude_docs: |\n  /labs/\n", 1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "node_modules").symlink_to(find_katex(ROOT).folder.parent)


def make_plain_here(ours: Path, plain: Path) -> None:
    """Let the plain pages have the configuration of the copy, navigation and all, but for our hook."""
    settings = (ours / "mkdocs.yml").read_text(encoding="utf-8")
    (plain / "mkdocs.yml").write_text(HOOKS.sub("", settings), encoding="utf-8")


def moved_snippet(folder: Path) -> tuple[str, str]:
    """Returns a snippet with a number that can be moved, and the page of its problem as it is served."""
    models = read_models(folder)
    for name in find_problems(folder):
        snippet = read_problem(folder, name, models).snippet
        if re.search(r'Answer\(\s*"[\w-]+",\s*"number"', (folder / snippet).read_text(encoding="utf-8")):
            return snippet, f"/{name}/"
    raise ValueError("no snippet has a number")
