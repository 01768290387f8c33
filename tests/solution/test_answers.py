"""Two plain values agree within the tolerance, or the entry where they part is named with both numbers in full."""

from __future__ import annotations

import pytest

from scripts.solution.answers import difference


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (0.768, 0.768),
        (0.768, 0.768 * (1 + 5e-10)),
        (3, 3.0),
        ([0.0, 1.0], [1e-13, 1.0]),
        ([[1, 2], [3, 4]], [[1, 2], [3, 4.000000001]]),
        ("A", "A"),
        ([r"\delta", 1.5], [r"\delta", 1.5]),
        ([None, 2], [None, 2]),
    ],
)
def test_agree(expected: object, got: object) -> None:
    """Rounding is no difference."""
    assert difference(expected, got, 1e-9) == ""


@pytest.mark.parametrize(
    ("expected", "got", "words"),
    [
        (0.768, 0.769, "expected 0.768, got 0.769"),
        (0.768, 0.768 * (1 + 3e-9), "expected 0.768, got 0.768000002"),
        (1_000_000_000, 1_000_000_001, "expected 1000000000, got 1000000001"),
        (0.0, 1e-13, "expected 0.0, got 1e-13"),
        ([1, 2, 3], [1, 2, 4], "entry 2: expected 3, got 4"),
        ([[1, 2], [3, 4]], [[1, 2], [-3, 5]], "entry 1.0: expected 3, got -3 (2 entries differ)"),
        ([1, 2], [1, 2, 3], "expected 2 entries, got 3 entries"),
        ([[1, 2]], [[1], [2]], "expected 1 rows of 2 entries, got 2 rows of 1 entries"),
        (1.0, [1.0], "expected a single value, got 1 entries"),
        ("A", "B", "expected 'A', got 'B'"),
        ([None, 2], [0, 2], "entry 0: expected None, got 0"),
    ],
)
def test_differ(expected: object, got: object, words: str) -> None:
    """A change is told with the place, what was expected and what came, at full precision."""
    assert difference(expected, got, 1e-9).startswith(words)


def test_small_entry_beside_a_large_one() -> None:
    """An entry that is a billionth of the largest is still held to a thousandth of itself."""
    assert difference([1048576.0, 0.0009765625], [1048576.0, 0.0009775390625], 1e-9)
