"""Compares plain values within a tolerance and says where they part."""

from __future__ import annotations

import math
from collections.abc import Iterator

from scripts.solution.model import Value

ACCEPTED_TOLERANCE = 1e-9  # relative; wide enough for another numpy release, far below the smallest mutant (1e-3)
ZERO = 1e-13  # a difference this small, relative to the largest entry, is rounding and no difference
TINY = 1e-15  # the same against an exact zero


def difference(expected: Value, got: Value, tolerance: float) -> str:
    """Returns "" where the two agree, else a phrase: the entry that differs most, expected and got in full."""
    shape = _shape(expected), _shape(got)
    if shape[0] != shape[1]:
        return f"expected {shape[0]}, got {shape[1]}"
    floor = max((abs(value) for value in _flat(expected) if _is_number(value)), default=0.0) * ZERO
    apart = [
        (_distance(first, second), place, first, second)
        for (place, first), (_, second) in zip(_leaves(expected), _leaves(got), strict=True)
        if not _agree(first, second, tolerance, floor)
    ]
    if not apart:
        return ""
    _, place, first, second = max(apart, key=lambda entry: entry[0])
    where = f"entry {place}: " if place else ""
    more = f" ({len(apart)} entries differ)" if len(apart) > 1 else ""
    return f"{where}expected {first!r}, got {second!r}{more}"


def digits_moved(expected: Value, got: Value) -> str:
    """Returns a phrase that says from which significant digit on two numbers differ, or "" where that says nothing."""
    if _shape(expected) != _shape(got):
        return ""
    pairs = [(a, b) for a, b in zip(_flat(expected), _flat(got), strict=True) if _is_number(a) and _is_number(b)]
    apart = max((_distance(first, second) for first, second in pairs), default=0.0)
    if not 0 < apart < 1:
        return ""
    return f", moved from digit {max(1, math.floor(-math.log10(apart)) + 1)} on"


def _agree(first: Value, second: Value, tolerance: float, floor: float) -> bool:
    if _is_number(first) and _is_number(second):
        if isinstance(first, int) and isinstance(second, int):
            return first == second or (tolerance > ACCEPTED_TOLERANCE and _close(first, second, tolerance, floor))
        return _close(first, second, tolerance, floor)
    return first == second


def _close(first: float, second: float, tolerance: float, floor: float) -> bool:
    least = TINY if not first or not second else 0.0
    return abs(first - second) <= max(tolerance * max(abs(first), abs(second)), floor, least)


def _distance(first: Value, second: Value) -> float:
    if _is_number(first) and _is_number(second):
        return abs(first - second) / (max(abs(first), abs(second)) or 1.0)
    return float("inf")


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float)


def _shape(value: Value) -> str:
    """Returns the shape in words; nested lists of equal shape agree in it."""
    if not isinstance(value, list):
        return "a single value"
    inner = {_shape(entry) for entry in value}
    if inner <= {"a single value"}:
        return f"{len(value)} entries"
    return f"{len(value)} rows of {' and '.join(sorted(inner))}"


def _leaves(value: Value, place: str = "") -> Iterator[tuple[str, Value]]:
    if not isinstance(value, list):
        yield place, value
        return
    for index, entry in enumerate(value):
        yield from _leaves(entry, f"{place}.{index}" if place else str(index))


def _flat(value: Value) -> list[Value]:
    return [leaf for _, leaf in _leaves(value)]
