"""Homework 8, problem 1: the convolution kernel of a state-space model.

Every number is found twice: by a formula, and by an impulse sent through the recursion or a graph that is counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from operator import mul
from typing import NamedTuple

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
SEED = 8
SCALAR = {"A": [[0.8]], "B": [[1.0]], "C": [[1.5]], "D": [[0.0]]}  # the D of part (b.i) stays a symbol
PLANE = {"A": [[0.7, 0.1], [0.2, 0.6]], "B": [[1.0], [0.0]], "C": [[1.0, 0.0]], "D": [[0.0]]}
SHOWN = {"L": 64, "n": 8, "d": 4}  # the size of the example on the page


def kernel(A: Array, B: Array, C: Array, D: Array | float, last: int) -> list[Array]:
    """K_0 .. K_last by the formula: K_0 = D, then C A^(lag-1) B for every later lag."""
    return [D] + [C @ np.linalg.matrix_power(A, lag - 1) @ B for lag in range(1, last + 1)]


def impulse_response(A: Array, B: Array, C: Array, D: Array, last: int) -> list[Array]:
    """The outputs y_0 .. y_last under an impulse at time 0, one column for each input; only the recursion is used."""
    (_, width), outputs = B.shape, []
    x, u = np.zeros_like(B), np.eye(width)
    for _ in range(last + 1):
        outputs.append(C @ x + D @ u)
        x, u = A @ x + B @ u, np.zeros_like(u)
    return outputs


def as_arrays(model: dict[str, list]) -> dict[str, Array]:
    """The given matrices as arrays."""
    return {name: np.array(value) for name, value in model.items()}


def random_models(count: int, inputs: int, states: int, outputs: int) -> list[dict[str, Array]]:
    """Seeded models whose three sizes differ, so that a wrong order or a transpose cannot go unseen."""
    rng = np.random.default_rng(SEED)
    shapes = {"A": (states, states), "B": (states, inputs), "C": (outputs, states), "D": (outputs, inputs)}
    return [{name: rng.normal(size=shape) for name, shape in shapes.items()} for _ in range(count)]


class Cost(NamedTuple):
    """What a computation takes: steps that wait for each other, and operations in all."""

    depth: int
    work: int


@dataclass(eq=False)
class Node:
    """A number in a computation graph: the step at which it is ready, and the two numbers it was made from."""

    ready: int = 0
    parents: tuple["Node", ...] = ()

    def operate(self, other: "Node") -> "Node":
        return Node(max([self.ready, other.ready]) + 1, (self, other))

    __add__ = __sub__ = __mul__ = __truediv__ = operate


def inputs(*shape: int) -> Array:
    """An array of numbers that are known from the start."""
    return np.array([Node() for _ in range(np.prod(shape))]).reshape(shape)


def cost_of(outputs: list) -> Cost:
    """The length of the critical path, and the number of operations on any path to an output."""
    waiting = [node for output in outputs for node in np.ravel(output)]
    depth, operations = max(node.ready for node in waiting), set()
    while waiting:
        node = waiting.pop()
        if node.parents and node not in operations:
            operations.add(node)
            waiting.extend(node.parents)
    return Cost(depth, len(operations))


def tree_sum(terms: Array) -> Array | Node | float:
    """The sum over the first axis in pairs, then pairs of pairs: a binary tree."""
    if len(terms) == 1:
        return terms[0]
    pairs = terms[:-1:2] + terms[1::2]
    return tree_sum(np.concatenate([pairs, terms[2 * len(pairs) :]]))


def times(P: Array, Q: Array) -> Array:
    """The matrix product: all scalar products at once, then a tree for each entry."""
    return tree_sum(P.T[:, :, None] * Q[:, None, :])


def convolution(K: Array, u: Array) -> list[Array]:
    """y_k = K_0 u_k + ... + K_k u_0 for K of shape (L+1, m, d) and u of shape (L+1, d, 1): one tree for each entry."""
    (known, _, _), (steps, _, _), outputs = K.shape, u.shape, []
    for k in range(max([known, steps])):
        terms = np.concatenate([(K[lag] * u[k - lag].T).T for lag in range(k + 1)])
        outputs.append(tree_sum(terms)[:, None])
    return outputs


def recursion(A: Array, B: Array, C: Array, D: Array, u: Array) -> list[Array]:
    """The same outputs step by step, from x_1 = B u_0 on."""
    outputs, x = [times(D, u[0])], times(B, u[0])
    for k in range(1, len(u)):
        outputs.append(times(C, x) + times(D, u[k]))
        x = times(A, x) + times(B, u[k])
    return outputs


def doubled(first: Array | float, step: Array | float, stages: int, multiply: Callable) -> list:
    """first, step first, step² first, ...: 2**stages terms. Each stage doubles the list and squares the step."""
    terms = [first]
    for stage in range(stages):
        step = multiply(step, step) if stage else step
        terms = terms + [multiply(step, term) for term in terms]
    return terms


def kernel_by_doubling(A: Array, B: Array, C: Array, stages: int) -> list[Array]:
    """(d) K_1 .. K_L for L = 2**stages: the list B, AB, A²B, ... by doubling, then C from the left."""
    return [times(C, term) for term in doubled(B, A, stages, times)]


def diagonal_kernel(eigenvalues: Array, b: Array, c: Array, stages: int) -> list:
    """(e) The same for A = diag(eigenvalues), one input, one output: products entry by entry, then one sum each."""
    return [tree_sum(term) for term in doubled(c * b, eigenvalues, stages, mul)]


def rank_one_kernel(p: Array, b: Array, c: Array, one: float | Node, stages: int) -> list:
    """(f) The same for A = I + pp': four dot products once, and from there on only scalars. Needs p != 0."""
    cb, cp, pb, sigma = (tree_sum(v * w) for v, w in [(c, b), (c, p), (p, b), (p, p)])
    scale = cp * pb / sigma
    rest = cb - scale
    return [cb] + [rest + term for term in doubled(scale, one + sigma, stages, mul)[1:]]


