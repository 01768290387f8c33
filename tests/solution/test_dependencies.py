"""A key changes with everything that a file depends on in the project, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.solution.dependencies import Dependencies


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A snippet that imports a module that imports a package, and a module that no one imports."""
    files = {
        "snippets/main.py": "import numpy\nfrom snippets.shared import value\n",
        "snippets/shared.py": "from lib import deep\nimport lib.named as named\nvalue = 1\n",
        "lib/__init__.py": "",
        "lib/deep.py": "from . import sibling\nfrom .inner.core import x\n",
        "lib/sibling.py": "",
        "lib/named.py": "",
        "lib/inner/__init__.py": "",
        "lib/inner/core.py": "x = 1\n",
        "lib/unused.py": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_closure(tree: Path) -> None:
    """Imports are followed through modules, packages, aliases and dots; libraries and strangers are left out."""
    found = {path.relative_to(tree).as_posix() for path in Dependencies(tree).closure(tree / "snippets/main.py")}
    assert found == {
        *("snippets/main.py", "snippets/shared.py", "lib/__init__.py", "lib/deep.py", "lib/sibling.py"),
        *("lib/named.py", "lib/inner/__init__.py", "lib/inner/core.py"),
    }


@pytest.mark.parametrize(
    ("file", "changes"),
    [("snippets/main.py", True), ("lib/inner/core.py", True), ("lib/__init__.py", True), ("lib/unused.py", False)],
)
def test_key(tree: Path, file: str, changes: bool) -> None:
    """The key moves with a file deep down, and not with one that is not imported."""
    before = Dependencies(tree).key(tree / "snippets/main.py")
    (tree / file).write_text((tree / file).read_text() + "# more\n")
    assert (Dependencies(tree).key(tree / "snippets/main.py") != before) == changes


def test_cycle_and_syntax_error(tree: Path) -> None:
    """Modules that import each other end, and a file that cannot be parsed depends on itself."""
    (tree / "lib/sibling.py").write_text("from lib import deep\n")
    assert Dependencies(tree).closure(tree / "lib/sibling.py")
    (tree / "lib/sibling.py").write_text("from lib import (\n")
    assert Dependencies(tree).closure(tree / "lib/sibling.py") == (tree / "lib/sibling.py",)


def test_worker_knows_what_it_uses(tmp_path: Path) -> None:
    """The worker's own code, the comparison included, is among what a result depends on."""
    root = Path(__file__).resolve().parents[2]
    found = {
        path.relative_to(root).as_posix()
        for path in Dependencies(tmp_path).closure(root / "scripts/solution/snippet_worker.py")
    }
    assert {
        "scripts/solution/values.py",
        "scripts/solution/routes.py",
        "scripts/solution/comparison/__init__.py",
    } <= found
    assert "scripts/solution/tables.py" not in found


def test_memory_is_not_trusted_blindly(tree: Path) -> None:
    """What was learnt about a file is forgotten when the file changes."""
    before = Dependencies(tree)
    before.key(tree / "snippets/main.py")
    before.remember()
    (tree / "lib/sibling.py").write_text("from lib import unused\n")
    assert tree / "lib/unused.py" in Dependencies(tree).closure(tree / "snippets/main.py")
