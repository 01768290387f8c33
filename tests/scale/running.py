"""A command run as a whole process: its seconds and its memory, with those of all that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ERROR_LINES = 5


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processors, and the megabytes of the largest process."""

    wall: float
    cpu: float
    megabytes: float


def run(folder: Path, module: str, *arguments: str) -> Spent:
    """Run a module in a folder; raises RuntimeError with its last words when it fails."""
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *(["-m", module] if module else ["-c", ""]), *arguments],
            cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=errors,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            lines = errors.read().decode(errors="replace").splitlines()[-ERROR_LINES:]
            raise RuntimeError(f"{module} {' '.join(arguments)} ended with {process.returncode}: " + "\n".join(lines))
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def environment() -> dict[str, str]:
    """Ours without what would change how the project behaves."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONPATH")}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}
