"""What moved is told with all that it touches, as Markdown and as a page that nothing can run in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check import main
from scripts.solution.drift_report import NOTHING, as_markdown, as_page
from scripts.solution.gate import run_gate
from scripts.solution.model import Fault
from scripts.solution.moved import Moved, collect

Edit = Callable[[str, str, str], int]


def moved_in(project: Path) -> tuple[Moved, ...]:
    report = run_gate(project)
    return collect(report.changes, report.problems, report.pages)


def test_answer_with_all_that_it_touches(project: Path, edit: Edit) -> None:
    """A changed answer names its parts, the lines of its pages, and the verdicts that moved with it, once."""
    edit("snippets/set1_decay.py", "COUNT = 3", "COUNT = 4")
    found = {one.subject: one for one in moved_in(project)}
    assert set(found) == {"answer sum", "answer terms"}
    total = found["answer sum"]
    assert (total.old, total.new, total.parts, total.pages) == ("1.75", "1.875", ("a",), ("docs/set1/decay.md(5)",))
    assert total.extent == "expected 1.75, got 1.875, moved from digit 2 on"
    assert total.verdicts[0] == "a, alpha, after hint 1: correct, now incorrect"


def test_place_of_a_page(project: Path, edit: Edit) -> None:
    """A directive that names another answer is told with page and line."""
    edit("docs/set1/decay.md", "[[answer:rate]]", "[[answer:limit]]")
    (one,) = moved_in(project)
    assert one.subject == "page docs/set1/decay.md(6)"
    assert one.extent == "shows [[answer:limit]] = 2, accepted [[answer:rate]]"


def test_nothing_moved() -> None:
    """Where nothing moved the report says so."""
    assert NOTHING in as_markdown((), ())
    assert NOTHING in as_page((), ())


def test_faults_come_first() -> None:
    """What no acceptance mends stands before everything else."""
    fault = Fault("snippets/x.py", 3, 4, "is broken")
    text = as_markdown([Moved("changed", "s/p", "answer x", "1", "2", "far")], [fault])
    assert text.index("snippets/x.py(3): is broken") < text.index("answer x")
    assert "1 changed, 1 fault that no acceptance mends." in text


def test_page_is_inert() -> None:
    """What a claim or an answer says is text, and the page may load and run nothing."""
    page = as_page([Moved("new", "s/p", "answer <script>alert(1)</script>", "", '"><img src=x>', "")], [])
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page


@pytest.mark.parametrize(("name", "words"), [("drift.html", "<!doctype html>"), ("drift.md", "# Drift report")])
def test_written_when_the_gate_fails(
    project: Path, edit: Edit, tmp_path: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is written beside the faults, and the status stays what it is."""
    edit("snippets/set1_decay.py", "COUNT = 3", "COUNT = 4")
    file = tmp_path / "reports" / name
    assert main(["--root", str(project), "--without-transcripts", "--report", str(file)]) == 5
    assert file.read_text().startswith(words)
    assert "1.875" in file.read_text()
    assert "expected 1.75" in capsys.readouterr().err


def test_report_here(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash prints it."""
    assert main(["--root", str(project), "--without-transcripts", "--report", "-"]) == 0
    assert NOTHING in capsys.readouterr().out
