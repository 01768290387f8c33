"""Recitation, question 6: output sizes by the formula and by placing the window, and pooling as a router."""

import numpy as np

from scripts.solution.answer import Answer

INPUT = [[1, 0, 2, 1], [2, 1, 0, 0], [1, 2, 1, 2], [0, 1, 2, 1]]
FILTER = [[1, -1], [0, 1]]
PLAIN, STRIDED = {"padding": 0, "stride": 1}, {"padding": 1, "stride": 2}
SIDE = 2  # of the blocks of the pooling
Array = np.ndarray


def output_size(size: int, window: int, padding: int, stride: int) -> int:
    """floor((H + 2P - F) / S) + 1, the number of places at which the window fits."""
    return (size + padding + padding - window) // stride + 1


def placed(image: Array, kernel: Array, padding: int, stride: int) -> Array:
    """The convolution of deep learning (the kernel is not flipped), one window at a time."""
    around = np.pad(image, padding)
    height, width = (side - len(kernel) + 1 for side in around.shape)
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
    copies = ((weight, around[down::stride, right::stride]) for (down, right), weight in np.ndenumerate(kernel))
    return sum(weight * copy[:rows, :columns] for weight, copy in copies)


def blocks(image: Array) -> Array:
    """The image in blocks without overlap, shape (rows, columns, SIDE, SIDE)."""
    return np.lib.stride_tricks.sliding_window_view(image, (SIDE, SIDE))[::SIDE, ::SIDE]


def first_maximum(block: Array) -> Array:
    """1 at the first largest entry, 0 elsewhere."""
    return (np.arange(block.size) == block.argmax()).reshape(block.shape).astype(int)


def routes(image: Array) -> list[list[int]]:
    """How much of a gradient of ones at the pooled outputs reaches each input: all of it goes to the first maximum."""
    return np.block([[first_maximum(block) for block in row] for row in blocks(image)]).tolist()


def winners(image: Array) -> dict[tuple[int, int], tuple[int, int]]:
    """The place that wins in each block: the first of its places when all are in order, the largest value first."""
    found = {}
    for row, column in sorted(np.ndindex(image.shape), key=lambda place: -image[place]):
        found.setdefault((row // SIDE, column // SIDE), (row, column))
    return found


def marked(image: Array) -> list[list[int]]:
    """1 at every place that wins, 0 elsewhere."""
    won = winners(image).values()
    return np.reshape([int(place in won) for place in np.ndindex(image.shape)], image.shape).tolist()


def read_back(kernel: Array) -> Array:
    """The kernel from what it makes of an impulse: its weights in reversed order."""
    impulse = np.pad([[1]], len(kernel) - 1)
    return np.flip(placed(impulse, kernel, **PLAIN))


def answers() -> list[Answer]:
    image, kernel = np.array(INPUT), np.array(FILTER)
    plain, strided = placed(image, kernel, **PLAIN), placed(image, kernel, **STRIDED)
    size_plain, size_strided = (output_size(len(image), len(kernel), **layer) for layer in (PLAIN, STRIDED))
    pooled, won = [[int(block.max()) for block in row] for row in blocks(image)], winners(image)
    at_winners = [[int(image[won[row, column]]) for column in range(len(pooled))] for row in range(len(pooled))]
    unchanged = shifted(image, np.array([[1]]), **PLAIN)
    return [
        Answer("input", "matrix", INPUT, unchanged.tolist()),
        Answer("filter", "matrix", FILTER, read_back(kernel).tolist()),
        Answer("shape-plain", "sequence", [size_plain, size_plain], list(plain.shape)),
        Answer("shape-strided", "sequence", [size_strided, size_strided], list(strided.shape)),
        Answer("output-plain", "matrix", plain.tolist(), shifted(image, kernel, **PLAIN).tolist()),
        Answer("output-strided", "matrix", strided.tolist(), shifted(image, kernel, **STRIDED).tolist()),
        Answer("pooled", "matrix", pooled, at_winners),
        Answer("maxima", "set", sorted(set(np.ravel(pooled).tolist())), sorted(set(np.ravel(at_winners).tolist()))),
        Answer("routes", "matrix", routes(image), marked(image)),
        Answer(
            "strided-or-pooled", "text", "Learned and in one layer, or fixed, without parameters and locally invariant"
        ),
    ]
