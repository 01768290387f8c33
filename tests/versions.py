"""``python -m tests.versions PYTHON...``: whether other interpreters compute what was accepted.

Each is the Python of a virtual environment with the requirements, of whatever release. It runs every snippet anew, in a
copy of the project without a cache, and the gate holds what comes of it against the accepted values; beside that the
largest difference to this interpreter is told. Exit status: 0 all hold; 1 one does not; 2 usage.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("docs", "snippets", "requirements.txt")
NOT_COPIED = shutil.ignore_patterns("*.pdf", "assets", "overrides", "__pycache__")
RELEASES = "import sys, numpy; print(f'Python {sys.version.split()[0]}, numpy {numpy.__version__}')"
SECONDS = 900

Answers = dict[tuple[str, str], Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.versions", description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's root")
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="other interpreters")
    options = parser.parse_args(arguments)
    first: Answers = {}
    status = 0
    for python in (sys.executable, *options.pythons):
        with tempfile.TemporaryDirectory(prefix="versions-") as scratch:
            lines, answers = run(python, options.root.resolve(), Path(scratch))
        first = first or answers
        print(
            f"{releases(python)}: {'; '.join(lines)}; largest difference {difference(first, answers):.1e}", flush=True
        )
        status |= bool(lines and not lines[-1].endswith("hold"))
    return status


def run(python: str, root: Path, folder: Path) -> tuple[list[str], Answers]:
    """Returns what check says under this interpreter, and every answer that it computed."""
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=NOT_COPIED)
        elif (root / name).is_file():
            shutil.copy(root / name, folder)
    ended = told(python, "-m", "scripts.check", "--without-transcripts", "--root", str(folder))
    kept = [json.loads(path.read_bytes()) for path in sorted((folder / ".cache" / "snippets").glob("*.json"))]
    values = {(name, one["id"]): [one["value"], one["second"]] for name, one in _named(kept)}
    return (ended.stdout + ended.stderr).strip().splitlines(), values


def _named(kept: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, one in enumerate(kept):
        yield from ((str(number), answer) for answer in one["answers"])


def releases(python: str) -> str:
    """Returns what the interpreter and its numpy are."""
    return told(python, "-c", RELEASES).stdout.strip() or f"{python} without numpy"


def told(python: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs an interpreter in this project's root."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [python, *arguments], cwd=ROOT, env=kept, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def difference(first: Answers, other: Answers) -> float:
    """Returns the largest difference of two numbers at the same place, relative to the largest of their answer."""
    if first.keys() != other.keys():
        return float("inf")
    return max((_apart(first[name], other[name]) for name in first), default=0.0)


def _apart(one: Any, other: Any) -> float:
    pairs = list(_pairs(one, other))
    scale = max((abs(value) for pair in pairs for value in pair), default=0.0) or 1.0
    if scale == float("inf"):
        return scale
    return max((abs(left - right) / scale for left, right in pairs), default=0.0)


def _pairs(one: Any, other: Any) -> Iterator[tuple[float, float]]:
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for left, right in zip(one, other, strict=True):
            yield from _pairs(left, right)
    elif isinstance(one, int | float) and isinstance(other, int | float):
        yield one, other
    elif one != other:
        yield 0.0, float("inf")


if __name__ == "__main__":
    sys.exit(main())
