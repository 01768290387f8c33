"""Asks for comparisons, and remembers what came of them until the grader changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts import child
from scripts.solution.dependencies import OURS, Dependencies, key_of, platform_key
from scripts.solution.model import Finding, Symbols
from scripts.solution.store import keep, recall

WORKER = "scripts.solution.comparison_worker"
SECONDS_EACH = 2.0
START_SECONDS = 10.0
GIVEN_UP = "no rule: given up"
MEMORY_BYTES = 1 << 30
SYMBOLS_FILES = ("symbols.py", "declarations.py", "settings.py")  # where what an author declares is read
WORKER_FILE = OURS / "scripts" / "solution" / "comparison_worker.py"


class GraderFault(Exception):
    """The grader itself is broken. A claim is never blamed for that."""


class BadSymbols(GraderFault):
    """The problem declares or assumes something that the grader does not understand."""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to be held against a reference."""

    kind: str
    reference: str
    claim: str
    symbols: Symbols

    def plain(self) -> list[object]:
        """Returns it as JSON holds it."""
        return [self.kind, self.reference, self.claim, dict(self.symbols)]


def compare_all(root: Path, place: str, grader: str, questions: Sequence[Question]) -> list[Finding]:
    """Returns what comes of each question; those of one ``place`` (a problem) are remembered together,
    until ``grader`` (its key) changes.

    Raises GraderFault.
    """
    known = recall(root, f"comparisons/{place}.json")
    found = known.get("found", {}) if known.get("grader") == grader else {}
    keys = [key_of(question.plain()) for question in questions]
    missing = {key: question for key, question in zip(keys, questions, strict=True) if key not in found}
    fresh = dict(zip(missing, _ask(list(missing.values())), strict=True)) if missing else {}
    kept = {key: found[key] for key in keys if key in found} | fresh
    if kept != found or not known:
        lasting = {key: finding for key, finding in kept.items() if finding[1] != GIVEN_UP}  # another day has more time
        keep(root, f"comparisons/{place}.json", {"grader": grader, "found": lasting})
    return [Finding(*kept[key]) for key in keys]


def grader_key(files: Dependencies) -> str:
    """Returns a key that changes with the code of the grader and what it runs on."""
    return key_of(files.key(WORKER_FILE), platform_key())


def _ask(questions: Sequence[Question]) -> list[list[str]]:
    """Asks all at once; when that fails, one by one, so that a single hostile claim spoils nothing but itself."""
    work = json.dumps([question.plain() for question in questions]).encode()
    seconds = START_SECONDS + SECONDS_EACH * len(questions)
    try:
        return json.loads(child.run(WORKER, stdin=work, seconds=seconds, memory_bytes=MEMORY_BYTES))
    except child.ChildError as fault:
        file, line = fault.frames[-1] if fault.frames else ("", 0)
        if fault.type == "ValueError" and Path(file).name in SYMBOLS_FILES:
            raise BadSymbols(f"symbols, or what a reading assumes: {fault.message}") from fault
        raise GraderFault(f"the comparison failed in {Path(file).name}({line}): {fault}") from fault
    except child.ChildFault as fault:
        if len(questions) == 1:
            return [["unparsed", GIVEN_UP, f"the comparison was given up: it {fault}"]]
        return [_ask([question])[0] for question in questions]
