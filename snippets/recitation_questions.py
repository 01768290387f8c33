"""Recitation, questions 1 to 3: which statements hold is decided by running what they speak of."""

from collections.abc import Callable
from statistics import fmean, pstdev

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
LETTERS = "ABCD"  # of the statements, in their order
START = 1.0  # where the descent begins
STEPS = 10
RATES = {"tiny": 0.001, "half": 0.5, "good": 1.0, "long": 1.9, "edge": 2.0, "large": 2.1, "huge": 5.0}
TOO_LARGE = ("edge", "large", "huge")
DRAWN = ("half", "long", "large")
CHANNELS, WINDOW, IMAGE = 64, 3, 224
ROW = 6  # pixels of the row on which a convolution is held against a full layer
SLOPE = 0.01
SHOWN = [-2.0, -0.5, 0.0, 0.005, 3.0]  # points at which both leaky rectifiers are shown
BATCH = [[1.0, 2.0, 3.0], [2.0, 6.0, 10.0]]
KEPT_MEANS, KEPT_DEVIATIONS = [1.0, 4.0, 5.0], [0.5, 2.0, 4.0]  # what training left behind, one for each feature


def descent(rate: float, start: float) -> list[float]:
    """The weights w_0 .. w_STEPS of gradient descent on L = w²/2, whose gradient is w."""
    weights = [start]
    for _ in range(STEPS):
        weights.append(weights[-1] - rate * weights[-1])
    return weights


def stays_bounded(rate: float) -> bool:
    """Whether the last weight is smaller than the first."""
    *_, last = descent(rate, START)
    return abs(last) < START


def largest_stable_rate() -> float:
    """The rate at which descent begins to diverge, by halving the interval until nothing is left between."""
    low, high = RATES["tiny"], RATES["huge"]
    while (middle := fmean([low, high])) not in (low, high):
        low, high = (middle, high) if stays_bounded(middle) else (low, middle)
    return high


def mirroring_rate() -> float:
    """The rate at which the first step lands as far on the other side: it moves with the rate along a line."""
    first, second = RATES["half"], RATES["long"]
    (_, from_first, *_), (_, from_second, *_) = descent(first, START), descent(second, START)
    return first + (START + from_first) * (second - first) / (from_first - from_second)


def outcome(rate: float, start: float) -> str:
    """Question 1: the statement that a run bears out. Slow is a step that is shorter than what it leaves to go."""
    before, after, *_ = descent(rate, start)
    if before == after:
        return "D"
    if not stays_bounded(rate):
        return "B"
    return "A" if abs(after) > abs(before - after) else "C"


def outcome_of_factor(rate: float, start: float) -> str:
    """The same from the factor by which each step multiplies the weight."""
    factor = 1 - rate
    if not start:
        return "D"
    if abs(factor) >= 1:
        return "B"
    return "A" if factor > rate else "C"


def rectifier(x: float) -> float:
    return (x + abs(x)) / 2


def leaky(x: float) -> float:
    """x where it is positive, a small multiple of it where it is not: the larger of the two."""
    return max([x, SLOPE * x])


def before_leak(y: float) -> float:
    """The x that the leaky rectifier takes to y."""
    return min([y, y / SLOPE])


def as_stated(x: float) -> float:
    """What statement B calls the leaky rectifier."""
    return max([x, SLOPE])


def layer_norm(x: Array) -> Array:
    """Each row by its own mean and deviation; x has shape (samples, features)."""
    return np.array([(row - row.mean()) / row.std() for row in x])


def layer_norm_by_loops(row: list[float]) -> list[float]:
    """The same for one row."""
    return [(one - fmean(row)) / pstdev(row) for one in row]


def batch_norm_at_inference(x: Array) -> Array:
    """Each feature by the running mean and deviation that training left behind."""
    return (x - KEPT_MEANS) / KEPT_DEVIATIONS


def before_batch_norm(x: Array) -> Array:
    """What batch_norm_at_inference takes to x."""
    return x * KEPT_DEVIATIONS + KEPT_MEANS


def is_alone(normalize: Callable[[Array], Array]) -> bool:
    """Whether a row comes out the same with no other row around it."""
    return [normalize(np.array([row])).tolist().pop() for row in BATCH] == normalize(np.array(BATCH)).tolist()


def is_the_same_beside_itself(normalize: Callable[[Array], Array]) -> bool:
    """Whether a row comes out the same when every other row is a copy of it."""
    return [normalize(np.array([row, row])).tolist().pop() for row in BATCH] == normalize(np.array(BATCH)).tolist()


def held_of_layers(is_own: Callable[[Callable[[Array], Array]], bool]) -> list[str]:
    """Question 2: a statement holds when what it says agrees with the definition at every point shown.

    ``is_own`` tells whether what comes of a row depends on that row alone.
    """
    held = [
        [rectifier(x) for x in SHOWN] == [max([x, 0.0]) for x in SHOWN],
        [as_stated(x) for x in SHOWN] == [leaky(x) for x in SHOWN],
        not is_own(layer_norm),
        is_own(batch_norm_at_inference),
    ]
    return [LETTERS[place] for place in np.flatnonzero(held)]


