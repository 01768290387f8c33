"""An answer knows the line of the snippet that made it."""

from __future__ import annotations

import inspect

from scripts.solution.answer import Answer


def test_line() -> None:
    """The line is that of the call, whoever reads it later."""
    answer, line = Answer("x", "number", 1, 1), inspect.currentframe().f_lineno
    assert answer.line == line
