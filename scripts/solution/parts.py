"""Holds the parts of a problem against the answers of its snippet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.solution.missing import Reference
from scripts.solution.model import DRIFT, Computed, Fault, Part, Problem
from scripts.solution.references import BadFormat, formula


def part_answers(part: Part) -> tuple[str, ...]:
    """Returns the ids of the answers to a part: one, or one for each reading."""
    return tuple(reading.answer for reading in part.readings) or (part.answer,)


def hold_parts(problem: Problem, answers: Mapping[str, Computed]) -> Iterator[Fault | Reference]:
    """Yields what is wrong with each part: an answer that is not there, of another kind, or not fit for its format."""
    for part in problem.parts:
        for name in part_answers(part):
            wrong = _wrong(part, answers.get(name))
            if wrong:
                fault = Fault(problem.file, part.line, DRIFT, f"part {part.id}: answer {name!r}: {wrong}")
                missing = name not in answers
                yield Reference(problem.id, name, f"part {part.id}", fault) if missing else fault


def _wrong(part: Part, answer: Computed | None) -> str:
    if answer is None:
        return "the snippet computes no such answer"
    if answer.kind != part.kind:
        return f"expected a {part.kind}, and the snippet computes a {answer.kind}"
    try:
        formula(answer, part.format)
    except BadFormat as fault:
        return str(fault)
    return ""
