"""A lab is rendered again when anything that it depends on has changed, and only then."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts.pages.lab import plain_lab
from scripts.pages.lab_store import LabStore, tokens

LAB = "labs/hw8.py"
FILES = {
    "docs/labs/hw8.py": "lab",
    "docs/labs/other.py": "another lab",
    "snippets/hw8.py": "snippet",
    "scripts/solution/answer.py": "answer",
    "requirements.txt": "numpy==1",
    "docs/index.md": "home",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path


def build(root: Path, serving: bool = False) -> tuple[SimpleNamespace, int]:
    """One build: the rendered page, and how often its kernel was started."""
    runs = []
    page = SimpleNamespace(file=SimpleNamespace(src_uri=LAB))

    def render(config: object, files: object) -> None:
        runs.append(1)
        heading = SimpleNamespace(title="A", id="a", level=1, children=[])
        page.content, page.title, page.toc = "<p>", "Lab", [heading]

    page.render = render
    excuse = str if serving else None
    LabStore(root).remember(page, lambda kept: [SimpleNamespace(title=t["name"], **t) for t in kept], excuse)
    page.render(None, None)
    return page, len(runs)


def test_unchanged_lab_is_taken_from_the_store(root: Path) -> None:
    """The second build has the same content, title and headings, and starts no kernel."""
    first, ran = build(root)
    second, ran_again = build(root)
    assert (ran, ran_again) == (1, 0)
    assert (first.content, first.title, tokens(first.toc)) == (second.content, second.title, tokens(second.toc))


@pytest.mark.parametrize(
    ("changed", "runs"), [(name, 0 if name in ("docs/index.md", "docs/labs/other.py") else 1) for name in FILES]
)
def test_change_runs_the_lab_again(root: Path, changed: str, runs: int) -> None:
    """A changed lab, snippet, module or requirement does; another page or lab does not."""
    build(root)
    (root / changed).write_text("changed")
    assert build(root)[1] == runs


def test_damaged_store_is_made_anew(root: Path) -> None:
    """A file that is not what was written counts as missing."""
    build(root)
    for kept in (root / ".cache" / "labs").iterdir():
        kept.write_text('{"key"')
    assert build(root)[1] == 1


def test_server_waits_for_no_kernel(root: Path) -> None:
    """After an edit of a snippet a server shows what was kept and says so; an edited lab runs, and so does a build."""
    build(root)
    (root / "snippets/hw8.py").write_text("changed")
    page, runs = build(root, serving=True)
    assert runs == 0
    assert page.content.endswith("<p>")
    assert "Older than the code" in plain_lab(page.content)
    assert build(root)[1] == 1
    (root / "docs" / LAB).write_text("changed")
    assert build(root, serving=True)[1] == 1
