"""Homework 4, problem 4: weights, sizes and receptive fields counted with windows that really slide, and why a shift
leaves averaged features alone.
"""

from collections import Counter
from collections.abc import Callable

import numpy as np

from scripts.solution.answer import Answer

LAYERS = [  # input W x H x C, then F filters of side K, padding P and stride S; the last steps do not always fit
    {"W": 8, "H": 6, "C": 3, "F": 5, "K": 3, "P": 1, "S": 2},
    {"W": 5, "H": 7, "C": 1, "F": 2, "K": 3, "P": 0, "S": 1},
    {"W": 9, "H": 8, "C": 2, "F": 3, "K": 2, "P": 2, "S": 3},
]
DEEPEST, WIDEST = 4, 5  # layers and kernels of which the receptive field is traced
TAPS = 3  # of the kernels in the figure
SIDE = 6  # of the images of (f)
FEATURE = 0.8
LINES = {"x_1": ("row", 1), "x_2": ("column", 2), "x_3": ("column", 5), "x_4": ("row", 4)}
ROWS = np.array([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]])  # sees horizontal lines and no vertical ones
SLOPE = np.array([[2, -1, -1], [-1, 2, -1], [-1, -1, 2]])  # sees neither
BLUR = np.ones_like(ROWS)
STACKS = [[ROWS, BLUR], [ROWS.T, BLUR], [SLOPE, BLUR]]  # two layers for each feature
SEED = 44
FORMULAS = {
    "weights": r"K^2\, C\, F",
    "biases": "F",
    "parameters": r"F\left(K^2\, C + 1\right)",
    "width": r"\left\lfloor \frac{W + 2P - K}{S} \right\rfloor + 1",
    "height": r"\left\lfloor \frac{H + 2P - K}{S} \right\rfloor + 1",
    "channels": "F",
    "pooled-width": r"\left\lfloor \frac{W - K}{S} \right\rfloor + 1",
    "pooled-height": r"\left\lfloor \frac{H - K}{S} \right\rfloor + 1",
    "pooled-channels": "C",
}
Array = np.ndarray
Layer = Callable[[Array, Array, str], Array]


def places(size: int, window: int, padding: int, stride: int) -> list[int]:
    """Where a window may begin on a padded side: it is moved on until it sticks out."""
    found, at = [], 0
    while at + window <= padding + size + padding:
        found.append(at)
        at += stride
    return found


def touched(W: int, H: int, C: int, F: int, K: int, P: int, S: int) -> tuple[set, set]:
    """The weights and the biases that a layer uses while its windows slide. One that is used again is no new one."""
    weights, biases = set(), set()
    for _, _, number in np.ndindex(len(places(W, K, P, S)), len(places(H, K, P, S)), F):
        biases.add(number)
        weights.update((number, *tap) for tap in np.ndindex(K, K, C))
    return weights, biases


