"""Factors by which an answer is off: fixed ones, and ones that follow a symbol such as n, 1/n or its root."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Identity, Value, is_scalar
from scripts.solution.comparison.values.sampling import Sample

_CLOSE = 1e-8
_FIXED: tuple[tuple[float, str], ...] = (
    (2, "2"), (1 / 2, "1/2"), (3, "3"), (1 / 3, "1/3"), (4, "4"), (1 / 4, "1/4"), (6, "6"), (8, "8"),
    (math.sqrt(2), "sqrt(2)"), (1 / math.sqrt(2), "1/sqrt(2)"),
    (math.pi, "pi"), (1 / math.pi, "1/pi"), (2 * math.pi, "2 pi"), (10, "10"), (1 / 10, "1/10"),
)  # fmt: skip
_FUNCTIONS: tuple[tuple[Callable[[float], float], str], ...] = (
    (lambda x: x, "{}"), (lambda x: 1 / x, "1/{}"), (lambda x: x * x, "{}^2"), (lambda x: 1 / (x * x), "1/{}^2"),
    (lambda x: math.sqrt(x), "sqrt({})"),
    (lambda x: 1 / math.sqrt(x), "1/sqrt({})"), (lambda x: x - 1, "({} - 1)"), (lambda x: x / (x - 1), "{0}/({0} - 1)"),
    (lambda x: (x - 1) / x, "({0} - 1)/{0}"),
)  # fmt: skip


def ratio(reference: Value, claim: Value) -> float | None:
    """What the claim must be multiplied by everywhere to become the reference; None when there is no such number."""
    if isinstance(reference, Identity) and isinstance(claim, Identity):
        reference, claim = reference.scale, claim.scale
    if isinstance(reference, Identity) or isinstance(claim, Identity) or np.shape(reference) != np.shape(claim):
        return None
    mine, theirs = np.ravel(reference), np.ravel(claim)
    place = int(np.argmax(np.abs(theirs)))
    if theirs[place] == 0:
        return None
    found = float(mine[place] / theirs[place])
    return (
        found
        if np.allclose(mine, found * theirs, rtol=_CLOSE, atol=_CLOSE * float(np.max(np.abs(mine)) or 1)) and found
        else None
    )


def constant(pairs: Sequence[tuple[Value, Value]]) -> str:
    """A sentence when the answer is off by one fixed factor."""
    found = [ratio(reference, claim) for reference, claim in pairs]
    if any(value is None for value in found) or not np.allclose(found, found[0], rtol=_CLOSE):  # type: ignore[arg-type]
        return ""
    value = float(found[0])  # type: ignore[arg-type]
    if abs(value + 1) < _CLOSE:
        return "The sign is wrong."
    for base, words in (
        (math.log(2), "2 where the natural one is meant"),
        (1 / math.log(2), "e where base 2 is meant"),
        (math.log(10), "10 where the natural one is meant"),
    ):
        if abs(value / base - 1) < _CLOSE:
            return f"The logarithm has base {words}."
    for factor, words in _FIXED:
        if abs(abs(value) / factor - 1) < _CLOSE:
            return _worded(words, negative=value < 0)
    return ""


def _worded(words: str, *, negative: bool) -> str:
    sign = " and the sign is wrong" if negative else ""
    if words.startswith("1/"):
        return f"The answer has a factor {words[2:]} too many (it lacks {words}){sign}."
    return f"The answer lacks a factor {words}{sign}."


def sentence(samples: Sequence[tuple[Sample, Value, Value]], symbols: Symbols) -> str:
    """A sentence when the answer is off by a factor that follows one of the symbols."""
    found = [ratio(reference, claim) for _, reference, claim in samples]
    if any(value is None for value in found):
        return ""
    for key in scalar_names(samples, symbols):
        values = [sample.given[key] for sample, _, _ in samples]
        for function, words in _FUNCTIONS:
            for factor, prefix in ((1.0, ""), (-1.0, "-"), (2.0, "2 "), (0.5, "1/2 ")):
                if _follows(found, values, function, factor):  # type: ignore[arg-type]
                    name = prefix.replace("-", "") + words.format(key)
                    return _worded(name.replace("2 1/", "2/").replace("1/2 1/", "1/2 "), negative=factor < 0)
    return ""


def scalar_names(samples: Sequence[tuple[Sample, Value, Value]], symbols: Symbols) -> list[str]:
    """The scalars that have a value at every sample, not the same everywhere."""
    keys = set.intersection(*(set(sample.given) for sample, _, _ in samples))
    for dim in {dim for item in symbols.declared.values() for dim in item.dims if isinstance(dim, str)}:
        for sample, _, _ in samples:
            sample.value(dim)
        keys.add(dim)
    return sorted(
        key
        for key in keys
        if all(is_scalar(sample.given[key]) for sample, _, _ in samples)
        and len({sample.given[key] for sample, _, _ in samples}) > 1
    )


def _follows(
    found: Sequence[float], values: Sequence[float], function: Callable[[float], float], factor: float
) -> bool:
    try:
        return all(
            abs(ratio / (factor * function(value)) - 1) < _CLOSE for ratio, value in zip(found, values, strict=True)
        )
    except (ValueError, ZeroDivisionError):
        return False
