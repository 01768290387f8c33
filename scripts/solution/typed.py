"""Holds the numbers that are typed into a text against the answers and the givens of its problem."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.solution.model import DRIFT, CheckedProblem, Fault, Value
from scripts.solution.numerals import Numeral, typed_numerals

ROUNDING = 1e-9  # relative; a number typed in full may differ from the computed one in its last bits
WAYS_OUT = "compute it, declare it under [[given]], or mark it as [[typed:NUMBER|why]]"


def hold_typed(text: str, checked: CheckedProblem | None) -> tuple[list[Numeral], list[tuple[int, str]]]:
    """Returns the typed numbers of a text, and (line, message) for each that equals no answer and no given."""
    found = list(typed_numerals(text))
    given = [number for one in checked.problem.givens for number in one.numbers] if checked else []
    computed = [leaf for answer in checked.answers.values() for leaf in _leaves(answer.value)] if checked else []
    return found, [
        (one.line, f"{one.written} is typed here, and equals no answer and no given: {WAYS_OUT}")
        for one in found
        if not any(_equal(one, number, 0.0) for number in given)
        and not any(_equal(one, number, one.unit / 2) for number in computed)
    ]


def hold_texts(checked: CheckedProblem) -> Iterator[Fault]:
    """Yields a fault for each number in a part's title, a reading's label or a reason that equals nothing."""
    problem = checked.problem
    texts = [
        (part.line, text) for part in problem.parts for text in (part.title, *(one.label for one in part.readings))
    ]
    texts += [(0, reason) for reason in problem.absent.values()]
    for line, text in texts:
        for _, message in hold_typed(text, checked)[1]:
            yield Fault(problem.file, line, DRIFT, message)


def _equal(numeral: Numeral, number: float, within: float) -> bool:
    return abs(numeral.value - number) <= within + ROUNDING * abs(number)


def _leaves(value: Value) -> Iterator[float]:
    if isinstance(value, list):
        for entry in value:
            yield from _leaves(entry)
    elif isinstance(value, int | float):
        yield float(value)
