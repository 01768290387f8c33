"""Sums, products, quotients and powers of scalars and matrices. A vector is a column; 1 x 1 counts as a scalar."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.solution.comparison.limits import MATRIX_POWER
from scripts.solution.comparison.model import Misfit, Unparsed

Array = NDArray[np.float64]

_SINGULAR = 1e12  # a condition number that rounding alone gives a matrix without an inverse
_LARGEST_EXPONENT = 200.0  # the norm of a matrix in an exponent
_EXPONENTIAL_TERMS = 22  # of a matrix whose norm is at most a half


@dataclass(frozen=True, slots=True)
class Identity:
    """A multiple of the identity of whatever size fits."""

    scale: float = 1.0


Value = float | Array | Identity


def collapsed(value: Array) -> Value:
    """A 1 x 1 matrix as the scalar that it is."""
    return float(value[0, 0]) if value.shape == (1, 1) else value


def is_scalar(value: object) -> bool:
    return isinstance(value, int | float)


def shape(value: Value) -> tuple[int, ...]:
    return value.shape if isinstance(value, np.ndarray) else ()


def is_vector(value: Value) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2 and 1 in value.shape


def _fitted(identity: Identity, other: Value) -> Value:
    if isinstance(other, np.ndarray):
        if other.shape[0] != other.shape[1]:
            raise Misfit("add", other.shape, ("identity",))
        return identity.scale * np.eye(other.shape[0])
    return identity


def add(left: Value, right: Value, *, loose: bool = False) -> Value:
    """left + right. `loose` lets a bare number be added to every entry of a matrix, as in 1 - S."""
    if isinstance(left, Identity) or isinstance(right, Identity):
        return _add_identity(left, right)
    if is_scalar(left) and is_scalar(right):
        return left + right
    if is_scalar(left) or is_scalar(right):
        scalar, array = (left, right) if is_scalar(left) else (right, left)
        if not (loose or is_vector(array) or scalar == 0):
            raise Misfit("add", shape(left), shape(right))
        return left + right
    if left.shape != right.shape:
        raise Misfit("add", left.shape, right.shape)
    return left + right


def _add_identity(left: Value, right: Value) -> Value:
    if isinstance(left, Identity) and isinstance(right, Identity):
        return Identity(left.scale + right.scale)
    identity, other = (left, right) if isinstance(left, Identity) else (right, left)
    if is_scalar(other):
        if other == 0:
            return identity
        raise Misfit("add", ("identity",), ())
    return _fitted(identity, other) + other


def multiply(left: Value, right: Value) -> Value:
    """left times right: the matrix product where both are matrices."""
    if isinstance(left, Identity):
        return Identity(left.scale * right.scale) if isinstance(right, Identity) else _scaled(left.scale, right)
    if isinstance(right, Identity):
        return _scaled(right.scale, left)
    if is_scalar(left) or is_scalar(right):
        return left * right
    if left.shape[1] != right.shape[0]:
        raise Misfit("multiply", left.shape, right.shape)
    return collapsed(left @ right)


def _scaled(scale: float, value: Value) -> Value:
    """A scalar times the identity stays an identity: `\\lambda I`."""
    return Identity(scale * value) if is_scalar(value) else scale * value


def dot(left: Value, right: Value) -> Value:
    """A written centred dot: the matrix product where it fits, the inner product of two equally long vectors."""
    if is_vector(left) and is_vector(right) and left.size == right.size and left.shape[1] != right.shape[0]:
        return float(left.ravel() @ right.ravel())
    return multiply(left, right)


def starred(left: Value, right: Value) -> Value:
    """A star or a cross: entry by entry for two columns of one length, as in code; else the product."""
    if is_vector(left) and is_vector(right) and left.shape == right.shape and left.size > 1:
        return left * right
    return multiply(left, right)


def hadamard(left: Value, right: Value) -> Value:
    if is_scalar(left) or is_scalar(right):
        return left * right
    left, right = (
        (_fitted(left, right) if isinstance(left, Identity) else left),
        (_fitted(right, left) if isinstance(right, Identity) else right),
    )
    if shape(left) != shape(right):
        raise Misfit("multiply entry by entry", shape(left), shape(right))
    return left * right


def kronecker(left: Value, right: Value) -> Value:
    if is_scalar(left) or is_scalar(right):
        return left * right
    if isinstance(left, Identity) or isinstance(right, Identity):
        raise Unparsed("a Kronecker product with an identity of no stated size")
    if left.size * right.size > 4096:
        raise Unparsed("a Kronecker product that is too large")
    return np.kron(left, right)


def outer(left: Value, right: Value) -> Value:
    """The outer product of two columns; Kronecker's product of anything else."""
    if is_vector(left) and is_vector(right) and left.shape[1] == right.shape[1] == 1:
        return left @ right.T
    return kronecker(left, right)