def levels(terms: int) -> int:
    """The levels of a binary tree over so many terms: log2, rounded up."""
    return (terms - 1).bit_length()


def convolution_cost(L: int, d: int) -> Cost:
    """One output from d inputs, lags 0 to L."""
    return cost_of(convolution(inputs(L + 1, 1, d), inputs(L + 1, d, 1)))


def counted(L: int, n: int, d: int) -> dict[str, Cost]:
    """Depth and work of each computation (m = 1 output; d inputs, but one in the last two), from its graph."""
    N = levels(L)
    A, B, C, D, u = inputs(n, n), inputs(n, d), inputs(1, n), inputs(1, d), inputs(L + 1, d, 1)
    return {
        "convolution": convolution_cost(L, d),
        "recursion": cost_of(recursion(A, B, C, D, u)),
        "kernel": cost_of(kernel_by_doubling(A, B, C, N)),
        "diagonal": cost_of(diagonal_kernel(*inputs(3, n), N)),
        "rank-one": cost_of(rank_one_kernel(*inputs(3, n), Node(), N)),
    }


def closed_forms(L: int, n: int, d: int) -> dict[str, Cost]:
    """The same from the formulas of the page, for L = 2**N with N >= 1."""
    N, dot, dot_d = levels(L), 2 * n - 1, 2 * d - 1
    steps = L * (n + 1) * dot_d + dot_d + (L - 1) * n * (dot + 1) + L * (dot + 1)
    return {
        "convolution": Cost(1 + levels((L + 1) * d), (L + 1) * (d * (L + 2) - 1)),
        "recursion": Cost(1 + levels(d) + L * (2 + levels(n)), steps),
        "kernel": Cost((N + 1) * (1 + levels(n)), dot * ((N - 1) * n * n + (L - 1) * n * d + L * d)),
        "diagonal": Cost(1 + N + levels(n), L * dot + n * (N - 1)),
        "rank-one": Cost(4 + N + levels(n), 8 * n + 2 * L + N - 3),
    }


