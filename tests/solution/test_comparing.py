"""Comparisons are asked once, kept until the grader changes, and never blame a claim for a broken grader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import child
from scripts.solution.comparing import GraderFault, Question, compare_all, grader_key
from scripts.solution.dependencies import Dependencies
from scripts.solution.model import Finding

SAME, OTHER = Question("number", "1.5", "1.5", {}), Question("number", "1.5", "2", {})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The claims of each call of the grader, which is replaced: it knows texts, and breaks on some."""
    calls: list[list[str]] = []

    def run(module: str, *, stdin: bytes, seconds: float, memory_bytes: int) -> bytes:
        questions = json.loads(stdin)
        claims = [claim for _, _, claim, _ in questions]
        calls.append(claims)
        if "endless" in claims:
            raise child.ChildTimeout("did not end within 2 s")
        if "bug" in claims:
            raise child.ChildError("TypeError", "bad operand", (("/x/grader.py", 7),))
        return json.dumps([["equal" if r == c else "different", "text", ""] for _, r, c, _ in questions]).encode()

    monkeypatch.setattr(child, "run", run)
    return calls


def verdicts(root: Path, *questions: Question, grader: str = "1") -> list[str]:
    return [finding.verdict for finding in compare_all(root, "set/p", grader, questions)]


def test_asked_once(tmp_path: Path, asked: list[list[str]]) -> None:
    """Known questions are not asked again, new ones alone are, and a new grader is asked everything."""
    assert verdicts(tmp_path, SAME) == ["equal"]
    assert verdicts(tmp_path, SAME, OTHER, SAME) == ["equal", "different", "equal"]
    assert verdicts(tmp_path, SAME, OTHER) == ["equal", "different"]
    assert verdicts(tmp_path, SAME, OTHER, grader="2") == ["equal", "different"]
    assert asked == [["1.5"], ["2"], ["1.5", "2"]]


def test_symbols_count(tmp_path: Path, asked: list[list[str]]) -> None:
    """The same words under other declarations are another question."""
    verdicts(tmp_path, SAME)
    verdicts(tmp_path, Question("number", "1.5", "1.5", {"x": "positive"}))
    assert len(asked) == 2


def test_endless_claim_spoils_only_itself(tmp_path: Path, asked: list[list[str]]) -> None:
    """A claim on which the grader never ends is unparsed, the others keep their verdicts, and it is tried again."""
    endless = Question("number", "1.5", "endless", {})
    assert verdicts(tmp_path, SAME, endless) == ["equal", "unparsed"]
    assert verdicts(tmp_path, SAME, endless) == ["equal", "unparsed"]
    assert asked == [["1.5", "endless"], ["1.5"], ["endless"], ["endless"]]


def test_broken_grader_is_told(tmp_path: Path, asked: list[list[str]]) -> None:
    """An error inside the grader is an error, with its place, and no verdict."""
    with pytest.raises(GraderFault, match=r"the comparison failed in grader.py\(7\): TypeError: bad operand"):
        verdicts(tmp_path, Question("number", "1.5", "bug", {}))


def test_no_questions(tmp_path: Path, asked: list[list[str]]) -> None:
    """Without claims nothing is asked."""
    assert verdicts(tmp_path) == []
    assert asked == []


def test_real_grader(tmp_path: Path) -> None:
    """The grader runs in a child and its findings come back."""
    (finding,) = compare_all(tmp_path, "p", grader_key(Dependencies(tmp_path)), [SAME])
    assert isinstance(finding, Finding)
    assert finding.verdict == "equal"
