"""Recitation, question 5: forward, backward and one step of SGD through a network of two units."""

from collections.abc import Callable

import numpy as np

from scripts.solution.answer import Answer

X, Y = 1.5, 2.0
WEIGHTS = (1.0, -0.5, 3.0)
RATE = 0.1
# mutation: equivalent literal 1e-06: -x or 1e-06: x*1.001, any step that crosses no kink is exact
STEP = 1e-6


def rectifier(z: float) -> float:
    """z where it is positive, else 0."""
    return (z + abs(z)) / 2


def slope(z: float) -> float:
    """Of the rectifier: 1 where it lets through, 0 where it does not."""
    return float(np.sign(rectifier(z)))


def identity(z: float) -> float:
    return z


def one(_: float) -> float:
    """The slope of the identity."""
    return 1.0


def forward(weights: tuple[float, ...], activate: Callable[[float], float]) -> list[float]:
    """z1, a1, z2, a2, the prediction and the loss."""
    first, second, third = weights
    z1, z2 = first * X, second * X
    a1, a2 = activate(z1), activate(z2)
    prediction = third * (a1 + a2)
    return [z1, a1, z2, a2, prediction, (prediction - Y) ** 2 / 2]


def forward_as_arrays(weights: tuple[float, ...], lowest: float) -> list[float]:
    """The same with both units in one array, cut off below ``lowest``."""
    z = np.array(weights[:-1]) * X
    a = z.clip(lowest)
    prediction = weights[-1] * a.sum()
    return [*np.column_stack([z, a]).ravel().tolist(), float(prediction), float(0.5 * np.square(prediction - Y))]


def backward(weights: tuple[float, ...], values: list[float], slope_at: Callable[[float], float]) -> list[float]:
    """dL/dw1, dL/dw2, dL/dw3 by the chain rule; slope_at is the derivative of the activation."""
    z1, a1, z2, a2, prediction, _ = values
    *_, outer = weights
    error = prediction - Y
    first, second = (error * outer * slope_at(z) * X for z in (z1, z2))
    return [first, second, error * sum([a1, a2])]


def by_differences(weights: tuple[float, ...], activate: Callable[[float], float]) -> list[float]:
    """The same gradients by central differences, exact up to rounding: the loss is quadratic in each weight."""
    found = []
    for place in range(len(weights)):
        up, down = (list(weights), list(weights))
        up[place], down[place] = up[place] + STEP, down[place] - STEP
        found.append((forward(tuple(up), activate)[-1] - forward(tuple(down), activate)[-1]) / (2 * STEP))
    return found


def step(gradients: list[float]) -> list[float]:
    """The weights after one step against the gradients."""
    return (np.array(WEIGHTS) - RATE * np.array(gradients)).tolist()


def answers() -> list[Answer]:
    values, second = forward(WEIGHTS, rectifier), forward_as_arrays(WEIGHTS, lowest=0)
    gradients, measured = backward(WEIGHTS, values, slope), by_differences(WEIGHTS, rectifier)
    stepped, again = step(gradients), step(measured)
    linear, unmasked = forward(WEIGHTS, identity), backward(WEIGHTS, values, one)
    of_linear = backward(WEIGHTS, linear, one)
    names = ("z1", "a1", "z2", "a2", "prediction", "loss")
    return [
        *(Answer(name, "number", values[place], second[place]) for place, name in enumerate(names)),
        *(
            Answer(f"gradient-{place + 1}", "number", gradients[place], measured[place], tolerance=1e-7)
            for place in range(len(WEIGHTS))
        ),
        *(
            Answer(f"stepped-{place + 1}", "number", stepped[place], again[place], tolerance=1e-7)
            for place in range(len(WEIGHTS))
        ),
        Answer("error", "number", values[4] - Y, np.sqrt(2 * values[5])),
        Answer("upstream", "number", (values[4] - Y) * WEIGHTS[2], gradients[0] / X),
        Answer("identity-values", "sequence", linear, forward_as_arrays(WEIGHTS, lowest=-np.inf)),
        Answer("identity-gradient", "number", of_linear[1], by_differences(WEIGHTS, identity)[1], tolerance=1e-7),
        Answer("identity-error", "number", linear[4] - Y, np.sqrt(2 * linear[5])),
        Answer("unmasked-gradient", "number", unmasked[1], gradients[0]),  # both units see the same x and w3
        Answer(
            "loss-after", "sequence", forward(tuple(stepped), rectifier)[4:], forward_as_arrays(stepped, lowest=0)[4:]
        ),
    ]
