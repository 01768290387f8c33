"""The sample that decided, in words: the sizes drawn, and both values there, so that a reader can redo it."""

from __future__ import annotations

import numpy as np

from scripts.solution.comparison.sampled import Outcome, fitted, shape_words
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Identity, Value, is_scalar
from scripts.solution.comparison.values.sampling import Sample

_MOST_NAMES = 6
_DIGITS = 5


def evidence(outcome: Outcome, symbols: Symbols) -> str:
    """Where reference and claim were held against each other, and what they were; nothing without a sample."""
    if outcome.sample is None or outcome.reference is None:
        return ""
    where = ", ".join(_drawn(outcome.sample, symbols))
    values = _values(outcome.reference, outcome.claim, outcome.sample)
    return f"With {where}: {values}" if where else f"{values[0].upper()}{values[1:]}"


def _drawn(sample: Sample, symbols: Symbols) -> list[str]:
    """The names that were given one number, the sizes first."""
    sizes = {dim for item in symbols.declared.values() for dim in item.dims if isinstance(dim, str)}
    numbers = {key: float(value) for key, value in sample.given.items() if is_scalar(value) and np.isfinite(value)}
    order = sorted(key for key in numbers if key in sizes) + sorted(key for key in numbers if key not in sizes)
    return [f"{key} = {numbers[key]:.{_DIGITS}g}" for key in order[:_MOST_NAMES]]


def _values(reference: Value, claim: Value | None, sample: Sample) -> str:
    if claim is None:
        return f"the reference is {_described(reference, sample)}, the answer has no value."
    mine, theirs = fitted(reference, claim)
    if isinstance(mine, Identity) or isinstance(theirs, Identity) or np.shape(mine) != np.shape(theirs):
        return f"the reference is {_described(mine, sample)}, the answer {_described(theirs, sample)}."
    flat, other = np.ravel(np.asarray(mine, dtype=float)), np.ravel(np.asarray(theirs, dtype=float))
    worst = int(np.argmax(np.abs(flat - other)))
    place = [int(index) + 1 for index in np.unravel_index(worst, np.shape(mine))]
    entry = f" in entry {', '.join(map(str, place))}" if place else ""
    return f"the reference is {flat[worst]:.{_DIGITS}g}{entry}, the answer {other[worst]:.{_DIGITS}g}."


def _described(value: Value, sample: Sample) -> str:
    if is_scalar(value):
        return f"{float(value):.{_DIGITS}g}"
    return "a multiple of the identity" if isinstance(value, Identity) else shape_words(np.shape(value), sample)
