"""Homework 8, problem 4: attention that answers every query by a ridge regression of the values on the keys.

Formulas are held against least squares on padded data, gradients against complex steps, costs against operations that
were counted while the very same functions ran.
"""

from collections.abc import Callable
from itertools import product

import numpy as np

from scripts.solution.answer import Answer

Array = np.ndarray
SEED = 84
KEYS = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
VALUES = np.array([[8.0, 0.0], [0.0, 8.0], [4.0, 8.0]])
QUERY = np.array([1.0, 0.0])  # the same at every position
RIDGE = 1.0
LETTERS = "ABCDEF"
OPTIONS = [(0, 4), (1, 2), (2, 3), (2, 2), (2, 0), (0, 0)]  # of part (c), in their order: powers of n and of d
INPUTS = {"A": "ridge", "B": "keys", "C": "values", "D": "queries"}
SIZES = list(product([4, 6, 9], [1, 2, 3]))  # numbers of pairs and of dimensions at which operations are counted
OPTION_SIZES = [(8, 2), (32, 2), (32, 16)]  # at which the count is held against the options
SHOWN = (32, 4)  # of the table of costs
LENGTHS, WIDTH = [4, 8, 16, 32, 64], 4  # of the figure
RATES = {  # each with its closed form; the rate holds for d < n
    "products": ("O(n d^2)", r"2 d^2 (2n - 1)"),
    "inverse": ("O(d^3)", r"2 d^3 - 2 d^2 + 2 d"),
    "map": ("O(d^3)", r"d^2 (2d - 1)"),
    "apply": ("O(n d^2)", r"n d\, (2d - 1)"),
    "attend": ("O(n d^2)", r"6 n d^2 - n d + 4 d^3 - 5 d^2 + 3 d"),
    "attend-anew": ("O(n^2 d^2)", r"n\, (4 n d^2 + 4 d^3 - 3 d^2 + 2 d)"),
    "attend-softmax": ("O(n^2 d)", r"n\, \big( (4d + 3)\, n - d - 1 \big)"),
    "update": ("O(d^2)", r"6 d^2 + d"),
    "causal-step": ("O(d^2)", r"10 d^2"),
    "causal": ("O(n d^2)", r"10 n d^2 + 1"),
    "causal-by-map": ("O(n d^3)", r"n\, (2 d^3 + 7 d^2 + d) + 1"),
    "causal-anew": ("O(n^2 d^2)", r"2 n^2 d^2 + n\, (2 d^3 + 2 d^2 + d)"),
    "causal-softmax": ("O(n^2 d)", r"\frac{n (n + 1) (4d + 3)}{2} - n\, (d + 1)"),
}


class Number(float):
    """A number that counts the operations made with numbers of its kind."""

    made = 0  # mutation: equivalent literal, only its growth is read

    def exp(self) -> "Number":
        Number.made += 1
        return Number(np.exp(float(self)))


def counted(name: str) -> Callable[[Number, float], Number]:
    """The operation of floats under this name, counted."""

    def operate(self: Number, other: float) -> Number:
        Number.made += 1
        return Number(getattr(float, name)(self, other))

    return operate


for operation in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv"):
    setattr(Number, f"__{operation}__", counted(f"__{operation}__"))


def counting(array: Array | float) -> Array:
    """The same numbers as ones that count."""
    return np.vectorize(Number, otypes=[object])(array)


def operations(compute: Callable, *inputs: Array | float) -> int:
    """How many additions, subtractions, multiplications, divisions and exponentials the computation makes."""
    before = Number.made
    compute(*map(counting, inputs))
    return Number.made - before


def inverse(M: Array) -> Array:
    """The inverse of a positive definite matrix in place, by Gauss and Jordan: one pivot after the other."""
    M = M.copy()
    for pivot in range(len(M)):
        others = np.arange(len(M)) != pivot
        scale = 1 / M[pivot, pivot]
        row, column = M[pivot, others] * scale, M[others, pivot]
        M[np.ix_(others, others)] = M[np.ix_(others, others)] - np.outer(column, row)
        M[pivot, others], M[others, pivot], M[pivot, pivot] = row, column * (0 - scale), scale
    return M


