"""Copies of the project in which one file at a time is another: one copy for each process that judges."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scripts.solution.gate import Computation, compute, hold

COPIED = ("docs", "snippets", "requirements.txt", ".cache/comparisons", ".cache/imports.json")
NOT_COPIED = shutil.ignore_patterns("*.pdf", "assets", "overrides", "__pycache__")


class Slots:
    """``count`` copies of the project. ``computed`` and ``baseline`` are what the gate says of one as it is.

    All start with the caches of that first look: what a run read is remembered by its place in the copy, so that the
    project's own caches would not do, and each mutant would run every snippet again.
    """

    def __init__(self, root: Path, count: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mutation-"))
        self.places = [self.folder / f"slot-{number}" for number in range(count)]
        first, *others = self.places
        for name in COPIED:
            if (root / name).is_dir():
                shutil.copytree(root / name, first / name, ignore=NOT_COPIED)
            elif (root / name).is_file():
                (first / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(root / name, first / name)
        self.computed: Computation = compute(first)
        self.baseline = hold(first, self.computed)
        for place in others:
            shutil.copytree(first, place)

    def __enter__(self) -> Slots:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder)
