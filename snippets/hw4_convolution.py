"""Homework 4, problem 3: a convolution in one dimension and one in two, each by its definition and without it."""

import numpy as np

from scripts.solution.answer import Answer

LENGTH = 7  # of the signal
DELAY = 5
RATIO = 0.5  # of an entry of the filter to the one before
SHOWN = 13  # outputs
SIDE = 5  # of the image, which counts from 1 row by row
KERNEL = [[-1, -2, -1], [0, 0, 0], [1, 2, 1]]
LAYERS = {  # (c), (d.i), (d.ii)
    "plain": {"padding": 0, "stride": 1},
    "padded": {"padding": 1, "stride": 1},
    "strided": {"padding": 1, "stride": 2},
}
Array = np.ndarray


def signal(length: int, delay: int) -> Array:
    """So many ones after so many zeros, and zeros after them."""
    places = np.arange(delay + SHOWN)
    return ((delay <= places) & (places < delay + length)).astype(float)


def response(steps: int) -> Array:
    """The filter h(0), h(1), ..."""
    return RATIO ** np.arange(steps)


def convolved(x: Array, h: Array) -> Array:
    """y(n) = sum over k of x(k) h(n - k): the filter turned round, moved to n and laid over the signal."""
    return np.array([x[: n + 1] @ h[n::-1] for n, _ in enumerate(x)])


def recursion(x: Array) -> Array:
    """The same without the filter's entries: a fixed part of the output before, and the new input."""
    outputs, last = [], 0.0
    for value in x:
        last = RATIO * last + value
        outputs.append(last)
    return np.array(outputs)


def correlated(x: Array, h: Array) -> Array:
    """r(n) = sum over k of x(k) h(k - n), up to the last n at which the two meet: the filter is not turned round."""
    meetings = range(len(x) - len(h), len(x))
    return np.array([sum(value * h[k - n] for k, value in enumerate(x) if k >= n) for n in meetings])


def by_windows(image: Array, weights: Array, padding: int, stride: int) -> Array:
    """The weights laid over every window of the padded image, as they are."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, padding), weights.shape)
    return np.einsum("ijkl,kl->ij", windows[::stride, ::stride], weights)


def stamped(image: Array, kernel: Array) -> Array:
    """The whole convolution with nothing turned round: every pixel leaves a copy of the kernel, times itself."""
    height, width = kernel.shape
    whole = np.pad(np.zeros_like(image), ((0, height - 1), (0, width - 1)))
    for (row, column), pixel in np.ndenumerate(image):
        whole[row : row + height, column : column + width] += pixel * kernel
    return whole


def by_stamps(image: Array, kernel: Array, padding: int, stride: int) -> Array:
    """What a layer with this padding and stride keeps of it."""
    kept = slice(len(kernel) - 1 - padding, len(image) + padding, stride)
    return stamped(image=image, kernel=kernel)[kept, kept]


def row_sums(image: Array) -> Array:
    """Each pixel twice and its neighbours left and right once; outside the image there is nothing."""
    around = np.pad(image, ((0, 0), (1, 1)))
    return around[:, :-2] + 2 * image + around[:, 2:]


def by_rows(image: Array) -> Array:
    """The padded convolution with KERNEL: the sum in the row above less the sum in the row below."""
    sums = np.pad(row_sums(image), ((1, 1), (0, 0)))
    return sums[:-2] - sums[2:]


def places(size: int, window: int, padding: int, stride: int) -> int:
    """floor((N + 2P - K) / S) + 1."""
    steps, _ = divmod(size + padding + padding - window, stride)
    return steps + 1


def one_dimension() -> list[Answer]:
    """(a) and (b)."""
    x, h, late = signal(LENGTH, delay=0), response(SHOWN), signal(LENGTH, DELAY)
    y, stepped, y_late = convolved(x=x, h=h), recursion(x), convolved(x=late, h=response(len(late)))
    samples = [{"values": {"n": n}, "first": first, "second": stepped[n]} for n, first in enumerate(y)]
    *_, end = y
    gain = sum(h) + min(h)  # all that is left of the filter adds up to its last entry
    return [
        Answer("filter", "sequence", h, recursion(signal(1, delay=0))),
        Answer("output", "sequence", y, stepped),
        Answer("last", "number", LENGTH - 1, int(y.argmax())),
        Answer("before", "number", min(y_late), min(recursion(late))),
        Answer("rising", "expression", r"2 - \left(\tfrac{1}{2}\right)^{n}", samples=samples[:LENGTH]),
        Answer("falling", "expression", r"\frac{127}{2^{n}}", samples=samples[LENGTH - 1 :]),
        Answer("powers", "number", 2**LENGTH - 1, sum(np.reciprocal(h[:LENGTH]))),
        Answer("gain", "number", gain, np.roots([RATIO - 1, 1]).item()),
        Answer("total", "number", sum(y) + end, sum(x) * gain),
        Answer("delayed", "sequence", y_late, [*late[:DELAY], *stepped]),
        Answer("delay", "number", int(np.flatnonzero(y_late)[0]), int(y_late.argmax() - y.argmax())),
        Answer("mirrored", "sequence", correlated(x[:LENGTH], h), y[::-1]),
    ]


def two_dimensions() -> list[Answer]:
    """(c) and (d), and what the same kernel gives when it is not turned round."""
    image, kernel = np.arange(SIDE * SIDE).reshape(SIDE, SIDE) + 1, np.array(KERNEL)
    turned, impulse = np.flip(kernel), np.array([[1]])
    *_, bottom = KERNEL
    one_row = np.outer([0, 1, 0], bottom)
    at_rest = by_windows(image=np.ones_like(kernel), weights=kernel, **LAYERS["plain"]).item()
    found = [
        Answer("image", "matrix", image.tolist(), stamped(image=image, kernel=impulse).tolist()),
        Answer("kernel", "matrix", KERNEL, stamped(image=impulse, kernel=kernel).tolist()),
        Answer("turned", "matrix", turned.tolist(), by_windows(impulse, kernel, len(kernel) - 1, 1).tolist()),
        Answer("framed", "matrix", np.pad(image, 1).tolist(), stamped(image=image, kernel=np.pad(impulse, 1)).tolist()),
        Answer("kernel-sum", "number", kernel.sum().item(), at_rest),
        Answer("row-gap", "number", int(image[2, 0] - image[0, 0]), 2 * SIDE),
        Answer("row-weight", "number", sum(bottom), int(row_sums(np.ones_like(image)).max())),
        Answer("edge-weight", "number", sum(bottom[1:]), int(row_sums(np.ones_like(image)).min())),
        Answer("row-sums", "matrix", row_sums(image).tolist(), by_stamps(image, one_row, **LAYERS["padded"]).tolist()),
        Answer("by-rows", "matrix", by_rows(image).tolist(), by_stamps(image, kernel, **LAYERS["padded"]).tolist()),
        Answer("sizes", "sequence", [places(SIDE, len(kernel), **layer) for layer in LAYERS.values()],
               [len(by_stamps(image, kernel, **layer)) for layer in LAYERS.values()]),
    ]  # fmt: skip
    for name, layer in LAYERS.items():
        for weights, word in ((kernel, "output"), (turned, "unturned")):
            first = by_windows(image, np.flip(weights), **layer)
            found.append(
                Answer(f"{word}-{name}", "matrix", first.tolist(), by_stamps(image, weights, **layer).tolist())
            )
    return found


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*one_dimension(), *two_dimensions()]
