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
from scripts.solution.drift import hold_accepted
from scripts.solution.fields import ProblemFault
from scripts.solution.model import BROKEN, DRIFT, Change, CheckedProblem, Fault, Model, Problem
from scripts.solution.overview.grader import FOLDER as CASES
from scripts.solution.overview.grader import NO_RECORD, GraderRecord, grade, read_cases
from scripts.solution.pages import PagesRead, read_pages
from scripts.solution.parts import hold_parts, part_answers
from scripts.solution.problem import find_problems, read_models, read_problem
from scripts.solution.quotations import Transcript, locate, read_transcript
from scripts.solution.runner import CLOCK_SECONDS, SnippetRun, run_snippets
from scripts.solution.verdicts import derive_cells

Transcripts = Callable[[Path], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Report:
    """What the gate found.

    ``changes`` are what ``--update`` would accept and ``accepted`` the file that it would write; ``unacceptable`` are
    the faults that no acceptance mends.
    """

    faults: tuple[Fault, ...]
    problems: Mapping[str, CheckedProblem]
    changes: tuple[Change, ...] = ()
    accepted: str = ""
    unacceptable: tuple[Fault, ...] = ()
    grader: GraderRecord = NO_RECORD

    @property
    def status(self) -> int:
        """The exit status: 0, 4 when a snippet is broken, else 5."""
        if any(fault.status == BROKEN for fault in self.faults):
            return BROKEN
        return DRIFT if self.faults else 0


def run_gate(root: Path, transcripts: Transcripts | None = None, seconds: float = CLOCK_SECONDS) -> Report:
    """Returns everything that was found in the project under ``root``.

    ``transcripts`` yields a fault for each committed transcript page that differs from its PDF; ``seconds`` is the
    clock of each snippet.
    """
    faults: list[Fault] = list(transcripts(root)) if transcripts else []
    problems, models = _read(root, faults)
    refused = set(find_problems(root)) - {problem.id for problem in problems}  # said once, not again by their pages
    runs = run_snippets(root, {problem.snippet: problem.symbols for problem in problems}, seconds)
    key = grader_key(root)
    check = partial(_check, root, models, key)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # each may wait for a child of its own
        found = list(pool.map(lambda problem: check(problem, runs[problem.snippet]), problems))
    checked = {one.problem.id: one for one, _ in found}
    broken = {one.problem.id for one, own in found if own}
    for one, own in found:
        faults += [*own, *_quotation_faults(root, one.problem)]
    grader = _grade(root, key, faults)
    misfits = _misfits(root, checked, broken, refused, faults, grader)
    drift = hold_accepted(root, checked, broken)
    unacceptable = {*faults, *drift.unreadable}
    every = {*unacceptable, *_not_said(drift.faults, unacceptable, [checked[name].problem for name in misfits])}
    return Report(tuple(sorted(every)), checked, drift.changes, drift.text, tuple(sorted(unacceptable)), grader)


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


def _misfits(
    root: Path,
    checked: Mapping[str, CheckedProblem],
    broken: set[str],
    refused: set[str],
    faults: list[Fault],
    grader: GraderRecord,
) -> set[str]:
    """Returns the problems whose parts and answers do not fit together; adds why, and what is wrong with the pages."""
    misfits: set[str] = set()
    for name in checked.keys() - broken:
        if wrong := list(hold_parts(checked[name].problem, checked[name].answers)):
            faults += wrong
            misfits.add(name)
    pages = read_pages(root, checked, broken | refused, grader)
    faults += pages.faults
    for name, fault in _unused(checked, pages, misfits):
        faults.append(fault)
        misfits.add(name)
    return misfits


def _not_said(drift: Iterable[Fault], said: Collection[Fault], misfits: Iterable[Problem]) -> Iterator[Fault]:
    """Yields the drift that does not only follow from a fault that no acceptance mends."""
    places = {(fault.file, fault.line) for fault in said if fault.line}
    files = {file for problem in misfits for file in (problem.file, problem.snippet)}
    for fault in drift:
        if (fault.file, fault.line) not in places and (fault.status == BROKEN or fault.file not in files):
            yield fault


def _unused(
    checked: Mapping[str, CheckedProblem], pages: PagesRead, misfits: Collection[str]
) -> list[tuple[str, Fault]]:
    found = []
    for name in pages.used.keys() & checked.keys() - pages.faulty - set(misfits):  # a misspelt id is no unused answer
        one = checked[name]
        used = pages.used[name] | {answer for part in one.problem.parts for answer in part_answers(part)}
        for answer in one.answers.values():
            if answer.id not in used:
                unused = f"answer {answer.id!r} is used by no page and no part"
                found.append((name, Fault(one.problem.snippet, answer.line, BROKEN, unused)))
    return found
