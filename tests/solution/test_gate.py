"""The gate reports everything it finds, and what can still be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution import gate
from scripts.solution.comparing import GraderFault
from scripts.solution.gate import Report, run_gate
from scripts.solution.model import Fault

Edit = Callable[[str, str, str], int]


def test_sample(project: Path) -> None:
    """A project in which everything holds gives its problems and no fault."""
    report = run_gate(project)
    assert (report.status, report.faults, report.changes) == (0, (), ())
    assert report.accepted == (project / "snippets/answers.json").read_text()
    assert [cell.verdict for cell in report.problems["set1/decay"].cells if cell.attempts] == [
        *("correct", "correct", "correct", "disputed"),
    ]


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
