"""The gate reports everything it finds, and what can still be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution import gate
from scripts.solution.comparing import GraderFault
from scripts.solution.gate import compute, run_gate
from scripts.solution.model import Fault
from scripts.solution.report import Report

Edit = Callable[[str, str, str], int]


def test_sample(project: Path) -> None:
    """A project in which everything holds gives its problems and no fault."""
    report = run_gate(project)
    assert (report.status, report.faults, report.changes) == (0, (), ())
    assert report.accepted == (project / "snippets/answers.json").read_text()
    assert [cell.verdict for cell in report.problems["set1/decay"].cells if cell.attempts] == [
        *("correct", "correct", "correct", "disputed"),
    ]


def test_computation_looks_at_no_page(project: Path) -> None:
    """What is computed is the same without the pages and without the record of what was accepted."""
    before = compute(project)
    (project / "docs/set1/decay.md").unlink()
    (project / "docs/index.md").write_text("[[answer:nothing]]")
    (project / "snippets/answers.json").write_text("{")
    assert compute(project) == before


def test_empty_report() -> None:
    """Without faults the status is success."""
    assert Report((), {}).status == 0


def test_faults_of_transcripts_count(project: Path) -> None:
    """What the transcripts' check finds is reported with the rest, and cannot be accepted."""
    fault = Fault("docs/transcripts/x.md", 3, 5, "differs")
    report = run_gate(project, lambda root: [fault])
    assert report.faults == report.unacceptable == (fault,)


def test_broken_grader(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A grader that fails is one fault, and no verdict moves because of it."""

    def fail(*_: object) -> None:
        raise GraderFault("the comparison failed")

    monkeypatch.setattr(gate, "compare_all", fail)
    report = run_gate(project)
    assert [str(fault) for fault in report.faults] == ["docs/set1/decay.toml: the comparison failed"]
    assert report.changes == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("docs/models.toml", 'name = "Beta"', "", "docs/models.toml(5): model: has no name"),
        ("docs/set1/decay.toml", 'kind = "sequence"', 'kind = "list"', "unknown kind 'list'"),
        ("docs/set1/decay.toml", 'a = "positive"', 'a = "posittive"', "decay.toml(5): symbols, or what a reading"),
        ("docs/set1/decay.toml", 'answer = "limit-late"', 'answer = "limit-late"\nassume = ["="]', "symbols, or what"),
        ("docs/set1/decay.toml", 'answer = "terms"', 'answer = "term"', "'term': the snippet computes no such answer"),
        ("docs/set1/decay.toml", "page = 1\n", "page = 9\n", "page 9 of set1-alpha: it has 2 pages"),
    ],
)
def test_one_cause_is_one_line(project: Path, edit: Edit, file: str, old: str, new: str, words: str) -> None:
    """What follows from a fault is not reported beside it, and nothing is offered for acceptance that it spoils."""
    edit(file, old, new)
    (fault,) = run_gate(project).faults
    assert words in str(fault)


def test_page_without_its_problem(project: Path, edit: Edit) -> None:
    """A page that names no problem, or an unknown one, is not blamed for each directive that needs one."""
    edit("docs/set1/decay.md", "[[problem:set1/decay]]", "[[problem:set1/dekay]]")
    first, second = run_gate(project).faults
    assert "unknown problem; expected one of set1/decay" in str(first)
    assert "expected [[problem:set1/decay]] in the first line" in str(second)


def test_record_nested_too_deeply(project: Path) -> None:
    """A transcript's record that no one can read is a fault and no traceback."""
    (project / "docs/transcripts/set1-alpha.json").write_text("[" * 100_000)
    assert "the record of transcript 'set1-alpha' cannot be read" in str(run_gate(project).faults[0])


def test_control_characters_are_not_printed() -> None:
    """What a fault quotes cannot move the cursor of a terminal."""
    assert str(Fault("x", 0, 4, "a\n\x1b[31mb\x00")) == "x: a ?[31mb?"


def test_drift_still_shows_the_page(project: Path, edit: Edit) -> None:
    """With a changed number the problem is still there to be shown, with the new number and the fault."""
    edit("snippets/set1_decay.py", "COUNT = 3", "COUNT = 4")
    report = run_gate(project)
    assert report.status == 5
    assert report.problems["set1/decay"].answers["sum"].value == 1.875
    assert report.unacceptable == ()


def test_one_snippet_for_two_problems(project: Path) -> None:
    """A snippet belongs to one problem."""
    for ending in ("toml", "md"):
        text = (project / f"docs/set1/decay.{ending}").read_text()
        (project / f"docs/set1/again.{ending}").write_text(
            text.replace("[[problem:set1/decay]]", "[[problem:set1/again]]")
        )
    assert any("snippets/set1_decay.py belongs to another problem" in str(fault) for fault in run_gate(project).faults)


def test_consequence_after_its_cause(project: Path, edit: Edit) -> None:
    """An answer that nothing uses any more is told after the place that used it, and cannot be accepted."""
    edit("docs/set1/decay.md", "[[answer:rate]]", "r")
    report = run_gate(project)
    assert ["no longer shows [[answer:rate]]" in str(report.faults[0]), len(report.faults)] == [True, 2]
    assert "answer 'rate' is used by no page and no part" in str(report.faults[1])
    assert report.unacceptable == report.faults[1:]
