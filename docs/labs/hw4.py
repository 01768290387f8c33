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
# # Lab: filters, updates and what they add up to
#
# Homework 4 in five pictures, drawn by the functions that compute the numbers of its pages: a
# [convolution by hand](../../hw4/convolution/), [how large an update may be](../../hw4/update-scale/), the
# [Newton-Schulz step](../../hw4/newton-schulz/), [what a unit sees](../../hw4/network-dimensions/), and
# [how noisy a shared weight's gradient is](../../hw4/cnn-gradients/).
#
# Download this lab as [a notebook in plain Python](hw4.py), change a value, and run it from a clone of the repository.

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
from snippets.hw4_cnn_gradients import KERNEL, simulated, surviving
from snippets.hw4_convolution import convolved
from snippets.hw4_network_dimensions import reach, spread
from snippets.hw4_newton_schulz import STARTS, STEPS, repeated, singular_map, spectra, through_right
from snippets.hw4_update_scale import SEED, orthogonalised, worst

plt.rcParams.update(SETTINGS)

# %% [markdown]
# ## A filter that forgets settles
#
# The filter $h(n) = a^n$ adds to each input a fading memory of all earlier ones. Under an input that stays at $1$ the
# output climbs to $1 + a + a^2 + \dots = \frac{1}{1-a}$, and when the input stops it fades as it came. Bars: the
# convolution, as a part of that limit. Dots: the closed form, $1 - a^{n+1}$ while the input lasts. The larger $a$, the
# longer the filter needs to settle.

# %%
lasts, steps = 20, np.arange(41)
box = (steps < lasts).astype(float)


def closed(a):
    """The convolution of the box with powers of a, as a part of its limit."""
    rising = 1 - a ** (steps + 1.0)
    return np.where(steps < lasts, rising, rising - (1 - a ** np.maximum(steps + 1.0 - lasts, 0)))


ratios = [step / 20 for step in range(20)]
frames = [Frame(f"{a:.2f}", bars=(1 - a) * convolved(box, a**steps), dots=closed(a)) for a in ratios]
Moving(
    frames,
    shown=ratios.index(0.5),
    reach=1.0,
    quantity="a",
    description="Bars: the output of the filter for an input of twenty ones, as a part of the level that it tends to."
    " Dots: the closed form. At a = 0 the output is the input; as a grows the edges become slow.",
)

# %%
held("every dot sits at the end of its bar", all(np.allclose(one.bars, one.dots, atol=1e-12) for one in frames))

# %% [markdown]
# ## Signs grow with the layer, orthogonal updates do not
#
# A gradient step may be taken by the signs of the gradient, or along $UV^\top$, the gradient with all its singular
# values set to $1$. The spectral norm says how far such an update can move an output. When all signs agree it is the
# width itself; for random signs it grows like its root; orthogonalised it is always $1$. On the right what that means
# for $y = \frac{1}{\sqrt{d}} Wx$ with inputs of RMS $1$: the largest RMS by which $y$ moves.

# %%
rng = np.random.default_rng(SEED)
widths = np.array([4, 8, 16, 32, 64, 128])
gradients = [rng.normal(size=(width, width)) for width in widths]
updates = {
    "all signs equal": [np.ones((width, width)) for width in widths],
    "random signs": [np.sign(gradient) for gradient in gradients],
    "orthogonalised": [orthogonalised(gradient) for gradient in gradients],
}
norms = {name: np.array([np.linalg.norm(update, 2) for update in found]) for name, found in updates.items()}
moves = {name: np.array([worst(update, np.sqrt(len(update))) for update in found]) for name, found in updates.items()}

figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.9), layout="constrained")
for axis, shown in zip(axes, (norms, moves), strict=True):
    for (name, values), line in zip(shown.items(), ["o-", "s--", "^:"], strict=True):
        axis.loglog(widths, values, line, markersize=3.5, label=name if shown is norms else None)
    axis.set(xlabel="width d", xticks=widths, xticklabels=widths)
    axis.minorticks_off()
axes[0].set(title="spectral norm")
axes[1].set(title="largest RMS of the move")
figure.legend(loc="outside lower center", ncols=3)
draw(
    figure,
    "Spectral norm, left, and largest RMS of the output's move, right, against the width, both axes logarithmic. Equal"
    " signs rise fastest, random signs half as steeply, and the orthogonalised update stays level on the left.",
)

# %%
held(
    "equal signs have the norm d, and an orthogonalised update has the norm 1",
    np.allclose(norms["all signs equal"], widths) and np.allclose(norms["orthogonalised"], 1),
)

# %%
held(
    "over the root of the width, these are the largest moves",
    all(np.allclose(moves[name], norms[name] / np.sqrt(widths)) for name in updates),
)

# %% [markdown]
# ## Products instead of an SVD
#
# One Newton-Schulz step, $\frac{1}{2}(3I - WW^\top)W$, leaves the singular vectors alone and sends each singular value
# $s$ to $\frac{1}{2} s (3 - s^2)$. The curve lies above the diagonal between $0$ and $1$, and it is flat at $1$: small
# values grow by half in each step, and values near $1$ snap to it. Beyond $\sqrt{3}$ a value turns negative, beyond
# $\sqrt{5}$ it runs away, and that is why a matrix is scaled down before the first step.

