"""``python -m scripts.new``: what it makes is accepted and builds at once; what it refuses is one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.new import main
from scripts.pages.katex_package import find_katex
from tests.transcript.small_pdf import pdf, text

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "solution" / "sample"


def command(folder: Path, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONPATH", "SITE_URL")}
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=150,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without problems, with this project's code and configuration and three models."""
    root = tmp_path / "project"
    for name in ("scripts", "docs/assets", "docs/overrides"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SAMPLE / "docs" / "models.toml", root / "docs")
    (root / "docs" / "index.md").write_text("# Sample\n\n[[state]]\n")
    for name in ("package.json", "package-lock.json", "requirements.txt"):
        shutil.copy(ROOT / name, root)
    (root / "node_modules").symlink_to(find_katex(ROOT).folder.parent)
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    start = lines.index("nav:")
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith(" "))
    nav = ["nav:", "  - Home: index.md", ""]
    (root / "mkdocs.yml").write_text("\n".join([*lines[:start], *nav, *lines[end:]]), encoding="utf-8")
    return root


def test_what_is_made_is_accepted_and_builds_at_once(project: Path, tmp_path: Path) -> None:
    """Two problems and a transcript in a project that had none: check accepts and then holds, the strict build ends."""
    chat = tmp_path / "A chat.pdf"
    chat.write_bytes(pdf(text(50, 700, "Only words.")))
    for arguments in (
        ["problem", "set2/first-one", "--title", "First: one, 2"],
        ["problem", "set2/second"],
        ["transcript", str(chat), "--problem", "set2/second", "--model", "alpha"],
    ):
        made = command(project, "scripts.new", *arguments)
        assert (made.returncode, made.stderr) == (0, "")
        assert "shown in mkdocs.yml" in made.stdout
    for module, *arguments in (
        ["scripts.check", "--update"], ["scripts.check"], ["mkdocs", "build", "--strict"],
        ["scripts.extract", "--check", "docs/transcripts/a-chat.pdf"],
    ):  # fmt: skip
        ended = command(project, module, *arguments)
        assert ended.returncode == 0, ended.stderr
    for page in ("set2/index.html", "set2/first-one/index.html", "set2/second/index.html", "transcripts/a-chat"):
        assert (project / "site" / page).exists(), page


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2), (["problem"], 2), (["problem", "no-set"], 2), (["problem", "set1/decay"], 2), (["nonsense"], 2),
        (["transcript", "none.pdf"], 3), (["transcript", "chat.txt"], 2), (["claims", "none", "--problem", "x/y"], 2),
        (["claims", "none"], 2), (["problem", "set2/x", "--root", "nowhere"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_what_is_refused_is_one_line_with_its_status(
    arguments: list[str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 for usage, 3 for the PDF; nothing is made."""
    root = tmp_path / "project"
    shutil.copytree(SAMPLE, root)
    before = sorted(root.rglob("*"))
    given = arguments if "--root" in arguments or not arguments else [*arguments, "--root", str(root)]
    try:
        ended = main(given)
    except SystemExit as leaving:
        ended = leaving.code
    assert ended == status
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(root.rglob("*")) == before


def test_claims_are_proposed_from_a_transcript_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once: a second time would overwrite what the author has begun to correct."""
    (tmp_path / "docs").mkdir()
    for path in ("docs/models.toml", "docs/hw8", "docs/transcripts/hw8-gemini.json"):
        source, target = ROOT / path, tmp_path / path
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    asked = ["claims", "hw8-gemini", "--problem", "hw8/ssm-kernel", "--root", str(tmp_path)]
    assert main(asked) == 0
    assert capsys.readouterr().out == "made review/hw8-gemini.hw8-ssm-kernel.toml\n"
    assert main(asked) == 2
    assert "is there already" in capsys.readouterr().err
