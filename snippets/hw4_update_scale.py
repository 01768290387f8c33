"""Homework 4, problem 2: how weights are scaled, and how large an update of them may be.

Each largest update is found by looking for the input that it moves most; expectations are taken over all weights of
plus and minus one, and over the entries of the matrix one by one. The numbers of FP8 are decoded from their bits.
"""

from collections.abc import Callable, Sequence
from itertools import product
from math import sqrt
from statistics import NormalDist

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
SEED = 4
SHAPES = [(2, 3), (3, 2), (4, 2), (2, 5)]  # d_out and d_in
LAYER = (4, 9)  # d_out and d_in of the evidence on the page
WIDTHS = [256, 4096, 65536]  # of the layers whose weights are rounded
SQUARE = [4, 8, 16, 24, 32]  # widths of the figure
WIDE = (4, 64)  # d_out and d_in of a layer that gradients go back through
D_OUT, D_IN = r"d_{\text{out}}", r"d_{\text{in}}"
N_OUT, N_IN = r"d_{\text{out},n}", r"d_{\text{in},n}"


def decode(code: int) -> float:
    """The number that the seven bits after the sign stand for in E4M3: four of exponent, bias 7, and three of fraction.

    OCP 8-bit Floating Point Specification, revision 1.0: no infinity.
    """
    exponent, fraction = code >> 3, code & 0b111
    return (8 + fraction) * 2.0 ** (exponent - 10) if exponent else fraction * 2.0**-9


def grid_from_bits() -> Array:
    """Every number from 0 up that E4M3 holds; all ones is its only NaN."""
    return np.sort([decode(code) for code in range(0b1111111)])


def grid_from_spacings() -> Array:
    """The same by walking up: eight steps to the first normal number and eight in each octave, each twice as wide."""
    spacings = [2.0**-9] * 8 + [2.0 ** (octave - 3) for octave in range(-6, 9) for _ in range(8)]
    return np.concatenate([[0.0], np.cumsum(spacings[:-2])])


GRID = grid_from_bits()
EDGES = np.concatenate([[0.0], (GRID[1:] + GRID[:-1]) / 2])  # a number from here on is rounded to the next on the grid
NORMAL = NormalDist()


def below(spread: float, limit: float) -> float:
    """The share of normal weights of this spread that are smaller than a limit."""
    return 2 * NORMAL.cdf(limit / spread) - 1


def below_by_integral(spread: float, limit: float) -> float:
    points = np.linspace(0, limit / spread, 201)
    return float(np.trapezoid(np.exp(-(points**2) / 2), points) * np.sqrt(2 / np.pi))


def rounding_error(spread: float) -> float:
    """The root of the mean squared rounding error, as a part of the spread: exact over every cell of the grid."""
    ends = [*(EDGES / spread), np.inf]
    total = 0.0
    for level, low, high in np.column_stack([GRID / spread, ends[:-1], ends[1:]]):
        mass = NORMAL.cdf(high) - NORMAL.cdf(low)
        at_low, at_high = NORMAL.pdf(low), NORMAL.pdf(high)
        first = at_low - at_high
        second = mass + low * at_low - (high * at_high if high < np.inf else 0.0)
        total += 2 * (second - 2 * level * first + level**2 * mass)
    return sqrt(total)


def rounding_error_by_sampling(spread: float) -> float:
    """The same over weights that lie as evenly as a normal distribution allows."""
    weights = spread * np.array([NORMAL.inv_cdf((k + 0.5) / 20000) for k in range(20000)])
    rounded = GRID[np.searchsorted(EDGES, np.abs(weights)) - 1]
    return sqrt(np.mean((np.abs(weights) - rounded) ** 2)) / spread


