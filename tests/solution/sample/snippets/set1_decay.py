"""A leaky sum: a geometric series in closed form and term by term."""

from __future__ import annotations  # mutation: equivalent statement, annotations are not evaluated

import numpy as np

from scripts.solution.answer import Answer

RATE = 0.5
COUNT = 3


def terms() -> list[float]:
    """The terms of the sum, by the formula."""
    return [RATE**k for k in range(COUNT)]


def decayed() -> list[float]:
    """The same terms, each from the one before it."""
    values, value = [], 1.0
    while len(values) < COUNT:
        values.append(value)
        value = value * RATE
    return values


def answers() -> list[Answer]:
    """Everything that the page shows."""
    closed = (1 - RATE**COUNT) / (1 - RATE)  # mutation: equivalent operator `1 * RATE`, at one half it is the same
    # mutation: equivalent operator `1 // 1 - RATE` or `1 * RATE`, at one half 1 - RATE is RATE, one whole
    limit = 1 / (1 - RATE)
    shift = np.array([[0.0, RATE], [1.0, 2.0]])
    return [
        Answer("sum", "number", sum(decayed()), closed),
        Answer("terms", "sequence", terms(), decayed()),
        Answer("limit", "number", limit, 1 + RATE * limit),
        # mutation: equivalent operator `RATE // 1 - RATE` or `1 * RATE`, at one half 1 - RATE is RATE
        Answer("limit-late", "number", RATE / (1 - RATE), limit - 1),
        Answer("rate", "number", RATE, terms()[1], unit="per step"),
        Answer("steps", "matrix", shift @ shift, np.linalg.matrix_power(shift, 2)),
    ]
