"""Arithmetic of matrices over the integers modulo a prime."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

PRIME = 2**61 - 1
Residues = NDArray[np.object_]


def _eliminated(matrix: Residues) -> tuple[Residues, int]:
    """The inverse and the determinant, by Gauss and Jordan. Raises ZeroDivisionError for a singular matrix."""
    size = len(matrix)
    if matrix.shape != (size, size):
        raise ZeroDivisionError
    work = np.concatenate([matrix % PRIME, np.eye(size, dtype=object)], axis=1)
    factor = 1
    for column in range(size):
        pivot = next((row for row in range(column, size) if work[row, column] % PRIME), None)
        if pivot is None:
            raise ZeroDivisionError
        if pivot != column:
            work[[column, pivot]] = work[[pivot, column]]
            factor = -factor
        factor = factor * work[column, column] % PRIME
        work[column] = work[column] * pow(int(work[column, column]), -1, PRIME) % PRIME
        for row in range(size):
            if row != column:
                work[row] = (work[row] - work[row, column] * work[column]) % PRIME
    return work[:, size:], factor % PRIME


def inverse(matrix: Residues) -> Residues:
    """The inverse. Raises ZeroDivisionError where there is none."""
    return _eliminated(matrix)[0]


def determinant(matrix: Residues) -> int:
    """The determinant; nought for a singular matrix."""
    if matrix.shape[0] != matrix.shape[1]:
        raise ZeroDivisionError
    try:
        return _eliminated(matrix)[1]
    except ZeroDivisionError:
        return 0


def power(base: int | Residues, exponent: int) -> int | Residues:
    """The base to a whole power, negative ones through the inverse."""
    if isinstance(base, int):
        if exponent < 0 and base % PRIME == 0:
            raise ZeroDivisionError
        return pow(base, exponent, PRIME)
    if exponent < 0:
        base, exponent = inverse(base), -exponent
    if base.shape[0] != base.shape[1]:
        return _entries(base, exponent)
    total = np.eye(len(base), dtype=object)
    for _ in range(exponent):
        total = total @ base % PRIME
    return total


def _entries(base: Residues, exponent: int) -> Residues:
    """A power of a vector is taken entry by entry."""
    if 1 not in base.shape:
        raise ZeroDivisionError
    return np.vectorize(lambda entry: pow(int(entry), exponent, PRIME), otypes=[object])(base)


def root(value: int) -> int | None:
    """The smaller of the two square roots, or None where there is none; the prime is 3 modulo 4."""
    found = pow(value, (PRIME + 1) // 4, PRIME)
    return min(found, PRIME - found) if found * found % PRIME == value % PRIME else None
