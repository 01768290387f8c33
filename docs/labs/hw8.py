# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Lab: how a kernel remembers
#
# A state-space model carries its past in a state of fixed size. Its convolution kernel says how much of an input is
# still felt later: $K_0 = D$ at once, and $K_i = C A^{i-1} B$ after $i$ steps. Here the same functions that compute
# the numbers of [the worked problem](../../hw8/ssm-kernel/) draw that memory, so that you can watch it move with $A$.
#
# Download this lab as [a notebook in plain Python](hw8.py), change a value, and run it from a clone of the repository.

# %%
# ruff: noqa: E402 (the lab finds its project first)
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

here = Path.cwd()
root = next(folder for folder in (here, *here.parents) if (folder / "snippets").is_dir())
sys.path.insert(0, str(root))

from scripts.pages.drawing import SETTINGS, draw
from scripts.pages.holding import held
from scripts.pages.moving import Frame, Moving
from snippets.hw8_linear_purification import SPECTRUM, by_least_squares, shares
from snippets.hw8_ridge_attention import causal, causal_by_least_squares, softmax_weights, weights_by_probing
from snippets.hw8_ridge_attention import weights as ridge_weights
from snippets.hw8_ssm_kernel import PLANE, as_arrays, impulse_response, kernel

plt.rcParams.update(SETTINGS)


def scalar(alpha):
    """The model of part (b.i), with another memory and without a direct path."""
    return as_arrays({"A": [[alpha]], "B": [[1.0]], "C": [[1.5]], "D": [[0.0]]})


def entries(values):
    return np.array([value.item() for value in values])


# %% [markdown]
# ## One number decides how long
#
# With a single state, the kernel is $K_i = \gamma\,\alpha^{i-1}\beta$: a geometric sequence. Close to $1$ it forgets
# slowly, at $0.2$ it has all but forgotten after three steps, and a negative $\alpha$ makes it swing.

# %%
last = 20
lags = np.arange(last + 1)

figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.7), sharey=True, layout="constrained")
for alpha, line in zip([0.95, 0.8, 0.5, 0.2], ["-", "--", "-.", ":"], strict=True):
    values = entries(kernel(**scalar(alpha), last=last))
    axes[0].plot(lags[1:], values[1:], line, marker="o", markersize=3, label=f"α = {alpha}")
figure.legend(loc="outside lower center", ncols=4)
axes[0].set(title="positive: it fades", xlabel="lag i", ylabel="K")
axes[1].axhline(0, color="black", linewidth=0.6)
axes[1].stem(lags[1:], entries(kernel(**scalar(-0.8), last=last))[1:], basefmt=" ")
axes[1].set(title="α = −0.8: it swings", xlabel="lag i")
draw(
    figure,
    "The kernel against the lag. Left: for α = 0.95, 0.8, 0.5 and 0.2 it falls from 1.5, the faster the smaller α."
    " Right: for α = −0.8 it changes sign at every step while it shrinks.",
)

# %% [markdown]
# ## The kernel is what an impulse leaves behind
#
# Send a single $1$ through the recursion and write down what comes out. Nothing in this run knows the formula
# $C A^{i-1} B$, and yet the two agree for every $\alpha$. Move it.

# %%
alphas = [step / 20 for step in range(-20, 21)]
frames = [
    Frame(
        f"{alpha:.2f}",
        bars=entries(impulse_response(**scalar(alpha), last=last)),
        dots=entries(kernel(**scalar(alpha), last=last)),
    )
    for alpha in alphas
]
Moving(
    frames,
    shown=alphas.index(0.8),
    reach=1.5,
    quantity="α",
    description="Bars: the output of the recursion after an impulse at step 0. Dots: the formula. Whatever α is chosen,"
    " every dot sits at the end of its bar. At −1 and 1 nothing is ever forgotten, at 0 everything at once.",
)

# %%
held("every dot equals its bar", all(np.allclose(one.bars, one.dots, rtol=1e-12, atol=0) for one in frames))

# %% [markdown]
# ## Two states, two rates
#
# With the matrix of part (b.ii) the kernel is a sum of two geometric sequences, one for each eigenvalue of $A$. The
# larger eigenvalue has the last word: on a logarithmic scale the kernel bends into its line.

# %%
A, B, C, D = as_arrays(PLANE).values()
eigenvalues, vectors = np.linalg.eig(A)
weights = (C @ vectors).ravel() * np.linalg.solve(vectors, B).ravel()
whole = entries(kernel(A, B, C, D, last))[1:]

figure, axis = plt.subplots(figsize=(5.6, 2.5))
axis.semilogy(lags[1:], whole, "o-", markersize=3.5, label="kernel")
for value, weight, line in zip(eigenvalues, weights, ["--", ":"], strict=True):
    axis.semilogy(lags[1:], weight * value ** (lags[1:] - 1), line, label=f"share of the eigenvalue {value:.2f}")
axis.legend()
axis.set(xlabel="lag i", ylabel="K, logarithmic")
draw(
    figure,
    "The kernel of the two-state model on a logarithmic scale, with its two shares. Each share is a straight line;"
    " the kernel starts at their sum and soon runs along the line of the larger eigenvalue.",
)

# %% [markdown]
# ## What the kernel does to a signal
#
# Convolving with the kernel smooths: the longer the memory, the smoother the output, and the later it follows a jump.

# %%
rng = np.random.default_rng(8)
steps = np.arange(60)
signal = (steps >= 15) * 1.0 - (steps >= 40) * 1.0 + 0.25 * rng.normal(size=steps.size)

