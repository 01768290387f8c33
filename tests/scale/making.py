"""A project of many problems in a folder, accepted and ready to be built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from scripts.pages.katex_package import find_katex
from tests.scale.running import ROOT, run
from tests.scale.writing import PROBLEMS_A_SET, problem
from tests.transcript.small_pdf import page, pdf, text

MODELS = "".join(f'[[model]]\nid = "{name.lower()}"\nname = "{name}"\n\n' for name in ("Qwen", "DeepSeek", "Gemini"))
LEFT_OUT = ("nav:", "hooks:", "watch:", "validation:", "plugins:")
OURS = "hooks: [scripts/hooks.py]\nwatch: [snippets, scripts]\n"


def make(folder: Path, size: int, seed: int) -> None:
    """Write the project, read its transcripts and accept its answers."""
    for name in ("scripts", "docs/assets", "docs/overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "package-lock.json", "requirements.txt"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(find_katex(ROOT).folder.parent)
    _write(folder, "mkdocs.yml", configuration() + OURS)
    _write(folder, "docs/index.md", "# Home\n\n[[state]]\n")
    _write(folder, "docs/models.toml", MODELS)
    for first in range(0, size, PROBLEMS_A_SET):
        problems = [problem(number, seed) for number in range(first, min(first + PROBLEMS_A_SET, size))]
        for one in problems:
            for name, content in one.files.items():
                _write(folder, name, content)
        pages = [_printed(one.prompt, one.reply) for one in problems]
        chat = folder / "docs" / "transcripts" / f"chat{first // PROBLEMS_A_SET}.pdf"
        chat.parent.mkdir(exist_ok=True)
        chat.write_bytes(pdf(*pages))
    run(folder, "scripts.extract", "--write", "docs/transcripts")
    run(folder, "scripts.check", "--update")


def configuration() -> str:
    """This project's configuration without what names its own pages, its code and its labs."""
    blocks = re.split(r"\n(?=[^ #\n])", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = [block for block in blocks if not block.startswith(LEFT_OUT)]
    return "\n".join([*kept, "nav: [index.md]", "plugins: [search]", "validation: {nav: {omitted_files: ignore}}", ""])


def _printed(prompt: str, reply: tuple[str, ...]) -> object:
    lines = [text(60, 100, f"User: {prompt}"), text(60, 140, f"Assistant: {reply[0]}")]
    return page(*lines, *(text(60, 180 + 20 * number, line) for number, line in enumerate(reply[1:])))


def _write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