def gram(K: Array, ridge: float) -> Array:
    """K'K with the ridge on its diagonal."""
    M = K.T @ K
    np.fill_diagonal(M, M.diagonal() + ridge)
    return M


def attend(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """(c) All outputs, one a row: the regression is solved once, and every query meets the same d x d matrix."""
    return Q @ (inverse(gram(K, ridge)) @ (K.T @ V))


def attend_anew(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """The same with a regression for each query: what is shared is not seen."""
    return np.array([attend(q[None, :], K, V, ridge)[0] for q in Q])


def weights(q: Array, K: Array, ridge: float) -> Array:
    """(g) The weight of each value in the output."""
    return K @ (inverse(gram(K, ridge)) @ q)


def softmax_weights(q: Array, K: Array) -> Array:
    """The weights of ordinary attention."""
    shares = np.exp(K @ q * (1 / np.sqrt(len(q))))
    return shares / np.add.reduce(shares)


def updated(S: Array, k: Array) -> Array:
    """(e) Sherman and Morrison: from the inverse S of a symmetric matrix to that of the matrix plus kk'."""
    a = S @ k
    return S - np.outer(a / (k @ a + 1), a)  # mutation: equivalent arguments, a vector with a multiple of itself


def updated_general(inverse_M: Array, u: Array, v: Array) -> Array:
    """(e) The same for M + uv', which need not be symmetric."""
    a, b = inverse_M @ u, v @ inverse_M
    return inverse_M - np.outer(a / (v @ a + 1), b)


def start(K: Array, ridge: float) -> tuple[Array, Array]:
    """What is known before the first pair: the inverse of the ridge alone, and no moments."""
    _, d = K.shape
    return np.diag(np.full(d, 1 / ridge)), np.zeros((d, d))


def causal_step(S: Array, R: Array, q: Array, k: Array, v: Array) -> tuple[Array, Array, Array]:
    """(f) Both matrices after one more pair, and the output: only vectors are multiplied with them."""
    S, R = updated(S, k), R + np.outer(k, v)
    return S, R, R.T @ (S @ q)


def causal(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """(f) Output t from the pairs up to t, with two d x d matrices that go from step to step."""
    (S, R), outputs = start(K, ridge), []
    for q, k, v in np.stack([Q, K, V], axis=1):
        S, R, output = causal_step(S, R, q, k, v)
        outputs.append(output)
    return np.array(outputs)


def causal_by_map(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """The same through the product of both matrices in every step."""
    (S, R), outputs = start(K, ridge), []
    for q, k, v in np.stack([Q, K, V], axis=1):
        S, R = updated(S, k), R + np.outer(k, v)
        outputs.append(q @ (S @ R))
    return np.array(outputs)


def causal_by_errors(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """The same by correcting the map with the error that it makes on each new pair."""
    (S, W), outputs = start(K, ridge), []
    for q, k, v in np.stack([Q, K, V], axis=1):
        S = updated(S, k)
        W = W + np.outer(S @ k, v - k @ W)
        outputs.append(q @ W)
    return np.array(outputs)


def causal_anew(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """The same with a new regression at every position."""
    rows = enumerate(Q, 1)
    return np.array([(K[:t].T @ V[:t]).T @ (inverse(gram(K[:t], ridge)) @ q) for t, q in rows])


def attend_softmax(Q: Array, K: Array, V: Array) -> Array:
    """Ordinary attention in which every query sees all pairs."""
    return np.array([V.T @ softmax_weights(q, K) for q in Q])


def causal_softmax(Q: Array, K: Array, V: Array) -> Array:
    """Ordinary causal attention."""
    return np.array([V[:t].T @ softmax_weights(q, K[:t]) for t, q in enumerate(Q, 1)])


def by_least_squares(K: Array, V: Array, ridge: float) -> Array:
    """The map without any formula: K W is to come near V, and the root of the ridge times W near zero."""
    _, d = K.shape
    _, outputs = V.shape
    features = np.vstack([K, np.sqrt(ridge) * np.eye(d)])
    found, *_ = np.linalg.lstsq(features, np.vstack([V, np.zeros((d, outputs))]))
    return found


def causal_by_least_squares(Q: Array, K: Array, V: Array, ridge: float) -> Array:
    """Brute force: one least squares problem for each position."""
    return np.array([q @ by_least_squares(K[:t], V[:t], ridge) for t, q in enumerate(Q, 1)])


def weights_by_probing(q: Array, K: Array, ridge: float) -> Array:
    """The weight of value i is what comes out when that value is 1 and all others are 0."""
    return q @ by_least_squares(K, np.eye(len(K)), ridge)


def loss(ridge: float, K: Array, V: Array, q: Array, g: Array) -> float:
    """A number made of one output; g is the gradient that arrives there."""
    a = np.linalg.solve(K.T @ K + ridge * np.eye(len(q)), q)
    return g @ (V.T @ (K @ a))


def by_complex_steps(point: dict[str, Array], g: Array) -> dict[str, Array]:
    """The gradient by each input, entry by entry: the imaginary part after a tiny imaginary step."""
    found, step = {}, 1e-30  # mutation: equivalent literal 1e-30: -x or 1e-30: x*1.001, any tiny step does
    for name, array in point.items():
        found[name] = np.zeros(array.shape)
        for place in np.ndindex(array.shape):
            moved = {other: entry.astype(complex) for other, entry in point.items()}
            moved[name][place] += 1j * step
            found[name][place] = loss(*moved.values(), g).imag / step
    return found


def by_tangents(point: dict[str, Array], g: Array) -> dict[str, Array]:
    """The same by differentiating the linear system: (K'K + ridge I) a = q along each unit direction."""
    ridge, K, V, q = point.values()
    S = K.T @ K + ridge * np.eye(len(q))
    a, found = np.linalg.solve(S, q), {}
    for name, array in point.items():
        found[name] = np.zeros(array.shape)
        for place in np.ndindex(array.shape):
            move = {other: np.zeros(entry.shape) for other, entry in point.items()}
            move[name][place] = 1
            d_ridge, dK, dV, dq = move.values()
            da = np.linalg.solve(S, dq - (dK.T @ K + K.T @ dK + d_ridge * np.eye(len(q))) @ a)
            found[name][place] = g @ (dV.T @ (K @ a) + V.T @ (dK @ a + K @ da))
    return found


def random_case(rng: np.random.Generator, n: int, d: int) -> dict[str, Array]:
    """Queries, keys and values, one a row."""
    return {name: rng.normal(size=(n, d)) for name in "QKV"}


def sizes(n: int, d: int) -> tuple[int, ...]:
    """The number of pairs and of dimensions, as an output shows them."""
    return causal(*np.ones((3, n, d)), RIDGE).shape


def expression(name: str, latex: str, samples: list[dict]) -> Answer:
    """A formula, held at every sample against two values that were found without it."""
    return Answer(name, "expression", latex, samples=samples)


def sample(values: dict[str, Array | float], first: Array | float, second: Array | float) -> dict:
    """One of them; braces in the name of a symbol may be left away."""
    return {"values": values, "first": first, "second": second}


def averages() -> list[Answer]:
    """(a) The new mean: of all points, and as the constant that fits them best; then with a ridge."""
    rng, updates, shrunk = np.random.default_rng(SEED), [], []
    for n in (1, 4, 9):
        points, ridge = rng.normal(size=n + 1), rng.uniform(1, 2)
        *old, new = points
        ones = np.ones((n + 1, 1))
        fitted = np.linalg.lstsq(ones, points)[0].item()
        values = {"m": np.mean(old), "x_n+1": new, "n": n}
        updates.append(sample(values, first=np.mean(points), second=fitted))
        *_, last = causal(ones, ones, points[:, None], ridge)
        found = by_least_squares(ones, points[:, None], ridge)
        values = {"m": np.mean(points), "n": n + 1, r"\lambda": ridge}
        shrunk.append(sample(values, first=last, second=found.item()))
    return [
        expression("mean-update", r"m + \frac{x_{n+1} - m}{n+1}", updates),
        expression("mean-ridge", r"\frac{n}{n + \lambda}\, m", shrunk),
    ]


def regression() -> list[Answer]:
    """(b) Both pieces as matrix products, and from the slopes of the loss, which is a parabola."""
    rng, pieces = np.random.default_rng(SEED), {name: [] for name in ("gram", "moment", "solution")}
    for n, d in ((5, 3), (2, 4)):
        A, y, ridge = rng.normal(size=(n, d)), rng.normal(size=n), rng.uniform(1, 2)

        def half_loss(w: Array, A: Array = A, y: Array = y, ridge: float = ridge) -> float:
            return (np.sum((A @ w - y) ** 2) + ridge * np.sum(w**2)) / 2

        def slope(w: Array, direction: Array, half_loss: Callable = half_loss) -> float:
            return (half_loss(w + direction) - half_loss(w - direction)) / 2

        units, origin = np.eye(d), np.zeros(d)
        slopes = np.array([slope(origin, unit) for unit in units])
        bends = np.array([[slope(one, other) for other in units] - slopes for one in units])
        values = {"A": A, "y": y, r"\lambda": ridge, "n": n}
        pieces["gram"].append(sample(values, first=gram(A, ridge), second=bends))
        pieces["moment"].append(sample(values, first=A.T @ y, second=origin - slopes))
        found = by_least_squares(A, y[:, None], ridge)
        lowest = np.linalg.solve(bends, origin - slopes)
        pieces["solution"].append(sample(values, first=found, second=lowest[:, None]))
    return [
        expression("gram", r"\lambda I + \sum_{i=1}^{n} x_i x_i^\top", pieces["gram"]),
        expression("moment", r"\sum_{i=1}^{n} x_i y_i", pieces["moment"]),
        expression("solution", r"(A^\top A + \lambda I)^{-1} A^\top y", pieces["solution"]),
    ]


def outputs() -> list[Answer]:
    """(c), (g) Outputs and weights at random data of two shapes, also with fewer pairs than dimensions."""
    rng = np.random.default_rng(SEED)
    found = {name: [] for name in ("one", "all", "weight", "weights", "dual", "purified")}
    for n, d in ((5, 3), (2, 4)):
        Q, K, V = random_case(rng, n, d).values()
        q, *_ = Q
        ridge = rng.uniform(1, 2)
        W, alpha = by_least_squares(K, V, ridge), weights_by_probing(q, K, ridge)
        values = {"Q": Q, "K": K, "V": V, "q": q, r"\lambda": ridge}
        first, *_ = attend(Q, K, V, ridge)
        found["one"].append(sample(values, first=first, second=q @ W))
        found["all"].append(sample(values, first=attend_anew(Q, K, V, ridge), second=Q @ W))
        for i, (one, other) in enumerate(np.column_stack([weights(q, K, ridge), alpha]), 1):
            found["weight"].append(sample({**values, "i": i}, first=one, second=other))
        of_pairs = np.linalg.solve(gram(K.T, ridge), K @ q)
        found["weights"].append(sample(values, first=weights(q, K, ridge), second=alpha))
        found["dual"].append(sample(values, first=of_pairs, second=alpha))
        (rebuilt,) = attend(q[None, :], K, K, ridge)
        found["purified"].append(sample(values, first=rebuilt, second=K.T @ alpha))
    return [
        expression("output", r"V^\top K (K^\top K + \lambda I)^{-1} q", found["one"]),
        expression("outputs", r"Q\, (K^\top K + \lambda I)^{-1} K^\top V", found["all"]),
        expression("weight", r"k_i^\top (K^\top K + \lambda I)^{-1} q", found["weight"]),
        expression("weights", r"K\, (K^\top K + \lambda I)^{-1} q", found["weights"]),
        expression("weights-dual", r"(K K^\top + \lambda I)^{-1} K q", found["dual"]),
        expression("purified", r"K^\top K\, (K^\top K + \lambda I)^{-1} q", found["purified"]),
    ]


def gradients() -> list[Answer]:
    """(d) The gradient of a number made of the output, by each of the four inputs."""
    rng, found, reached = np.random.default_rng(SEED), {name: [] for name in INPUTS.values()}, []
    for n, d in ((5, 3), (2, 4)):
        Q, K, V = random_case(rng, n, d).values()
        q, g, *_ = np.vstack([Q, V])[[0, n]]
        ridge = rng.uniform(1, 2)
        point = {"ridge": np.array(ridge), "keys": K, "values": V, "queries": q}
        steps, tangents = by_complex_steps(point, g), by_tangents(point, g)
        S = gram(K, ridge)
        a, b = np.linalg.solve(S, q), np.linalg.solve(S, K.T @ V @ g)
        values = {"a": a, "b": b, "g": g, r"\alpha": weights(q, K, ridge), "K": K, "V": V}
        for name in found:
            found[name].append(sample(values, first=steps[name], second=tangents[name]))
        # mutation: equivalent condition : True, all are reached and that is the answer
        reached.append([[label for label, name in INPUTS.items() if np.any(way[name])] for way in (steps, tangents)])
    (_, (first, second)) = reached
    return [
        expression("gradient-ridge", r"-a^\top b", found["ridge"]),
        expression("gradient-keys", r"(V g - K b)\, a^\top - \alpha\, b^\top", found["keys"]),
        expression("gradient-values", r"\alpha\, g^\top", found["values"]),
        expression("gradient-queries", "b", found["queries"]),
        Answer("reached", "choice", first, second),
    ]


def recursions() -> list[Answer]:
    """(e), (f) The update of an inverse and the steps of the recursion at random data."""
    rng = np.random.default_rng(SEED)
    found = {name: [] for name in ("general", "start", "gram", "inverse", "moment", "output", "map")}
    for n, d in ((6, 3), (4, 4)):
        Q, K, V = random_case(rng, n, d).values()
        ridge, M = rng.uniform(1, 2), rng.normal(size=(d, d)) + d * np.eye(d)
        (*_, q), (u, v, *_) = Q, V
        values, anew = {"M": M, "u": u, "v": v}, inverse(M + np.outer(u, v))
        found["general"].append(sample(values, first=updated_general(np.linalg.inv(M), u, v), second=anew))
        *K_before, k = K
        *V_before, v = V
        S_before, S = gram(np.array(K_before), ridge), gram(K, ridge)
        R_before, R = np.array(K_before).T @ np.array(V_before), K.T @ V
        empty = gram(K[:0], ridge)
        found["start"].append(sample({r"\lambda": ridge, "I_d": np.eye(d)}, first=empty, second=S - K.T @ K))
        step = {"S_t-1": S_before, "R_t-1": R_before, "k_t": k, "v_t": v}
        found["gram"].append(sample(step, first=S, second=S_before + np.outer(k, k)))
        found["inverse"].append(sample(step, first=updated(inverse(S_before), k), second=np.linalg.inv(S)))
        found["moment"].append(sample(step, first=R, second=R_before + np.outer(k, v)))
        now = {"S_t": S, "R_t": R, "q_t": q}
        ways = causal_by_least_squares, causal, causal_by_errors, causal_by_map
        by_brute_force, *others = (way(Q, K, V, ridge)[-1] for way in ways)
        found["output"] += [sample(now, first=by_brute_force, second=other) for other in others]
        W_before, W = by_least_squares(np.array(K_before), np.array(V_before), ridge), by_least_squares(K, V, ridge)
        step = {"W_t-1": W_before, "S_t": S, "k_t": k, "v_t": v}
        found["map"].append(sample(step, first=W, second=np.linalg.solve(S, R)))
    fraction = r"\frac{\big(S_{t-1}^{-1} k_t\big)\big(S_{t-1}^{-1} k_t\big)^\top}{1 + k_t^\top S_{t-1}^{-1} k_t}"
    return [
        expression(
            "sherman-morrison", r"M^{-1} - \frac{(M^{-1} u)(v^\top M^{-1})}{1 + v^\top M^{-1} u}", found["general"]
        ),
        expression("gram-start", r"\lambda I_d", found["start"]),
        expression("gram-update", r"S_{t-1} + k_t k_t^\top", found["gram"]),
        expression("inverse-update", rf"S_{{t-1}}^{{-1}} - {fraction}", found["inverse"]),
        expression("moment-update", r"R_{t-1} + k_t v_t^\top", found["moment"]),
        expression("causal-output", r"R_t^\top S_t^{-1} q_t", found["output"]),
        expression("map-update", r"W_{t-1} + S_t^{-1} k_t\, (v_t^\top - k_t^\top W_{t-1})", found["map"]),
    ]


def example() -> list[Answer]:
    """(f), (g) Three pairs in the plane, small enough for the hand; and weights for every ridge."""
    q, inverses, (S, _) = QUERY, [], start(KEYS, RIDGE)
    for t, k in enumerate(KEYS, 1):
        S = updated(S, k)
        inverses.append((S, np.linalg.inv(gram(KEYS[:t], RIDGE))))
    R = KEYS.T @ VALUES
    formula = [
        sample({r"\lambda": ridge}, first=weights(q, KEYS, ridge), second=weights_by_probing(q, KEYS, ridge))
        for ridge in (0.5, RIDGE, 7.0)
    ]
    of_ridge, by_probing = weights(q, KEYS, RIDGE), weights_by_probing(q, KEYS, RIDGE)
    odds = np.exp(KEYS @ q / np.sqrt(len(q)))
    vanishing = np.linalg.pinv(KEYS).T @ q
    squares = np.linalg.eigvalsh(KEYS.T @ KEYS)[::-1]
    singular = np.linalg.svd(KEYS, compute_uv=False)
    purified = np.linalg.eigvalsh(by_least_squares(KEYS, KEYS, RIDGE))[::-1]
    queries = np.tile(q, (len(KEYS), 1))
    return [
        *(Answer(f"inverse-{t}", "matrix", *pair) for t, pair in enumerate(inverses, 1)),
        Answer("example-moments", "matrix", R, sum(np.outer(k, v) for k, v in np.stack([KEYS, VALUES], axis=1))),
        Answer(
            "example-outputs",
            "matrix",
            causal(queries, KEYS, VALUES, RIDGE),
            causal_by_least_squares(queries, KEYS, VALUES, RIDGE),
        ),
        Answer("example-map", "matrix", S @ R, by_least_squares(KEYS, VALUES, RIDGE)),
        Answer("example-turned", "sequence", S @ R @ q, by_least_squares(KEYS, VALUES, RIDGE) @ q),
        Answer("weights-ridge", "sequence", of_ridge, by_probing),
        Answer(
            "weights-softmax", "sequence", odds / sum(odds), softmax_weights(*map(counting, (q, KEYS))).astype(float)
        ),
        Answer("weights-vanishing", "sequence", vanishing, np.linalg.lstsq(KEYS.T, q)[0]),
        Answer("subtracted", "number", -min(of_ridge), max(-by_probing)),
        Answer("sum-ridge", "number", sum(of_ridge), np.ones(len(KEYS)) @ by_probing),
        Answer("example-shares", "sequence", singular**2 / (singular**2 + RIDGE), purified),
        Answer("example-squares", "sequence", squares, singular**2),
        expression(
            "weights-formula",
            r"\frac{1}{(\lambda + 1)(\lambda + 3)} \begin{pmatrix} \lambda + 2 \\ -1 \\ \lambda + 1 \end{pmatrix}",
            formula,
        ),
    ]


def count(name: str, n: int, d: int) -> int:
    """The operations of one computation on n pairs in d dimensions; their values do not matter."""
    Q, K, V = np.ones((3, n, d))
    M, P, (q, *_), (k, *_), (v, *_) = gram(K, RIDGE), K.T @ V, Q, K, V
    compute, *inputs = {
        "products": (lambda K, V: (K.T @ K, K.T @ V), K, V),
        "inverse": (inverse, M),
        "map": (np.matmul, M, P),
        "apply": (np.matmul, Q, P),
        "attend": (attend, Q, K, V, RIDGE),
        "attend-anew": (attend_anew, Q, K, V, RIDGE),
        "attend-softmax": (attend_softmax, Q, K, V),
        "update": (updated_general, M, k, v),
        "causal-step": (causal_step, M, P, q, k, v),
        "causal": (causal, Q, K, V, RIDGE),
        "causal-by-map": (causal_by_map, Q, K, V, RIDGE),
        "causal-anew": (causal_anew, Q, K, V, RIDGE),
        "causal-softmax": (causal_softmax, Q, K, V),
    }[name]
    return operations(compute, *inputs)


def closed_forms(n: int, d: int) -> dict[str, int]:
    """The same from the formulas of the page."""
    gauss = 2 * d**3 - 2 * d**2 + 2 * d
    one = 4 * n * d**2 + 4 * d**3 - 3 * d**2 - 2 * d**2 + 3 * d
    return {
        "products": 2 * d**2 * (2 * n - 1),
        "inverse": gauss,
        "map": d**2 * (2 * d - 1),
        "apply": n * d * (2 * d - 1),
        "attend": one + n * d * (2 * d - 1),
        "attend-anew": n * (one + d * (2 * d - 1)),
        "attend-softmax": n * (n * (4 * d + 3) - d - 1),
        "update": 6 * d**2 + d,
        "causal-step": 10 * d**2,
        "causal": 10 * n * d**2 + 1,
        "causal-by-map": n * (2 * d**3 + 7 * d**2 + d) + 1,
        "causal-anew": 2 * n**2 * d**2 + n * (2 * d**3 + 2 * d**2 + d),
        "causal-softmax": sum((4 * d + 3) * t - d - 1 for t in range(1, n + 1)),
    }


def growth(name: str) -> Answer:
    """How one cost grows: counted at all sizes, computed there from the closed form, and then decided from that."""
    rate, exact = RATES[name]
    samples = [sample({"n": n, "d": d}, first=count(name, n, d), second=closed_forms(n, d)[name]) for n, d in SIZES]
    return Answer(f"cost-{name}", "growth", rate, exact, samples=samples, assume=["d < n"])


def fitting_option() -> list[Answer]:
    """(c) Counted operations divided by each option: a rate that fits leaves a quotient that hardly moves."""
    made = np.array([count("attend", *size) for size in OPTION_SIZES])
    formula = np.array([closed_forms(*size)["attend"] for size in OPTION_SIZES])
    logs, (n, d) = np.log(OPTION_SIZES), np.transpose(OPTION_SIZES)
    quotients = [made / np.exp(logs @ powers) for powers in OPTIONS]
    spreads = [np.std(np.log(quotient)) for quotient in quotients]
    slopes = np.round(np.linalg.solve(np.diff(logs, axis=0), np.diff(np.log(formula))))
    return [
        Answer("option", "choice", LETTERS[np.argmin(spreads)], LETTERS[OPTIONS.index(tuple(slopes))]),
        Answer("option-quotients", "matrix", quotients, [formula / n**i / d**j for i, j in OPTIONS]),
        Answer("option-sizes", "matrix", OPTION_SIZES, [sizes(*size) for size in OPTION_SIZES]),
    ]


def costs() -> list[Answer]:
    """The numbers of operations in the table and in the figure."""
    shown = ("attend", "attend-anew", "attend-softmax", "causal", "causal-by-map", "causal-anew", "causal-softmax")
    drawn = ("causal", "causal-anew", "causal-softmax")
    lengths = [length for length, _ in (sizes(n, WIDTH) for n in LENGTHS)]
    answers = [
        Answer("shown-sizes", "sequence", SHOWN, sizes(*SHOWN)),
        Answer("line-lengths", "sequence", LENGTHS, lengths),
    ]
    for name in shown:
        answers.append(Answer(f"shown-{name}", "number", count(name, *SHOWN), closed_forms(*SHOWN)[name]))
    for name in drawn:
        counted_logs = np.log10([count(name, n, WIDTH) for n in LENGTHS])
        formula_logs = np.log10([closed_forms(n, WIDTH)[name] for n in LENGTHS])
        answers.append(Answer(f"line-{name}", "sequence", counted_logs, formula_logs))
    return answers


def answers() -> list[Answer]:
    """Everything that the page shows."""
    return [
        *averages(),
        *regression(),
        *outputs(),
        *gradients(),
        *recursions(),
        *example(),
        *(growth(name) for name in RATES),
        *fitting_option(),
        *costs(),
    ]
