"""Writes down what is there to be accepted: answers, parts, verdicts, what every page shows, and who the models are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.solution.answers import ACCEPTED_TOLERANCE
from scripts.solution.dependencies import key_of
from scripts.solution.model import Attempt, CheckedProblem, Computed, Model, PageRead, Part, Problem

SITE = "all pages"  # the record of what belongs to no single problem
GROUPS = ("models", "statement", "answers", "parts", "verdicts", "pages")
CLAIM_LENGTH = 16

Record = dict[str, dict[str, dict[str, Any]]]  # group, then name, then field


def record_of(checked: CheckedProblem, pages: Sequence[PageRead]) -> Record:
    """Returns what would be accepted of a problem and its pages as they are now."""
    return {
        "statement": _statement_fields(checked.problem),
        "answers": {answer.id: _answer_fields(answer) for answer in checked.answers.values()},
        "parts": {part.id: _part_fields(part) for part in checked.problem.parts},
        "verdicts": {name: _verdict_fields(one) for name, one in _named_attempts(checked)},
        "pages": _page_fields(pages),
    }


def site_record(models: Sequence[Model], pages: Sequence[PageRead]) -> Record:
    """Returns what would be accepted of the models and of the pages that are about no problem."""
    return {"models": {model.id: {"name": model.name} for model in models}, "pages": _page_fields(pages)}


def claim_lines(checked: CheckedProblem) -> dict[str, int]:
    """Returns the line of the claim behind each verdict, by the verdict's name."""
    return {name: attempt.claim.line for name, attempt in _named_attempts(checked)}


def _named_attempts(checked: CheckedProblem) -> Iterator[tuple[str, Attempt]]:
    """Yields each attempt with its name; a second one of the same part, model and attempt gets a number."""
    taken: Counter[str] = Counter()
    for cell in checked.cells:
        for attempt in cell.attempts:
            claim = attempt.claim
            name = f"{claim.part}, {claim.model}, {claim.attempt}"
            taken[name] += 1
            yield (f"{name} ({taken[name]})" if taken[name] > 1 else name), attempt


def _answer_fields(answer: Computed) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": answer.kind, "value": answer.value}
    if answer.unit:
        fields["unit"] = answer.unit
    if answer.tolerance != ACCEPTED_TOLERANCE:
        fields["tolerance"] = answer.tolerance
    if answer.second is not None:
        fields["second"] = answer.second
    if answer.samples:
        fields["samples"] = list(answer.samples)
    if answer.assume:
        fields["assume"] = list(answer.assume)
    return fields


def _statement_fields(problem: Problem) -> dict[str, Any]:
    numbered = {"number": problem.number} if problem.number else {}
    fields = {
        "problem": {"title": problem.title, "topics": list(problem.topics), **numbered},
        "symbols": dict(problem.symbols),
        "givens": {given.name: list(given.numbers) for given in problem.givens},
        "absent": dict(problem.absent),
    }
    return {name: entry for name, entry in fields.items() if entry}


def _part_fields(part: Part) -> dict[str, Any]:
    fields: dict[str, Any] = {"title": part.title, "kind": part.kind}
    if part.format:
        fields["format"] = part.format
    if part.readings:
        fields["readings"] = [[one.id, one.label, one.answer, *one.assume] for one in part.readings]
    else:
        fields["answer"] = part.answer
    return fields


def _verdict_fields(attempt: Attempt) -> dict[str, Any]:
    claim = attempt.claim
    judged = claim.annotator
    said = [claim.quote, claim.answer, claim.reading, judged.note if judged else "", judged.page if judged else 0]
    return {
        "verdict": attempt.verdict,
        "source": f"{claim.transcript}, turn {claim.turn}, page {claim.page}",
        "annotator": judged.judgement if judged else "",
        "claim": key_of(said)[:CLAIM_LENGTH],
    }


def _page_fields(pages: Sequence[PageRead]) -> dict[str, Any]:
    return {page.file: {"shown": [one.directive for one in page.shown]} for page in pages if page.shown}