SIZES = [  # every pair of sizes occurs
    {"L": L, "n": n, "d": {0: 1, 1: 3, 2: 4}[(i + j) % 3]}
    for (i, L), (j, n) in product(enumerate([4, 8, 16]), enumerate([2, 3, 8]))
]
CONSTANT = ["n = 4", "d = 4"]
EXACT = {  # the closed forms as the page shows them
    "convolution": {"depth": r"1 + \lceil \log_2 \big( (L+1)\, d \big) \rceil"},
    "recursion": {"depth": r"1 + \lceil \log_2 d \rceil + L\,\big(2 + \lceil \log_2 n \rceil\big)"},
    "kernel": {"depth": r"(\log_2 L + 1)\,\big(1 + \lceil \log_2 n \rceil\big)"},
    "diagonal": {
        "depth": r"1 + \log_2 L + \lceil \log_2 n \rceil",
        "work": r"L\,(2n-1) + n\,(\log_2 L - 1)",
    },
    "rank-one": {"depth": r"4 + \log_2 L + \lceil \log_2 n \rceil", "work": r"8n + 2L + \log_2 L - 3"},
}
RATES = {  # each with what it assumes
    "convolution": {
        "depth": (r"O(\log L + \log d)", []),
        "depth-square": (r"O(\log L + \log n)", ["d = n"]),
        "depth-fixed": (r"O(\log L)", CONSTANT),
    },
    "recursion": {"depth": (r"O(L \log n)", [r"d \le n"]), "depth-fixed": (r"O(L)", CONSTANT)},
    "kernel": {"depth": (r"O(\log L \log n)", []), "depth-fixed": (r"O(\log L)", CONSTANT)},
    "diagonal": {
        "depth": (r"O(\log L + \log n)", []),
        "depth-fixed": (r"O(\log L)", CONSTANT),
        "work": (r"O(n L)", []),
    },
    "rank-one": {
        "depth": (r"O(\log L + \log n)", []),
        "depth-fixed": (r"O(\log L)", CONSTANT),
        "work": (r"O(n + L)", []),
    },
}


def flat(entries: list[Array]) -> list[float]:
    """The entries of a kernel with one input and one output."""
    return [float(entry.item()) for entry in entries]


def expression(name: str, latex: str, samples: list[dict]) -> Answer:
    """A formula, held at every sample against two values that were found without it."""
    return Answer(name, "expression", latex, samples=samples)


def lags(values: dict, first: list, second: list) -> list[dict]:
    """A sample for each lag from 1: the entries of one kernel, found in two ways."""
    return [
        {"values": {**values, r"\ell": lag}, "first": entry, "second": other}
        for lag, (entry, other) in enumerate(np.stack([first, second], axis=1), 1)
    ]


def kernel_formulas() -> list[Answer]:
    """(a) K_0 and K_l of random models: from the formula, and from an impulse."""
    first_entry, later_entries = [], []
    for model in random_models(3, inputs=2, states=3, outputs=4):
        entries, outputs = kernel(**model, last=5), impulse_response(**model, last=5)
        first_entry.append({"values": {"D": model["D"]}, "first": entries[0], "second": outputs[0]})
        later_entries += lags({name: model[name] for name in "ABC"}, first=entries[1:], second=outputs[1:])
    u = np.random.default_rng(SEED).normal(size=(6, 2, 1))
    both_ways = [np.hstack(found) for found in (convolution(np.array(entries), u), recursion(**model, u=u))]
    return [
        expression("kernel-first", "D", first_entry),
        expression("kernel-formula", r"CA^{\ell-1}B", later_entries),
        Answer("random-outputs", "matrix", *both_ways),
    ]


def kernel_examples() -> list[Answer]:
    """(b) The two kernels: from the formula, and from an impulse. Last, the outputs under a constant input of 1."""
    scalar, plane, delta = as_arrays(SCALAR), as_arrays(PLANE), r"\delta"
    first, second = flat(kernel(**scalar, last=4)), flat(impulse_response(**scalar, last=4))
    entries, outputs = flat(kernel(**plane, last=3)), flat(impulse_response(**plane, last=3))
    impulse = [{"values": {"K_k": K}, "first": K, "second": outputs[k]} for k, K in enumerate(entries)]
    return [
        Answer("kernel-scalar", "sequence", [delta, *first[1:]], [delta, *second[1:]]),
        Answer("kernel-scalar-zero", "sequence", first, second),
        Answer("kernel-plane", "sequence", entries, outputs),
        expression("impulse-output", "K_k", impulse),
        Answer("plane-step", "sequence", np.cumsum(entries), flat(recursion(**plane, u=np.ones((4, 1, 1))))),
    ]