def formats() -> list[Answer]:
    """(a) What E4M3 holds, and what becomes of weights in it: spread, share rounded to 0, error of rounding."""
    walked = grid_from_spacings()
    spreads = [1.0, *(1 / np.sqrt(WIDTHS))]
    starts = GRID[:-1]
    normal, *_ = starts[np.diff(GRID) * 8 == starts]  # the first that is eight spacings above 0
    lost = EDGES[1]
    return [
        Answer("numbers", "sequence", GRID, walked),
        Answer("smallest-normal", "number", normal, walked[8]),
        Answer("spacing", "number", GRID[np.searchsorted(GRID, 1) + 1] - 1, np.diff(walked)[walked[:-1] == 1].item()),
        Answer(
            "rounded",
            "matrix",
            [[spread, below(spread, lost), rounding_error(spread)] for spread in spreads],
            [[spread, below_by_integral(spread, lost), rounding_error_by_sampling(spread)] for spread in spreads],
            tolerance=0.002,
        ),
    ]


def all_signs(d_out: int, d_in: int) -> Array:
    """Every matrix of plus and minus one: of shape (2**(d_out d_in), d_out, d_in). Mean 0, variance 1, independent."""
    rows = list(product([-1.0, 1.0], repeat=d_out * d_in))
    return np.reshape(rows, (len(rows), d_out, d_in))


def units(d_out: int, d_in: int) -> Array:
    """Every matrix with a single one: of shape (d_out d_in, d_out, d_in)."""
    rows = np.eye(d_out * d_in)
    return np.reshape(rows, (len(rows), d_out, d_in))


def mean_by_signs(square: Callable[[Array], float], d_out: int, d_in: int) -> float:
    """The mean of something quadratic in W over weights of mean 0 and variance 1."""
    return float(np.mean([square(W) for W in all_signs(d_out, d_in)]))


def mean_by_units(square: Callable[[Array], float], d_out: int, d_in: int) -> float:
    """The same: products of two weights have the mean 0, so what is left is a sum over single weights."""
    return float(np.sum([square(W) for W in units(d_out, d_in)]))


Mean = Callable[[Callable[[Array], float], int, int], float]


def rms(v: Array) -> float:
    """The root of the mean square of a vector's entries."""
    return sqrt(np.mean(v**2))


def forward_scale(mean: Mean, d_out: int, d_in: int) -> float:
    """(b), (f) The c that gives y = cWx the size of x, entry by entry."""
    x = np.cos(np.arange(d_in))
    return rms(x) / sqrt(mean(lambda W: rms(W @ x) ** 2, d_out, d_in))


def backward_factor(mean: Mean, d_out: int, d_in: int, size: Callable[[Array], float]) -> float:
    """(g) By how much W' changes the size of a gradient."""
    g = np.cos(np.arange(d_out))
    return sqrt(mean(lambda W: size(W.T @ g) ** 2, d_out, d_in)) / size(g)


def xavier(mean: Mean, d_out: int, d_in: int) -> float:
    """The spread for which the factors forward and backward, squared, average to one."""
    forward, backward = 1 / forward_scale(mean, d_out, d_in) ** 2, backward_factor(mean, d_out, d_in, rms) ** 2
    return 1 / sqrt((forward + backward) / 2)


def expectation(name: str, latex: str, value: Callable[[Mean, int, int], float], names: tuple[str, str]) -> Answer:
    """A formula in the sizes of a layer, held against both ways to take a mean."""
    out, into = names
    samples = [
        {
            "values": {out: d_out, into: d_in},
            "first": value(mean_by_signs, d_out, d_in),
            "second": value(mean_by_units, d_out, d_in),
        }
        for d_out, d_in in SHAPES
    ]
    return Answer(name, "expression", latex, samples=samples)


