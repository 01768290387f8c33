"""Seeded random values of the declared shapes and natures, non-square on purpose."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from scripts.solution.comparison.declarations import Declaration
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.symbols import Symbols
from scripts.solution.comparison.values.arithmetic import Array, Identity, Value

SIZES = (3, 4, 2, 5, 6, 7)
_SEED = 20240229
_REAL = Declaration("scalar", frozenset({"real"}))
_INDEX = Declaration("scalar", frozenset({"integer", "index"}))
_COUNT = Declaration("scalar", frozenset({"integer", "positive"}))


@dataclass(slots=True)
class Sample:
    """One draw of every symbol. Values are made on first use and depend on the name and the draw's number only."""

    symbols: Symbols
    number: int
    positive: bool = False
    given: dict[str, Value] = field(default_factory=dict)
    counters: frozenset[str] = frozenset()
    indices: frozenset[str] = frozenset()
    unknown: set[str] = field(default_factory=set)
    fixed: bool = False

    def random(self, *words: object) -> np.random.Generator:
        """A generator that depends on the draw and the words only."""
        text = "/".join(map(str, words)).encode()
        return np.random.default_rng([_SEED, self.number, zlib.crc32(text)])

    def dimension(self, dim: str | int) -> int:
        """The size that a dimension has in this draw."""
        if isinstance(dim, int):
            return dim
        value = self.value(dim)
        if not isinstance(value, int | float) or value != int(value) or not 0 < value <= 40:
            raise Unparsed(f"{dim} is no size")
        return int(value)

    def value(self, key: str) -> Value:
        """The value of a name in this draw."""
        if key not in self.given:
            self.given[key] = self._drawn(key)
        return self.given[key]

    def _drawn(self, key: str) -> Value:
        if key in CONSTANTS and key not in self.symbols.declared:
            return CONSTANTS[key]
        if self.fixed:
            raise Unparsed(f"no value is given for {key}")
        declaration = self.symbols.declared.get(key)
        if declaration is None:
            self.unknown.add(key)
            declaration = _INDEX if key in self.indices else _COUNT if key in self.counters else _REAL
        if declaration.form == "scalar" and key in self._sizes():
            return float(self._size(key))
        return self._made(key, declaration)

    def _sizes(self) -> list[str]:
        return sorted({dim for item in self.symbols.declared.values() for dim in item.dims if isinstance(dim, str)})

    def _size(self, key: str) -> int:
        names = self._sizes()
        order = self.random("sizes").permutation(len(SIZES)) if self.number else np.arange(len(SIZES))
        return SIZES[int(order[names.index(key) % len(SIZES)])] + 6 * (names.index(key) // len(SIZES))

    def _scaled(self, value: float, natures: frozenset[str]) -> float:
        """Some draws are large, so that a bound such as max(x, 3) does not hide."""
        if natures & {"probability", "unit", "index", "small", "angle"}:
            return value
        if natures & {"integer", "natural", "odd", "even"}:
            return value + 14 if self.number % 6 == 5 and value > 0 else value
        if self.number % 6 not in (3, 4):
            return value
        one_sided = natures & {"positive", "nonnegative", "non-negative", "negative"} or self.positive
        sign = math.copysign(1.0, value) if one_sided else 1.0 if self.number % 6 == 3 else -1.0
        return sign * (abs(value) + 1) * 9

    def _made(self, key: str, declaration: Declaration) -> Value:
        random = self.random(key)
        if declaration.form in ("scalar", "constant"):
            return self._scaled(
                float(scalars(random, declaration.natures, (), positive=self.positive)), declaration.natures
            )
        if declaration.form in ("function", "random", "rows", "columns"):
            raise Unparsed(f"{key} stands alone, but is declared as {declaration.form}")
        dims = tuple(self.dimension(dim) for dim in declaration.dims)
        if declaration.form in ("vectors", "matrices"):
            return scalars(random, declaration.natures, dims if len(dims) == 3 else (*dims, 1), positive=self.positive)
        if declaration.form == "vector":
            return _vector(random, declaration, (dims[0], 1), positive=self.positive)
        if declaration.form == "row":
            return _vector(random, declaration, (1, dims[0]), positive=self.positive)
        return _matrix(random, declaration.natures, dims, positive=self.positive)


CONSTANTS: Mapping[str, Value] = {"pi": float(np.pi), "e": float(np.e), "infty": float("inf"), "I": Identity()}


def scalars(random: np.random.Generator, natures: frozenset[str], size: tuple[int, ...], *, positive: bool) -> Array:
    """Numbers of the given nature, away from zero and from one another."""
    if natures & {"integer", "natural", "odd", "even"}:
        low, high = (
            (1, 3)
            if "index" in natures
            else (1, 7)
            if natures & {"positive", "natural"}
            else (0, 6)
            if natures & {"nonnegative", "non-negative"}
            else (-3, 6)
        )
        drawn = random.integers(low, high, size).astype(float)
        return drawn * 2 if "even" in natures else drawn * 2 + 1 if "odd" in natures else drawn
    if natures & {"probability", "unit"}:
        return random.uniform(0.08, 0.92, size)
    if "small" in natures:
        return random.uniform(0.001, 0.01, size)
    magnitude = random.uniform(0.35, 2.1, size)
    if natures & {"positive", "nonnegative", "non-negative", "large"} or (positive and "negative" not in natures):
        return magnitude
    if "negative" in natures:
        return -magnitude
    return magnitude * random.choice((-1.0, 1.0), size)


def _vector(random: np.random.Generator, declaration: Declaration, size: tuple[int, int], *, positive: bool) -> Array:
    natures = declaration.natures
    if natures & {"one-hot", "onehot"}:
        vector = np.zeros(size)
        vector.flat[int(random.integers(vector.size))] = 1.0
        return vector
    if "simplex" in natures or ("probability" in natures):
        drawn = random.uniform(0.2, 1.0, size)
        return drawn / drawn.sum()
    if "ones" in natures or "zero" in natures:
        return np.ones(size) if "ones" in natures else np.zeros(size)
    drawn = scalars(random, natures, size, positive=positive)
    return drawn / np.linalg.norm(drawn) if "unit" in natures else drawn


def _matrix(random: np.random.Generator, natures: frozenset[str], size: tuple[int, ...], *, positive: bool) -> Array:
    drawn = scalars(random, natures, size, positive=positive)
    if natures & {"orthogonal", "orthonormal"}:
        tall = drawn if size[0] >= size[1] else drawn.T
        basis = np.linalg.qr(random.normal(size=tall.shape))[0]
        return basis if size[0] >= size[1] else basis.T
    if natures & {"ones", "zero"}:
        return np.ones(size) if "ones" in natures else np.zeros(size)
    if "identity" in natures or "permutation" in natures:
        eye = np.eye(size[0])
        return eye if "identity" in natures else eye[random.permutation(size[0])]
    if natures & {"positive-definite", "spd"}:
        return drawn @ drawn.T + 0.5 * np.eye(size[0])
    if natures & {"positive-semidefinite", "psd"}:
        return drawn @ drawn.T
    if "symmetric" in natures:
        return drawn + drawn.T
    if "skew" in natures:
        return drawn - drawn.T
    return _patterned(drawn, natures)


def _patterned(drawn: Array, natures: frozenset[str]) -> Array:
    if "diagonal" in natures:
        return drawn * np.eye(*drawn.shape)
    if "upper" in natures or "lower" in natures:
        return np.triu(drawn) if "upper" in natures else np.tril(drawn)
    if "stochastic" in natures:
        return np.abs(drawn) / np.abs(drawn).sum(axis=1, keepdims=True)
    if "projection" in natures:
        basis = np.linalg.qr(drawn[:, : max(1, drawn.shape[1] // 2)])[0]
        return basis @ basis.T
    if natures & {"invertible", "nonsingular"}:
        return drawn + 3.0 * np.eye(drawn.shape[0])
    return drawn
