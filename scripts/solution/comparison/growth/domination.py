"""Which of two growth rates is bounded by the other, decided exactly on the rays along which the names may grow."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

from scripts.solution.comparison.growth.cone import Ray, inner, rays
from scripts.solution.comparison.growth.monomials import Monomial, Powers, Rate, times

_MOST_TIED_RAYS = 8


def _vector(entries: Powers, order: tuple[str, ...]) -> Ray:
    found = dict(entries)
    return tuple(Fraction(found.get(name, 0)) for name in order)


def _level(weights: Ray, subset: tuple[Ray, ...]) -> Fraction:
    """The exponent of one common growth that the names touched by any ray of the subset share."""
    return sum((weight for place, weight in enumerate(weights) if any(ray[place] > 0 for ray in subset)), Fraction(0))


def bounded(quotient: Monomial, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> bool:
    """Whether a quotient of monomials stays bounded however the names grow within their relations."""
    if quotient.rates:
        return _decays(quotient, order, constraints)
    powers, logs, deep = (_vector(part, order) for part in (quotient.powers, quotient.logs, quotient.deep))
    extreme = rays(len(order), constraints) if order else ()
    if any(inner(powers, ray) > 0 for ray in extreme):
        return False
    tied = [ray for ray in extreme if inner(powers, ray) == 0]
    if len(tied) > _MOST_TIED_RAYS:
        return False
    for subset in chain.from_iterable(combinations(tied, size) for size in range(1, len(tied) + 1)):
        first, second = _level(logs, subset), _level(deep, subset)
        if first > 0 or (first == 0 and second > 0):
            return False
    return True


def _decays(quotient: Monomial, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> bool:
    """An exponential decides where it has one sign and touches every name that the rest makes grow."""
    for (powers, logs), rate in quotient.rates:
        if rate > 0 and not any(
            other < 0 and bounded(times(Monomial(powers, logs), Monomial(*key), -1), order, constraints) and key != (powers, logs)
            for key, other in quotient.rates
        ):
            return False
    touched = {name for (powers, logs), rate in quotient.rates if rate < 0 for name, _ in chain(powers, logs)}
    rest = Monomial(*(tuple((name, value) for name, value in part if name not in touched) for part in (quotient.powers, quotient.logs, quotient.deep)))
    return bounded(rest, order, constraints)


def below(monomial: Monomial, rate: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> bool:
    """Whether a monomial is bounded by a sum of others: by one of them, or between several (n d <= n^2 + d^2)."""
    if any(bounded(times(monomial, other, -1), order, constraints) for other in rate):
        return True
    plain = [other for other in rate if not (other.logs or other.deep or other.rates)]
    if monomial.logs or monomial.deep or monomial.rates or len(plain) < 2 or not order:
        return False
    vectors, own = [_vector(other.powers, order) for other in plain], _vector(monomial.powers, order)
    if any(max(inner(vector, ray) for vector in vectors) < inner(own, ray) for ray in rays(len(order), constraints)):
        return False
    gaps = tuple(tuple(b - a for a, b in zip(_vector(other.powers, order), _vector(monomial.powers, order), strict=True)) for other in plain)
    inside = rays(len(order), constraints + gaps)
    return not inside or not all(any(inner(gap, ray) > 0 for ray in inside) for gap in gaps)


def within(first: Rate, second: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> list[Monomial]:
    """The monomials of the first rate that the second does not bound."""
    return [monomial for monomial in first if not below(monomial, second, order, constraints)]


def reduced(rate: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> Rate:
    """The rate without the monomials that the others bound."""
    kept = list(sorted(rate, key=repr))
    for monomial in list(kept):
        others = frozenset(kept) - {monomial}
        if others and below(monomial, others, order, constraints):
            kept.remove(monomial)
    return frozenset(kept)
