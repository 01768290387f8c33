"""Which way names may grow under relations such as d < n: extreme rays of a cone in the logarithms of the names."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import gcd, lcm

Ray = tuple[Fraction, ...]
_MOST_NAMES = 6
_MOST_CONSTRAINTS = 14


class TooManyNames(Exception):
    """More names or relations than rays are counted for."""


def _null_direction(rows: Sequence[Ray], width: int) -> Ray | None:
    """The one direction that all rows are orthogonal to, or None when there is none or more than one."""
    matrix = [list(row) for row in rows]
    pivots: list[int] = []
    for column in range(width):
        pivot = next((r for r in range(len(pivots), len(matrix)) if matrix[r][column] != 0), None)
        if pivot is None:
            continue
        top = len(pivots)
        matrix[top], matrix[pivot] = matrix[pivot], matrix[top]
        matrix[top] = [entry / matrix[top][column] for entry in matrix[top]]
        for r in range(len(matrix)):
            if r != top and matrix[r][column] != 0:
                matrix[r] = [a - matrix[r][column] * b for a, b in zip(matrix[r], matrix[top], strict=True)]
        pivots.append(column)
    free = [column for column in range(width) if column not in pivots]
    if len(free) != 1:
        return None
    direction = [Fraction(0)] * width
    direction[free[0]] = Fraction(1)
    for row, column in enumerate(pivots):
        direction[column] = -matrix[row][free[0]]
    return tuple(direction)


def _scaled(ray: Ray) -> Ray:
    factor = Fraction(lcm(*(entry.denominator for entry in ray)))
    whole = [entry * factor for entry in ray]
    divisor = gcd(*(int(entry) for entry in whole)) or 1
    return tuple(entry / divisor for entry in whole)


def inner(first: Ray, second: Ray) -> Fraction:
    """The inner product."""
    return sum((a * b for a, b in zip(first, second, strict=True)), Fraction(0))


@lru_cache(maxsize=256)
def rays(width: int, constraints: tuple[Ray, ...]) -> tuple[Ray, ...]:
    """The extreme rays of {x : x >= 0 and c.x >= 0 for every constraint}. Raises TooManyNames beyond six names."""
    if width > _MOST_NAMES or len(constraints) + width > _MOST_CONSTRAINTS:
        raise TooManyNames
    units = tuple(tuple(Fraction(int(i == j)) for j in range(width)) for i in range(width))
    rows = tuple(dict.fromkeys(units + constraints))
    found: dict[Ray, None] = {}
    for chosen in combinations(rows, width - 1):
        direction = _null_direction(chosen, width)
        if direction is None:
            continue
        for candidate in (direction, tuple(-entry for entry in direction)):
            if all(inner(row, candidate) >= 0 for row in rows):
                found[_scaled(candidate)] = None
    return tuple(found)
