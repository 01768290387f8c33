"""The gate: everything that must hold before a page is shown, checked in one pass, every fault reported.

It runs the snippets, derives the verdicts, locates the quotations, reads the pages as the site will, and holds
answers and verdicts against what was accepted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.solution.comparing import BadSymbols, GraderFault, compare_all, grader_key
from scripts.solution.dependencies import Dependencies
from scripts.solution.drift import hold_accepted
from scripts.solution.fields import ProblemFault
from scripts.solution.fit import hold_fit
from scripts.solution.model import BROKEN, DRIFT, Change, CheckedProblem, Fault, Model, PageRead, Problem
from scripts.solution.overview.grader import FOLDER as CASES
from scripts.solution.overview.grader import NO_RECORD, GraderRecord, grade, read_cases
from scripts.solution.pages import read_pages
from scripts.solution.problem import find_problems, read_models, read_problem
from scripts.solution.quotations import Transcript, locate, read_transcript
from scripts.solution.report import Report
from scripts.solution.runner import CLOCK_SECONDS, SnippetRun, run_snippets
from scripts.solution.verdicts import derive_cells

Transcripts = Callable[[Path], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Computation:
    """All that can be known before a page or the record of what was accepted is looked at.

    ``broken`` are the problems without answers or verdicts, ``refused`` those whose data file cannot be read.
    """

    faults: tuple[Fault, ...]
    checked: Mapping[str, CheckedProblem]
    models: tuple[Model, ...]
    grader: GraderRecord
    broken: frozenset[str]
    refused: frozenset[str]


def run_gate(root: Path, transcripts: Transcripts | None = None, seconds: float = CLOCK_SECONDS) -> Report:
    """Returns everything that was found in the project under ``root``.

    ``transcripts`` yields a fault for each committed transcript page that differs from its PDF; ``seconds`` is the
    clock of each snippet.
    """
    return hold(root, compute(root, transcripts, seconds))


def compute(root: Path, transcripts: Transcripts | None = None, seconds: float = CLOCK_SECONDS) -> Computation:
    """Runs the snippets, derives the verdicts and locates the quotations."""
    faults: list[Fault] = list(transcripts(root)) if transcripts else []
    problems, models = _read(root, faults)
    refused = set(find_problems(root)) - {problem.id for problem in problems}  # said once, not again by their pages
    files = Dependencies(root)
    key = grader_key(files)
    runs = run_snippets(root, {problem.snippet: problem.symbols for problem in problems}, seconds, files)
    check = partial(_check, root, models, key)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # each may wait for a child of its own
        found = list(pool.map(lambda problem: check(problem, runs[problem.snippet]), problems))
    for one, own in found:
        faults += [*own, *_quotation_faults(root, one.problem)]
    grader = _grade(root, key, faults)
    checked = {one.problem.id: one for one, _ in found}
    broken = frozenset(one.problem.id for one, own in found if own)
    return Computation(tuple(faults), checked, models, grader, broken, frozenset(refused))


def hold(root: Path, computed: Computation) -> Report:
    """Reads the pages, and holds them and all that was computed against what was accepted."""
    checked, broken = computed.checked, computed.broken
    pages = read_pages(root, checked, broken | computed.refused, computed.grader)
    drift = hold_accepted(root, checked, broken, pages.pages, computed.models)
    misfits = hold_fit(checked, broken, pages, drift.changes)
    unacceptable = {*computed.faults, *pages.faults, *misfits.faults, *misfits.after, *drift.unreadable}
    spoilt = {file for name in misfits.problems for file in _files(checked[name].problem, pages.pages)}
    moved = [(fault, change) for fault, change in drift.faults if _place(change) not in misfits.told]
    every = {*unacceptable, *_not_said(moved, unacceptable, spoilt)}
    told = tuple(_ordered(every - set(misfits.after))) + tuple(misfits.after)
    last = tuple(_ordered(unacceptable))
    return Report(told, checked, drift.changes, drift.text, last, computed.grader, tuple(pages.pages), pages.filled)


def _ordered(faults: Iterable[Fault]) -> list[Fault]:
    """Causes before consequences: what is broken, then what is computed, then what is said about it."""
    return sorted(faults, key=lambda fault: (fault.status, not fault.file.startswith("snippets/"), fault))


def _read(root: Path, faults: list[Fault]) -> tuple[list[Problem], tuple[Model, ...]]:
    try:
        models = read_models(root)
    except ProblemFault as fault:
        faults.append(fault.fault)
        return [], ()
    problems: list[Problem] = []
    for name in find_problems(root):
        try:
            problem = read_problem(root, name, models)
        except ProblemFault as fault:
            faults.append(fault.fault)
            continue
        if problem.snippet in {other.snippet for other in problems}:
            line = problem.lines.get("snippet", 0)
            faults.append(Fault(problem.file, line, DRIFT, f"snippet {problem.snippet} belongs to another problem"))
        problems.append(problem)
    return problems, models


def _check(
    root: Path, models: tuple[Model, ...], grader: str, problem: Problem, run: SnippetRun
) -> tuple[CheckedProblem, list[Fault]]:
    """Returns the problem with its verdicts, and the faults that leave it without answers or verdicts."""
    path, faults = root / problem.snippet, list(run.faults)
    source = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    try:
        cells = derive_cells(problem, run.answers, models, partial(compare_all, root, problem.id, grader))
    except BadSymbols as fault:
        faults.append(Fault(problem.file, problem.lines.get("symbols", 0), DRIFT, str(fault)))
        cells = ()
    except GraderFault as fault:
        faults.append(Fault(problem.file, 0, DRIFT, str(fault)))
        cells = ()
    return CheckedProblem(problem, run.answers, cells, models, source), faults


def _quotation_faults(root: Path, problem: Problem) -> list[Fault]:
    found: dict[str, Transcript | str] = {}
    for name in {claim.transcript for claim in problem.claims}:
        try:
            found[name] = read_transcript(root, name)
        except FileNotFoundError:
            found[name] = f"there is no transcript {name!r} among the committed ones"
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
            found[name] = f"the record of transcript {name!r} cannot be read: {type(fault).__name__} {fault}"
    return locate(problem.file, problem.claims, found)


def _grade(root: Path, key: str, faults: list[Fault]) -> GraderRecord:
    try:
        return grade(read_cases(root), partial(compare_all, root, "cases", key))
    except (GraderFault, ValueError) as fault:
        faults.append(Fault(CASES, 0, DRIFT, f"the cases of the grader cannot be held: {fault}"))
        return NO_RECORD


def _files(problem: Problem, pages: Iterable[PageRead]) -> set[str]:
    return {problem.file, problem.snippet, *(page.file for page in pages if page.problem == problem.id)}


def _place(change: Change | None) -> tuple[str, str]:
    return (change.problem, change.name) if change else ("", "")


def _not_said(
    drift: Iterable[tuple[Fault, Change | None]], said: Collection[Fault], spoilt: Collection[str]
) -> Iterator[Fault]:
    """Yields the drift that does not only follow from a fault that no acceptance mends."""
    places = {(fault.file, fault.line) for fault in said if fault.line}
    pages = {fault.file for fault in said if fault.file.endswith(".md")}
    for fault, change in drift:
        is_own = fault.status == BROKEN or bool(change and (change.kind, change.what) == ("changed", "answer"))
        if (fault.file, fault.line) not in places and (is_own or fault.file not in {*pages, *spoilt}):
            yield fault
