"""A growth rate as a sum of monomials of powers, logarithms and exponentials; constants are dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

Powers = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Monomial:
    """names^powers, (log name)^logs, (log log name)^deep, and e^rates; a rate belongs to a product such as `n log n`.

    rates maps a product, written as (powers, logs), to its coefficient: 2^n has the rate log 2 on n.
    """

    powers: Powers = ()
    logs: Powers = ()
    deep: Powers = ()
    rates: tuple[tuple[tuple[Powers, Powers], float], ...] = ()


Rate = frozenset[Monomial]
CONSTANT = Monomial()


def table(entries: Mapping[object, object]) -> tuple:
    """The entries that are not zero, in a fixed order."""
    return tuple(sorted(((key, value) for key, value in entries.items() if value != 0), key=repr))


def _joined(first: tuple, second: tuple, sign: int = 1) -> tuple:
    entries = dict(first)
    for key, value in second:
        entries[key] = entries.get(key, 0) + sign * value
    return table(
        {key: value for key, value in entries.items() if not (isinstance(value, float) and abs(value) < 1e-12)}
    )


def times(first: Monomial, second: Monomial, sign: int = 1) -> Monomial:
    """The product, or with sign -1 the quotient."""
    return Monomial(
        *(_joined(getattr(first, part), getattr(second, part), sign) for part in ("powers", "logs", "deep", "rates"))
    )


def raised(monomial: Monomial, exponent: Fraction) -> Monomial:
    """The monomial to a fixed power."""

    def scaled(entries: tuple) -> tuple:
        return table({key: value * exponent for key, value in entries})

    rates = table({key: value * float(exponent) for key, value in monomial.rates})
    return Monomial(scaled(monomial.powers), scaled(monomial.logs), scaled(monomial.deep), rates)


def names(rate: Rate) -> frozenset[str]:
    """The names that a rate depends on."""
    found: set[str] = set()
    for monomial in rate:
        for part in (monomial.powers, monomial.logs, monomial.deep):
            found |= {key for key, _ in part}
        for (powers, logs), _ in monomial.rates:
            found |= {key for key, _ in powers} | {key for key, _ in logs}
    return frozenset(found)
