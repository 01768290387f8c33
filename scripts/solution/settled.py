"""Remembers a gate that found nothing, for as long as nothing that it looked at has changed.

The key is the content of every file that can matter, so that nothing has to be known of what depends on what; when it
differs, the gate runs and its own finer memory decides what is computed again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.solution.dependencies import OURS, REQUIREMENTS, platform_key
from scripts.solution.overview.grader import FOLDER as CASES
from scripts.solution.store import keep, recall

MEMORY = "settled.json"
FOLDERS = ("docs", "snippets", "scripts", CASES)
FILES = (REQUIREMENTS, "package-lock.json")
NOT_READ = ("__pycache__",)


@dataclass(frozen=True, slots=True)
class Settled:
    """What a gate without faults left to show: each page as it stands and filled, the tables as data, the counts."""

    filled: Mapping[str, tuple[str, str]]
    data: Mapping[str, str]
    counts: tuple[int, int, int]

    @property
    def words(self) -> str:
        """The one line that says that everything holds."""
        problems, answers, attempts = self.counts
        return f"{problems} problems, {answers} answers and {attempts} verdicts hold"


def settled_key(root: Path) -> str:
    """Returns a key of everything that the gate looks at: names and contents, and what computes with them."""
    hashed = hashlib.blake2b(platform_key().encode(), digest_size=32)
    for base in dict.fromkeys((root.resolve(), OURS)):
        for path in _files(base):
            data = path.read_bytes()
            hashed.update(f"\n{path.relative_to(base).as_posix()} {len(data)}\n".encode())
            hashed.update(data)
    return hashed.hexdigest()


def _files(base: Path) -> Iterator[Path]:
    for name in FILES:
        if (base / name).is_file():
            yield base / name
    for folder in FOLDERS:
        for place, folders, names in os.walk(base / folder):
            folders[:] = sorted(name for name in folders if name not in NOT_READ)
            yield from (Path(place, name) for name in sorted(names))


def remember(root: Path, key: str, settled: Settled) -> None:
    """Keeps what a gate without faults left, under the key that stood before it ran."""
    plain = {"filled": dict(settled.filled), "data": dict(settled.data), "counts": list(settled.counts)}
    keep(root, MEMORY, {"key": key, **plain})


def remembered(root: Path, key: str) -> Settled | None:
    """Returns what was kept under this key, or None."""
    kept = recall(root, MEMORY)
    if kept.get("key") != key:
        return None
    try:
        filled = {page: (stood, text) for page, (stood, text) in kept["filled"].items()}
        problems, answers, attempts = kept["counts"]
        return Settled(filled, dict(kept["data"]), (problems, answers, attempts))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