def divide(left: Value, right: Value) -> Value:
    """left over right; a vector below divides entry by entry, a matrix below does not divide."""
    if isinstance(right, Identity):
        return multiply(left, Identity(1 / right.scale)) if right.scale else float("nan")
    if is_scalar(right):
        if right == 0:
            return float("nan")
        return Identity(left.scale / right) if isinstance(left, Identity) else left / right
    if is_vector(right) and (is_scalar(left) or shape(left) == right.shape):
        return left / right
    raise Misfit("divide", shape(left), shape(right))


def _scalar_power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return float("nan")
    try:
        result = base**exponent
    except (OverflowError, ZeroDivisionError):
        return float("nan")
    return float("nan") if isinstance(result, complex) else float(result)


def power(base: Value, exponent: Value) -> Value:
    """base to the exponent: entry by entry for vectors, by repeated product for square matrices."""
    if isinstance(base, Identity) and is_scalar(exponent):
        return Identity(_scalar_power(base.scale, exponent))
    if is_scalar(base) and is_scalar(exponent):
        return _scalar_power(float(base), float(exponent))
    if is_scalar(base) and is_vector(exponent):
        return np.power(float(base), exponent)
    if not is_scalar(exponent):
        if is_scalar(base) and abs(base - math.e) < 1e-12 and isinstance(exponent, np.ndarray):
            if exponent.shape[0] != exponent.shape[1]:
                raise Misfit("raise e to", exponent.shape, ())
            return matrix_exponential(exponent)
        raise Unparsed("a matrix in an exponent")
    if is_vector(base):
        return np.power(base, float(exponent))
    return _matrix_power(base, float(exponent))


def _matrix_power(base: Array, exponent: float) -> Value:
    if base.shape[0] != base.shape[1]:
        raise Misfit("raise to a power", base.shape, ())
    if not math.isfinite(exponent):
        return np.full_like(base, np.nan)
    if exponent == int(exponent):
        if abs(exponent) > MATRIX_POWER:
            raise Unparsed(f"a matrix power above {MATRIX_POWER}")
        return (
            np.linalg.matrix_power(base, int(exponent))
            if exponent >= 0
            else np.linalg.matrix_power(inverse(base), -int(exponent))
        )
    if not np.allclose(base, base.T):
        raise Unparsed("a broken power of a matrix that is not symmetric")
    spectrum, basis = np.linalg.eigh(base)
    return (basis * np.power(spectrum, exponent)) @ basis.T


def matrix_exponential(matrix: Array) -> Array:
    """The exponential of a square matrix by scaling and squaring; nan where it is too large to have one."""
    size = float(np.max(np.sum(np.abs(matrix), axis=1), initial=0.0))
    if not math.isfinite(size) or size > _LARGEST_EXPONENT:
        return np.full_like(matrix, np.nan)
    halvings = max(0, math.ceil(math.log2(size)) + 1) if size > 0 else 0
    small = matrix / 2**halvings
    total = term = np.eye(len(matrix))
    for count in range(1, _EXPONENTIAL_TERMS):
        term = term @ small / count
        total = total + term
    for _ in range(halvings):
        total = total @ total
    return total


def are_apart(left: Value, right: Value) -> bool:
    """Whether two arrays, of which one has no finite value, have different shapes."""
    arrays = isinstance(left, np.ndarray) and isinstance(right, np.ndarray)
    return arrays and left.shape != right.shape and not (np.all(np.isfinite(left)) and np.all(np.isfinite(right)))


def transpose(value: Value) -> Value:
    return value.T if isinstance(value, np.ndarray) else value


def inverse(value: Value) -> Value:
    """The inverse; nan where there is none."""
    if isinstance(value, np.ndarray):
        if value.shape[0] != value.shape[1]:
            raise Misfit("invert", value.shape, ())
        try:
            if np.all(np.isfinite(value)) and np.linalg.cond(value) > _SINGULAR:
                return np.full_like(value, np.nan)
            return np.linalg.inv(value)
        except np.linalg.LinAlgError:
            return np.full_like(value, np.nan)
    return Identity(1 / value.scale) if isinstance(value, Identity) else divide(1.0, value)
