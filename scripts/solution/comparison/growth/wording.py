"""How two growth rates differ, as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from scripts.solution.comparison.growth.monomials import CONSTANT, Monomial, Rate, times


def sentence(expected: Rate, stated: Rate, dropped: Sequence[Monomial], added: Sequence[Monomial]) -> str:
    """A sentence on what the claim lacks or has too much of; nothing when both lists are empty."""
    if not dropped and not added:
        return ""
    if len(expected) == len(stated) == 1:
        return _one_factor(next(iter(expected)), next(iter(stated)))
    if dropped and not added:
        return f"The answer drops {_listed(dropped)}, so it is too small."
    if added and not dropped:
        return f"The answer has {_listed(added)} too much, so the bound is not tight."
    return f"The answer has {_listed(added)} where the reference has {_listed(dropped)}."


def _one_factor(mine: Monomial, theirs: Monomial) -> str:
    quotient = times(mine, theirs, -1)
    values = [value for part in (quotient.powers, quotient.logs, quotient.deep, quotient.rates) for _, value in part]
    if all(value > 0 for value in values):
        return f"The answer drops the factor {words(quotient)}."
    if all(value < 0 for value in values):
        return f"The answer has the factor {words(times(CONSTANT, quotient, -1))} too many."
    return f"The answer grows as {words(theirs)} and the reference as {words(mine)}."


def _listed(monomials: Sequence[Monomial]) -> str:
    return " and ".join(sorted(words(monomial) for monomial in monomials))


def words(monomial: Monomial) -> str:
    """A monomial as plain text: `n^2 log d`."""
    parts = [_raised(name, power) for name, power in monomial.powers]
    parts += [_raised(f"log {name}" if power == 1 else f"(log {name})", power) for name, power in monomial.logs]
    parts += [_raised(f"log log {name}" if power == 1 else f"(log log {name})", power) for name, power in monomial.deep]
    parts += [f"an exponential in {words(Monomial(*key))}" for key, _ in monomial.rates]
    return " ".join(parts) or "1"


def _raised(name: str, power: Fraction) -> str:
    return name if power == 1 else f"{name}^{power}" if power.denominator == 1 and power > 0 else f"{name}^({power})"
