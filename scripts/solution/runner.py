"""Runs the snippets in child processes, in parallel, and only those whose result is not known already."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts import child
from scripts.solution.dependencies import REQUIREMENTS, closure_key, digest, key_of, platform_key
from scripts.solution.model import BROKEN, Computed, Fault, Symbols
from scripts.solution.store import keep, recall

WORKER = "scripts.solution.snippet_worker"
CLOCK_SECONDS = 60.0
MEMORY_BYTES = 2 << 30
RESULT_BYTES = 1 << 20
OURS = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class SnippetRun:
    """What came of one snippet: its answers by id, or what is wrong with it."""

    snippet: str
    answers: Mapping[str, Computed]
    faults: tuple[Fault, ...] = ()
    was_known: bool = False


def run_snippets(root: Path, snippets: Mapping[str, Symbols], seconds: float = CLOCK_SECONDS) -> dict[str, SnippetRun]:
    """Returns the run of each snippet; ``snippets`` maps their paths to the symbols that their problem declares."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        runs = pool.map(lambda item: run_snippet(root, *item, seconds), snippets.items())
        return {run.snippet: run for run in runs}


def run_snippet(root: Path, snippet: str, symbols: Symbols, seconds: float = CLOCK_SECONDS) -> SnippetRun:
    """Returns the answers of one snippet, from the cache when nothing that it depends on has changed."""
    path = root / snippet
    if not path.is_file():
        return _broken(snippet, 0, "the snippet is missing")
    key, place = _key(root, path, symbols), f"snippets/{snippet.replace('/', '__')}.json"
    known = recall(root, place)
    if known.get("key") == key and known.get("reads") == _hashes(root, known.get("reads", {})):
        return SnippetRun(snippet, _computed(known["answers"]), was_known=True)
    work = {"root": str(root.resolve()), "snippet": snippet, "symbols": dict(symbols)}
    try:
        output = child.run(WORKER, stdin=json.dumps(work).encode(), seconds=seconds, memory_bytes=MEMORY_BYTES)
    except child.ChildFault as fault:
        return _broken(snippet, _line(fault.frames, path), _cause(fault))
    if len(output) > RESULT_BYTES:
        return _broken(snippet, 0, f"the snippet returned {len(output)} bytes; at most {RESULT_BYTES} are allowed")
    result = json.loads(output)
    answers = _computed(result["answers"])
    if result["faults"]:
        faults = tuple(Fault(snippet, line, BROKEN, message) for line, message in result["faults"])
        return SnippetRun(snippet, answers, faults)
    keep(root, place, {"key": key, "reads": _hashes(root, result["reads"]), "answers": result["answers"]})
    return SnippetRun(snippet, answers)


def _key(root: Path, path: Path, symbols: Symbols) -> str:
    requirements = root / REQUIREMENTS
    pinned = digest(requirements.read_bytes()) if requirements.is_file() else ""
    roots = (root, OURS)
    worker = OURS / f"{WORKER.replace('.', '/')}.py"
    return key_of(closure_key(path, roots), closure_key(worker, (OURS,)), pinned, platform_key(), dict(symbols))


def _hashes(root: Path, paths: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """Returns the files that a run read, imported in ways that no one can foresee or opened, with their contents."""
    return {path: digest((root / path).read_bytes()) if (root / path).is_file() else "" for path in paths}


def _computed(answers: Sequence[Mapping[str, Any]]) -> dict[str, Computed]:
    return {answer["id"]: Computed(**{**answer, "samples": tuple(answer["samples"])}) for answer in answers}


def _broken(snippet: str, line: int, cause: str) -> SnippetRun:
    return SnippetRun(snippet, {}, (Fault(snippet, line, BROKEN, cause),))


def _cause(fault: child.ChildFault) -> str:
    if isinstance(fault, child.ChildMemory):
        return f"the snippet asked for more memory than {MEMORY_BYTES >> 30} GiB"
    verb = "raised " if isinstance(fault, child.ChildError) else ""
    return f"the snippet {verb}{fault}"


def _line(frames: Sequence[tuple[str, int]], path: Path) -> int:
    """Returns the innermost line of the snippet itself."""
    ours = [line for file, line in frames if Path(file).name == path.name and Path(file).resolve() == path.resolve()]
    return ours[-1] if ours else 0
