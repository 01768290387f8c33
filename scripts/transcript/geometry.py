"""Matrices, boxes and outlines in plain tuples, for the scanner's inner loop.

A matrix is (a, b, c, d, e, f) as in PDF: x' = a x + c y + e, y' = b x + d y + f. Bounds are (x0, y0, x1, y1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def transform(matrix: Matrix, numbers: Sequence[float]) -> list[float]:
    """The points x, y, x, y, ... after the matrix."""
    a, b, c, d, e, f = matrix
    points = [0.0] * (len(numbers) // 2 * 2)
    if b == 0.0 == c:
        points[::2] = [a * x + e for x in numbers[: len(points) : 2]]
        points[1::2] = [d * y + f for y in numbers[1::2]]
        return points
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    points[::2] = [a * x + c * y + e for x, y in pairs]
    points[1::2] = [b * x + d * y + f for x, y in pairs]
    return points


def bounds_of(points: Sequence[float]) -> Bounds:
    """The smallest bounds that hold the points x, y, x, y, ..."""
    xs, ys = points[::2], points[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def meet(first: Bounds, second: Bounds) -> Bounds | None:
    """What two bounds share, a line or a point included; None when they share nothing."""
    x0, y0 = max(first[0], second[0]), max(first[1], second[1])
    x1, y1 = min(first[2], second[2]), min(first[3], second[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def widen(bounds: Bounds, by: float) -> Bounds:
    """The bounds grown on every side."""
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by


def stretch(matrix: Matrix) -> float:
    """By how much a matrix lengthens a line, on average of all directions."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def page_matrix(box: Bounds, turn: int) -> Matrix:
    """From PDF's page space to ours: origin at the top left of the visible, turned page, y downwards."""
    left, bottom, right, top = box
    if turn == 90:
        return 0.0, 1.0, 1.0, 0.0, -bottom, -left
    if turn == 180:
        return -1.0, 0.0, 0.0, 1.0, right, -bottom
    if turn == 270:
        return 0.0, -1.0, -1.0, 0.0, top, right
    return 1.0, 0.0, 0.0, -1.0, -left, top
