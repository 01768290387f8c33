"""The grader's record is counted from its case files."""

from pathlib import Path

from scripts.solution.model import Finding
from scripts.solution.overview.grader import NO_RECORD, grade, read_cases

CASES = '# a comment\n@ {"x": "positive"}\n= x <> x\n! x <> 2x <> factor\n\n? x <> \\hline\n'


def project(folder: Path) -> Path:
    cases = folder / "tests" / "solution" / "comparison" / "cases"
    cases.mkdir(parents=True)
    (cases / "expression-near.txt").write_text(CASES, encoding="utf-8")
    return folder


def test_reading(tmp_path):
    """A case has its line, the symbols declared above it, and the word that a reason must hold."""
    cases = read_cases(project(tmp_path))
    assert [(case.line, case.verdict, case.word) for case in cases] == [
        (3, "equal", ""),
        (4, "different", "factor"),
        (6, "unparsed", ""),
    ]
    assert cases[1].question.plain() == ["expression", "x", "2x", {"x": "positive"}]


def test_counting(tmp_path):
    """Right and wrong verdicts are counted by kind, and the wrong ones are kept."""
    record = grade(read_cases(project(tmp_path)), lambda asked: [Finding("equal", "rule", "") for _ in asked])
    assert record.total == 3
    assert record.count(("different",), ("equal",)) == 1
    assert record.count(("different",), ("equal",), "number") == 0
    assert [case.line for case in record.wrong] == [4, 6]


def test_no_cases(tmp_path):
    """A project without case files asks nothing."""
    assert grade(read_cases(tmp_path), lambda asked: []) is NO_RECORD
