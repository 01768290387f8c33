"""Snippets run once, until something that they depend on changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution.runner import SnippetRun, run_snippets

SNIPPET = "snippets/set1_decay.py"
Edit = Callable[[str, str, str], int]


def run(root: Path) -> SnippetRun:
    return run_snippets(root, {SNIPPET: {}}, 20)[SNIPPET]


def test_answers(project: Path) -> None:
    """The answers come back at full precision, with their lines and units."""
    found = run(project)
    assert found.faults == ()
    assert found.answers["sum"].value == 1.75
    assert found.answers["rate"].unit == "per step"
    assert found.answers["steps"].value == [[0.5, 1.0], [2.0, 4.5]]
    line = (project / SNIPPET).read_text().splitlines()[found.answers["limit"].line - 1]
    assert '"limit"' in line


def test_known(project: Path) -> None:
    """The second time nothing runs, and the result is the same."""
    first, second = run(project), run(project)
    assert (first.was_known, second.was_known) == (False, True)
    assert first.answers == second.answers


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (SNIPPET, "\n# a comment\n"),
        ("snippets/shared.py", "VALUE = 2\n"),
        ("snippets/late.py", "VALUE = 2\n"),
        ("snippets/data.txt", "2\n"),
        ("snippets/more.txt", "2\n"),
        ("requirements.txt", "numpy==0\n"),
    ],
)
def test_what_runs_it_again(project: Path, edit: Edit, file: str, text: str) -> None:
    """Its own text, what it imports in any way, what it reads and the pinned requirements run it again."""
    (project / "snippets/shared.py").write_text("VALUE = 1\n")
    (project / "snippets/late.py").write_text("VALUE = 1\n")
    (project / "snippets/data.txt").write_text("1\n")
    (project / "snippets/more.txt").write_text("1\n")
    (project / "requirements.txt").write_text("")
    edit(
        SNIPPET,
        "import numpy as np\n",
        "import importlib\nfrom pathlib import Path\nimport numpy as np\nimport snippets.shared\n",
    )
    edit(
        SNIPPET,
        "RATE = 0.5",
        'importlib.import_module("snippets." + "late")\nPath(__file__).with_name("data.txt").read_text()\n'
        'open(__file__.replace("set1_decay.py", "more.txt").encode()).read()\nRATE = 0.5',
    )
    assert run(project).faults == ()
    assert run(project).was_known
    with (project / file).open("a") as changed:
        changed.write(text)
    assert not run(project).was_known


def test_what_does_not_run_it_again(project: Path) -> None:
    """Pages, problem files and other snippets leave it alone; other symbols do not."""
    run(project)
    for file in ("docs/set1/decay.md", "docs/set1/decay.toml"):
        with (project / file).open("a") as changed:
            changed.write("\n")
    (project / "snippets/other.py").write_text("")
    assert run(project).was_known
    assert not run_snippets(project, {SNIPPET: {"a": "integer"}}, 20)[SNIPPET].was_known


def test_failure_is_not_remembered(project: Path, edit: Edit) -> None:
    """A broken snippet runs again each time."""
    edit(SNIPPET, "RATE = 0.5", "RATE = 1 / 0")
    assert [fault.status for fault in run(project).faults] == [4]
    assert not run(project).was_known


def test_imported_constant_is_fresh(project: Path, edit: Edit) -> None:
    """An imported module edited within the same second, to the same length, is not taken from its bytecode."""
    (project / "snippets/shared.py").write_text("RATE = 0.5\n")
    edit(SNIPPET, "RATE = 0.5", "from snippets.shared import RATE")
    assert run(project).answers["rate"].value == 0.5
    (project / "snippets/shared.py").write_text("RATE = 0.6\n")
    assert run(project).answers["rate"].value == 0.6


def test_several_in_parallel(project: Path) -> None:
    """Several snippets give their runs by name, the broken beside the sound."""
    (project / "snippets/other.py").write_text("raise ValueError('no')\n")
    runs = run_snippets(project, {SNIPPET: {}, "snippets/other.py": {}, "snippets/none.py": {}}, 20)
    assert not runs[SNIPPET].faults
    assert str(runs["snippets/other.py"].faults[0]) == "snippets/other.py(1): the snippet raised ValueError: no"
    assert str(runs["snippets/none.py"].faults[0]) == "snippets/none.py: the snippet is missing"


def test_runs_are_equal(project: Path, edit: Edit) -> None:
    """Order of sets of texts and unseeded generators of the standard library give the same in every run."""
    edit(
        SNIPPET,
        "RATE = 0.5\n",
        "import random\nRATE = random.random() / 4\nORDER = [hash(word) for word in {'a', 'b', 'c'}]\n",
    )
    edit(SNIPPET, '"number", RATE, terms()[1], unit="per step"', '"sequence", ORDER, list(ORDER)')
    first = run(project).answers
    for kept in (project / ".cache/snippets").iterdir():
        kept.unlink()
    assert run(project).answers == first
