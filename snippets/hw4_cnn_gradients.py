"""Homework 4, problem 7: the gradient of a convolution's weights, its moments, and what pooling does to a gradient.

Gradients are held against differences of the loss, moments against every pattern of signs and a simulation.
"""

from collections.abc import Callable
from itertools import product
from math import isqrt

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
SEED = 7
SHAPES = [(4, 2), (5, 3), (6, 3)]  # n and k of the random layers in the check of (a)
TINY = [(2, 1), (2, 2), (3, 1), (3, 3), (4, 3), (3, 2)]  # n and k for which every pattern of signs can be visited
LINKED = [
    (2, 2, 1.0, 1.0),
    (3, 2, 2.0, 0.5),
    (3, 3, 3.0, 0.7),
]  # n, k and the sizes of x and w for which every pattern of signs of x alone is visited
COUNTED = list(product([5, 8, 12], [1, 3, 4]))  # n and k for which pairs of terms are counted
SPREADS = [(1.0, 1.0), (2.0, 0.5), (3.0, 0.7)]  # of x and of dy
SIMULATED, KERNEL, DRAWS = [4, 8, 16, 32], 3, 4000  # n, k and number of draws of the simulation
INDEPENDENT = {"flat_x": False, "flat_dy": False}
IMAGE, UPSTREAM, WEIGHTS = [[1, 2, 0], [0, 1, 3], [2, 1, 0]], [[1, -1], [3, 2]], [[0.5, 0.0], [-0.5, 1.0]]
RATE = 0.1
POOLED, ABOVE = [[4, 1, 0, 6], [0, 5, 2, 1], [7, 3, 1, 0], [1, 0, 3, 8]], [[8, 4], [16, 12]]
TIED = [[5, 5], [1, 3]]
SIDE = 2  # of a window of the pooling


def windows(x: Array, size: int) -> Array:
    """Every window of size x size at stride 1, shape (places, places, size, size)."""
    return np.lib.stride_tricks.sliding_window_view(x, (size, size))


def convolved(x: Array, w: Array) -> Array:
    """y: at each place the window of x times w, entry by entry, summed. No flip, no padding."""
    return np.tensordot(windows(x, len(w)), w)


def weight_gradient(x: Array, dy: Array) -> Array:
    """dw: the same operation once more, with dy as the filter."""
    return convolved(x, dy)


def by_differences(loss: Callable[[Array], float], at: Array) -> Array:
    """The gradient of a quadratic loss: half of what one step up and one step down differ by is exact."""
    found = np.zeros_like(at)
    for place in np.ndindex(at.shape):
        step = np.zeros_like(at)
        step[place] = 1
        found[place] = (loss(at + step) - loss(at - step)) / 2
    return found


def signs(count: int) -> Array:
    """Every pattern of so many signs, one a row: independent entries of mean 0 and variance 1."""
    return np.array(list(product([1, -1], repeat=count)))


def visited(n: int, k: int) -> Array:
    """The last entry of dw under every pattern of signs of x (rows) and of dy (columns)."""
    places = windows(np.arange(n * n).reshape(n, n), n - k + 1)[-1, -1].ravel()
    return signs(n * n)[:, places] @ signs(len(places)).T


def surviving(n: int, k: int, flat_x: bool, flat_dy: bool) -> int:
    """The pairs of terms of dw_hl squared whose mean is not 0: both x must be alike, and both dy.

    Two entries are alike where they are the same entry or, in a flat array, always.
    """
    places = np.arange((n - k + 1) ** 2)
    same = places[:, None] == places
    return int(np.sum((same | flat_x) & (same | flat_dy)))


def simulated(n: int, k: int, flat_x: bool, flat_dy: bool) -> tuple[float, float]:
    """The root mean square of an entry of dw over normal draws of what it sees, and the standard error of that."""
    rng, terms = np.random.default_rng(SEED), (n - k + 1) ** 2
    x, dy = (rng.normal(size=(DRAWS, 1 if flat else terms)) for flat in (flat_x, flat_dy))
    squares = np.einsum("dt->d", np.broadcast_to(x * dy, (DRAWS, terms))) ** 2
    root = np.sqrt(squares.mean())
    return root, squares.std() / np.sqrt(DRAWS) / (root + root)


def pooled(x: Array, take: Callable) -> Array:
    """``take`` of each window of SIDE x SIDE, without overlap."""
    return np.array([[take(window) for window in row] for row in windows(x, SIDE)[::SIDE, ::SIDE]])


def through_maximum(x: Array, dy: Array) -> Array:
    """Each window's gradient goes to its first largest entry, whole; the others get nothing."""
    dx = np.zeros(x.shape)
    for place in np.ndindex(dy.shape):
        rows, columns = (slice(SIDE * index, SIDE * (index + 1)) for index in place)
        largest = np.unravel_index(x[rows, columns].argmax(), (SIDE, SIDE))
        dx[rows, columns][largest] = dy[place]
    return dx


