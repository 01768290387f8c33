"""Every number of a page is told line by line, wherever and however it is written, and none of its words."""

from __future__ import annotations

import pytest

from scripts.solution.standing import standing_numbers


def told(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.directive) for one in standing_numbers(text)]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("It is 0.83, -4 of 17,095 and 1e-3 of 12 %.", "0.83 -4 17,095 1e-3 12"),
        ("Three encoders halve it twice: Half of sixty-four is thirty-two.", "Three twice Half sixty four thirty two"),
        (r"$x^2 = \frac12 y_{13}$ and $1{,}024$", "2 12 13 1 024"),
        ("x² is ½ of Ⅳ, x₁, ① and ٣", "² ½ Ⅳ ₁ ① ٣"),
        ("`x = 7` and ![9 bars](a5.png)", "7 9 5"),
        ("| 3 | 4 |", "3 4"),
        ('<img alt="8 of 9" data-n="4"><meter value="0.7">&#51;', "8 9 4 0.7 51"),
        ("# Homework 8", "8"),
        ("x - 3 and x -3", "3 -3"),
        ("[[typed:2|why]] of [[answer:x.3|.2f]] and 5", "5"),
    ],
)
def test_written(line: str, numbers: str) -> None:
    """Digits of any script, number characters and words; a directive has its own record."""
    assert told(line) == [(1, f"numbers {numbers}")]


@pytest.mark.parametrize("line", ["one of them", "often, weight, tenor and phone", "[[answer:x|.3f]]", ""])
def test_no_number(line: str) -> None:
    """Words that only sound like a number are none, and so is "one"."""
    assert told(line) == []


def test_code_counts() -> None:
    """Code that is typed into a page holds numbers too."""
    assert told("```python\nx = 3\n```") == [(2, "numbers 3")]


def test_markup_is_one() -> None:
    """A drawing is one place, and any coordinate in it changes what is told."""
    drawing = ["<svg>", '<line x1="3"/>', '<line x1="4"/>', "</svg>"]
    assert told("\n".join(["5", *drawing, "6"])) == [(1, "numbers 5"), (2, "numbers 1 3 1 4"), (6, "numbers 6")]


def test_long_lines_are_cut() -> None:
    """Much of it is told by its beginning and a hash, which moves with the last digit."""
    (one,), (other,) = (told(" ".join(["10"] * 60 + [last])) for last in ("7", "8"))
    assert one[1].startswith("numbers 10 10")
    assert len(one[1]) < 80
    assert one != other
