"""Holds the numbers that are typed into a text against the givens and the answers of its problem.

A page shows an answer by a directive, so that what is typed there has to be given: equal to some answer or other is
no reason. A title cannot hold a directive, and may name an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.solution.model import DRIFT, CheckedProblem, Computed, Fault, Value
from scripts.solution.numerals import Numeral, typed_numerals

ROUNDING = 1e-9  # relative; a number typed in full may differ from the computed one in its last bits
MOST_NAMED = 3
WAYS_OUT = "compute it, declare it under [[given]], or mark it as [[typed:NUMBER|why]]"


def hold_typed(text: str, checked: CheckedProblem | None) -> list[tuple[int, str]]:
    """Returns (line, message) for each typed number of a page that equals no given."""
    return [(one.line, _told(one, checked)) for one in typed_numerals(text) if not _is_given(one, checked)]


def hold_texts(checked: CheckedProblem) -> Iterator[Fault]:
    """Yields a fault for each number in a part's title, a reading's label or a reason that equals nothing."""
    problem = checked.problem
    texts = [
        (part.line, text) for part in problem.parts for text in (part.title, *(one.label for one in part.readings))
    ]
    texts += [(0, reason) for reason in problem.absent.values()]
    for line, text in texts:
        for one in typed_numerals(text):
            if not _is_given(one, checked) and not any(_answers(one, checked.answers)):
                yield Fault(problem.file, line, DRIFT, _told(one, checked))


def _is_given(one: Numeral, checked: CheckedProblem | None) -> bool:
    givens = checked.problem.givens if checked else ()
    return any(_equal(one, number, 0.0) for given in givens for number in given.numbers)


def _told(one: Numeral, checked: CheckedProblem | None) -> str:
    names = list(dict.fromkeys(_answers(one, checked.answers))) if checked else []
    if not names:
        return f"{one.written} is typed here, and equals no answer and no given: {WAYS_OUT}"
    more = ", ..." if len(names) > MOST_NAMED else ""
    return (
        f"{one.written} is typed here, and equals no given: show {' or '.join(names[:MOST_NAMED])}{more} by"
        f" [[answer:{names[0]}]], declare it under [[given]], or mark it as [[typed:NUMBER|why]]"
    )


def _answers(one: Numeral, answers: Mapping[str, Computed]) -> Iterator[str]:
    """Yields the answers and entries, as a directive names them, that the number could be, rounded as it is written."""
    for answer in answers.values():
        for name, number in _leaves(answer.value, answer.id):
            if _equal(one, number, one.unit / 2):
                yield name


def _equal(numeral: Numeral, number: float, within: float) -> bool:
    return abs(numeral.value - number) <= within + ROUNDING * abs(number)


def _leaves(value: Value, name: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, list):
        for place, entry in enumerate(value):
            yield from _leaves(entry, f"{name}.{place}")
    elif isinstance(value, int | float):
        yield name, float(value)
