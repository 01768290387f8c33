"""One draw of every symbol as residues modulo a prime, for exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scripts.solution.comparison.latex import nodes
from scripts.solution.comparison.latex.nodes import Node
from scripts.solution.comparison.latex.tree import free_names
from scripts.solution.comparison.model import Unparsed
from scripts.solution.comparison.values.arithmetic import Identity
from scripts.solution.comparison.values.evaluation import Evaluation
from scripts.solution.comparison.values.residues import PRIME, inverse
from scripts.solution.comparison.values.sampling import Sample
from scripts.solution.comparison.work import Work

Residues = NDArray[np.object_]
Exact = int | Residues | Identity
_PLAIN = frozenset(
    {
        "real",
        "positive",
        "negative",
        "nonnegative",
        "non-negative",
        "nonzero",
        "invertible",
        "nonsingular",
        "square",
        "large",
        "small",
    }
)


class NoOpinion(Exception):
    """The tree has something in it that residues cannot follow."""


@dataclass(slots=True)
class Field:
    """One draw of every symbol as residues. Whole numbers keep the value that they have in the sample."""

    sample: Sample
    work: Work
    opaque: bool = False
    rooted: bool = False
    bound: dict[str, Exact] = field(default_factory=dict)
    drawn: dict[str, Exact] = field(default_factory=dict)

    def random(self, *words: object) -> int:
        generator = self.sample.random("residue", *words)
        return int(generator.integers(2, PRIME - 2))

    def name(self, key: str) -> Exact:
        if key in self.bound:
            return self.bound[key]
        if key not in self.drawn:
            self.drawn[key] = self._draw(key)
        return self.drawn[key]

    def _draw(self, key: str) -> Exact:
        declaration = self.sample.symbols.declared.get(key)
        if key == "I" and declaration is None:
            return Identity(1)
        if key in ("pi", "e") and declaration is None:
            self.opaque = True
            return self.random(key)
        if key in ("infty", "ones") or (declaration is None and key.startswith(("I_", "ones_"))):
            raise NoOpinion
        if declaration is None:
            return self.integer(nodes.Name(key)) if key in self.sample.counters else self.random(key)
        if declaration.form in ("scalar", "constant"):
            return self.integer(nodes.Name(key)) if self.is_whole(key) else self._scalar(key, declaration.natures)
        if declaration.form not in ("vector", "row", "matrix"):
            raise NoOpinion
        return self._array(
            key, declaration.form, declaration.natures, tuple(self.sample.dimension(dim) for dim in declaration.dims)
        )

    def _scalar(self, key: str, natures: frozenset[str]) -> int:
        if natures - _PLAIN - {"probability"}:
            raise NoOpinion
        return self.random(key)

    def is_whole(self, key: str) -> bool:
        declared = self.sample.symbols.declared
        sizes = any(key in item.dims for item in declared.values())
        return (
            sizes
            or key in self.bound
            or key in self.sample.counters
            or (key in declared and bool(declared[key].natures & {"integer", "natural"}))
        )

    def integer(self, node: Node) -> int:
        """The value of a tree of whole numbers, as the sample has it."""
        if any(not self.is_whole(key) for key in free_names(node)):
            raise NoOpinion
        evaluation = Evaluation(
            self.sample, self.work, {key: float(value) for key, value in self.bound.items() if isinstance(value, int)}
        )
        try:
            return evaluation.integer(node)
        except Unparsed as error:
            raise NoOpinion from error

    def _array(self, key: str, form: str, natures: frozenset[str], dims: tuple[int, ...]) -> Exact:
        size = (dims[0], 1) if form == "vector" else (1, dims[0]) if form == "row" else dims
        drawn = np.array([self.random(key, place) for place in range(size[0] * size[1])], dtype=object).reshape(size)
        special = natures - _PLAIN
        if special & {"orthogonal", "orthonormal"} and size[0] == size[1]:
            skew = np.triu(drawn, 1) - np.triu(drawn, 1).T
            eye = np.eye(size[0], dtype=object)
            return ((eye - skew) @ inverse(eye + skew)) % PRIME
        patterns: dict[str, Callable[[], Residues]] = {
            "symmetric": lambda: drawn + drawn.T, "diagonal": lambda: drawn * np.eye(size[0], dtype=object),
            "identity": lambda: np.eye(size[0], dtype=object),
            "positive-definite": lambda: drawn @ drawn.T, "spd": lambda: drawn @ drawn.T,
            "skew": lambda: drawn - drawn.T,
        }  # fmt: skip
        if len(special) > 1 or special - set(patterns):
            raise NoOpinion
        return collapsed((patterns[next(iter(special))]() if special else drawn) % PRIME)


def collapsed(value: Exact) -> Exact:
    """A 1 x 1 matrix as the number that it is."""
    return int(value[0, 0]) % PRIME if isinstance(value, np.ndarray) and value.shape == (1, 1) else value