def scales() -> list[Answer]:
    """(a), (b), (f), (g) Spreads and factors of random weights, forward and backward."""
    layer, chain = (D_OUT, D_IN), (N_OUT, N_IN)

    def backward(size: Callable[[Array], float], scaled: bool = False) -> Callable[[Mean, int, int], float]:
        return lambda mean, *of: backward_factor(mean, *of, size) * (forward_scale(mean, *of) if scaled else 1)

    def undone(size: Callable[[Array], float]) -> Callable[[Mean, int, int], float]:
        return lambda mean, *of: 1 / backward_factor(mean, *of, size)

    length = np.linalg.norm
    return [
        expectation("scale", rf"\frac{{1}}{{\sqrt{{{D_IN}}}}}", forward_scale, layer),
        expectation("xavier", rf"\sqrt{{\frac{{2}}{{{D_IN} + {D_OUT}}}}}", xavier, layer),
        expectation("scale-chain", rf"\frac{{1}}{{\sqrt{{{N_IN}}}}}", forward_scale, chain),
        expectation("back-weights-rms", rf"\sqrt{{{N_OUT}}}", backward(rms), chain),
        expectation("back-weights-length", rf"\sqrt{{{N_IN}}}", backward(length), chain),
        expectation("back-layer-rms", rf"\sqrt{{\frac{{{N_OUT}}}{{{N_IN}}}}}", backward(rms, scaled=True), chain),
        expectation("back-layer-length", "1", backward(length, scaled=True), chain),
        expectation("undo-rms", rf"\frac{{1}}{{\sqrt{{{N_OUT}}}}}", undone(rms), chain),
        expectation("undo-length", rf"\frac{{1}}{{\sqrt{{{N_IN}}}}}", undone(length), chain),
        wide_layer(),
    ]


def wide_layer() -> Answer:
    """By how much gradients get longer through many columns and few rows: exact, and over seeded normal weights."""
    rng, (d_out, d_in) = np.random.default_rng(SEED), WIDE
    exact = backward_factor(mean_by_units, d_out, d_in, np.linalg.norm)
    g = rng.normal(size=d_out)
    entries = rng.normal(size=(300 * d_in, d_out)) @ g
    drawn = rms(entries) * sqrt(d_in) / np.linalg.norm(g)
    return Answer("wide-factor", "number", exact, drawn, tolerance=0.05)


def worst(update: Array, radius: float) -> float:
    """The largest RMS of c update x over inputs of this length: at the leading eigenvector of update' update."""
    _, width = update.shape
    _, vectors = np.linalg.eigh(update.T @ update)
    return rms(update @ vectors[:, -1] * radius / sqrt(width))


def worst_by_norm(update: Array, radius: float) -> float:
    """The same from the spectral norm."""
    height, width = update.shape
    return float(np.linalg.norm(update, 2) * radius / sqrt(height * width))


def orthogonalised(gradient: Array) -> Array:
    """UV' of a gradient U S V'."""
    U, _, Vt = np.linalg.svd(gradient, full_matrices=False)
    return U @ Vt


def radius_of(reading: str, d_in: int) -> float:
    """How long an input may be: RMS at most 1, or length at most 1."""
    return {"rms": sqrt(d_in), "length": 1.0}[reading]


def waves(d_out: int, d_in: int) -> Array:
    """An update or gradient with nothing special about it."""
    return np.cos(np.outer(np.arange(d_out), np.arange(d_in)))


def safe_step(update: Array, reading: str, way: Callable[[Array, float], float]) -> float:
    """The largest multiple of an update that moves no output by more than 1 in RMS norm."""
    _, width = update.shape
    return 1 / way(update, radius_of(reading, width))


def largest_norm(reading: str, *shape: int) -> tuple[float, float]:
    """(c) The spectral norm that an update may have: of any, and of one with a single entry."""
    update, (single, *_) = waves(*shape), units(*shape)
    norm = float(np.linalg.norm(update, 2))
    return norm * safe_step(update, reading, worst), safe_step(single, reading, worst_by_norm)


def largest_sign(reading: str, *shape: int) -> tuple[float, float]:
    """(d) The step that is safe for every pattern of signs: all are tried; then equal signs by their norm."""
    tried = min(safe_step(signs, reading, worst) for signs in all_signs(*shape))
    return tried, safe_step(np.ones(shape), reading, worst_by_norm)


def largest_orthogonal(reading: str, *shape: int) -> tuple[float, float]:
    """(e) The step along UV' of a gradient, and along a matrix that is orthogonal already."""
    turned = orthogonalised(waves(*shape))
    return safe_step(turned, reading, worst), safe_step(np.eye(*shape), reading, worst_by_norm)


