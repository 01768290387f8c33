"""A term by which a scalar answer is off: a small multiple of one symbol or of a product of two."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement

import numpy as np

from scripts.solution.comparison.factors import scalar_names
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Value, is_scalar
from scripts.solution.comparison.values.sampling import Sample

_CLOSE = 1e-8
_LARGEST_DENOMINATOR = 8
_LARGEST = 20


def sentence(samples: Sequence[tuple[Sample, Value, Value]], symbols: Symbols) -> str:
    """A sentence when one term explains the difference; nothing otherwise."""
    if not all(is_scalar(reference) and is_scalar(claim) for _, reference, claim in samples):
        return ""
    gaps = np.array([float(reference) - float(claim) for _, reference, claim in samples])  # type: ignore[arg-type]
    names = scalar_names(samples, symbols)[:8]
    for size in (0, 1, 2):
        for chosen in combinations_with_replacement(names, size):
            values = (
                np.prod([[float(sample.given[name]) for sample, _, _ in samples] for name in chosen], axis=0)
                if chosen
                else np.ones(len(gaps))
            )  # type: ignore[arg-type]
            factors = gaps / values
            if np.allclose(factors, factors[0], rtol=_CLOSE) and (words := _multiple(float(factors[0]))):
                verb = "lacks" if factors[0] > 0 else "has too much of"
                return f"The answer {verb} {_product(words, chosen)}."
    return ""


def _product(words: str, names: Sequence[str]) -> str:
    """`2 x`, `mu^2`, `x/2`: the multiple of a product of names as it would be written."""
    if not names:
        return words
    product = f"{names[0]}^2" if len(names) == 2 and names[0] == names[1] else " ".join(names)
    above, _, below = words.partition("/")
    return (product if above == "1" else f"{above} {product}") + (f"/{below}" if below else "")


def _multiple(factor: float) -> str:
    """A small fraction as text; nothing for any other number. One before a name is left out by the caller's join."""
    found = Fraction(abs(factor)).limit_denominator(_LARGEST_DENOMINATOR)
    return str(found) if 0 < found <= _LARGEST and abs(float(found) - abs(factor)) < _CLOSE else ""
