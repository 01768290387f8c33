"""Writes files whole or not at all, and keeps what was computed in ``.cache``, which may be deleted at any time."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

CACHE = ".cache"


def write_whole(path: Path, text: str) -> None:
    """Replaces the file in one step; leaves it alone when it already holds the text, and nothing half-written."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def recall(root: Path, place: str) -> dict[str, Any]:
    """Returns what was kept at ``place``, or nothing: a cache that cannot be read is an empty one."""
    try:
        kept = json.loads((root / CACHE / place).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def keep(root: Path, place: str, value: dict[str, Any]) -> None:
    """Keeps plain data at ``place``."""
    write_whole(root / CACHE / place, json.dumps(value, ensure_ascii=False))
