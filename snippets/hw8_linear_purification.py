"""Homework 8, problem 3: the linear map that gives its input back as well as a ridge penalty lets it.

Every value is found twice: from the formula in singular values, and by least squares on the data or a search.
"""

from collections.abc import Callable

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
SEED = 83
DATA = np.array([[-2.17, 1.98, 2.41, -2.03], [0.02, -0.01, 0.01, -0.02]])
IDENTITY, PROJECTION = np.eye(2), np.diag([1.0, 0.0])
SPECTRUM = np.array([10, 8, 4, 1, 0.5, 0.36, 0.16, 0.01])
FIRST = 3  # directions to keep; the others are to be weakened
KEPT, LEFT = 0.8, 0.5
EXAMPLE = 1.0  # the penalty under which the best map for DATA is shown


def reconstruction(W: Array, X: Array) -> float:
    """The squared Frobenius norm of X - WX."""
    return np.sum((X - W @ X) ** 2)


def reconstruction_by_spectrum(W: Array, X: Array) -> float:
    """The same as the sum of the squared singular values."""
    return np.sum(np.linalg.svd(X - W @ X, compute_uv=False) ** 2)


def regularization(W: Array) -> float:
    """The squared Frobenius norm of W."""
    return np.sum(W**2)


def total(W: Array, X: Array, penalty: float) -> float:
    """What is minimised."""
    return reconstruction(W, X) + penalty * regularization(W)


def shares(sigma: Array, penalty: float) -> Array:
    """What the best map leaves of each singular direction."""
    return sigma**2 / (sigma**2 + penalty)


def purifier(X: Array, penalty: float) -> Array:
    """The best map by the formula: to singular directions, shrink, and back."""
    U, sigma, _ = np.linalg.svd(X)
    return U @ np.diag(shares(sigma, penalty)) @ U.T


def by_least_squares(X: Array, penalty: float) -> Array:
    """The same without the formula: W [X, sqrt(penalty) I] is to come as near as it can to [X, 0]."""
    size, _ = X.shape
    features = np.hstack([X, np.sqrt(penalty) * np.eye(size)])
    targets = np.hstack([X, np.zeros((size, size))])
    found, *_ = np.linalg.lstsq(features.T, targets.T)
    return found.T


def by_gradient(X: Array, penalty: float) -> Array:
    """The same where the gradient vanishes: W (XX' + penalty I) = XX'."""
    gram = X @ X.T
    return np.linalg.solve(gram + penalty * np.eye(len(gram)), gram).T


def entry_loss(w: float, target: float, sigma: float, penalty: float) -> float:
    """The part of the loss that one entry of the turned map has to itself."""
    return (target - w * sigma) ** 2 + penalty * w**2


def vertex(parabola: Callable[[float], float]) -> float:
    """Where a parabola is lowest, from three of its values."""
    before, here, after = parabola(-1.0), parabola(0.0), parabola(1.0)
    return (before - after) / (2 * (before - 2 * here + after))


def best_entry(target: float, sigma: float, penalty: float) -> float:
    """The same entry as a regression on two rows, the second of which is the penalty."""
    found, *_ = np.linalg.lstsq(np.array([[sigma], [np.sqrt(penalty)]]), np.array([target, 0.0]))
    return found.item()


def bound(sigma: Array, share: float) -> Array:
    """The penalty under which a direction keeps exactly this share."""
    return sigma**2 * (1 / share - 1)


def crossing(margin: Callable[[float], float], high: float) -> float:
    """The penalty at which a margin is used up, by halving; it is positive without penalty and negative at high."""
    low = 0.0
    while low < (middle := (low + high) / 2) < high:
        # mutation: equivalent comparison margin(middle) >= 0, the halving ends within rounding of the same penalty
        low, high = (middle, high) if margin(middle) > 0 else (low, middle)
    return middle


