"""Homework 4, problem 1: one step of a Newton-Schulz iteration, in two orders of multiplication.

Every cost is counted while the step is computed, product by product, and found again from the shapes alone.
"""

from collections import Counter
from collections.abc import Callable

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
Step = Callable[[Array, Counter], Array]
Formula = Callable[[int, int], float]

EXAMPLE = np.array([[1, 0], [1, 1], [0, 1]])
SHAPES = [(2, 3), (3, 5), (5, 2), (7, 3), (8, 4)]  # d_out and d_in
TALL = SHAPES[2:]
WIDTH, HEIGHTS = 8, [2, 4, 6, 8, 10, 12, 14, 16]  # of the figure: d_in, and every d_out
STARTS = [0.05, 0.2, 0.5, 0.9, 1.5]  # singular values that are followed over the steps
STEPS = 9
DIRECTION = np.ones((3, 1)) / np.sqrt(3)  # a column of length 1
PRICE = 0.25  # of one multiply-add, any number will do
D_OUT, D_IN = r"d_{\text{out}}", r"d_{\text{in}}"


def product(P: Array, Q: Array, count: Counter) -> Array:
    """PQ entry by entry; every scalar multiply-add is counted."""
    (rows, inner), (_, columns) = P.shape, Q.shape
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            for k in range(inner):
                result[i, j] += P[i, k] * Q[k, j]
                count["multiply-adds"] += 1
    return result


def gram(W: Array, count: Counter) -> Array:
    """WW' with half of the work: it is symmetric, so an entry below the diagonal is a copy."""
    result = np.zeros((len(W), len(W)))
    for i, row in enumerate(W):
        for j, other in enumerate(W[: i + 1]):
            result[i, j] = result[j, i] = product(row[None, :], other[:, None], count).item()
    return result


def through_left(W: Array, count: Counter) -> Array:
    """(3I - WW')W / 2: the square matrix is d_out x d_out."""
    bracket = 3 * np.eye(len(W)) - product(W, W.T, count)
    count["rest"] = bracket.size + W.size  # subtractions, halvings
    return product(bracket, W, count) / 2


def through_right(W: Array, count: Counter) -> Array:
    """(3W - W(W'W)) / 2: the square matrix is d_in x d_in."""
    cubed = product(W, product(W.T, W, count), count)
    count["rest"] = W.size + W.size + W.size  # triplings, subtractions, halvings
    return (3 * W - cubed) / 2


def through_symmetry(W: Array, count: Counter) -> Array:
    """(3I - WW')W / 2 once more, with the symmetric product for half."""
    return product(3 * np.eye(len(W)) - gram(W, count), W, count) / 2


def singular_map(s: Array) -> Array:
    """What one step does to each singular value."""
    return s * (3 - s**2) / 2


def by_spectrum(W: Array) -> Array:
    """The same step without a product of W with itself: map the singular values, keep the vectors."""
    U, s, Vt = np.linalg.svd(W, full_matrices=False)
    return U @ np.diag(singular_map(s)) @ Vt


def repeated(W: Array, step: Step) -> list[Array]:
    """W, and what it is after every step."""
    found = [W]
    for _ in range(STEPS):
        found.append(step(found[-1], Counter()))
    return found


def spectra(matrices: list[Array]) -> list[Array]:
    return [np.linalg.svd(W, compute_uv=False) for W in matrices]


def mapped(s: Array) -> list[Array]:
    """The same singular values, each on its own."""
    found = [s]
    for _ in range(STEPS):
        found.append(singular_map(found[-1]))
    return found


def counted(step: Step, kind: str, shape: tuple[int, int]) -> int:
    """What one step counts of this kind at a matrix of this shape."""
    step(np.ones(shape), count := Counter())
    return count[kind]


def left_by_shapes(d_out: int, d_in: int) -> int:
    """Two products, each as many multiply-adds as the product of the three sizes that meet."""
    return d_out * d_in * d_out + d_out * d_out * d_in


def right_by_shapes(d_out: int, d_in: int) -> int:
    return d_in * d_out * d_in + d_out * d_in * d_in


def symmetric_by_shapes(d_out: int, d_in: int) -> int:
    """A row of d_in for each entry on and below the diagonal, then the second product in full."""
    return sum(range(d_out + 1)) * d_in + d_out * d_out * d_in


def cost(name: str, latex: str, count: Formula, *, second: Formula) -> Answer:
    """A cost with the price c of one operation."""
    samples = [
        {
            "values": {D_OUT: d_out, D_IN: d_in, "c": PRICE},
            "first": PRICE * count(d_out, d_in),
            "second": PRICE * second(d_out, d_in),
        }
        for d_out, d_in in SHAPES
    ]
    return Answer(name, "expression", latex, samples=samples)


def growth(
    name: str, rate: str, exact: str, count: Formula, *, second: Formula, shapes: list[tuple[int, int]]
) -> Answer:
    """The growth of a count over these shapes."""
    samples = [
        {"values": {D_OUT: d_out, D_IN: d_in}, "first": count(d_out, d_in), "second": second(d_out, d_in)}
        for d_out, d_in in shapes
    ]
    return Answer(name, "growth", rate, exact, samples=samples)


def multiply_adds(step: Step) -> Formula:
    """What this order counts, for any shape."""
    return lambda d_out, d_in: counted(step, "multiply-adds", (d_out, d_in))


