"""The comparison of interpreters runs every snippet anew under each, and tells one that computes something else."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.versions import difference, main

ROOT = Path(__file__).resolve().parents[1]
SNIPPET = "snippets/set1_decay.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    sample = ROOT / "tests" / "solution" / "sample"
    return shutil.copytree(sample, tmp_path / "project", ignore=shutil.ignore_patterns(".cache", "__pycache__"))


def test_same_interpreter_twice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An interpreter agrees with itself, to the last digit, and is named by its releases."""
    assert main(["--root", str(project), sys.executable]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("Python 3.") and ", numpy " in line for line in lines)
    assert all(line.endswith("hold; largest difference 0.0e+00") for line in lines)


def test_other_value(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not as accepted is told, and decides the status."""
    path = project / SNIPPET
    path.write_text(path.read_text().replace("RATE = 0.5", "import sys\nRATE = 0.5 * (sys.version_info > (3,)) + 1e-6"))
    assert main(["--root", str(project)]) == 1
    assert "expected 1.75, got 1.75000" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        ([1.0, [2.0, "a"]], 0.0),
        ([1.0, [2.0000002, "a"]], 1e-7),
        ([1.0, [2.0, "b"]], float("inf")),
        ([1.0], float("inf")),
    ],
)
def test_difference(other: list[object], apart: float) -> None:
    """Numbers are compared relative to the largest beside them; another text or shape is as far as can be."""
    assert difference({("0", "x"): [1.0, [2.0, "a"]]}, {("0", "x"): other}) == pytest.approx(apart, rel=1e-6)
    assert difference({("0", "x"): other}, {("0", "y"): other}) == float("inf")
