"""Verdicts follow from what the comparisons found, over readings and attempts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from scripts.solution.comparing import Question
from scripts.solution.model import Cell, Computed, Finding
from scripts.solution.problem import read_models, read_problem
from scripts.solution.verdicts import derive_cells

ANSWERS = {
    "sum": Computed("sum", "number", 1.75),
    "terms": Computed("terms", "sequence", [1.0, 0.5, 0.25]),
    "limit": Computed("limit", "number", 2.0),
    "limit-late": Computed("limit-late", "number", 1.0),
}
Edit = Callable[[str, str, str], int]


def by_number(questions: Sequence[Question]) -> list[Finding]:
    """Stands for the grader: compares the last number of each text; "?" cannot be read, "~" is disputed."""
    return [_by_number(question) for question in questions]


def _by_number(question: Question) -> Finding:
    if "?" in question.claim:
        return Finding("unparsed", "none", "it cannot be read")
    if "~" in question.claim:
        return Finding("disputed", "samples", "two opinions differ")
    words = [text.strip("()[]=").split(",")[-1].split()[-1] for text in (question.reference, question.claim)]
    equal = float(words[0].strip("])")) == float(words[1].strip("])"))
    return Finding("equal" if equal else "different", "number", "equal" if equal else "the sum is off")


def cells(project: Path) -> dict[tuple[str, str], Cell]:
    models = read_models(project)
    problem = read_problem(project, "set1/decay", models)
    return {(cell.part, cell.model): cell for cell in derive_cells(problem, ANSWERS, models, by_number)}


def test_sample(project: Path) -> None:
    """First attempt, hint, reading, missing part and absent model each give their verdict."""
    found = cells(project)
    assert list(found) == [(part, model) for part in "abc" for model in ("alpha", "beta", "gamma")]
    told = {key: (cell.verdict, cell.stage) for key, cell in found.items()}
    assert told["a", "alpha"] == ("correct", "after hint 1")
    assert [attempt.verdict for attempt in found["a", "alpha"].attempts] == ["incorrect", "correct"]
    assert told["a", "beta"] == ("correct", "first")
    assert told["b", "beta"] == ("not attempted", "")
    assert found["a", "gamma"].absence == "It was not asked."
    assert told["c", "alpha"] == ("disputed", "first")
    (disputed,) = found["c", "alpha"].attempts
    assert disputed.readings == ("without-first",)
    assert "the sum starts at the second term" in disputed.reason


def test_annotator(project: Path) -> None:
    """A judgement that differs from the derived verdict is contested, one that agrees is not."""
    first, hinted = cells(project)["a", "alpha"].attempts
    assert (first.is_contested, hinted.is_contested) == (False, True)


@pytest.mark.parametrize(("reading", "verdict"), [("with-first", "incorrect"), ("without-first", "correct")])
def test_fixed_reading(project: Path, edit: Edit, reading: str, verdict: str) -> None:
    """Where the question fixes the reading, only that one counts."""
    edit("docs/set1/decay.toml", 'quote = "s_\\\\infty = 1"', f'reading = "{reading}"\nquote = "s_\\\\infty = 1"')
    assert cells(project)["c", "alpha"].verdict == verdict


def test_no_reading_fits(project: Path, edit: Edit) -> None:
    """A claim that fits no reading is incorrect."""
    edit("docs/set1/decay.toml", 'answer = "1"\n', 'answer = "7"\n')
    assert cells(project)["c", "alpha"].verdict == "incorrect"


@pytest.mark.parametrize(("claim", "verdict"), [("?", "unparsed"), ("~ 1", "disputed")])
def test_other_findings(project: Path, edit: Edit, claim: str, verdict: str) -> None:
    """What cannot be read is unparsed and never wrong; what the grader disputes is disputed."""
    edit("docs/set1/decay.toml", 'quote = "1.75"', f'quote = "{claim}"')
    assert cells(project)["a", "beta"].verdict == verdict


def test_told_is_not_own(project: Path, edit: Edit) -> None:
    """An answer that the model was told does not make its own attempt correct."""
    edit("docs/set1/decay.toml", 'attempt = "after hint 1"', 'attempt = "told"')
    cell = cells(project)["a", "alpha"]
    assert (cell.verdict, cell.stage) == ("incorrect", "first")
    assert [attempt.verdict for attempt in cell.attempts] == ["incorrect", "correct"]


def test_the_later_statement_of_a_reply_stands(project: Path, edit: Edit) -> None:
    """An answer that is replaced later in the same reply decides nothing, whether it was wrong or right."""
    edit("docs/set1/decay.toml", 'attempt = "after hint 1"', 'attempt = "self-corrected"')
    cell = cells(project)["a", "alpha"]
    assert (cell.verdict, cell.stage) == ("correct", "self-corrected")
    edit("docs/set1/decay.toml", '"s = 1.75"', '"s = 1.95"')
    edit("docs/set1/decay.toml", 'answer = "1.75"', 'answer = "1.95"')
    edit("docs/set1/decay.toml", "= 1.85'", "= 1.75'")
    edit("docs/set1/decay.toml", 'answer = "1.85"', 'answer = "1.75"')
    cell = cells(project)["a", "alpha"]
    assert [attempt.verdict for attempt in cell.attempts] == ["correct", "incorrect"]
    assert (cell.verdict, cell.stage) == ("incorrect", "self-corrected")


def test_missing_reference(project: Path) -> None:
    """A claim without a computed reference is unparsed, not wrong."""
    models = read_models(project)
    problem = read_problem(project, "set1/decay", models)
    found = derive_cells(problem, {}, models, by_number)
    assert {attempt.verdict for cell in found for attempt in cell.attempts} == {"unparsed"}