# %%
U, _ = np.linalg.qr(rng.normal(size=(6, len(STARTS))))
V, _ = np.linalg.qr(rng.normal(size=(len(STARTS), len(STARTS))))
found = np.array(spectra(repeated(U @ np.diag(STARTS) @ V.T, through_right)))
followed = [np.array(STARTS)]
for _ in range(STEPS):
    followed.append(singular_map(followed[-1]))

figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.6), layout="constrained")
values = np.linspace(0, 1.8, 91)
axes[0].plot(values, singular_map(values))
axes[0].plot(values, values, ":")
axes[0].set(title="one step", xlabel="before", ylabel="after")
for start, path in zip(STARTS, np.array(followed).T, strict=True):
    axes[1].plot(path, "o-", markersize=3, color="#000001")
    axes[1].annotate(f"{start}", (0, start), textcoords="offset points", xytext=(-4, -3), ha="right")
axes[1].set(title=f"{STEPS} steps", xlabel="step", xlim=(-1.6, STEPS + 0.4), xticks=range(0, STEPS + 1, 3), yticks=[1])
draw(
    figure,
    "Left: the map of one step with the diagonal; it touches the level 1 where it crosses the diagonal. Right: five"
    " singular values over nine steps. All come to 1; the smallest, 0.05, spends most of the steps on growing.",
)

# %%
held(
    "the matrix and its single values tell the same story",
    np.allclose(np.sort(np.array(followed), axis=1), np.sort(found, axis=1), atol=1e-9),
)

# %% [markdown]
# ## How far a unit sees, and how well
#
# With $L$ layers of $K \times K$ and stride $1$ a unit sees $1 + L(K-1)$ pixels along each side. But it does not see
# all of them alike. Counting the paths from each pixel to the unit, most of them come from the middle: as layers are
# added, the profile becomes a bell whose width grows only like $\sqrt{L}$.

# %%
layers = np.arange(1, 9)
figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.7), layout="constrained")
for window, line in zip([3, 5, 7], ["o-", "s--", "^:"], strict=True):
    axes[0].plot(layers, [reach(int(L), window) for L in layers], line, markersize=3.5, label=f"K = {window}")
axes[0].legend()
axes[0].set(title="side of what is seen", xlabel="layers L")
for L, line in zip([1, 2, 4, 8], ["-", "--", "-.", ":"], strict=True):
    paths = np.array(spread(L, 3), dtype=float)
    axes[1].plot(np.arange(len(paths)) - len(paths) // 2, paths / paths.sum(), line, label=f"L = {L}")
axes[1].legend()
axes[1].set(title="share of the paths, K = 3", xlabel="pixel")
draw(
    figure,
    "Left: the side of the receptive field against the number of layers, straight lines for K = 3, 5 and 7. Right: the"
    " share of paths from each pixel for 1, 2, 4 and 8 layers of K = 3: a flat top that turns into a bell.",
)

# %%
held("the side is 1 + L(K - 1)", all(reach(int(L), K) == 1 + L * (K - 1) for L in layers for K in (3, 5, 7)))

# %%
spreads = [np.average((np.arange(2 * L + 1) - L) ** 2, weights=spread(int(L), 3)) for L in layers]
held("the variance of the profile is 2L/3, so its width grows like the root of L", np.allclose(spreads, 2 * layers / 3))

# %% [markdown]
# ## Noise adds up like a random walk
#
# An entry of the gradient of a shared weight is a sum of $m^2$ products, one for each place of the output. If the
# gradients from above are independent, its standard deviation is $m$, whatever the image: even a flat image, all of
# whose pixels are the same random number, changes nothing. Only when both are flat does every term pull the same way,
# and the sum reaches $m^2$.

# %%
sizes = np.array([4, 6, 8, 12, 16, 24, 32])
cases = {"both independent": (False, False), "flat image": (True, False), "both flat": (True, True)}
seen = {name: np.array([simulated(int(n), KERNEL, *flat) for n in sizes]) for name, flat in cases.items()}
exact = {name: np.sqrt([surviving(int(n), KERNEL, *flat) for n in sizes]) for name, flat in cases.items()}

figure, axis = plt.subplots(figsize=(5.6, 2.9))
for (name, values), marker in zip(seen.items(), ["o", "x", "^"], strict=True):
    axis.errorbar(sizes, values[:, 0], yerr=3 * values[:, 1], fmt=marker, markersize=4, capsize=2, label=name)
for name in ("both independent", "both flat"):
    axis.plot(sizes, exact[name], ":", color="#000000")
axis.set(xscale="log", yscale="log", xlabel="side n of the image", ylabel="standard deviation")
axis.set(xticks=sizes, xticklabels=sizes)
axis.minorticks_off()
axis.legend()
draw(
    figure,
    "The simulated standard deviation of an entry of dw against the side of the image, both axes logarithmic, with bars"
    " of three standard errors, and the exact values dotted. The first two cases coincide; with both flat the line is"
    " twice as steep.",
)

# %%
held(
    "every simulated value lies within five standard errors of the exact one",
    all(np.all(np.abs(seen[name][:, 0] - exact[name]) < 5 * seen[name][:, 1]) for name in cases),
)
