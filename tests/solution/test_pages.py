"""Authored pages are read as the site reads them; transcripts never are."""

from __future__ import annotations

from pathlib import Path

from scripts.solution.gate import run_gate
from scripts.solution.overview.grader import NO_RECORD
from scripts.solution.pages import read_pages


def test_sample(project: Path) -> None:
    """The pages of the sample use their answers and have no fault."""
    read = read_pages(project, run_gate(project).problems, (), NO_RECORD)
    assert read.faults == []
    assert read.used["set1/decay"] == {"sum", "terms", "rate", "steps"}


def test_transcripts_hold_no_directives(project: Path) -> None:
    """What a transcript says is never a directive."""
    (project / "docs/transcripts/set1-alpha.md").write_text("[[problem:set1/decay]]\n[[answer:none]] [[verdicts]]\n")
    assert read_pages(project, run_gate(project).problems, (), NO_RECORD).faults == []


def test_pages_of_broken_problems_are_not_blamed(project: Path) -> None:
    """Without answers every value on the page is unknown; the snippet is blamed, and the page is not."""
    (project / "snippets/set1_decay.py").write_text("raise ValueError\n")
    assert [fault.file for fault in run_gate(project).faults] == ["snippets/set1_decay.py"]


def test_page_that_is_not_text(project: Path) -> None:
    """A page that is not UTF-8 is a fault with its name."""
    (project / "docs/index.md").write_bytes(b"\xff\xfe")
    (fault,) = read_pages(project, run_gate(project).problems, (), NO_RECORD).faults
    assert str(fault) == "docs/index.md: is not UTF-8: invalid start byte"


def test_numbers_of_a_lab_are_accepted(project: Path) -> None:
    """A notebook fills no directive, but what it types as a number cannot change unseen."""
    (project / "docs/labs").mkdir()
    (project / "docs/labs/one.py").write_text("# %% [markdown]\n# All 5 come to [[answer:none]].\nx = 3\n")
    read = read_pages(project, run_gate(project).problems, (), NO_RECORD)
    assert read.faults == []
    (lab,) = [page for page in read.pages if page.file == "docs/labs/one.py"]
    assert [(one.line, one.directive) for one in lab.shown] == [(2, "numbers 5"), (3, "numbers 3")]
