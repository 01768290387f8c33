"""A small record: two problem sets, two models and a key, with verdicts that are easy to count by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.solution.model import Annotator, Attempt, Cell, CheckedProblem, Claim, Model, Part, Problem

ALPHA, BETA, KEY = Model("alpha", "Alpha"), Model("beta", "Beta"), Model("key", "Official key", is_key=True)
Make = Callable[..., Attempt]


def attempt(model: str, part: str, verdict: str, stage: str = "first", reason: str = "", person: str = "") -> Attempt:
    """One attempt; ``person`` is the annotator's judgement, if any."""
    annotator = Annotator(person, "a note", 2) if person else None
    claim = Claim(model, part, stage, f"set-{model}", 3, 2, "x = 1", "1", "", annotator, 9)
    return Attempt(claim, verdict, "number: exact", reason)


def cell(model: str, part: str, *attempts: Attempt) -> Cell:
    """A cell whose last attempt decides it."""
    last = attempts[-1] if attempts else None
    verdict, stage = (last.verdict, last.claim.attempt) if last else ("not attempted", "")
    return Cell(model, part, verdict, stage, attempts)


def problem(name: str, cells: list[Cell], absent: dict[str, str] | None = None) -> CheckedProblem:
    """A checked problem of parts a, b and a part of text that no machine judges."""
    parts = tuple(
        Part(part, f"Part {part}", kind, "", (), "", 1) for part, kind in (("a", "number"), ("b", "set"), ("c", "text"))
    )
    claims = tuple(one.claim for entry in cells for one in entry.attempts)
    about = Problem(name, f"docs/{name}.toml", f"The {name}", "snippets/s.py", (), {}, parts, claims, absent or {})
    return CheckedProblem(about, {}, tuple(cells), (ALPHA, BETA, KEY))


@pytest.fixture
def record() -> dict[str, CheckedProblem]:
    """Alpha: one shot, after a hint, unparsed; one shot elsewhere. Beta: a sign wrong, partial; absent elsewhere."""
    first = problem(
        "one/decay",
        [
            cell("alpha", "a", attempt("alpha", "a", "correct", person="correct")),
            cell("beta", "a", attempt("beta", "a", "incorrect", reason="The sign is wrong.", person="incorrect")),
            cell("key", "a", attempt("key", "a", "correct")),
            cell(
                "alpha",
                "b",
                attempt("alpha", "b", "incorrect", reason="The answer is off by one.", person="correct"),
                attempt("alpha", "b", "correct", "after hint 1"),
            ),
            cell("beta", "b", attempt("beta", "b", "incomplete", reason="A part of the set: 1 of 3 is missing.")),
            cell("key", "b", attempt("key", "b", "incorrect", reason="The answer has a factor 2 too many.")),
            cell("alpha", "c", attempt("alpha", "c", "unparsed", person="remark")),
            cell("beta", "c"),
            cell("key", "c"),
        ],
    )
    second = problem(
        "two/growth",
        [cell("alpha", part, attempt("alpha", part, "correct")) for part in "abc"]
        + [cell("beta", part) for part in "abc"],
        {"beta": "The record shows no such conversation.", "key": "No key."},
    )
    return {"one/decay": first, "two/growth": second}