def equal_shares() -> Array:
    """What average pooling multiplies the entries of a window by."""
    window = np.ones((SIDE, SIDE))
    return window / window.size


def through_average(dy: Array) -> Array:
    """Each window's gradient is shared equally among its entries."""
    return np.kron(dy, equal_shares())


def by_moving(x: Array, dy: Array, take: Callable) -> Array:
    """By how much raising an entry by one raises the sum of dy * y, for each entry; y takes max, min or mean."""
    found = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        moved = x.astype(float)
        moved[place] += 1
        found[place] = np.sum(dy * (pooled(moved, take) - pooled(x, take)))
    return found


def sample(values: dict, first: object, second: object) -> dict:
    return {"values": values, "first": first, "second": second}


def gradients() -> list[Answer]:
    """(a) The gradient and one step, for random layers under L = |Y - T|²/2, whose dy is Y - T; and a small example."""
    rng, entries, steps = np.random.default_rng(SEED), [], []
    for n, k in SHAPES:
        m = n - k + 1
        x, w, target = (rng.normal(size=(side, side)) for side in (n, k, m))
        dy = convolved(x, w) - target
        dw = weight_gradient(x, dy)
        measured = by_differences(lambda v, x=x, t=target: np.sum((convolved(x, v) - t) ** 2) / 2, w)
        for (h, column), entry in np.ndenumerate(dw):
            values = {"x": x, "dy": dy, "m": m, "h": h + 1, "l": column + 1}
            entries.append(sample(values, first=entry, second=measured[h, column]))
        there = (1 - RATE) * w + RATE * (w - measured)  # the share RATE of the way to w - dw
        steps.append(sample({"w^old": w, "dw": dw, r"\eta": RATE}, first=w - RATE * dw, second=there))
    image, upstream, weights = np.array(IMAGE), np.array(UPSTREAM), np.array(WEIGHTS)
    dw = weight_gradient(image, upstream)
    measured = by_differences(lambda v: np.sum(upstream * convolved(image, v)), weights)
    return [
        Answer("gradient", "expression", r"\sum_{i=1}^{m} \sum_{j=1}^{m} dy_{i,j}\, x_{i+h-1,j+l-1}", samples=entries),
        Answer("update", "expression", r"w^{\text{old}} - \eta\, dw", samples=steps),
        Answer("example-gradient", "matrix", dw, measured),
        Answer("example-step", "matrix", weights - RATE * dw, (1 - RATE) * weights + RATE * (weights - measured)),
    ]


def moments() -> list[Answer]:
    """(b) Mean and variance of an entry of dw: over every pattern of signs, and by the pairs of terms that survive."""
    variances, deviations = [], []
    for n, k in TINY:
        patterns = visited(n, k)
        for wide, high in SPREADS:
            values = {"n": n, "k": k, r"\sigma_x": wide, r"\sigma_g": high}
            seen, counted = np.mean((wide * high * patterns) ** 2), surviving(n, k, **INDEPENDENT) * (wide * high) ** 2
            variances.append(sample(values, first=seen, second=counted))
            deviations.append(sample(values, first=np.sqrt(seen), second=np.sqrt(counted)))
    opposite = patterns[:, ::-1]  # all gradients with the other sign
    return [
        Answer("mean", "number", patterns.mean(), np.abs(patterns + opposite).max()),
        Answer("variance", "expression", r"(n - k + 1)^2\, \sigma_x^2\, \sigma_g^2", samples=variances),
        Answer("deviation", "expression", r"(n - k + 1)\, \sigma_x\, \sigma_g", samples=deviations),
        Answer("tiny-patterns", "number", patterns.size, 1 << n * n + surviving(n, k, **INDEPENDENT)),
        Answer("tiny-variance", "number", np.mean(patterns**2), surviving(n, k, **INDEPENDENT)),
        Answer("linked-mean", "expression", r"(n - k + 1)^2\, \sigma_x^2\, w_{h,l}", samples=linked()),
    ]


def linked() -> list[dict]:
    """The mean of dw where dy is not independent of x but is y itself, as for L = |Y|²/2: over every pattern of x."""
    found = []
    for n, k, wide, high in LINKED:
        w = high * np.arange(1, k * k + 1).reshape(k, k)
        images = [pattern.reshape(n, n) * wide for pattern in signs(n * n)]
        mean = sum(weight_gradient(x, convolved(x, w)) for x in images) / len(images)
        for (row, column), weight in np.ndenumerate(w):
            values = {"n": n, "k": k, r"\sigma_x": wide, "w": w, "h": row + 1, "l": column + 1}
            found.append(
                sample(values, first=mean[row, column], second=surviving(n, k, **INDEPENDENT) * wide**2 * weight)
            )
    return found


