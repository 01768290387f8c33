"""Recitation, questions 1 to 3: which statements hold is decided by running what they speak of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scripts.solution.answer import Answer

START = 1.0  # where the descent begins; any other start but the minimum does the same
STEPS = 200
RATES = {"tiny": 0.001, "half": 0.5, "good": 1.0, "long": 1.9, "edge": 2.0, "large": 2.1, "huge": 5.0}
CHANNELS, WINDOW, IMAGE = 64, 3, 224
SLOPE = 0.01
SHOWN = [-2.0, -0.5, 0.0, 0.005, 3.0]  # points at which both leaky rectifiers are shown
SEED = 3


def descent(rate: float, steps: int = STEPS) -> np.ndarray:
    """The weights w_0 .. w_steps of gradient descent on L = w²/2, whose gradient is w."""
    weights = [START]
    for _ in range(steps):
        weights.append(weights[-1] - rate * weights[-1])
    return np.array(weights)


def stays_bounded(rate: float) -> bool:
    """Whether the last weight is no larger than the first."""
    return abs(descent(rate)[-1]) < START


def largest_stable_rate(low: float = 0.0, high: float = 10.0) -> float:
    """The rate at which descent begins to diverge, by halving the interval until nothing is left between."""
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if stays_bounded(middle) else (low, middle)
    return high


def held_at_large_rates() -> list[str]:
    """Question 1: the statements that the runs at rates of 2 and more bear out."""
    runs = [descent(RATES[name], steps=40) for name in ("edge", "large", "huge")]
    held = {
        "A": all(0 < abs(run[-1]) < START for run in runs),
        "B": all(abs(run[-1]) >= START and all(a * b < 0 for a, b in pairwise(run)) for run in runs),
        "C": all(abs(run[-1]) < START / 1000 for run in runs),
        "D": all((run == 0).all() for run in runs),
    }
    return [letter for letter, holds in held.items() if holds] or ["E"]


def rectifier(x: np.ndarray) -> np.ndarray:
    return np.where(x >= 0, x, 0.0)


def leaky(x: np.ndarray) -> np.ndarray:
    """x where it is positive, a small multiple of it where it is not."""
    return np.where(x > 0, x, SLOPE * x)


def before_leak(y: float) -> float:
    """The x that the leaky rectifier takes to y."""
    return y if y > 0 else y / SLOPE


def layer_norm(x: np.ndarray) -> np.ndarray:
    """Each row by its own mean and deviation; x has shape (samples, features)."""
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)


def batch_norm_at_inference(x: np.ndarray, mean: np.ndarray, deviation: np.ndarray) -> np.ndarray:
    """Each feature by the running mean and deviation that training left behind."""
    return (x - mean) / deviation


def held_of_layers() -> list[str]:
    """Question 2: a statement holds when what it says agrees with the definition everywhere it was tried."""
    x = np.random.default_rng(SEED).normal(size=(6, 5))
    alone = np.concatenate([layer_norm(row[None]) for row in x])
    mean, deviation = np.full(5, 0.25), np.full(5, 2.0)
    one_by_one = np.concatenate([batch_norm_at_inference(row[None], mean, deviation) for row in x])
    held = {
        "A": np.array_equal(rectifier(x), np.maximum(0, x)),
        "B": np.array_equal(leaky(x), np.maximum(SLOPE, x)),
        "C": not np.allclose(layer_norm(x), alone),  # it would, if a row needed the batch around it
        "D": np.array_equal(batch_norm_at_inference(x, mean, deviation), one_by_one),
    }
    return [letter for letter, holds in held.items() if holds]


def by_definition() -> list[str]:
    """Question 2 again, one point for each statement where right and wrong must differ."""
    below, above = np.array([[-1.0, 2.0]]), np.array([[-1.0, 2.0], [40.0, 50.0]])
    kept = (np.zeros(2), np.ones(2))
    held = {
        "A": rectifier(below).tolist() == [[0.0, 2.0]],
        "B": leaky(below).tolist() == [[SLOPE, 2.0]],
        "C": layer_norm(below)[0].tolist() != layer_norm(above)[0].tolist(),
        "D": batch_norm_at_inference(below, *kept).tolist() == below.tolist(),
    }
    return [letter for letter, holds in held.items() if holds]


def convolution_parameters() -> list[int]:
    """Weights of the convolution, and weights with biases, counted on arrays of their shapes."""
    weights, biases = np.empty((CHANNELS, CHANNELS, WINDOW, WINDOW)), np.empty(CHANNELS)
    return [weights.size, weights.size + biases.size]


def reasons_for_convolution() -> list[str]:
    """Question 3: each reason as a comparison of a convolution with a full layer on a small image."""
    size = 6
    local = np.zeros((size, size), dtype=bool)  # which inputs reach which output, in one dimension
    for place in range(size - 2):
        local[place, place : place + WINDOW] = True
    shared, full = WINDOW, size * size
    held = {
        "A": shared > full,
        "B": local[: size - 2].sum(axis=1).max() < size and shared < local.sum(),
        "C": bool(local.all()),
        "D": not np.isfinite(np.gradient(np.convolve(np.arange(size), np.ones(WINDOW), mode="valid"))).all(),
    }
    return [letter for letter, holds in held.items() if holds]


def answers() -> list[Answer]:
    units = IMAGE * IMAGE * CHANNELS
    weights = CHANNELS * CHANNELS * WINDOW**2
    after = [abs(START * (1 - rate) ** 10) for rate in RATES.values()]
    return [
        Answer("large-rate", "choice", held_at_large_rates(), ["B"]),
        Answer("stable-rate", "number", largest_stable_rate(), 2 / 1),  # 2 over the curvature, which is 1 here
        Answer(
            "rates", "sequence", list(RATES.values()), [1 - factor for factor in (0.999, 0.5, 0, -0.9, -1, -1.1, -4)]
        ),
        Answer("after-ten", "sequence", [abs(descent(rate, steps=10)[-1]) for rate in RATES.values()], after),
        Answer("layers", "choice", held_of_layers(), by_definition()),
        Answer("points", "sequence", SHOWN, [before_leak(max(x, SLOPE * x)) for x in SHOWN]),
        Answer("leaky-right", "sequence", leaky(np.array(SHOWN)).tolist(), [max(SLOPE * x, x) for x in SHOWN]),
        Answer("leaky-wrong", "sequence", [max(SLOPE, x) for x in SHOWN], np.clip(SHOWN, SLOPE, None).tolist()),
        Answer("why-convolution", "choice", reasons_for_convolution(), ["B"]),
        Answer("convolution-parameters", "sequence", convolution_parameters(), [weights, weights + CHANNELS]),
        Answer("full-parameters", "number", units * units, (IMAGE**2 * CHANNELS) ** 2),
        Answer("ratio", "number", units**2 / weights, IMAGE**4 / WINDOW**2),
    ]
