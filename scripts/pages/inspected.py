"""The guard over a built site, which does not read again what it let pass before."""

from __future__ import annotations

from pathlib import Path

from scripts.pages.guard import inspect_site
from scripts.solution.dependencies import digest, key_of
from scripts.solution.store import keep, recall

MEMORY = "inspected.json"
CODE = tuple(Path(__file__).with_name(name) for name in ("guard.py", "policy.py"))


def inspect_changed(root: Path, site: Path) -> list[str]:
    """What ``inspect_site`` finds; files of a content that passed before, under the same code, are not parsed again."""
    code = key_of([digest(path.read_bytes()) for path in CODE])
    passed = set(recall(root, MEMORY).get(code, ()))
    findings = inspect_site(site, passed)
    keep(root, MEMORY, {code: sorted(passed)})
    return findings