def sign_norm(*shape: int) -> tuple[float, float]:
    """The largest spectral norm of any pattern of signs, and how much the one with equal signs stretches."""
    _, width = shape
    row = np.ones(width)
    stretched = np.linalg.norm(np.ones(shape) @ row) / np.linalg.norm(row)
    return max(by_gram(all_signs(*shape))), stretched


def bound(name: str, latex: str, ways: Callable[[int, int], tuple[float, float]]) -> Answer:
    """A formula for a largest size, held against both ways to find it."""
    samples = []
    for d_out, d_in in SHAPES:
        first, second = ways(d_out, d_in)
        samples.append({"values": {D_OUT: d_out, D_IN: d_in}, "first": first, "second": second})
    return Answer(name, "expression", latex, samples=samples)


def bounds() -> list[Answer]:
    """(c), (d), (e) in both readings."""
    both, out, into = rf"\sqrt{{{D_OUT} \cdot {D_IN}}}", rf"\sqrt{{{D_OUT}}}", rf"\frac{{1}}{{\sqrt{{{D_IN}}}}}"
    return [
        bound("norm-rms", out, lambda *of: largest_norm("rms", *of)),
        bound("norm-length", both, lambda *of: largest_norm("length", *of)),
        bound("sign-norm", both, sign_norm),
        bound("sign-rms", into, lambda *of: largest_sign("rms", *of)),
        bound("sign-length", "1", lambda *of: largest_sign("length", *of)),
        bound("orthogonal-rms", out, lambda *of: largest_orthogonal("rms", *of)),
        bound("orthogonal-length", both, lambda *of: largest_orthogonal("length", *of)),
    ]


def evidence() -> list[Answer]:
    """How far outputs move at one size under each answer that was given: first column RMS, second column length."""
    d_out, d_in = LAYER
    update = waves(d_out, d_in)
    turned = orthogonalised(update)
    steps = [
        update / np.linalg.norm(update, 2) * sqrt(d_out),
        np.ones((d_out, d_in)) / sqrt(d_in),
        turned * sqrt(d_out),
        turned * sqrt(d_in),
        turned * sqrt(d_out * d_in),
    ]
    radii = [radius_of(reading, d_in) for reading in ("rms", "length")]
    last = steps[-1]
    inputs = np.sqrt(d_in) * np.eye(d_in)  # each of RMS 1; their mean square is that of a random direction
    return [
        Answer(
            "moved",
            "matrix",
            *([[way(step, radius) for radius in radii] for step in steps] for way in (worst, worst_by_norm)),
        ),
        Answer(
            "moved-on-average",
            "number",
            sqrt(np.mean([rms(last @ x / sqrt(d_in)) ** 2 for x in inputs])),
            np.linalg.norm(last / sqrt(d_out * d_in)),
        ),
        Answer("step-norms", "sequence", [np.linalg.norm(step, 2) for step in steps], by_gram(steps)),
    ]


def by_gram(matrices: Sequence[Array]) -> list[float]:
    """Spectral norms as roots of largest eigenvalues."""
    return [sqrt(np.linalg.eigvalsh(M @ M.T)[-1]) for M in matrices]


def growth_of_norms() -> list[Answer]:
    """Spectral norms of square updates with step 1: equal signs, signs of a random gradient, orthogonalised."""
    rng = np.random.default_rng(SEED)
    gradients = [rng.normal(size=(width, width)) for width in SQUARE]
    updates = {
        "norms-equal": [np.ones((width, width)) for width in SQUARE],
        "norms-random": [np.sign(gradient) for gradient in gradients],
        "norms-orthogonal": [orthogonalised(gradient) for gradient in gradients],
    }
    return [
        Answer(name, "sequence", [np.linalg.norm(update, 2) for update in found], by_gram(found))
        for name, found in updates.items()
    ]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*formats(), *scales(), *bounds(), *evidence(), *growth_of_norms()]
