"""What the fidelity benchmark counts, and when it says that a figure is not reached."""

from __future__ import annotations

import pytest

from tests.fidelity.constructs import constructs_of
from tests.fidelity.reporting import report, share, total_line
from tests.fidelity.requirements import Requirements
from tests.fidelity_print import Case

CASES = [Case(r"\frac{a}{b}", True), Case("x_1", False), Case("y", False)]
VERDICTS = {0: ("equal", "", ""), 1: ("wrong", "x_2", "place of 2"), 2: ("equal", "", "")}


@pytest.mark.parametrize(
    ("latex", "names"), [(r"\frac{a}{b}^2", ["script", "fraction"]), ("ab", ["plain"]), (r"\sqrt x", ["root"])]
)
def test_constructs_are_named(latex: str, names: list[str]) -> None:
    """By the table; a formula of none is plain."""
    assert constructs_of(latex) == names


def test_a_list_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    """In total, by construct, and the formulas that did not come back."""
    report(CASES, VERDICTS, details=5)
    out = capsys.readouterr().out
    assert out.startswith("3 printed of 3: equal 2 (66.67 %), wrong 1 (33.33 %)\n")
    assert "  script               1  equal   0.00 %  flagged   0  split   0  wrong   1\n" in out
    assert out.endswith("[1] wrong T x_1\n      -> x_2\n      place of 2\n")
    assert share(VERDICTS, "equal") == pytest.approx(2 / 3)
    assert total_line([], {}) == "0 printed of 0: "


def test_what_falls_short_is_told() -> None:
    """One line a figure; one line when all are reached."""
    required = Requirements([])
    required.at_least("share", 0.97, 0.97)
    required.at_most("time", 1.0, 1.0)
    assert list(required.lines()) == ["all figures are reached"]
    required.at_least("share", 0.96, 0.97)
    required.at_most("time", 1.3, 1.0)
    assert list(required.lines()) == [
        "short of the figure: share: 96.00 %, at least 97 %",
        "short of the figure: time: 130.00 %, at most 100 %",
    ]
