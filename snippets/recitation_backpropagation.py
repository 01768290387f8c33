"""Recitation, question 5: forward, backward and one step of SGD through a network of two units."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scripts.solution.answer import Answer

X, Y = 1.5, 2.0
WEIGHTS = (1.0, -0.5, 3.0)
RATE = 0.1
STEP = 1e-6  # of the central differences
Activation = Callable[[float], float]


def rectifier(z: float) -> float:
    return max(0.0, z)


def identity(z: float) -> float:
    return z


def forward(weights: tuple[float, ...], activate: Activation = rectifier) -> list[float]:
    """z1, a1, z2, a2, the prediction and the loss."""
    first, second, third = weights
    z1, z2 = first * X, second * X
    a1, a2 = activate(z1), activate(z2)
    prediction = third * (a1 + a2)
    return [z1, a1, z2, a2, prediction, (prediction - Y) ** 2 / 2]


def forward_as_arrays(weights: tuple[float, ...], activate: Callable) -> list[float]:
    """The same with both units in one array."""
    z = np.array(weights[:-1]) * X
    a = activate(z)
    prediction = weights[-1] * a.sum()
    return [z[0], a[0], z[1], a[1], prediction, 0.5 * np.square(prediction - Y)]


def backward(weights: tuple[float, ...], values: list[float], slopes: tuple[float, float]) -> list[float]:
    """dL/dw1, dL/dw2, dL/dw3 by the chain rule; slopes are those of the activation at z1 and z2."""
    _, a1, _, a2, prediction, _ = values
    error = prediction - Y
    through = [error * weights[2] * slope for slope in slopes]
    return [through[0] * X, through[1] * X, error * (a1 + a2)]


def by_differences(weights: tuple[float, ...], activate: Activation = rectifier) -> list[float]:
    """The same gradients by central differences, exact up to rounding: the loss is quadratic in each weight."""
    found = []
    for place in range(len(weights)):
        up, down = (list(weights), list(weights))
        up[place], down[place] = up[place] + STEP, down[place] - STEP
        found.append((forward(tuple(up), activate)[-1] - forward(tuple(down), activate)[-1]) / (2 * STEP))
    return found


def slope(z: float) -> float:
    """Of the rectifier: 1 where it lets through, 0 where it does not."""
    return float(z > 0)


def answers() -> list[Answer]:
    values = forward(WEIGHTS)
    gradients = backward(WEIGHTS, values, (slope(values[0]), slope(values[2])))
    stepped = [weight - RATE * gradient for weight, gradient in zip(WEIGHTS, gradients, strict=True)]
    measured = by_differences(WEIGHTS)
    linear = forward(WEIGHTS, identity)
    of_linear = backward(WEIGHTS, linear, (1.0, 1.0))
    unmasked = backward(WEIGHTS, values, (1.0, 1.0))
    again = forward(tuple(stepped))
    names = ("z1", "a1", "z2", "a2", "prediction", "loss")
    second = forward_as_arrays(WEIGHTS, lambda z: np.maximum(z, 0))
    return [
        *(Answer(name, "number", one, float(other)) for name, one, other in zip(names, values, second, strict=True)),
        *(
            Answer(f"gradient-{place}", "number", one, other, tolerance=1e-7)
            for place, (one, other) in enumerate(zip(gradients, measured, strict=True), start=1)
        ),
        *(
            Answer(f"stepped-{place}", "number", one, weight - RATE * other, tolerance=1e-7)
            for place, (one, weight, other) in enumerate(zip(stepped, WEIGHTS, measured, strict=True), start=1)
        ),
        Answer("error", "number", values[4] - Y, np.sqrt(2 * values[5])),
        Answer("upstream", "number", (values[4] - Y) * WEIGHTS[2], gradients[0] / X),
        Answer("identity-values", "sequence", linear, [float(one) for one in forward_as_arrays(WEIGHTS, lambda z: z)]),
        Answer("identity-gradient", "number", of_linear[1], by_differences(WEIGHTS, identity)[1], tolerance=1e-7),
        Answer("identity-error", "number", linear[4] - Y, np.sqrt(2 * linear[5])),
        Answer("unmasked-gradient", "number", unmasked[1], gradients[0]),  # both units see the same x and w3
        Answer(
            "loss-after",
            "sequence",
            again[4:],
            [float(one) for one in forward_as_arrays(tuple(stepped), lambda z: np.maximum(z, 0))[4:]],
        ),
    ]
