"""How sure a count can be: an interval for a share, and whether two models can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt

NORMAL_QUANTILE = 1.959963984540054  # 97.5 % of the standard normal distribution: two-sided intervals of 95 %
WIDEST_THAT_TELLS = 0.5
SIGNIFICANCE = 0.05


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``total``, with the interval in which the true share may lie. Without a total it may be anything."""

    count: int
    total: int
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """Whether the interval is narrow enough to say anything: at most half of all that is possible."""
        return self.high - self.low <= WIDEST_THAT_TELLS


def wilson(count: int, total: int) -> Share:
    """Returns the share with the score interval of E. B. Wilson (1927) at 95 %, which holds for small totals too.

    Raises ValueError unless 0 <= count <= total.
    """
    if not 0 <= count <= total:
        raise ValueError(f"{count} of {total} is no share")
    if total == 0:
        return Share(0, 0, 0.0, 1.0)
    squared = NORMAL_QUANTILE**2
    middle = (count + squared / 2) / (total + squared)
    half = NORMAL_QUANTILE / (total + squared) * sqrt(count * (total - count) / total + squared / 4)
    return Share(count, total, max(0.0, middle - half), min(1.0, middle + half))


def mcnemar(only_first: int, only_second: int) -> float:
    """Returns the exact two-sided p-value of McNemar's test (1947): the binomial chance of a split at least as uneven.

    ``only_first`` counts the parts that only the first model has right, ``only_second`` those only the second has.
    """
    total = only_first + only_second
    if total == 0:
        return 1.0
    tail = sum(comb(total, k) for k in range(min(only_first, only_second) + 1)) / 2**total
    return min(1.0, 2 * tail)
