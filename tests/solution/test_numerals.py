"""Typed numbers are found in prose and formulas; structure, code, markup and names are none."""

from __future__ import annotations

import pytest

from scripts.solution.numerals import typed_numerals


def written(text: str) -> list[str]:
    return [one.written for one in typed_numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 0.83 there.", ["0.83"]),
        ("It has 17,095 operations, or 1.2e-3.", ["17,095", "1.2e-3"]),
        ("About −3.5 and -4 of 12 %.", ["−3.5", "-4", "12%"]),
        ("| a | 0.5 |\n|---|---|\n| 3 | $4$ |", ["0.5", "3", "4"]),
        ("$x = 3.5$ and $$y = 17{,}095$$", ["3.5", "17{,}095"]),
        (r"\(k = 7\) and \[m = 8\]", ["7", "8"]),
        (r"$1.2 \times 10^{-5}$ and $50\%$", [r"1.2\times10^{-5}", r"50\%"]),
        (r"$\frac{3}{4}$, $\frac12$, $\frac35$", ["3", "4", "3", "5"]),
        (r"$x\approx0.83$ and $\cdot7$ and $n4$", ["0.83", "7", "4"]),
        ("$x = -7$ but $x - 7$", ["-7", "7"]),
        ("<figcaption>After 9 steps</figcaption>", ["9"]),
        ('<svg><text x="3" y="4">5</text></svg>', ["5"]),
        ("- 6 apples\n- 7 pears", ["6", "7"]),
        ("# Half is 0.5", ["0.5"]),
        ("In 2048 steps.", ["2048"]),
        ("two-by-3 and 3-by-two", ["3", "3"]),
        ("a $1$ 5", ["5"]),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    """What somebody typed as a number is found, wherever it stands."""
    assert written(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`0.83` and ``3 ` 4``",
        "```python\nx = 0.83\n```",
        "~~~\n7\n~~~",
        "[[answer:x.2|.3f]] and $[[answer:y|.4f]]$",
        r"$x_3$, $x^{4}$, $\sum_{k=5}^{10} x$, $A^{n-3}$",
        r"$x = 0$, $2n - 1$, $\log_2 n$, $1 + n$",
        r"$\sqrt[3]{x}$, $\begin{array}{l3} x \end{array}$, $x \\[4pt] y$, $\hspace{3em}$, $\kern3mu$",
        "## Homework 8",
        "See part 3, problems 3 and 4, Figure 12, page 7 and homework 4.",
        "On July 4, 2026 and in May 2027.",
        '<svg viewBox="0 0 620 236"><line x1="15" y2="188"/></svg>',
        '<text class="tick" x="45">3</text>',
        "[a link](page7.md#part-8) and https://example.org/9",
        "## A title { #a7 .b8 }",
        "1. first\n2. second\n    3. third",
        "<!-- 0.83 -->",
        "x86, ResNet50, b2 and h2o",
        "a note[^3]",
        "&#8211;",
    ],
)
def test_structure_is_no_number(text: str) -> None:
    """Code, directives, markup, names, indices, exponents, limits, and 0, 1, 2 in a formula are not looked at."""
    assert written(text) == []


def test_places_and_values() -> None:
    """Each has its line, its value with sign and scale, and the unit of its last digit."""
    first, second = typed_numerals("a\n\nIt is −0.25.\n\n$$\nx = 1.5 \\times 10^3\n$$\n")
    assert (first.line, first.value, first.unit) == (3, -0.25, 0.01)
    assert (second.line, second.value, second.unit) == (6, 1500.0, 100.0)