def convolution_parameters() -> list[int]:
    """Weights of the convolution, and weights with biases, counted on arrays of their shapes."""
    weights, biases = np.empty((CHANNELS, CHANNELS, WINDOW, WINDOW)), np.empty(CHANNELS)
    return [weights.size, weights.size + biases.size]


def convolve(pixels: Array) -> Array:
    """A convolution of one row with a window of weights of which no two are equal."""
    return np.convolve(a=pixels, v=np.cumsum(np.ones(WINDOW)), mode="valid")


def measured_layer() -> list[int]:
    """Pixels, inputs of an output, connections, weights, and weights of a full layer, from what single pixels do."""
    matrix = np.array([convolve(pixel) for pixel in np.eye(ROW)])
    (seen,) = set(np.count_nonzero(matrix, axis=0).tolist())  # every output sees as many
    connections = matrix[matrix.nonzero()].tolist()
    return [len(matrix), seen, len(connections), len(set(connections)), matrix.size]


def counted_layer() -> list[int]:
    """The same by counting."""
    outputs = ROW - WINDOW + 1
    return [ROW, WINDOW, WINDOW * outputs, WINDOW, ROW * outputs]


def reasons_for_convolution(counts: list[int]) -> list[str]:
    """Question 3: each reason held against the counts of a convolution and a full layer on a row of pixels."""
    pixels, seen, connections, weights, full = counts
    matrix, ramp = np.array([convolve(pixel) for pixel in np.eye(pixels)]), np.arange(pixels)
    held = [
        [full, weights] == sorted([full, weights]),
        all([seen != pixels, weights != connections]),
        seen == pixels,
        (ramp @ matrix).tolist() != convolve(ramp).tolist(),  # a linear layer has a derivative
    ]
    return [LETTERS[place] for place in np.flatnonzero(held)]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*of_rates(), *of_layers(), *of_convolution()]


def of_rates() -> list[Answer]:
    """Question 1; last of the outcomes is that of a start in the minimum."""
    runs = [descent(rate, START) for rate in RATES.values()]
    starts = [(rate, START) for rate in RATES.values()] + [(RATES["good"], 0.0)]
    return [
        Answer(
            "large-rate",
            "choice",
            sorted({outcome(RATES[name], START) for name in TOO_LARGE}),
            sorted({outcome_of_factor(RATES[name], START) for name in TOO_LARGE}),
        ),
        Answer(
            "outcomes",
            "sequence",
            [outcome(rate, start) for rate, start in starts],
            [outcome_of_factor(rate, start) for rate, start in starts],
        ),
        Answer("stable-rate", "number", largest_stable_rate(), mirroring_rate()),
        Answer("rates", "sequence", list(RATES.values()), [run[0] - run[1] for run in runs]),
        Answer(
            "after-ten",
            "sequence",
            [abs(run[-1]) for run in runs],
            [abs(START * (1 - rate) ** STEPS) for rate in RATES.values()],
        ),
        Answer(
            "paths",
            "matrix",
            [descent(RATES[name], START) for name in DRAWN],
            [[START * (1 - RATES[name]) ** step for step in range(STEPS + 1)] for name in DRAWN],
        ),
    ]


def of_layers() -> list[Answer]:
    """Question 2."""
    batch = np.array(BATCH)
    normed = batch_norm_at_inference(batch)
    return [
        Answer("layers", "choice", held_of_layers(is_alone), held_of_layers(is_the_same_beside_itself)),
        Answer("points", "sequence", SHOWN, [before_leak(leaky(x)) for x in SHOWN]),
        Answer(
            "leaky-right",
            "sequence",
            [leaky(x) for x in SHOWN],
            [rectifier(x) - SLOPE * rectifier(-x) for x in SHOWN],
        ),
        Answer(
            "leaky-wrong",
            "sequence",
            [as_stated(x) for x in SHOWN],
            [SLOPE + rectifier(x - SLOPE) for x in SHOWN],
        ),
        Answer("batch", "matrix", BATCH, before_batch_norm(normed).tolist()),
        Answer("layer-normed", "matrix", layer_norm(batch).tolist(), [layer_norm_by_loops(row) for row in BATCH]),
        Answer(
            "batch-normed",
            "matrix",
            normed.tolist(),
            (batch / KEPT_DEVIATIONS - np.divide(KEPT_MEANS, KEPT_DEVIATIONS)).tolist(),
        ),
    ]


def of_convolution() -> list[Answer]:
    """Question 3."""
    units = np.empty((CHANNELS, IMAGE, IMAGE)).size
    weights = CHANNELS * CHANNELS * WINDOW**2
    measured, counted = measured_layer(), counted_layer()
    return [
        Answer("why-convolution", "choice", reasons_for_convolution(measured), reasons_for_convolution(counted)),
        Answer("row", "sequence", measured, counted),
        Answer("convolution-parameters", "sequence", convolution_parameters(), [weights, weights + CHANNELS]),
        Answer("full-parameters", "number", units * units, (IMAGE**2 * CHANNELS) ** 2),
        Answer("ratio", "number", units**2 / weights, IMAGE**4 / WINDOW**2, tolerance=1e-12),
    ]