def data_with(sigma: Array, width: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Random data of shape (len(sigma), width) with these singular values, and their left singular vectors."""
    U, _ = np.linalg.qr(rng.normal(size=(len(sigma), len(sigma))))
    V, _ = np.linalg.qr(rng.normal(size=(width, len(sigma))))
    return U, U @ np.diag(sigma) @ V.T


def two_maps() -> list[Answer]:
    """(a) Both losses of both maps, and the penalty at which their totals are equal."""
    rest = DATA - PROJECTION @ DATA
    kept_row, lost_row = DATA
    lost_alpha, lost_beta = (reconstruction(W, DATA) for W in (IDENTITY, PROJECTION))
    price_alpha, price_beta = (regularization(W) for W in (IDENTITY, PROJECTION))

    _, where_equal = np.linalg.solve([[1.0, -price_alpha], [1.0, -price_beta]], [lost_alpha, lost_beta])

    def gap(penalty: float) -> float:
        return total(IDENTITY, DATA, penalty) - total(PROJECTION, DATA, penalty)

    found = np.roots([gap(1) - gap(0), gap(0)]).item()
    return [
        Answer("reconstruction-identity", "number", lost_alpha, reconstruction_by_spectrum(IDENTITY, DATA)),
        Answer("regularization-identity", "number", price_alpha, np.trace(IDENTITY)),
        Answer("reconstruction-projection", "number", lost_beta, reconstruction_by_spectrum(PROJECTION, DATA)),
        Answer("regularization-projection", "number", price_beta, np.linalg.matrix_rank(PROJECTION)),
        Answer("residual", "matrix", rest, [np.zeros_like(kept_row), lost_row]),
        Answer("threshold", "number", where_equal, found),
        Answer("loses-more", "interval", (where_equal, None, "()"), (found, None, "()")),
    ]


def best_map() -> list[Answer]:
    """(b) The formulas, at random data of two shapes: from least squares, from the gradient, entry by entry."""
    rng, samples = np.random.default_rng(SEED), {name: [] for name in ("left", "right", "map", "closed", "least")}
    entries = []
    for sigma, width, penalty in ((np.array([2.0, 0.9, 0.3]), 5, 0.7), (SPECTRUM, 12, 2.5)):
        U, X = data_with(sigma, width, rng)
        best, middle = by_least_squares(X, penalty), np.diag(shares(sigma, penalty))
        turned = {"U": U, r"\sigma": sigma, r"\lambda": penalty, "m": len(sigma)}
        of_data = {"X": X, r"\lambda": penalty}
        missing_left, missing_right = np.linalg.solve(U @ middle, best.T), np.linalg.solve(U @ middle, best)
        samples["left"].append({"values": turned, "first": U, "second": missing_left.T})
        samples["right"].append({"values": turned, "first": U.T, "second": missing_right})
        samples["map"].append({"values": turned, "first": best, "second": by_gradient(X, penalty)})
        samples["closed"].append({"values": of_data, "first": best, "second": purifier(X, penalty)})
        least = total(best, X, penalty)
        samples["least"].append({"values": turned, "first": least, "second": penalty * np.trace(purifier(X, penalty))})
        for place, one in enumerate(sigma, 1):
            values = {r"\sigma": sigma, r"\lambda": penalty, "j": place}
            lowest = vertex(lambda w, s=one, p=penalty: entry_loss(w, s, s, p))
            entries.append({"values": values, "first": lowest, "second": best_entry(one, one, penalty)})
    # mutation: equivalent arguments, in every order the parabola is lowest at 0
    off = [vertex(lambda w, s=one: entry_loss(w, 0.0, s, EXAMPLE)) for one in SPECTRUM]
    # mutation: equivalent arguments, in every order the fit is 0
    off_found = [best_entry(0.0, one, EXAMPLE) for one in SPECTRUM]
    return [
        Answer("left", "expression", "U", samples=samples["left"]),
        Answer("right", "expression", r"U^\top", samples=samples["right"]),
        Answer("off-diagonal", "number", max(off), max(off_found)),
        Answer("diagonal", "expression", r"\frac{\sigma_j^2}{\sigma_j^2 + \lambda}", samples=entries),
        Answer(
            "map",
            "expression",
            r"U\,\operatorname{diag}\left(\frac{\sigma_i^2}{\sigma_i^2 + \lambda}\right) U^\top",
            samples=samples["map"],
        ),
        Answer("map-closed", "expression", r"XX^\top (XX^\top + \lambda I)^{-1}", samples=samples["closed"]),
        Answer(
            "least-loss",
            "expression",
            r"\sum_{i=1}^{m} \frac{\lambda\, \sigma_i^2}{\sigma_i^2 + \lambda}",
            samples=samples["least"],
        ),
    ]


def example() -> list[Answer]:
    """The best map for the data of (a) under one penalty, beside the two that were given."""
    sigma = np.linalg.svd(DATA, compute_uv=False)
    best, found = purifier(DATA, EXAMPLE), by_least_squares(DATA, EXAMPLE)
    squares = np.linalg.eigvalsh(DATA @ DATA.T)[::-1]
    losses = [total(W, DATA, EXAMPLE) for W in (IDENTITY, PROJECTION, best)]
    *_, lost_row = DATA
    second = [EXAMPLE * len(IDENTITY), lost_row @ lost_row + EXAMPLE, EXAMPLE * np.trace(found)]
    left = DATA @ DATA.T - found @ DATA @ DATA.T  # the penalty times the map, where the gradient vanishes
    return [
        Answer("example-penalty", "number", EXAMPLE, (left @ np.linalg.inv(found))[0, 0]),
        Answer("example-spectrum", "sequence", sigma, np.sqrt(squares)),
        Answer("example-map", "matrix", best, found),
        Answer("example-shares", "sequence", shares(sigma, EXAMPLE), np.linalg.eigvalsh(found)[::-1]),
        Answer("example-losses", "sequence", losses, second),
    ]


def penalties() -> list[Answer]:
    """(c) Bounds for each direction and for all: solved, and found by halving on what least squares leaves of each."""
    U, _ = np.linalg.qr(np.vander(SPECTRUM))
    X, highest = U @ np.diag(SPECTRUM), SPECTRUM @ SPECTRUM

    def left_of(penalty: float) -> Array:
        return np.linalg.norm(by_least_squares(X, penalty) @ U, axis=0)

    def ends(power: int) -> list[float]:
        of_rest = crossing(lambda penalty: max(left_of(penalty)[FIRST:]) ** power - LEFT, highest)
        return [of_rest, crossing(lambda penalty: min(left_of(penalty)[:FIRST]) ** power - KEPT, highest)]

    def of_each(share: float, places: range) -> list[float]:
        return [crossing(lambda penalty, i=i: left_of(penalty)[i] - share, highest) for i in places]

    of_first, of_rest = bound(SPECTRUM[:FIRST], KEPT), bound(SPECTRUM[FIRST:], LEFT)
    low, high = max(of_rest), min(of_first)
    found_low, found_high = ends(power=1)
    energy = [max(bound(SPECTRUM[FIRST:], np.sqrt(LEFT))), min(bound(SPECTRUM[:FIRST], np.sqrt(KEPT)))]
    middle = np.sqrt(low * high)
    return [
        Answer("keep-at-most", "number", high, found_high),
        Answer("weaken-at-least", "number", low, found_low),
        Answer("range", "interval", [low, high], [found_low, found_high]),
        Answer("range-energy", "interval", energy, ends(power=2)),
        Answer("bounds-first", "sequence", of_first, of_each(KEPT, range(FIRST))),
        Answer("bounds-rest", "sequence", of_rest, of_each(LEFT, range(FIRST, len(SPECTRUM)))),
        Answer("shares-low", "sequence", shares(SPECTRUM, low), left_of(low)),
        Answer("shares-high", "sequence", shares(SPECTRUM, high), left_of(high)),
        Answer("middle", "number", middle, np.sqrt(found_low) * np.sqrt(found_high)),
        Answer("shares-middle", "sequence", shares(SPECTRUM, middle), left_of(middle)),
    ]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*two_maps(), *best_map(), *example(), *penalties()]
