"""Reads the authored pages the way the site will, and reports what cannot be filled and which answers are used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.solution.fill import Filled, fill_page
from scripts.solution.missing import Reference
from scripts.solution.model import DRIFT, CheckedProblem, Fault, PageRead
from scripts.solution.overview.grader import GraderRecord
from scripts.solution.problem import DOCS
from scripts.solution.standing import standing_numbers
from scripts.solution.typed import hold_typed

NOT_AUTHORED = "transcripts"  # made from PDFs; nothing in them is a directive
LABS = "labs/*.py"  # notebooks: nothing in them is a directive either, but they type numbers


@dataclass(slots=True)
class PagesRead:
    """What stands on the pages and what they use, by problem; what is wrong with them; and whose pages have faults.

    ``unknown`` are references to answers that there are none of; ``filled`` each page's text as it stands and filled.
    """

    pages: list[PageRead] = field(default_factory=list)
    used: dict[str, set[str]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    unknown: list[Reference] = field(default_factory=list)
    filled: dict[str, tuple[str, str]] = field(default_factory=dict)


def read_pages(
    root: Path, problems: Mapping[str, CheckedProblem], broken: Collection[str], grader: GraderRecord
) -> PagesRead:
    """Returns what all authored pages show; pages of broken problems are read, but not blamed."""
    read = PagesRead()
    for path in sorted((root / DOCS).rglob("*.md")):
        page = path.relative_to(root / DOCS).as_posix()
        if page.startswith(f"{NOT_AUTHORED}/"):
            continue
        about = page.removesuffix(".md")
        text = _text(path, page, read)
        if text is None:
            continue
        filled = fill_page(text, problems, page, grader)
        read.filled[page] = text, filled.text
        if about not in broken and filled.problem not in broken:
            _add(read, page, text, filled, problems)
    for path in sorted((root / DOCS).glob(LABS)):
        page = path.relative_to(root / DOCS).as_posix()
        if text := _text(path, page, read):
            read.pages.append(PageRead(f"{DOCS}/{page}", "", tuple(standing_numbers(text))))
    read.faults += [
        Fault(f"{DOCS}/{problem}.md", 0, DRIFT, "the page of this problem is missing")
        for problem in problems
        if not (root / DOCS / f"{problem}.md").is_file()
    ]
    return read


def _text(path: Path, page: str, read: PagesRead) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        read.faults.append(Fault(f"{DOCS}/{page}", 0, DRIFT, f"is not UTF-8: {fault.reason}"))
    return None


def _add(read: PagesRead, page: str, text: str, filled: Filled, problems: Mapping[str, CheckedProblem]) -> None:
    file = f"{DOCS}/{page}"
    shown = sorted([*filled.shown, *standing_numbers(text)], key=lambda one: one.line)
    read.pages.append(PageRead(file, filled.problem, tuple(shown)))
    read.used.setdefault(filled.problem, set()).update(filled.used)
    read.unknown += [
        Reference(filled.problem, name, f"{file}({line})", Fault(file, line, DRIFT, said))
        for line, name, said in filled.unknown
    ]
    typed = hold_typed(text, problems.get(filled.problem))
    faults = [Fault(file, line, DRIFT, message) for line, message in filled.faults]
    faults += _strayed(page, filled, problems)
    if faults or filled.unknown:
        read.faulty.add(filled.problem)
    read.faults += [*faults, *(Fault(file, line, DRIFT, message) for line, message in typed)]


def _strayed(page: str, filled: Filled, problems: Mapping[str, CheckedProblem]) -> list[Fault]:
    about = page.removesuffix(".md")
    if about in problems and filled.problem != about:
        return [Fault(f"{DOCS}/{page}", 1, DRIFT, f"expected [[problem:{about}]] in the first line")]
    return []