def rest(step: Step) -> Formula:
    """Everything outside of the products."""
    return lambda d_out, d_in: counted(step, "rest", (d_out, d_in))


def costs() -> list[Answer]:
    """What both orders take, and what the cheaper one takes of a tall matrix."""
    left, right = multiply_adds(through_left), multiply_adds(through_right)

    def cheaper(*shape: int) -> float:
        return min(count(*shape) for count in (left, right))

    exact_left, exact_right = rf"2 {D_OUT}^2 {D_IN}", rf"2 {D_OUT} {D_IN}^2"
    rate_left, rate_right = rf"O({D_OUT}^2 {D_IN})", rf"O({D_OUT} {D_IN}^2)"
    return [
        cost("cost-left", rf"2c\, {D_OUT}^2 {D_IN}", left, second=left_by_shapes),
        cost("cost-right", rf"2c\, {D_OUT} {D_IN}^2", right, second=right_by_shapes),
        growth("rate-left", rate_left, exact_left, left, second=left_by_shapes, shapes=SHAPES),
        growth("rate-right", rate_right, exact_right, right, second=right_by_shapes, shapes=SHAPES),
        growth("rate-cheaper", rate_right, exact_right, cheaper, second=right_by_shapes, shapes=TALL),
        curve("curve-left", left, second=left_by_shapes),
        curve("curve-right", right, second=right_by_shapes),
    ]


def curve(name: str, count: Formula, *, second: Formula) -> Answer:
    """A cost at every height of the figure."""
    return Answer(name, "sequence", *([way(height, WIDTH) for height in HEIGHTS] for way in (count, second)))


def left_out() -> list[Answer]:
    """What the multiply-adds of two full products leave out."""
    return [
        cost("rest-left", rf"c\, {D_OUT} ({D_OUT} + {D_IN})", rest(through_left), second=lambda m, n: m * m + m * n),
        cost("rest-right", rf"3c\, {D_OUT} {D_IN}", rest(through_right), second=lambda m, n: m * n + m * n + m * n),
        cost(
            "cost-symmetric",
            rf"\frac{{c}}{{2}}\, {D_OUT} (3 {D_OUT} + 1)\, {D_IN}",
            multiply_adds(through_symmetry),
            second=symmetric_by_shapes,
        ),
    ]


def example() -> list[Answer]:
    """One step on a small matrix in both orders, and by its singular values."""
    height, width = EXAMPLE.shape
    both = [step(EXAMPLE, Counter()) for step in (through_left, through_right)]
    outer, inner = (sum(np.outer(row, row) for row in rows) for rows in (EXAMPLE.T, EXAMPLE))
    return [
        Answer("matrix", "matrix", EXAMPLE, np.vstack([*EXAMPLE])),
        Answer("gram-left", "matrix", product(EXAMPLE, EXAMPLE.T, Counter()), outer),
        Answer("gram-right", "matrix", gram(EXAMPLE.T, Counter()), inner),
        Answer("bracket", "matrix", 3 * np.eye(height) - outer, 3 * np.eye(height) - gram(EXAMPLE, Counter())),
        Answer("cubed", "matrix", EXAMPLE @ inner, outer @ EXAMPLE),
        Answer("stepped", "matrix", *both),
        Answer("stepped-by-symmetry", "matrix", through_symmetry(EXAMPLE, Counter()), by_spectrum(EXAMPLE)),
        Answer(
            "example-costs",
            "sequence",
            [counted(step, "multiply-adds", (height, width)) for step in (through_left, through_right)],
            [left_by_shapes(height, width), right_by_shapes(height, width)],
        ),
    ]


def at_points(name: str, latex: str, symbol: str, value: Callable[[float], float]) -> Answer:
    """A formula for what a step makes of a singular value; second, a column of that length goes through it."""
    samples = [
        {
            "values": {symbol: point},
            "first": singular_map(value(point)),
            "second": DIRECTION.T @ through_right(value(point) * DIRECTION, Counter()),
        }
        for point in STARTS
    ]
    return Answer(name, "expression", latex, samples=samples)


def iteration() -> list[Answer]:
    """What repeated steps do to singular values, and where they lead."""
    W = EXAMPLE / np.linalg.norm(EXAMPLE)
    U, s, Vt = np.linalg.svd(W, full_matrices=False)
    matrices = repeated(W, through_right)
    *_, last = matrices
    of_columns = [np.ravel(spectra(repeated(start * DIRECTION, through_left))) for start in STARTS]
    eigenvalues = np.linalg.eigvalsh(EXAMPLE.T @ EXAMPLE)
    return [
        at_points("map-formula", r"\frac{1}{2} (3s - s^3)", "s", lambda s: s),
        at_points("near-one", r"1 - \frac{3}{2} \epsilon^2 + \frac{1}{2} \epsilon^3", r"\epsilon", lambda gap: 1 - gap),
        Answer("example-values", "sequence", np.linalg.svd(EXAMPLE, compute_uv=False), np.sqrt(eigenvalues[::-1])),
        Answer("spectra", "matrix", spectra(matrices), mapped(s)),
        Answer("polar", "matrix", last, U @ Vt),
        Answer("paths", "matrix", of_columns, np.transpose(mapped(np.array(STARTS)))),
    ]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*costs(), *left_out(), *example(), *iteration()]
