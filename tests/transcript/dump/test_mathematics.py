"""Scattered mathematics is told from prose by its signs and words."""

from __future__ import annotations

import pytest

from scripts.transcript.dump.mathematics import is_scattered, mathematics

SCATTERED = [
    "x", " =", "k+1", "O(log L ⋅", "log n)", "∥ΔW∥", "1", "0.25", "ABu", "CAB", "1, 2, … , L", "dw", "σ", "∑i,j ∂y",
    "(n −k + 1) ⋅", "if x = 0", "max(0, x)", "depth of product) = O(log L ⋅log n)", "N(0,1)", "y = max(x",
    "A, A , A , … , A",
]  # fmt: skip
PROSE = [
    "By induction:", "So:", "(a) ", "i.", "Then the kernel is",
    "with no further change", "Let me compute ", "Yes.", ".",
    "where k counts the taps (from 0)", "DPLR: a structure", "PDF 225.65KB",
    "Use a = 1 in the first line, b = 2 in the second", "So we keep it.", "OK, go on", "Problem 2: Moving Averages",
]  # fmt: skip


@pytest.mark.parametrize("line", SCATTERED)
def test_signs_are_mathematics(line: str) -> None:
    """No words but those of formulas."""
    assert is_scattered(line)


@pytest.mark.parametrize("line", PROSE)
def test_words_are_prose(line: str) -> None:
    """Labels, stops and file sizes, too."""
    assert not is_scattered(line)


def test_small_words_amid_signs_are_mathematics() -> None:
    """As "otherwise" is, and lone brackets; the same words amid prose are prose."""
    assert mathematics(["x", "= 1", "otherwise", "y", ")", "= 2"]) == [True] * 6
    assert mathematics(["We set it", "otherwise", "to zero."]) == [False] * 3
