"""Recitation, question 6: output sizes by the formula and by placing the window, and pooling as a router."""

from __future__ import annotations

import numpy as np

from scripts.solution.answer import Answer

INPUT = [[1, 0, 2, 1], [2, 1, 0, 0], [1, 2, 1, 2], [0, 1, 2, 1]]
FILTER = [[1, -1], [0, 1]]
Array = np.ndarray


def output_size(size: int, window: int, padding: int, stride: int) -> int:
    """floor((H + 2P - F) / S) + 1, the number of places at which the window fits."""
    return (size + 2 * padding - window) // stride + 1


def placed(image: Array, kernel: Array, padding: int, stride: int) -> Array:
    """The convolution of deep learning (the kernel is not flipped), one window at a time."""
    around = np.pad(image, padding)
    height, width = (side - kernel.shape[0] + 1 for side in around.shape)
    rows = [
        [
            (around[top : top + len(kernel), left : left + len(kernel)] * kernel).sum()
            for left in range(0, width, stride)
        ]
        for top in range(0, height, stride)
    ]
    return np.array(rows)


def shifted(image: Array, kernel: Array, padding: int, stride: int) -> Array:
    """The same as a sum of shifted copies of the image, one for each weight of the kernel."""
    around = np.pad(image, padding)
    rows, columns = (output_size(side, len(kernel), padding, stride) for side in image.shape)
    total = np.zeros((rows, columns), dtype=image.dtype)
    for (down, right), weight in np.ndenumerate(kernel):
        copy = around[down::stride, right::stride][:rows, :columns]
        total = total + weight * copy
    return total


def max_pool(image: Array) -> Array:
    """The largest of each 2 x 2 block, without overlap."""
    return image.reshape(2, 2, 2, 2).max(axis=(1, 3))


def routes(image: Array) -> list[list[int]]:
    """How much of a gradient of ones at the pooled outputs reaches each input: all of it goes to the first maximum."""
    reached = np.zeros(image.shape, dtype=int)
    for top in range(0, len(image), 2):
        for left in range(0, len(image), 2):
            block = image[top : top + 2, left : left + 2]
            down, right = np.unravel_index(block.argmax(), block.shape)
            reached[top + down, left + right] += 1
    return reached.tolist()


def routes_by_differences(image: Array) -> list[list[int]]:
    """The same: the input that the pooled sum follows upward when ties are broken for the first place."""
    ranked = image - np.arange(image.size).reshape(image.shape) / (2 * image.size)
    base, reached = max_pool(ranked).sum(), np.zeros(image.shape, dtype=int)
    for place in np.ndindex(image.shape):
        moved = ranked.copy()
        moved[place] += 1 / (8 * image.size)
        reached[place] = round((max_pool(moved).sum() - base) * 8 * image.size)
    return reached.tolist()


def answers() -> list[Answer]:
    image, kernel = np.array(INPUT), np.array(FILTER)
    plain, strided = placed(image, kernel, padding=0, stride=1), placed(image, kernel, padding=1, stride=2)
    sizes = [[output_size(len(image), len(kernel), padding, stride)] * 2 for padding, stride in ((0, 1), (1, 2))]
    pooled = max_pool(image)
    blocks = [[max(INPUT[r][c], INPUT[r][c + 1], INPUT[r + 1][c], INPUT[r + 1][c + 1]) for c in (0, 2)] for r in (0, 2)]
    return [
        Answer("input", "matrix", INPUT, image.T.T.tolist()),
        Answer("filter", "matrix", FILTER, kernel.T.T.tolist()),
        Answer("shape-plain", "sequence", sizes[0], list(plain.shape)),
        Answer("shape-strided", "sequence", sizes[1], list(strided.shape)),
        Answer("output-plain", "matrix", plain.tolist(), shifted(image, kernel, padding=0, stride=1).tolist()),
        Answer("output-strided", "matrix", strided.tolist(), shifted(image, kernel, padding=1, stride=2).tolist()),
        Answer("pooled", "matrix", pooled.tolist(), blocks),
        Answer(
            "maxima",
            "set",
            sorted({int(one) for one in pooled.ravel()}),
            sorted({one for row in blocks for one in row}),
        ),
        Answer("routes", "matrix", routes(image), routes_by_differences(image)),
        Answer(
            "strided-or-pooled", "text", "Learned and in one layer, or fixed, without parameters and locally invariant"
        ),
    ]
