"""Runs the snippets in child processes, in parallel, and only those whose result is not known already."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts import child
from scripts.solution.dependencies import OURS, REQUIREMENTS, Dependencies, digest, key_of, platform_key
from scripts.solution.model import BROKEN, Computed, Fault, Symbols
from scripts.solution.store import keep, recall

WORKER = "scripts.solution.snippet_worker"
CLOCK_SECONDS = 60.0
MEMORY_BYTES = 2 << 30
RESULT_BYTES = 1 << 20
WORKER_FILE = OURS / "scripts" / "solution" / "snippet_worker.py"


@dataclass(frozen=True, slots=True)
class SnippetRun:
    """What came of one snippet: its answers by id, or what is wrong with it."""

    snippet: str
    answers: Mapping[str, Computed]
    faults: tuple[Fault, ...] = ()
    was_known: bool = False


def run_snippets(
    root: Path, snippets: Mapping[str, Symbols], seconds: float = CLOCK_SECONDS, files: Dependencies | None = None
) -> dict[str, SnippetRun]:
    """Returns the run of each snippet; ``snippets`` maps their paths to the symbols that their problem declares."""
    dependencies = files or Dependencies(root)
    surroundings = [dependencies.key(WORKER_FILE), _pinned(root), platform_key()]
    runs: dict[str, SnippetRun] = {}
    keys: dict[str, str] = {}
    for snippet, symbols in snippets.items():
        if not (root / snippet).is_file():
            runs[snippet] = _broken(snippet, 0, "the snippet is missing")
            continue
        keys[snippet] = key_of(dependencies.key(root / snippet), surroundings, dict(symbols))
        known = _known(root, snippet, keys[snippet], dependencies)
        if known is not None:
            runs[snippet] = known
    dependencies.remember()
    waiting = [snippet for snippet in snippets if snippet not in runs]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        found = pool.map(lambda name: _run(root, name, snippets[name], keys[name], seconds), waiting)
        return runs | dict(zip(waiting, found, strict=True))


def run_again(root: Path, snippet: str, symbols: Symbols, seconds: float = CLOCK_SECONDS) -> SnippetRun:
    """Runs a snippet although its result may be known, and forgets what came of it."""
    return _run(root, snippet, symbols, "", seconds)


def _pinned(root: Path) -> str:
    requirements = root / REQUIREMENTS
    return digest(requirements.read_bytes()) if requirements.is_file() else ""


def _place(snippet: str) -> str:
    return f"snippets/{snippet.replace('/', '__')}.json"


def _known(root: Path, snippet: str, key: str, files: Dependencies) -> SnippetRun | None:
    kept = recall(root, _place(snippet))
    if kept.get("key") != key or any(files.hash_of(root / path) != was for path, was in kept["reads"].items()):
        return None
    return SnippetRun(snippet, _computed(kept["answers"]), was_known=True)


def _run(root: Path, snippet: str, symbols: Symbols, key: str, seconds: float) -> SnippetRun:
    token = secrets.token_hex(16)
    work = {"root": str(root.resolve()), "snippet": snippet, "symbols": dict(symbols), "token": token}
    try:
        output = child.run(WORKER, stdin=json.dumps(work).encode(), seconds=seconds, memory_bytes=MEMORY_BYTES)
    except child.ChildFault as fault:
        line = _line(fault.frames, root / snippet)
        return _broken(snippet, line, _cause(fault, line))
    if len(output) > RESULT_BYTES:
        return _broken(snippet, 0, f"the snippet returned {len(output)} bytes; at most {RESULT_BYTES} are allowed")
    try:
        result = json.loads(output)
        answers = _computed(result["answers"]) if result["token"] == token else None
    except (ValueError, KeyError, TypeError):
        answers = None
    if answers is None:
        return _broken(snippet, 0, "the snippet tampers with the process that runs it: what came back is no answers")
    if result["faults"]:
        faults = tuple(Fault(snippet, line, BROKEN, message) for line, message in result["faults"])
        return SnippetRun(snippet, answers, faults)
    if key:
        keep(root, _place(snippet), {"key": key, "reads": _hashes(root, result["reads"]), "answers": result["answers"]})
    return SnippetRun(snippet, answers)


def _hashes(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """Returns the files that a run read, imported in ways that no one can foresee or opened, with their contents."""
    return {path: digest((root / path).read_bytes()) if (root / path).is_file() else "" for path in paths}


def _computed(answers: Sequence[Mapping[str, Any]]) -> dict[str, Computed]:
    return {
        answer["id"]: Computed(**{**answer, "samples": tuple(answer["samples"]), "assume": tuple(answer["assume"])})
        for answer in answers
    }


def _broken(snippet: str, line: int, cause: str) -> SnippetRun:
    return SnippetRun(snippet, {}, (Fault(snippet, line, BROKEN, cause),))


def _cause(fault: child.ChildFault, line: int) -> str:
    if isinstance(fault, child.ChildMemory):
        return f"the snippet asked for more memory than {MEMORY_BYTES >> 30} GiB"
    if isinstance(fault, child.ChildError):
        return f"the snippet raised {fault}" if line else f"the snippet could not be run: {fault}"
    return f"the snippet {fault}"


def _line(frames: Sequence[tuple[str, int]], path: Path) -> int:
    """Returns the innermost line of the snippet itself."""
    ours = [line for file, line in frames if Path(file).name == path.name and Path(file).resolve() == path.resolve()]
    return ours[-1] if ours else 0
