"""Intervals and tests hold against values from tables and by brute force."""

from itertools import product

import pytest

from scripts.solution.overview.intervals import mcnemar, wilson


def test_wilson_by_its_equation():
    """Each end of the interval solves (share - p)^2 = z^2 p (1 - p) / n, from which Wilson derived it."""
    share = wilson(7, 10)
    for end in (share.low, share.high):
        assert (0.7 - end) ** 2 == pytest.approx(1.959963984540054**2 * end * (1 - end) / 10)
    assert (round(share.low, 3), round(share.high, 3)) == (0.397, 0.892)


@pytest.mark.parametrize(("count", "total", "low", "high"), [(0, 5, 0.0, 0.434), (5, 5, 0.566, 1.0), (0, 0, 0.0, 1.0)])
def test_wilson_at_the_ends(count, total, low, high):
    """None of few and all of few leave a wide interval; nothing at all leaves everything possible."""
    share = wilson(count, total)
    assert (round(share.low, 3), round(share.high, 3)) == (low, high)


def test_no_share():
    """More than all is refused."""
    with pytest.raises(ValueError, match="6 of 5"):
        wilson(6, 5)


def test_few_do_not_tell():
    """An interval wider than half of all that is possible tells nothing."""
    assert not wilson(2, 4).tells
    assert wilson(20, 40).tells


@pytest.mark.parametrize(("first", "second"), [(0, 0), (1, 0), (5, 0), (6, 1), (3, 3), (9, 2)])
def test_mcnemar_by_brute_force(first, second):
    """The p-value is the share of all equally likely splits that are at least as uneven."""
    total = first + second
    gap = abs(first - second)
    splits = [abs(2 * sum(coins) - total) >= gap for coins in product((0, 1), repeat=total)]
    assert mcnemar(first, second) == pytest.approx(sum(splits) / len(splits))
