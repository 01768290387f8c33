"""The known functions. Elementwise ones act on every entry; the others say what they need."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from scripts.solution.comparison.model import Misfit, Unparsed
from scripts.solution.comparison.values.arithmetic import (
    Array,
    Identity,
    Value,
    collapsed,
    inverse,
    is_scalar,
    is_vector,
    kronecker,
    matrix_exponential,
    multiply,
    transpose,
)

_erf = np.vectorize(math.erf, otypes=[float])


def _sigmoid(x: Array) -> Array:
    return 1 / (1 + np.exp(-x))


def _gamma(x: Array) -> Array:
    """x! for 0 <= x <= 170; nan elsewhere."""
    return np.vectorize(lambda entry: math.gamma(entry + 1) if 0 <= entry <= 170 else math.nan, otypes=[float])(x)


ELEMENTWISE: dict[str, Callable[[Array], Array]] = {
    "log2": np.log2, "log10": np.log10, "exp": np.exp, "sin": np.sin, "cos": np.cos, "tan": np.tan, "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh, "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan, "arctanh": np.arctanh,
    "abs": np.abs, "sign": np.sign,
    "floor": np.floor, "ceil": np.ceil, "round": np.round, "cbrt": np.cbrt, "sigmoid": _sigmoid, "factorial": _gamma,
    "cot": lambda x: 1 / np.tan(x), "sec": lambda x: 1 / np.cos(x), "csc": lambda x: 1 / np.sin(x),
    "sech": lambda x: 1 / np.cosh(x), "csch": lambda x: 1 / np.sinh(x), "coth": lambda x: 1 / np.tanh(x),
    "relu": lambda x: np.maximum(x, 0.0), "step": lambda x: (x > 0).astype(float),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "silu": lambda x: x * _sigmoid(x), "gelu": lambda x: x * (1 + _erf(x / math.sqrt(2))) / 2,
    "leakyrelu": lambda x: np.where(x > 0, x, 0.01 * x),
    "elu": lambda x: np.where(x > 0, x, np.exp(x) - 1), "erf": _erf, "erfc": lambda x: 1 - _erf(x),
    "normal distribution": lambda x: (1 + _erf(x / math.sqrt(2))) / 2,
    "softsign": lambda x: x / (1 + np.abs(x)),
    "sigmoid'": lambda x: _sigmoid(x) * (1 - _sigmoid(x)), "tanh'": lambda x: 1 - np.tanh(x) ** 2,
    "relu'": lambda x: (x > 0).astype(float),
    "exp'": np.exp, "log'": lambda x: 1 / x, "sin'": np.cos, "cos'": lambda x: -np.sin(x), "softplus'": _sigmoid,
}  # fmt: skip


def _array(value: Value, function: str) -> Array:
    if isinstance(value, Identity):
        raise Unparsed(f"{function} of an identity of no stated size")
    return np.atleast_2d(np.asarray(value, dtype=float))


def _square(value: Value, function: str) -> Array:
    array = _array(value, function)
    if array.shape[0] != array.shape[1]:
        raise Misfit(f"take the {function} of", array.shape, ())
    return array


def _trace(value: Value) -> Value:
    return value if is_scalar(value) else float(np.trace(_square(value, "trace")))


def _determinant(value: Value) -> Value:
    return float(np.linalg.det(_square(value, "determinant")))


def _diag(*values: Value) -> Value:
    """A vector becomes a diagonal matrix, a square matrix the vector of its diagonal."""
    if len(values) > 1:
        return (
            np.diag([float(value) for value in values if is_scalar(value)])
            if all(map(is_scalar, values))
            else _refuse("diag of several matrices")
        )
    if is_vector(values[0]):
        return np.diag(values[0].ravel())
    return np.diag(_square(values[0], "diagonal")).reshape(-1, 1) if not is_scalar(values[0]) else values[0]


def _refuse(words: str) -> Value:
    raise Unparsed(words)


def _softmax(value: Value) -> Value:
    array = _array(value, "softmax")
    axis = None if 1 in array.shape else 1
    weights = np.exp(array - array.max(axis=axis, keepdims=True))
    return collapsed(weights / weights.sum(axis=axis, keepdims=True))


def _reduction(reduce: Callable[[Array], float]) -> Callable[..., Value]:
    def reduced(*values: Value) -> Value:
        if len(values) > 1 and not all(map(is_scalar, values)):
            shapes = {np.shape(value) for value in values}
            if reduce in (np.max, np.min) and len(shapes - {()}) == 1:
                return (
                    (np.maximum if reduce is np.max else np.minimum)(*values)
                    if len(values) == 2
                    else _refuse("more than two matrices")
                )
            raise Unparsed("a reduction over several matrices")
        return float(reduce(np.concatenate([_array(value, "reduction").ravel() for value in values])))

    return reduced


def _logsumexp(value: Value) -> Value:
    return float(np.log(np.sum(np.exp(_array(value, "logsumexp")))))


def _bars(value: Value) -> Value:
    """|x|: absolute value, or the determinant of a square matrix."""
    if isinstance(value, np.ndarray) and not is_vector(value):
        return _determinant(value)
    return np.abs(value) if isinstance(value, np.ndarray) else abs(value)


def norm(value: Value, index: str | float | None) -> Value:
    """The norm with the index written: 2 (spectral for matrices), F, 1, infinity, 0, *, RMS; none means 2 or F."""
    array = _array(value, "norm")
    vector = 1 in array.shape
    flat = array.ravel()
    if index in (None, "F", "f", "Fro", "fro", "HS"):
        return float(np.sqrt(np.sum(flat**2)))
    if index in ("rms", "RMS"):
        return float(np.sqrt(np.mean(flat**2)))
    if index in ("*", "ast", "nuc", "star", "tr"):
        return float(np.linalg.norm(array, "nuc"))
    if index in ("op", "spec", "sigma"):
        return float(np.linalg.norm(array, 2))
    if index in ("infty", "max") and (vector or index == "max"):
        return float(np.max(np.abs(flat)))
    if index == "infty":
        return float(np.linalg.norm(array, np.inf))
    degree = float(index)
    if vector or flat.size == 1:
        return float(np.count_nonzero(flat)) if degree == 0 else float(np.sum(np.abs(flat) ** degree) ** (1 / degree))
    if degree in (1.0, 2.0):
        return float(np.linalg.norm(array, int(degree)))
    raise Unparsed(f"a matrix norm of index {degree:g}")


def _vectorise(value: Value) -> Value:
    return _array(value, "vec").reshape(-1, 1, order="F")


def _inner(left: Value, right: Value) -> Value:
    a, b = _array(left, "inner product"), _array(right, "inner product")
    if a.size != b.size or (a.shape != b.shape and not (1 in a.shape and 1 in b.shape)):
        raise Misfit("take the inner product of", a.shape, b.shape)
    return float(a.ravel() @ b.ravel())


def _binomial(above: Value, below: Value) -> Value:
    top, bottom = float(above), float(below)
    if top != int(top) or bottom != int(bottom) or not 0 <= top <= 170:
        return float("nan")
    return float(math.comb(int(top), int(bottom))) if bottom >= 0 else 0.0


def _argument(pick: Callable[[Array], int]) -> Callable[[Value], Value]:
    return lambda value: float(pick(_array(value, "argmax")) + 1)


def _pseudoinverse(value: Value) -> Value:
    return np.linalg.pinv(_array(value, "pseudoinverse"))


def _gcd(left: Value, right: Value) -> Value:
    return float(math.gcd(int(left), int(right)))


def _singular(pick: Callable[[Array], float]) -> Callable[[Value], Value]:
    return lambda value: float(pick(np.linalg.svd(_array(value, "singular value"), compute_uv=False)))


def _eigenvalue(pick: Callable[[Array], float]) -> Callable[[Value], Value]:
    """The largest or smallest eigenvalue; nan where some are complex, since those have no order."""

    def found(value: Value) -> Value:
        values = np.linalg.eigvals(_square(value, "eigenvalue"))
        return float(pick(values.real)) if np.allclose(values.imag, 0, atol=1e-9) else math.nan

    return found


def _eigenvalues(value: Value) -> Value:
    """From the largest to the smallest; nan where some are complex."""
    values = np.linalg.eigvals(_square(value, "eigenvalue"))
    if not np.allclose(values.imag, 0, atol=1e-9):
        return np.full((len(values), 1), math.nan)
    return np.sort(values.real)[::-1].reshape(-1, 1)


def _exponential(value: Value) -> Value:
    """exp of a number or a vector entry by entry, of a square matrix as a power series."""
    if isinstance(value, Identity):
        return Identity(math.exp(value.scale))
    if is_scalar(value) or is_vector(value) or value.shape[0] != value.shape[1]:
        return np.exp(value)
    return matrix_exponential(value)


def _column(value: Value) -> Array:
    if not is_vector(value):
        raise Unparsed("an outer product of what is no vector")
    return value.reshape(-1, 1)


OTHERS: dict[str, Callable[..., Value]] = {
    "sigma_max": _singular(np.max), "sigma_min": _singular(np.min), "lambda_max": _eigenvalue(np.max),
    "lambda_min": _eigenvalue(np.min),
    "trace": _trace, "determinant": _determinant, "logdet": lambda value: float(np.log(_determinant(value))),
    "diag": _diag, "softmax": _softmax, "max": _reduction(np.max), "min": _reduction(np.min),
    "mean": _reduction(np.mean),
    "sumall": _reduction(np.sum), "median": _reduction(np.median), "logsumexp": _logsumexp, "bars": _bars,
    "vectorise": _vectorise, "inner product": _inner,
    "binomial": _binomial, "rank": lambda value: float(np.linalg.matrix_rank(_array(value, "rank"))),
    "inverse": inverse, "transpose": transpose,
    "pseudoinverse": _pseudoinverse, "rms": lambda value: norm(value, "rms"), "argmax": _argument(np.argmax),
    "argmin": _argument(np.argmin),
    "identity": lambda value: value, "tril": lambda value: np.tril(_array(value, "tril")),
    "triu": lambda value: np.triu(_array(value, "triu")),
    "kronecker product": lambda left, right: kronecker(left, right),
    "solution": lambda matrix, right: multiply(inverse(matrix), right),
    "outer product": lambda left, right: _column(left) @ _column(right).T,
    "matrix exponential": _exponential,
    "singular values": lambda value: np.linalg.svd(_array(value, "singular value"), compute_uv=False).reshape(-1, 1),
    "eigenvalues": _eigenvalues, "adjoint": transpose, "gcd": _gcd, "matmul": multiply,
    "cumsum": lambda value: np.cumsum(_array(value, "cumsum")).reshape(np.shape(value)),
    "eye": lambda value: np.eye(int(value)) if 0 < value <= 20 else _refuse("an identity that is too large"),
}  # fmt: skip
