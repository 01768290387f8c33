"""Values are written in full for a comparison, and in the author's format for a reader."""

from __future__ import annotations

import pytest

from scripts.solution.model import Computed
from scripts.solution.references import BadFormat, formula, number, prose, reference_text

THIRD = 1 / 3


@pytest.mark.parametrize(
    ("kind", "value", "plain", "latex"),
    [
        ("number", THIRD, "0.3333333333333333", "0.333333"),
        ("number", 12, "12", "12"),
        ("number", -1.5e-9, "-1.5e-09", r"-1.5 \times 10^{-9}"),
        ("matrix", [[1, 2.5], [3, 4]], "[[1, 2.5], [3, 4]]", r"\begin{bmatrix} 1 & 2.5 \\ 3 & 4 \end{bmatrix}"),
        ("sequence", [r"\delta", 1.5], r"[\delta, 1.5]", r"(\delta,\allowbreak\; 1.5)"),
        ("set", [1, 2], "{1, 2}", r"\{1,\; 2\}"),
        ("interval", [1, 4.5], "[1, 4.5]", r"[1,\; 4.5]"),
        ("interval", [None, 2], r"(-\infty, 2]", r"(-\infty,\; 2]"),
        ("interval", [0, None], r"[0, \infty)", r"[0,\; \infty)"),
        ("interval", [0.001, None, "()"], r"(0.001, \infty)", r"(0.001,\; \infty)"),
        ("interval", [1, 4, "[)"], "[1, 4)", r"[1,\; 4)"),
        ("interval", [1, 4, "(]"], "(1, 4]", r"(1,\; 4]"),
        ("choice", ["A", "D"], "A, D", r"\text{A, D}"),
        ("expression", r"A^\top", r"A^\top", r"A^\top"),
        ("growth", r"O(\log L)", r"O(\log L)", r"O(\log L)"),
    ],
)
def test_forms(kind: str, value: object, plain: str, latex: str) -> None:
    """Each kind has a plain form, in full, and a formula to read."""
    answer = Computed("x", kind, value)
    assert reference_text(answer) == plain
    assert formula(answer) == latex


def test_unit() -> None:
    """A unit stands upright after the formula."""
    assert formula(Computed("x", "number", 2, unit="ms")) == r"2\;\text{ms}"


@pytest.mark.parametrize(
    ("value", "spec", "digits", "sentence"),
    [
        (0.768, "", "0.768", "0.768"),
        (0.7684999, ".2f", "0.77", "0.77"),
        (-0.5, "", "-0.5", "−0.5"),
        (-0.5, "+.1f", "-0.5", "−0.5"),
        (0.5, "+.1f", "+0.5", "+0.5"),
        (1234567, ",d", "1,234,567", "1,234,567"),
        (12.0, "d", "12", "12"),
        (0.256, ".1%", "25.6%", "25.6%"),
        (12345.678, ".2e", "1.23e+04", "1.23 × 10⁴"),
        (1e-7, "", "1e-07", "1 × 10⁻⁷"),
    ],
)
def test_numbers(value: float, spec: str, digits: str, sentence: str) -> None:
    """A number follows its format; in a sentence it has a minus sign and raised digits."""
    assert number(value, spec) == digits
    assert prose(value, spec) == sentence


@pytest.mark.parametrize(
    ("value", "spec"),
    [(1.0, "f2"), (1.0, "10.3f"), (1.0, ".3"), (1.5, "d"), (2, ".1d"), ("x", ".2f"), (1.0, "{0.__class__}")],
)
def test_bad_format(value: object, spec: str) -> None:
    """A format that is unknown, or that would hide digits of a whole number, is refused."""
    with pytest.raises(BadFormat):
        number(value, spec)
