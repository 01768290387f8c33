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
            other < 0
            and bounded(times(Monomial(powers, logs), Monomial(*key), -1), order, constraints)
            and key != (powers, logs)
            for key, other in quotient.rates
        ):
            return False
    touched = {name for (powers, logs), rate in quotient.rates if rate < 0 for name, _ in chain(powers, logs)}
    rest = Monomial(
        *(
            tuple((name, value) for name, value in part if name not in touched)
            for part in (quotient.powers, quotient.logs, quotient.deep)
        )
    )
    return bounded(rest, order, constraints)


def below(monomial: Monomial, rate: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> bool:
    """Whether a monomial is bounded by a sum of others: by one of them, or between several (n d <= n^2 + d^2)."""
    if any(bounded(times(monomial, other, -1), order, constraints) for other in rate):
        return True
    plain = [other for other in rate if not other.rates]
    return not monomial.rates and len(plain) >= 2 and bool(order) and _between(monomial, plain, order, constraints)


def _between(monomial: Monomial, others: list[Monomial], order: tuple[str, ...], constraints: tuple[Ray, ...]) -> bool:
    """Whether in every direction some other monomial is above, or level with logarithms that suffice."""
    own, vectors = _vector(monomial.powers, order), [_vector(other.powers, order) for other in others]
    if any(max(inner(vector, ray) for vector in vectors) < inner(own, ray) for ray in rays(len(order), constraints)):
        return False
    gaps = [tuple(a - b for a, b in zip(own, vector, strict=True)) for vector in vectors]
    level = rays(len(order), constraints + tuple(gap for gap in gaps if any(gap)))
    if len(level) > _MOST_TIED_RAYS:
        return False
    return all(
        _settled(monomial, others, gaps, subset, order)
        for subset in chain.from_iterable(combinations(level, size) for size in range(1, len(level) + 1))
    )


def _settled(
    monomial: Monomial, others: list[Monomial], gaps: list[Ray], subset: tuple[Ray, ...], order: tuple[str, ...]
) -> bool:
    """In a direction where none is above: one of the same powers has logarithms enough, or all that are level have."""
    tied = [
        (other, gap) for other, gap in zip(others, gaps, strict=True) if all(inner(gap, ray) == 0 for ray in subset)
    ]
    enough = [_logs_suffice(times(monomial, other, -1), subset, order) for other, _ in tied]
    return bool(tied) and (
        all(enough) or any(held and not any(gap) for held, (_, gap) in zip(enough, tied, strict=True))
    )


def _logs_suffice(quotient: Monomial, subset: tuple[Ray, ...], order: tuple[str, ...]) -> bool:
    first, second = (_level(_vector(part, order), subset) for part in (quotient.logs, quotient.deep))
    return first < 0 or (first == 0 and second <= 0)


def within(first: Rate, second: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> list[Monomial]:
    """The monomials of the first rate that the second does not bound."""
    return [monomial for monomial in first if not below(monomial, second, order, constraints)]


def reduced(rate: Rate, order: tuple[str, ...], constraints: tuple[Ray, ...]) -> Rate:
    """The rate without the monomials that the others bound."""
    kept = sorted(rate, key=repr)
    for monomial in list(kept):
        others = frozenset(kept) - {monomial}
        if others and below(monomial, others, order, constraints):
            kept.remove(monomial)
    return frozenset(kept)
