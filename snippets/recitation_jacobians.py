"""Recitation, question 4: the Jacobians of a matrix product, counted, and the gradients that never need them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from scripts.solution.answer import Answer

ROWS, INNER, COLUMNS = 2, 3, 5
DRAWS = 4
Array = np.ndarray


class Factors(NamedTuple):
    """A and B, and the gradient of a loss with respect to their product."""

    A: Array
    B: Array
    G: Array


class Counts(NamedTuple):
    """The entries of a Jacobian, those that are not zero, and those that are."""

    entries: int
    other: int
    zero: int


class Jacobians(NamedTuple):
    """dC/dA and dC/dB, outputs as rows and inputs as columns, both read row by row."""

    left: Array
    right: Array


def factors(draw: int) -> Factors:
    """Seeded matrices of the given shapes."""
    rng = np.random.default_rng(draw)
    return Factors(*(rng.normal(size=shape) for shape in ((ROWS, INNER), (INNER, COLUMNS), (ROWS, COLUMNS))))


MODELS = [factors(draw) for draw in range(DRAWS)]


def jacobians(A: Array, B: Array) -> Jacobians:
    """The Jacobians by the formulas."""
    left = np.einsum("ik,lj->ijkl", np.eye(ROWS), B)
    right = np.einsum("ik,jl->ijkl", A, np.eye(COLUMNS))
    return Jacobians(left.reshape(ROWS * COLUMNS, A.size), right.reshape(ROWS * COLUMNS, B.size))


def directions(inputs: Array) -> Array:
    """Every matrix of the shape of the inputs with a single one in it, in the order of its entries."""
    return np.eye(inputs.size).reshape(inputs.size, *inputs.shape)


def measured(A: Array, B: Array) -> Jacobians:
    """The same by moving one input at a time: A @ B is linear in each factor, so how it moves is its derivative."""
    left = [(moved @ B).ravel() for moved in directions(A)]
    right = [(A @ moved).ravel() for moved in directions(B)]
    return Jacobians(np.array(left).T, np.array(right).T)


def largest(route: Callable[[Array, Array], Jacobians]) -> Jacobians:
    """The sizes of the entries, summed over all draws: only what is zero in each of them stays zero."""
    found = [route(model.A, model.B) for model in MODELS]
    return Jacobians(sum(abs(one.left) for one in found), sum(abs(one.right) for one in found))


def counts(jacobian: Array) -> Counts:
    """What a Jacobian is made of."""
    return Counts(jacobian.size, int(np.count_nonzero(jacobian)), int((jacobian == 0).sum()))


def pattern(jacobian: Array) -> list[list[int]]:
    """1 where an entry can be other than zero."""
    return (jacobian != 0).astype(int).tolist()


def sample(model: Factors, first: Array, second: list[float]) -> dict:
    """A gradient of L = sum(G * (A @ B)) by its formula and by moving one input at a time."""
    values = {"A": model.A, "B": model.B, "dL/dC": model.G}
    return {"values": values, "first": first, "second": np.reshape(second, first.shape)}


def left_sample(model: Factors) -> dict:
    """The gradient with respect to A."""
    A, B, G = model
    return sample(model, first=G @ B.T, second=[(G * (moved @ B)).sum() for moved in directions(A)])


def right_sample(model: Factors) -> dict:
    """The gradient with respect to B."""
    A, B, G = model
    return sample(model, first=A.T @ G, second=[(G * (A @ moved)).sum() for moved in directions(B)])


def answers() -> list[Answer]:
    formula, moved = largest(jacobians), largest(measured)
    size_left, size_right = ROWS * COLUMNS * ROWS * INNER, ROWS * COLUMNS * INNER * COLUMNS
    nonzero = ROWS * COLUMNS * INNER  # each output is a sum of INNER products
    A, B, _ = factors(DRAWS)
    return [
        Answer("shapes", "sequence", [ROWS * COLUMNS, ROWS * INNER, INNER * COLUMNS], [(A @ B).size, A.size, B.size]),
        Answer("entries-left", "number", formula.left.size, size_left),
        Answer("zeros-left", "number", counts(formula.left).zero, size_left - nonzero),
        Answer("entries-right", "number", formula.right.size, size_right),
        Answer("zeros-right", "number", counts(formula.right).zero, size_right - nonzero),
        Answer("counts-left", "sequence", counts(formula.left), counts(moved.left)),
        Answer("counts-right", "sequence", counts(formula.right), counts(moved.right)),
        Answer("pattern-left", "matrix", pattern(formula.left), pattern(moved.left)),
        Answer("pattern-right", "matrix", pattern(formula.right), pattern(moved.right)),
        Answer(
            "gradient-left",
            "expression",
            r"\frac{\partial L}{\partial C}\, B^\top",
            samples=[left_sample(model) for model in MODELS],
        ),
        Answer(
            "gradient-right",
            "expression",
            r"A^\top \frac{\partial L}{\partial C}",
            samples=[right_sample(model) for model in MODELS],
        ),
    ]
