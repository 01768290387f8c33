"""Recitation, question 4: the Jacobians of a matrix product, counted, and the gradients that never need them."""

from __future__ import annotations

import numpy as np

from scripts.solution.answer import Answer

ROWS, INNER, COLUMNS = 2, 3, 5
SEED = 4
DRAWS = 4
STEP = 1e-20  # of the imaginary part; the complex step has no cancellation, so it may be tiny
Array = np.ndarray


def factors(draw: int = 0) -> tuple[Array, Array]:
    """Seeded A and B of the given shapes."""
    rng = np.random.default_rng([SEED, draw])
    return rng.normal(size=(ROWS, INNER)), rng.normal(size=(INNER, COLUMNS))


def jacobians(A: Array, B: Array) -> tuple[Array, Array]:
    """dC/dA and dC/dB by the formulas, outputs as rows and inputs as columns, both read row by row."""
    left = np.einsum("ik,lj->ijkl", np.eye(ROWS), B)
    right = np.einsum("ik,jl->ijkl", A, np.eye(COLUMNS))
    return left.reshape(ROWS * COLUMNS, -1), right.reshape(ROWS * COLUMNS, -1)


def measured(A: Array, B: Array) -> tuple[Array, Array]:
    """The same by differentiating A @ B, one input at a time."""

    def columns(inputs: Array, product) -> Array:
        found = []
        for place in np.ndindex(inputs.shape):
            moved = inputs.astype(complex)
            moved[place] += STEP * 1j
            found.append(product(moved).imag.ravel() / STEP)
        return np.array(found).T

    return columns(A, lambda moved: moved @ B), columns(B, lambda moved: A @ moved)


def counts(jacobian: Array) -> list[int]:
    """Entries, those that are not zero, and those that are."""
    return [jacobian.size, int(np.count_nonzero(jacobian)), int((jacobian == 0).sum())]


def always(which: int, route) -> list[int]:
    """The counts over several draws: an entry counts as zero only where it is zero in all of them."""
    return counts(sum(abs(route(*factors(draw))[which]) for draw in range(DRAWS)))


def pattern(which: int, route) -> list[list[int]]:
    """1 where an entry can be other than zero."""
    return (route(*factors())[which] != 0).astype(int).tolist()


def gradient_samples(formula, of_left: bool) -> list[dict]:
    """The gradient of L = sum(G * (A @ B)) by formula and by the complex step, at random values."""
    samples = []
    for draw in range(DRAWS):
        A, B = factors(draw)
        G = np.random.default_rng([SEED, draw, 1]).normal(size=(ROWS, COLUMNS))
        moving = A if of_left else B
        slopes = np.empty(moving.shape)
        for place in np.ndindex(moving.shape):
            moved = moving.astype(complex)
            moved[place] += STEP * 1j
            C = moved @ B if of_left else A @ moved
            slopes[place] = (G * C).sum().imag / STEP
        samples.append({"values": {"A": A, "B": B, "dL/dC": G}, "first": formula(A, B, G), "second": slopes})
    return samples


def answers() -> list[Answer]:
    size_left, size_right = ROWS * COLUMNS * ROWS * INNER, ROWS * COLUMNS * INNER * COLUMNS
    nonzero = ROWS * COLUMNS * INNER  # each output is a sum of INNER products
    return [
        Answer(
            "shapes",
            "sequence",
            [ROWS * COLUMNS, ROWS * INNER, INNER * COLUMNS],
            [np.matmul(*factors()).size, *(f.size for f in factors())],
        ),
        Answer("entries-left", "number", always(0, jacobians)[0], size_left),
        Answer("zeros-left", "number", always(0, jacobians)[2], size_left - nonzero),
        Answer("entries-right", "number", always(1, jacobians)[0], size_right),
        Answer("zeros-right", "number", always(1, jacobians)[2], size_right - nonzero),
        Answer("counts-left", "sequence", always(0, jacobians), always(0, measured)),
        Answer("counts-right", "sequence", always(1, jacobians), always(1, measured)),
        Answer("pattern-left", "matrix", pattern(0, jacobians), pattern(0, measured)),
        Answer("pattern-right", "matrix", pattern(1, jacobians), pattern(1, measured)),
        Answer(
            "gradient-left",
            "expression",
            r"\frac{\partial L}{\partial C}\, B^\top",
            samples=gradient_samples(lambda A, B, G: G @ B.T, of_left=True),
        ),
        Answer(
            "gradient-right",
            "expression",
            r"A^\top \frac{\partial L}{\partial C}",
            samples=gradient_samples(lambda A, B, G: A.T @ G, of_left=False),
        ),
    ]