def plane_details() -> list[Answer]:
    """(b.ii) The small numbers on the way, each by a second route; A is 2 x 2, so everything can be had by hand."""
    A, B, C, D = as_arrays(PLANE).values()
    (top, right), (left, bottom) = A
    trace, determinant = top + bottom, top * bottom - right * left
    _, _, second_state, third_state = impulse_response(A, B, np.eye(2), np.zeros((2, 1)), last=3)
    poles, vectors = np.linalg.eig(A)
    weights = (C @ vectors).ravel() * np.linalg.solve(vectors, B).ravel()
    half_gap = np.sqrt(trace**2 / 4 - determinant)
    roots = np.array([trace / 2 + half_gap, trace / 2 - half_gap])
    order = np.argsort(-poles)
    shares = np.linalg.solve([[1, 1], roots], flat(kernel(A, B, C, D, last=2))[1:])
    list_of_four = flat(kernel_by_doubling(A, B, C, stages=2))
    return [
        Answer("plane-state-2", "matrix", A @ B, second_state),
        Answer("plane-state-3", "matrix", A @ A @ B, third_state),
        Answer("plane-square", "matrix", A @ A, trace * A - determinant * np.eye(2)),
        Answer("plane-eigenvalues", "sequence", poles[order], roots),
        Answer("plane-weights", "sequence", weights[order], shares),
        Answer("plane-doubled", "sequence", list_of_four, [weights @ poles**j for j in range(4)]),
        Answer("plane-trace-determinant", "sequence", [trace, determinant], [sum(poles), np.prod(poles)]),
    ]


def structured_formulas() -> list[Answer]:
    """(e), (f) The two structured kernels: from powers of the whole matrix, and by doubling of numbers."""
    rng, n, stages = np.random.default_rng(SEED), 3, 3
    diagonal, rank_one = [], []
    for _ in range(2):
        b, c, p, roots = rng.normal(size=(4, n))
        matrices = np.diag(roots), np.eye(n) + np.outer(p, p)
        of_diagonal, of_rank_one = (
            [c @ np.linalg.matrix_power(A, power) @ b for power in range(2**stages)] for A in matrices
        )
        values = {"b": b, "c": c, r"\lambda": roots, "n": n}
        diagonal += lags(values, first=of_diagonal, second=diagonal_kernel(eigenvalues=roots, b=b, c=c, stages=stages))
        values = {"B": b[:, None], "C": c[None, :], "p": p[:, None]}
        rank_one += lags(values, first=of_rank_one, second=rank_one_kernel(p=p, b=b, c=c, one=1.0, stages=stages))
    ones, identity = np.ones((2, 2)), np.eye(2)  # pp' is all ones for p = (1, 1), and p'p is 2
    formula = r"CB + \frac{(1 + p^\top p)^{\ell-1} - 1}{p^\top p}\,(Cp)(p^\top B)"
    return [
        expression("diagonal-formula", r"\sum_{i=1}^{n} c_i \lambda_i^{\ell-1} b_i", diagonal),
        expression("rank-one-formula", formula, rank_one),
        Answer("rank-one-factor", "number", 1 + 3 + 9, (3**3 - 1) * 0.5),
        Answer(
            "rank-one-cube", "matrix", np.linalg.matrix_power(identity + ones, 3), identity + np.full((2, 2), 1 + 3 + 9)
        ),
    ]


def growths(computation: str, counts: list[dict[str, Cost]]) -> list[Answer]:
    """How its costs grow: counted at every size, computed there from the closed form, and then decided from that."""
    found = []
    for cost, (rate, assume) in RATES[computation].items():
        quantity, *_ = cost.split("-")
        samples = [
            {
                "values": sizes,
                "first": getattr(counts[place][computation], quantity),
                "second": getattr(closed_forms(**sizes)[computation], quantity),
            }
            for place, sizes in enumerate(SIZES)
        ]
        exact = EXACT[computation][quantity]
        found.append(Answer(f"{computation}-{cost}", "growth", rate, exact, samples=samples, assume=assume))
    return found


def costs() -> list[Answer]:
    """(c) to (f): the growth of every cost, and the numbers themselves at one size."""
    counts = [counted(**sizes) for sizes in SIZES]
    shown, said = counted(**SHOWN).values(), closed_forms(**SHOWN).values()
    depths = [convolution_cost(L, d=3).depth for L in range(1, 9)]
    return [
        *(answer for computation in RATES for answer in growths(computation, counts)),
        Answer("convolution-depths", "sequence", depths, [1 + levels((L + 1) * 3) for L in range(1, 9)]),
        Answer("example-depths", "sequence", [cost.depth for cost in shown], [cost.depth for cost in said]),
        Answer("example-works", "sequence", [cost.work for cost in shown], [cost.work for cost in said]),
        Answer("example-sizes", "sequence", list(SHOWN.values()), list(SHOWN.values())),
    ]


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [*kernel_formulas(), *kernel_examples(), *plane_details(), *structured_formulas(), *costs()]