figure, axis = plt.subplots(figsize=(5.6, 2.5))
axis.plot(steps, signal, color="black", linewidth=0.7, alpha=0.6, label="input")
for alpha, line in zip([0.5, 0.9], ["-", "--"], strict=True):
    memory = entries(kernel(**scalar(alpha), last=len(steps) - 1))
    output = np.convolve(signal, memory / memory.sum())[: steps.size]
    axis.plot(steps, output, line, linewidth=1.8, label=f"α = {alpha}")
axis.legend(loc="upper right")
axis.set(xlabel="step")
draw(
    figure,
    "A noisy input that jumps up at step 15 and down at step 40, with two filtered outputs. With α = 0.5 the output"
    " follows at once and keeps much of the noise; with α = 0.9 it is smooth and lags behind the jumps.",
)

# %% [markdown]
# ## How large a power can grow before it fades
#
# No entry of the kernel exceeds $\lVert C \rVert\,\lVert A^{i-1} \rVert\,\lVert B \rVert$ in spectral norms, that is,
# largest singular values. In the long run $\lVert A^i \rVert$ falls like the largest eigenvalue to the power $i$; on
# the way there it may rise, when the eigenvectors are far from orthogonal. The second matrix has the eigenvalues of the
# first.

# %%
bent = np.diag(eigenvalues) + np.array([[0.0, 3.0], [0.0, 0.0]])
powers = {name: [np.linalg.matrix_power(matrix, i) for i in lags] for name, matrix in {"A": A, "bent": bent}.items()}
norms = {name: [np.linalg.norm(power, 2) for power in some] for name, some in powers.items()}

figure, axis = plt.subplots(figsize=(5.6, 2.5))
axis.semilogy(lags, norms["A"], "o-", markersize=3.5, label="matrix of (b.ii)")
axis.semilogy(lags, norms["bent"], "s-", markersize=3.5, label="same eigenvalues, bent eigenvectors")
axis.semilogy(lags, max(eigenvalues) ** lags, "--", label="largest eigenvalue, to the power")
axis.legend(loc="lower left")
axis.set(xlabel="power i", ylabel="spectral norm, logarithmic")
draw(
    figure,
    "The spectral norm of the powers of two matrices with the same eigenvalues, on a logarithmic scale. That of (b.ii)"
    " runs along the largest eigenvalue's power from the start; the other rises above 1 first, then falls as steeply.",
)

# %%
factors = np.linalg.norm(C, 2) * np.array(norms["A"][:-1]) * np.linalg.norm(B, 2)
held("no entry exceeds the product of the norms", np.all(np.abs(whole) <= factors + 1e-12))

# %% [markdown]
# ## What a ridge keeps
#
# The third problem of the set asks for the $W$ that makes $\lVert X - WX \rVert_F^2 + \lambda \lVert W \rVert_F^2$
# smallest. It keeps of each singular direction of $X$ the share $\sigma^2 / (\sigma^2 + \lambda)$: nearly all of the
# strong ones, next to nothing of the weak ones. Bars: the eigenvalues of the minimiser, found by solving for $W$. Dots:
# the formula.

# %%
turn = [np.linalg.qr(rng.normal(size=(size, size)))[0] for size in (len(SPECTRUM), 12)]
data = turn[0] @ np.diag(SPECTRUM) @ turn[1][: len(SPECTRUM)]


def kept(penalty):
    """The eigenvalues of the best map, largest first; least squares finds the map and knows no formula for it."""
    return np.sort(np.linalg.eigvals(by_least_squares(data, penalty)).real)[::-1]


penalties = [10.0**exponent for exponent in np.arange(-2, 2.01, 0.25)]
frames = [Frame(f"{penalty:.3g}", bars=kept(penalty), dots=shares(SPECTRUM, penalty)) for penalty in penalties]
Moving(
    frames,
    shown=8,
    reach=1.0,
    quantity="λ",
    description="Bars: the share of each of eight singular directions that the computed minimiser keeps, strongest"
    " first. Dots: the formula. As λ grows the bars shrink from the right; every dot sits at the end of its bar.",
)

# %%
held("every dot equals its bar", all(np.allclose(one.bars, one.dots, atol=1e-9) for one in frames))

# %% [markdown]
# ## Weights that may be negative
#
# [Ridge attention](../../hw8/ridge-attention/) answers a query by a regression of values on keys. Its output is a
# weighted sum of the values, as in ordinary attention; but the weights need not be positive, and need not add up to
# $1$. Here are twelve keys in three dimensions. With a small ridge, keys on the far side of the query get negative
# weights; as the ridge grows all weights shrink towards zero. Bars: the formula. Dots: what comes out when one value is
# $1$ and the others are $0$.

# %%
keys, values = rng.normal(size=(12, 3)), rng.normal(size=(12, 3))
query = keys[0]
ridges = [10.0**exponent for exponent in np.arange(-2, 2.01, 0.25)]
attending = [
    Frame(f"{ridge:.3g}", bars=ridge_weights(query, keys, ridge), dots=weights_by_probing(query, keys, ridge))
    for ridge in ridges
]
Moving(
    attending,
    shown=ridges.index(1.0),
    reach=float(max(abs(attending[0].bars))),
    quantity="λ",
    description="Bars: the weights of twelve values in the output of ridge attention, some of them below zero. Dots:"
    " the same found by probing. As λ grows all of them fade.",
)

# %%
held("every dot equals its bar", all(np.allclose(one.bars, one.dots, atol=1e-9) for one in attending))

# %%
held(
    "some weights are negative, and those of ordinary attention never are",
    min(attending[0].bars) < 0 < min(softmax_weights(query, keys)),
)

# %%
held(
    "the recursion with two small matrices gives what a new regression at every position gives",
    np.allclose(causal(keys, keys, values, 1.0), causal_by_least_squares(keys, keys, values, 1.0)),
)
