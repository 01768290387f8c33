"""A part has an answer of its own kind that takes its format."""

from __future__ import annotations

import pytest

from scripts.solution.missing import Reference
from scripts.solution.model import Computed, Part, Problem, Reading
from scripts.solution.parts import hold_parts, part_answers

NUMBER = Part("a", "A", "number", "x", (), "", 7)


def held(part: Part, answer: Computed | None) -> list[str]:
    problem = Problem("s/p", "docs/s/p.toml", "T", "snippets/p.py", (), {}, (part,), (), {})
    found = hold_parts(problem, {answer.id: answer} if answer else {})
    return [str(wrong.fault if isinstance(wrong, Reference) else wrong) for wrong in found]


def test_held() -> None:
    """A part whose answer is there, of its kind, is no fault."""
    assert held(NUMBER, Computed("x", "number", 1.5)) == []


def test_readings() -> None:
    """A part with readings has the answer of each."""
    readings = (Reading("one", "One", "x"), Reading("two", "Two", "y"))
    part = Part("a", "A", "number", "", readings, "", 7)
    assert part_answers(part) == ("x", "y")
    assert held(part, Computed("x", "number", 1)) == [
        "docs/s/p.toml(7): part a: answer 'y': the snippet computes no such answer"
    ]


@pytest.mark.parametrize(
    ("answer", "spec", "words"),
    [
        (None, "", "the snippet computes no such answer"),
        (Computed("x", "set", [1]), "", "expected a number, and the snippet computes a set"),
        (Computed("x", "number", 1.5), "d", "the format 'd' is for whole numbers"),
        (Computed("x", "number", 1.5), "3f", "unknown format '3f'"),
    ],
)
def test_faults(answer: Computed | None, spec: str, words: str) -> None:
    """The fault names the part, the answer and what was expected."""
    part = Part("a", "A", "number", "x", (), spec, 7)
    (fault,) = held(part, answer)
    assert fault.startswith("docs/s/p.toml(7): part a: answer 'x': ")
    assert words in fault
