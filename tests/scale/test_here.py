"""The copy of this project that is measured holds the same pages on both sides, and no lab."""

from __future__ import annotations

from pathlib import Path

from scripts.solution.runner import run_snippets
from tests.scale.here import HOOKS, LABS, MOVED, copy_here, make_plain_here, moved_snippet
from tests.scale.running import ROOT


def test_configuration(tmp_path: Path) -> None:
    """Both sides have the navigation; the labs are in neither, and our hook only in one."""
    (tmp_path / "plain").mkdir()
    copy_here(tmp_path / "ours")
    make_plain_here(tmp_path / "ours", tmp_path / "plain")
    ours, plain = ((tmp_path / name / "mkdocs.yml").read_text() for name in ("ours", "plain"))
    for text in (ours, plain):
        assert "hw8/ssm-kernel.md" in text
        assert "labs/hw8.py" not in text
        assert "  /labs/" in text
        assert "jupyter" not in text
        assert "- search" in text
        assert "markdown_extensions:" in text
    assert ("hooks:" in ours, "hooks:" in plain) == (True, False)


def test_what_is_left_out_is_there() -> None:
    """The patterns find their lines in the configuration as it is."""
    text = (ROOT / "mkdocs.yml").read_text()
    assert len(HOOKS.findall(text)) == 2
    assert len(LABS.findall(text)) >= 2


def test_moved_snippet(tmp_path: Path) -> None:
    """What is appended to the snippet moves its first number, and both of its routes alike."""
    copy_here(tmp_path)
    snippet, page = moved_snippet(tmp_path)
    before = run_snippets(tmp_path, {snippet: {}}, 60)[snippet].answers
    with (tmp_path / snippet).open("a") as file:
        file.write(MOVED)
    run = run_snippets(tmp_path, {snippet: {}}, 60)[snippet]
    moved = [name for name, one in run.answers.items() if name in before and one.value != before[name].value]
    assert len(moved) == 1
    assert not [fault for fault in run.faults if f"answer {moved[0]!r}" in fault.message]
    assert page.startswith("/")
