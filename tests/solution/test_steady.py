"""A value that is another each time is not accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check import main
from scripts.solution.gate import run_gate
from scripts.solution.steady import unsteady

Edit = Callable[[str, str, str], int]
SNIPPET = "snippets/set1_decay.py"


def test_sample(project: Path) -> None:
    """What a second run repeats is no fault."""
    assert list(unsteady(project, run_gate(project).problems.values(), 20)) == []


@pytest.mark.parametrize(
    "code", ["np.random.default_rng().random()", "__import__('time').time() % 1", "__import__('os').getpid() / 1e6"]
)
def test_another_each_time(
    project: Path, edit: Edit, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """Chance without a seed, the clock and the process are told with their answer, and nothing is accepted."""
    monkeypatch.delenv("CI", raising=False)
    edit(SNIPPET, "RATE = 0.5\n", f"RATE = {code}\n")
    before = (project / "snippets/answers.json").read_bytes()
    assert main(["--root", str(project), "--without-transcripts", "--update"]) == 4
    told = capsys.readouterr().err.splitlines()
    assert "answer 'sum' is another each time the snippet runs: expected" in " ".join(told)
    assert told[-1] == "nothing was accepted"
    assert (project / "snippets/answers.json").read_bytes() == before