def convolved(image: Array, filters: Array, padding: int, stride: int) -> Array:
    """An image (W, H, C) under filters (F, K, K, C): the output (W', H', F)."""
    around = np.pad(image, ((padding, padding), (padding, padding), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(around, filters[0].shape)
    return np.einsum("xyzijc,fijc->xyf", windows[::stride, ::stride], filters)


def pooled(image: Array, window: int, stride: int) -> Array:
    """The largest entry of every window of an image (W, H, C), channel by channel."""
    windows = np.lib.stride_tricks.sliding_window_view(image, (window, window, 1))
    return windows[::stride, ::stride].max(axis=(-3, -2, -1))


def reach(layers: int, window: int) -> int:
    """How many inputs along a side one output depends on, traced back layer by layer."""
    positions = {0}
    for _ in range(layers):
        positions = {position + tap for position in positions for tap in range(window)}
    return len(positions)


def spread(layers: int, window: int) -> list[int]:
    """Along how many paths each input reaches the output: ones, spread out by a kernel of ones in every layer."""
    paths = np.array([1])
    for _ in range(layers):
        paths = np.convolve(paths, np.ones(window, dtype=int))
    return paths.tolist()


def counted_paths(layers: int, window: int) -> list[int]:
    """The same, one path after the other."""
    ends = Counter(sum(path) for path in np.ndindex(*[window] * layers))
    return [ends[end] for end in sorted(ends)]


def line(direction: str, at: int) -> Array:
    """An image of zeros with one row or column of ones."""
    image = np.zeros((SIDE, SIDE), dtype=int)
    image[at] = 1
    return image if direction == "row" else image.T


def slid(image: Array, kernel: Array, border: str) -> Array:
    """A layer of one kernel of side 3: windows of the image, padded by "wrap" or by zeros ("constant"), then ReLU."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, 1, mode=border), kernel.shape)
    return np.maximum(np.einsum("xyij,ij->xy", windows, kernel), 0)


def step(offset: int, border: str) -> Array:
    """The matrix that moves a side by so many places; what leaves comes back at the other end, or is lost."""
    return np.roll(np.eye(SIDE, dtype=int), offset, axis=1) if border == "wrap" else np.eye(SIDE, k=offset, dtype=int)


def moved(image: Array, kernel: Array, border: str) -> Array:
    """The same as a sum of moved images, one for each weight of the kernel."""
    copies = (
        weight * step(down - 1, border) @ image @ step(right - 1, border).T
        for (down, right), weight in np.ndenumerate(kernel)
    )
    return np.maximum(sum(copies), 0)


def features(image: Array, layer: Layer, border: str) -> Array:
    """The mean of what comes out of each stack: global average pooling."""
    means = []
    for stack in STACKS:
        found = image
        for kernel in stack:
            found = layer(found, kernel, border)
        means.append(found.mean())
    return np.array(means)


def lines(layer: Layer, border: str) -> dict[str, Array]:
    """The features of the four images, in the unit that gives the first one FEATURE under circular padding."""
    first, *_ = features(line(*LINES["x_1"]), layer, "wrap")
    return {name: features(line(*LINES[name]), layer, border) * FEATURE / first for name in LINES}


def by_place(layer: Layer, border: str) -> list[float]:
    """The first feature of a row of ones, for each place of it, in the same unit."""
    first, *_ = features(line(*LINES["x_1"]), layer, "wrap")
    return [features(line("row", at), layer, border)[0] * FEATURE / first for at in range(SIDE)]


def pixels() -> Array:
    """A random image."""
    return np.random.default_rng(SEED).integers(10, size=(SIDE, SIDE))


def commutes(layer: Layer, border: str) -> int:
    """How far the map of a moved image is from the moved map, at worst."""
    image, by_one = pixels(), step(1, "wrap")
    return np.abs(layer(by_one @ image, ROWS, border) - by_one @ layer(image, ROWS, border)).max().item()


def under_stride(layer: Layer, by: int) -> float:
    """How much the mean over every second place of the map changes when the image moves down."""
    maps = [layer(image, ROWS, "wrap") for image in (pixels(), np.roll(pixels(), by, axis=0))]
    here, there = (found[::2, ::2].mean() for found in maps)
    return abs(here - there)


def sizes() -> list[Answer]:
    """(a) and (b): every formula at every layer, and the first layer in numbers."""
    samples = {name: [] for name in FORMULAS}
    for layer in LAYERS:
        W, H, C, F, K, P, S = layer.values()
        weights, biases = touched(**layer)
        filters, image = np.zeros((F, K, K, C)), np.zeros((W, H, C))
        counts = [
            *(len(found) for found in (weights, biases, weights | biases)),
            *(len(places(W, K, P, S)), len(places(H, K, P, S)), len({number for number, *_ in weights})),
            *(len(places(W, K, 0, S)), len(places(H, K, 0, S)), len({channel for *_, channel in weights})),
        ]
        second = [
            *(filters.size, len(filters), filters.size + len(filters)),
            *convolved(image, filters, padding=P, stride=S).shape,
            *pooled(image, window=K, stride=S).shape,
        ]
        for name, one, other in zip(FORMULAS, counts, second, strict=True):
            samples[name].append({"values": layer, "first": one, "second": other})
    shown = [found[0] for found in samples.values()]
    return [
        *(Answer(name, "expression", latex, samples=samples[name]) for name, latex in FORMULAS.items()),
        Answer("example", "sequence", [one["first"] for one in shown], [one["second"] for one in shown]),
    ]


def receptive_field() -> list[Answer]:
    """(c): its side, and how many paths lead from each input of it to the output."""
    samples = [
        {"values": {"L": L, "K": K}, "first": reach(L, K), "second": len(spread(L, K))}
        for L in range(1, DEEPEST + 1)
        for K in range(1, WIDEST + 1)
    ]
    deep, around = range(DEEPEST + 1), [(DEEPEST - L, DEEPEST - L) for L in range(DEEPEST + 1)]
    whole, middle = spread(DEEPEST, TAPS), slice(DEEPEST - 1, 1 - DEEPEST)
    near = [abs(sum(path) - DEEPEST) <= 1 for path in np.ndindex(*[TAPS] * DEEPEST)]
    return [
        Answer("side", "expression", r"L\,(K - 1) + 1", samples=samples),
        Answer("sides", "sequence", [reach(L, TAPS) for L in deep], [len(spread(L, TAPS)) for L in deep]),
        Answer("paths", "matrix", [np.pad(spread(L, TAPS), around[L]).tolist() for L in deep],
               [np.pad(counted_paths(L, TAPS), around[L]).tolist() for L in deep]),
        Answer("near", "number", sum(whole[middle]) / sum(whole), sum(near) / len(near)),
        Answer("compared", "sequence", [DEEPEST * TAPS**2, reach(DEEPEST, TAPS) ** 2],
               [np.ones((DEEPEST, TAPS, TAPS)).size, np.outer(whole, whole).size]),
    ]  # fmt: skip


def shifts() -> list[Answer]:
    """(f): the features of the lines and of their shifted copies, and what breaks it."""
    first, second = lines(slid, "wrap"), lines(moved, "wrap")
    place = [line(*LINES[name]).ravel().argmax() for name in LINES]
    return [
        *(Answer(name.replace("x_", "feature-"), "sequence", first[name], second[name]) for name in LINES),
        Answer("wrapped", "sequence", by_place(slid, "wrap"), by_place(moved, "wrap")),
        Answer("zeros", "sequence", by_place(slid, "constant"), by_place(moved, "constant")),
        *(Answer(f"gap-{border}", "number", commutes(slid, border), commutes(moved, border))
          for border in ("wrap", "constant")),
        Answer("strided", "sequence", [under_stride(slid, by) for by in (1, 2)],
               [under_stride(moved, by) for by in (1, 2)]),
        Answer("line-places", "sequence", [at for _, at in LINES.values()],
               [int(one // SIDE + one % SIDE) for one in place]),
    ]  # fmt: skip


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*sizes(), *receptive_field(), *shifts()]
