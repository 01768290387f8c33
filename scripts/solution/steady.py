"""Runs what is about to be accepted a second time: a value that is another each time must not be accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.solution.answers import ACCEPTED_TOLERANCE, difference
from scripts.solution.model import BROKEN, CheckedProblem, Computed, Fault
from scripts.solution.runner import run_again


def unsteady(root: Path, problems: Iterable[CheckedProblem], seconds: float) -> Iterator[Fault]:
    """Yields a fault for each answer that a second run of its snippet does not repeat."""
    for one in problems:
        again = run_again(root, one.problem.snippet, one.problem.symbols, seconds)
        yield from again.faults
        for answer in one.answers.values():
            apart = _apart(answer, again.answers.get(answer.id))
            if apart and not again.faults:
                message = f"answer {answer.id!r} is another each time the snippet runs: {apart}"
                yield Fault(one.problem.snippet, answer.line, BROKEN, message)


def _apart(first: Computed, second: Computed | None) -> str:
    if second is None:
        return "the second run does not return it"
    pairs = ((first.value, second.value), (first.second, second.second), (list(first.samples), list(second.samples)))
    return next((apart for old, new in pairs if (apart := difference(old, new, ACCEPTED_TOLERANCE))), "")