def growths() -> list[Answer]:
    """(b) How the two grow with n for a fixed k: decided from counts, and seen in a simulation with its errors."""
    pairs = [({"n": n, "k": k}, surviving(n, k, **INDEPENDENT), n - k + 1) for n, k in COUNTED]
    roots = [sample(sizes, first=isqrt(count), second=side) for sizes, count, side in pairs]
    squares = [sample(sizes, first=count, second=side**2) for sizes, count, side in pairs]
    seen, errors = np.transpose([simulated(n, KERNEL, **INDEPENDENT) for n in SIMULATED])
    sides = [isqrt(surviving(n, KERNEL, **INDEPENDENT)) for n in SIMULATED]
    expected = [side * np.sqrt((2 + 6 / side**2) / DRAWS) / 2 for side in sides]  # of products of normal numbers
    (*_, n, _), (*_, side, _) = SIMULATED, sides
    cases = [{"flat_x": flat_x, "flat_dy": flat_dy} for flat_dy, flat_x in product([False, True], repeat=2)]
    exact = [isqrt(surviving(n, KERNEL, **case)) for case in cases]
    return [
        Answer("deviation-growth", "growth", "O(n)", "n - k + 1", samples=roots, assume=["k = 3"]),
        Answer("variance-growth", "growth", "O(n^2)", "(n - k + 1)^2", samples=squares, assume=["k = 3"]),
        Answer("sides", "sequence", sides, [n - KERNEL + 1 for n in SIMULATED]),
        Answer("seen", "sequence", seen, sides, tolerance=0.05),
        Answer("errors", "sequence", errors, expected, tolerance=0.2),
        Answer("flat-exact", "sequence", exact, [side, side, side, side**2]),
        Answer("flat-seen", "sequence", [simulated(n, KERNEL, **case)[0] for case in cases], exact, tolerance=0.1),
    ]


def pooling() -> list[Answer]:
    """(c) What reaches each entry through either pooling: by rule, and by moving the entry."""
    x, dy = np.array(POOLED), np.array(ABOVE)
    routed, moved, ones = through_maximum(x, dy), by_moving(x, dy, np.max), np.ones(dy.shape)
    received = []
    for place, above in np.ndenumerate(dy):
        winner = x == pooled(x, np.max)[place]  # no two windows have the same
        received.append(sample({"dL/dy_{i,j}": above}, first=routed[winner], second=moved[winner]))
    of_one, found = through_maximum(x, ones), by_moving(x, ones, np.max)
    return [
        Answer("largest-gets", "expression", r"\frac{\partial L}{\partial y_{i,j}}", samples=received),
        Answer("largest-share", "number", of_one.max(), found.max()),
        Answer("other-share", "number", of_one.min(), found.min()),
        Answer("equal-share", "number", through_average(ones).max(), by_moving(x, ones, np.mean).min()),
        Answer("maximum-values", "matrix", pooled(x, np.max), pooled(x * of_one, np.sum)),
        Answer("average-values", "matrix", pooled(x, np.mean), convolved(x, equal_shares())[::SIDE, ::SIDE]),
        Answer("maximum-route", "matrix", routed, moved),
        Answer("average-route", "matrix", through_average(dy), by_moving(x, dy, np.mean)),
        *places(x),
        *ties(),
    ]


def places(x: Array) -> list[Answer]:
    """The row of the window that an entry of row i feeds, counted from 1 and from 0: by rule, and by moving it."""
    from_one, from_zero = [], []
    for row, above in enumerate(np.eye(len(x) // SIDE)):
        for i, _ in np.argwhere(by_moving(x, above[:, None], np.mean)):
            from_one.append(sample({"i": i + 1}, first=1 + i // SIDE, second=row + 1))
            from_zero.append(sample({"i": i}, first=i // SIDE, second=row))
    return [
        Answer("window-from-one", "expression", r"\lceil i/2 \rceil", samples=from_one),
        Answer("window-from-zero", "expression", r"\lfloor i/2 \rfloor", samples=from_zero),
    ]


def ties() -> list[Answer]:
    """(c) Two entries that are both the largest: the derivative upwards is not the one downwards."""
    x, one = np.array(TIED), np.ones((1, 1))
    first, second, *_ = np.sort(x, axis=None)[::-1]
    largest, alone = (x == first).astype(int), (x > second).astype(int)
    broken = x.size * x - np.arange(x.size).reshape(x.shape)  # in favour of the first
    up, down = by_moving(x, one, np.max), by_moving(-x, one, np.min)  # lowering x raises -x, whose least is -y
    return [
        Answer("tied-window", "matrix", x, np.ceil(broken / x.size)),
        Answer("tie-up", "matrix", up, largest),
        Answer("tie-down", "matrix", down, alone),
        Answer("tie-first", "matrix", through_maximum(x, one), by_moving(broken, one, np.max)),
        Answer("tie-literal", "number", int(largest.sum()), int(up.sum())),
    ]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*gradients(), *moments(), *growths(), *pooling()]
