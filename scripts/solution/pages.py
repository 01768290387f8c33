"""Reads the authored pages the way the site will, and reports what cannot be filled and which answers are used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.solution.fill import Filled, fill_page
from scripts.solution.model import DRIFT, CheckedProblem, Fault
from scripts.solution.overview.grader import GraderRecord
from scripts.solution.problem import DOCS

NOT_AUTHORED = "transcripts"  # made from PDFs; nothing in them is a directive


@dataclass(slots=True)
class PagesRead:
    """What the pages use, by problem, what is wrong with them, and the problems of the pages that have faults."""

    used: dict[str, set[str]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def read_pages(
    root: Path, problems: Mapping[str, CheckedProblem], broken: Collection[str], grader: GraderRecord
) -> PagesRead:
    """Returns what all authored pages use; pages of broken problems are read, but not blamed."""
    read = PagesRead()
    for path in sorted((root / DOCS).rglob("*.md")):
        page = path.relative_to(root / DOCS).as_posix()
        if page.startswith(f"{NOT_AUTHORED}/"):
            continue
        about = page.removesuffix(".md")
        try:
            filled = fill_page(path.read_text(encoding="utf-8"), problems, page, grader)
        except UnicodeDecodeError as fault:
            read.faults.append(Fault(f"{DOCS}/{page}", 0, DRIFT, f"is not UTF-8: {fault.reason}"))
            continue
        if about in broken or filled.problem in broken:
            continue
        read.used.setdefault(filled.problem, set()).update(filled.used)
        faults = [Fault(f"{DOCS}/{page}", line, DRIFT, message) for line, message in filled.faults]
        faults += _strayed(page, about, filled, problems)
        read.faults += faults
        if faults:
            read.faulty.add(filled.problem)
    read.faults += [
        Fault(f"{DOCS}/{problem}.md", 0, DRIFT, "the page of this problem is missing")
        for problem in problems
        if not (root / DOCS / f"{problem}.md").is_file()
    ]
    return read


def _strayed(page: str, about: str, filled: Filled, problems: Mapping[str, CheckedProblem]) -> list[Fault]:
    if about in problems and filled.problem != about:
        return [Fault(f"{DOCS}/{page}", 1, DRIFT, f"expected [[problem:{about}]] in the first line")]
    return []
