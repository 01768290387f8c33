"""Two routes must agree, and a formula must agree with both at every sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

import numpy as np
import pytest

from scripts.solution.answer import Answer
from scripts.solution.routes import hold_routes
from scripts.solution.values import BadValue, plain_value

FORMULAS = {"a b": lambda v: v["a"] * v["b"], "a + b": lambda v: v["a"] + v["b"], "2n + 1": lambda v: 2 * v["n"] + 1}


class Grader:
    """Knows a few formulas by heart, and that 2n + 1 grows like n."""

    def value(self, latex: str, values: Mapping[str, object]) -> np.ndarray:
        return np.asarray(FORMULAS[latex](values), dtype=float)

    def count(self, latex: str, sizes: Mapping[str, object]) -> float:
        return float(self.value(latex, sizes))

    def apart(self, growth: str, closed: str, assume: Sequence[str]) -> str:
        return "" if (growth, closed) == ("O(n)", "2n + 1") or assume else "it has a factor too much"


def hold(answer: Answer) -> tuple[object, tuple[float, ...]]:
    return hold_routes(answer, plain_value(answer.kind, answer.value), Grader())


def sample(a: object, b: object, first: object, second: object = None) -> dict[str, object]:
    return {"values": {"a": a, "b": b}, "first": first, "second": copy(first) if second is None else second}


def grid(counted: Mapping[int, int]) -> list[dict[str, object]]:
    return [{"values": {"n": n}, "first": count, "second": count} for n, count in counted.items()]


def test_strict_routes_leave_nothing_to_remember() -> None:
    """Routes that agree to full precision leave only the value."""
    assert hold(Answer("x", "number", 0.3, 0.1 * 3)) == (None, ())


def test_loose_second_route_is_remembered() -> None:
    """The second value is kept where it may differ, so that a change in it is seen too."""
    assert hold(Answer("x", "number", 1.0, 1.004, tolerance=0.01)) == (1.004, ())


def test_text_needs_no_second_route() -> None:
    """A text cannot be found twice."""
    assert hold(Answer("x", "text", "because")) == (None, ())


def test_expression_and_growth() -> None:
    """A formula that follows its samples leaves one number a sample."""
    numbers = hold(Answer("x", "expression", "a b", "a b", samples=[sample(2, 3, 6), sample(np.ones(2), 4, [4, 4])]))
    assert len(numbers[1]) == 2
    second, numbers = hold(Answer("x", "growth", "O(n)", "2n + 1", samples=grid({4: 9, 8: 17, 16: 33})))
    assert (second, len(numbers)) == ("2n + 1", 3)


def test_growth_of_a_constant_needs_no_sizes() -> None:
    """A size that is assumed to be constant need not vary."""
    assert hold(Answer("x", "growth", "O(1)", "2n + 1", samples=grid({4: 9}), assume=["n = 4"]))[0] == "2n + 1"


@pytest.mark.parametrize("changed", [sample(2, 3.003, 6), sample(3, 2, 6), sample(-2, -3, 6)])
def test_sample_sum_sees_every_change(changed: dict[str, object]) -> None:
    """The number kept for a sample moves with every entry, its place and its sign."""
    loose = {"tolerance": 0.01}
    before = hold(Answer("x", "expression", "a b", samples=[sample(2, 3, 6)], **loose))[1][0]
    after = hold(Answer("x", "expression", "a b", samples=[changed], **loose))[1][0]
    assert abs(before - after) > 1e-3


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer("x", "number", 1.0), "has no second route"),
        (Answer("x", "number", 1.0, 1.001), "the two routes disagree: first 1.0, second 1.001"),
        (Answer("x", "number", 1.0, float("nan")), "second route: expected a finite number"),
        (Answer("x", "sequence", [1.0, 2.0], [1.0]), "first 2 entries, second 1 entries"),
        (Answer("x", "interval", (1, 4, "(]"), (1, 4)), "the two routes disagree: first 3 entries, second 2 entries"),
        (Answer("x", "interval", (1, 4, "(]"), (1, 4, "[)")), "first '(]', second '[)'"),
        (Answer("x", "number", 1.0, 1.0, tolerance=0.5), "expected a tolerance above 0"),
        (Answer("x", "number", 1.0, 1.0, tolerance=0.0), "expected a tolerance above 0"),
        (Answer("x", "number", 1.0, 1.0, samples=[sample(1, 1, 1)]), "samples belong to an expression"),
        (Answer("x", "expression", "a b"), "has no samples"),
        (Answer("x", "expression", "a b", samples=[{"values": {}}]), "expected the keys values, first and second"),
        (
            Answer("x", "expression", "a b", samples=[sample(2, 3, 6, 7)]),
            "sample 0: the two routes disagree: 6.0 and 7.0",
        ),
        (Answer("x", "expression", "a + b", samples=[sample(2, 3, 6)]), "a + b disagrees with the routes: 6.0 and 5.0"),
        (Answer("x", "expression", "a b", "a + b", samples=[sample(2, 3, 6)]), "a + b disagrees with the routes"),
        (Answer("x", "expression", "a b", samples=[sample(2, 3, [6, 6])]), "shape (2,) and ()"),
        (Answer("x", "expression", "a b", samples=[sample(2, 3, float("nan"))]), "got NaN or infinity"),
        (Answer("x", "expression", "a b", samples=[sample(2, 3, "six")]), "expected numbers, got str"),
        (Answer("x", "expression", "a b", samples=[sample(2, 3, 6 + 1j)]), "expected numbers, got complex"),
        (Answer("x", "expression", "a b", samples=[sample(2, 3, [[6], [6, 7]])]), "expected numbers, got list"),
        (Answer("x", "growth", "O(n)", samples=grid({4: 9})), "has no second route: expected a closed form"),
        (Answer("x", "growth", "O(n)", "2n + 1", samples=grid({4: 9, 8: 18, 16: 33})), "2n + 1 gives 17, and 18 was"),
        (
            Answer("x", "growth", "O(n)", "2n + 1", samples=grid({4: 9, 8: 17})),
            "was counted at 2 values of n; expected 3",
        ),
        (
            Answer("x", "growth", r"O(n \log n)", "2n + 1", samples=grid({4: 9, 8: 17, 16: 33})),
            r"O(n \log n) is not the growth of 2n + 1: it has a factor too much",
        ),
    ],
)
def test_refused(answer: Answer, words: str) -> None:
    """A disagreement names the sample and both numbers; a missing route or sample is said."""
    with pytest.raises(BadValue) as caught:
        hold(answer)
    assert words in str(caught.value)
