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
LYING, STANDING = {"1": 1, "4": 4}, {"2": 2, "3": 5}  # where the lines of each image are
ROWS = np.array([[-1, -1, -1], [2, 2, 2], [-1, -1, -1]])  # sees horizontal lines and no vertical ones
TWIST = np.array([[1, 2, -3], [-3, 1, 2], [2, -3, 1]])  # sees neither: its rows and columns add up to zero
BLUR = np.ones_like(ROWS)
STACKS = [[ROWS, BLUR], [ROWS.T, BLUR], [TWIST, BLUR]]  # two layers for each feature
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


def uses(W: int, H: int, C: int, F: int, K: int, P: int, S: int) -> Counter:
    """How often a layer uses each weight (filter, row, column, channel) while its windows slide."""
    found = Counter()
    for _ in places(W, K, P, S):
        for _ in places(H, K, P, S):
            for number in range(F):
                found.update((number, *tap) for tap in np.ndindex(K, K, C))
    return found


def convolved(image: Array, filters: Array, padding: int, stride: int) -> Array:
    """An image (W, H, C) under filters (F, K, K, C): the output (W', H', F)."""
    around = np.pad(image, ((padding, padding), (padding, padding), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(around, filters.shape[1:])
    return np.einsum("xyzijc,fijc->xyf", windows[::stride, ::stride], filters)


def pooled(image: Array, window: int, stride: int) -> Array:
    """The largest entry of every window of an image (W, H, C), channel by channel."""
    windows = np.lib.stride_tricks.sliding_window_view(image, (window, window, 1))
    return windows[::stride, ::stride].max(axis=tuple(range(image.ndim, windows.ndim)))


def reach(layers: int, window: int) -> int:
    """How many inputs along a side one output depends on, traced back layer by layer."""
    positions = {0}  # mutation: equivalent literal x+1, the trace may start anywhere
    for _ in range(layers):
        # mutation: equivalent operator position - tap, a window to the left is as wide as one to the right
        positions = {position + tap for position in positions for tap in range(window)}
    return len(positions)


def spread(layers: int, window: int) -> list[int]:
    """Along how many paths each input reaches the output: ones, spread out by a kernel of ones in every layer."""
    paths = np.array([1])
    for _ in range(layers):
        paths = np.convolve(a=paths, v=[1] * window)
    return paths.tolist()


def counted_paths(layers: int, window: int) -> list[int]:
    """The same, one path after the other."""
    ends = Counter(sum(path) for path in np.ndindex(*[window] * layers))
    return [ends[end] for end in sorted(ends)]


def line(at: int) -> Array:
    """An image of zeros with one row of ones."""
    image = np.zeros((SIDE, SIDE))
    image[at] = True
    return image


def images() -> dict[str, Array]:
    """The two lying and the two standing lines."""
    return {name: line(at) for name, at in LYING.items()} | {name: line(at).T for name, at in STANDING.items()}


def pixels() -> Array:
    """An image in which every whole number below SIDE² stands once, at random."""
    return np.random.default_rng(SEED).permutation(SIDE * SIDE).reshape(SIDE, SIDE)


def down(image: Array) -> Array:
    """The image moved down by one; its last row comes back at the top."""
    *rows, last = image
    return np.array([last, *rows])


def slid(image: Array, kernel: Array, border: str) -> Array:
    """A layer of one kernel of side 3: windows of the image, padded by "wrap" or by zeros ("constant"), then ReLU."""
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(image, 1, mode=border), kernel.shape)
    return np.einsum("xyij,ij->xy", windows, kernel).clip(min=0)


def step(offset: int, border: str) -> Array:
    """The matrix that moves a side by so many places; what leaves comes back at the other end, or is lost."""
    lost = np.eye(SIDE, k=offset)
    return {"constant": lost, "wrap": lost + np.eye(SIDE, k=offset - SIDE) + np.eye(SIDE, k=offset + SIDE)}[border]


def moved(image: Array, kernel: Array, border: str) -> Array:
    """The same as a sum of moved images, one for each weight of the kernel."""
    copies = (
        weight * step(row - 1, border) @ image @ step(column - 1, border).T
        for (row, column), weight in np.ndenumerate(kernel)
    )
    return sum(copies).clip(min=0)


def features(image: Array, layer: Layer, border: str) -> Array:
    """The mean of what comes out of each stack: global average pooling."""
    means = []
    for stack in STACKS:
        found = image
        for kernel in stack:
            found = layer(found, kernel, border)
        means.append(found.mean())
    return np.array(means)


def unit(layer: Layer) -> float:
    """What turns the first feature of the first image into FEATURE."""
    first, *_ = features(images()["1"], layer, "wrap")
    return FEATURE / first


def by_place(layer: Layer, border: str) -> list[float]:
    """The first feature of a row of ones, for each place of it."""
    first, *_ = np.transpose([features(line(at), layer, border) for at in range(SIDE)])
    return (first * unit(layer)).tolist()


def gap(layer: Layer, border: str) -> float:
    """How far the map of a moved image is from the moved map, at worst."""
    apart = layer(down(pixels()), ROWS, border) - down(layer(pixels(), ROWS, border))
    return np.abs(apart).max().item()


def strided(layer: Layer) -> list[float]:
    """The mean over every second place of the map: of an image, moved down by one, and by two."""
    maps = [layer(image, ROWS, "wrap") for image in (pixels(), down(pixels()), down(down(pixels())))]
    return [found[::2, ::2].mean().item() for found in maps]


def both_ways(W: int, H: int, C: int, F: int, K: int, P: int, S: int) -> dict[str, tuple[float, float]]:
    """Every quantity of a layer: counted one by one, and from arrays of ones that are convolved and pooled."""
    counted = uses(W=W, H=H, C=C, F=F, K=K, P=P, S=S)
    image, filters = np.ones((W, H, C)), np.ones((F, K, K, C))
    output, pool = convolved(image, filters, padding=P, stride=S), pooled(image, window=K, stride=S)
    (width, height, channels), (pooled_width, pooled_height, pooled_channels) = output.shape, pool.shape
    numbers, seen = {number for number, *_ in counted}, {channel for *_, channel in counted}
    return {
        "weights": (len(counted), output.max() * F),
        "biases": (len(numbers), len(filters)),
        "parameters": (len(counted) + len(numbers), filters.size + len(filters)),
        "width": (len(places(W, K, P, S)), width),
        "height": (len(places(H, K, P, S)), height),
        "channels": (len(numbers), channels),
        "pooled-width": (len(places(W, K, 0, S)), pooled_width),
        "pooled-height": (len(places(H, K, 0, S)), pooled_height),
        "pooled-channels": (len(seen), pooled_channels),
    }


def sizes() -> list[Answer]:
    """(a) and (b): every formula at every layer, and the first layer in numbers."""
    samples, (first_layer, *_) = {name: [] for name in FORMULAS}, LAYERS
    for layer in LAYERS:
        for name, (one, other) in both_ways(**layer).items():
            samples[name].append({"values": layer, "first": one, "second": other})
    example = both_ways(**first_layer)
    (_, width), (_, height) = example["width"], example["height"]
    return [
        *(Answer(name, "expression", latex, samples=samples[name]) for name, latex in FORMULAS.items()),
        Answer("example", "sequence", *np.transpose(list(example.values()))),
        Answer("times", "number", max(uses(**first_layer).values()), width * height),
    ]


def receptive_field() -> list[Answer]:
    """(c): its side, and how many paths lead from each input of it to the output."""
    samples = [
        {"values": {"L": L, "K": K}, "first": reach(L, K), "second": len(spread(L, K))}
        for L in range(1, DEEPEST + 1)
        for K in range(1, WIDEST + 1)
    ]
    deep, whole = range(DEEPEST + 1), spread(DEEPEST, TAPS)
    near = [abs(sum(path) - DEEPEST) < 2 for path in np.ndindex(*[TAPS] * DEEPEST)]
    return [
        Answer("side", "expression", r"L\,(K - 1) + 1", samples=samples),
        Answer("sides", "sequence", [reach(L, TAPS) for L in deep], [len(spread(L, TAPS)) for L in deep]),
        Answer("paths", "matrix", [np.pad(spread(L, TAPS), DEEPEST - L).tolist() for L in deep],
               [np.pad(counted_paths(L, TAPS), DEEPEST - L).tolist() for L in deep]),
        Answer("near", "number", sum(whole[DEEPEST - 1 : 1 - DEEPEST]) / sum(whole), np.mean(near).item()),
        Answer("compared", "sequence", [DEEPEST * TAPS**2, reach(DEEPEST, TAPS) ** 2],
               [np.ones((DEEPEST, TAPS, TAPS)).size, np.outer(whole, whole).size]),
    ]  # fmt: skip


def shifts() -> list[Answer]:
    """(f): the features of the lines and of their moved copies, and what breaks it."""
    places_of = [*LYING.values(), *STANDING.values()]
    first, second = unit(slid), unit(moved)
    return [
        *(Answer(f"feature-{name}", "sequence", features(image, slid, "wrap") * first,
                 features(image, moved, "wrap") * second) for name, image in images().items()),
        Answer("random", "sequence", features(pixels(), slid, "wrap") * first,
               features(down(pixels()), moved, "wrap") * second),
        Answer("line-places", "sequence", places_of, [np.argwhere(one)[0].sum().item() for one in images().values()]),
        Answer("wrapped", "sequence", by_place(slid, "wrap"), by_place(moved, "wrap")),
        Answer("zeros", "sequence", by_place(slid, "constant"), by_place(moved, "constant")),
        Answer("gap-wrap", "number", gap(slid, "wrap"), gap(moved, "wrap")),
        Answer("gap-zeros", "number", gap(slid, "constant"), gap(moved, "constant")),
        Answer("strided", "sequence", strided(slid), strided(moved)),
    ]  # fmt: skip


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*sizes(), *receptive_field(), *shifts()]
