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
# # Lab: where gradients go, and where they stop
#
# Three things that a backward pass does: it stops at [a dead unit](../../recitation/backprop-step/), it is
# [mostly zeros](../../recitation/jacobian-zeros/) when written as a Jacobian, and it
# [takes the switch](../../recitation/convolution-pooling/) that a maximum has set. The functions are those that compute
# the numbers of these pages.
#
# Download this lab as [a notebook in plain Python](recitation.py), change a value, and run it from a clone of the
# repository.

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
from snippets.recitation_backpropagation import WEIGHTS, backward, forward, rectifier, slope
from snippets.recitation_convolution import first_maximum
from snippets.recitation_jacobians import jacobians, largest, measured

plt.rcParams.update(SETTINGS)

# %% [markdown]
# ## A step too far
#
# The network of the recitation has two units. The second is dead from the start. One step with rate $0.1$ kills the
# first as well: its weight turns negative, the prediction is $0$, and there the loss stays, for no gradient is left.
# With half that rate the weight stays positive, and the loss goes to zero. On the left the gradient of the loss with
# respect to $w_1$, with the other weights at their first values: below zero there is nothing to follow back.

# %%
grid = np.linspace(-1, 1.5, 251)
gradients = []
for first in grid:
    weights = (float(first), *WEIGHTS[1:])
    gradients.append(backward(weights, forward(weights, rectifier), slope)[0])


def trained(rate, steps=12):
    """The loss before each step of SGD, and after the last."""
    weights, losses = np.array(WEIGHTS), []
    for _ in range(steps + 1):
        values = forward(tuple(weights.tolist()), rectifier)
        losses.append(values[-1])
        weights = weights - rate * np.array(backward(tuple(weights.tolist()), values, slope))
    return losses


runs = {rate: trained(rate) for rate in (0.1, 0.05, 0.02)}
figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.7), layout="constrained")
axes[0].plot(grid, gradients)
axes[0].plot(WEIGHTS[0], np.interp(WEIGHTS[0], grid, gradients), "o", color="#000000", markersize=5)
axes[0].set(title="gradient by the first weight", xlabel="first weight")
for (rate, losses), line in zip(runs.items(), ["o-", "s--", "^:"], strict=True):
    axes[1].plot(losses, line, markersize=3.5, label=f"rate {rate}")
axes[1].legend(loc=(0.45, 0.3))
axes[1].set(title="loss", xlabel="steps of SGD")
draw(
    figure,
    "Left: the gradient by the first weight is zero for negative weights, jumps down at zero and rises in a straight"
    " line; the dot is where training starts. Right: with rate 0.1 the loss drops once and never again; with 0.05 and"
    " 0.02 it falls to zero.",
)

# %%
held("with rate 0.1 both units are dead after one step", len(set(runs[0.1][1:])) == 1 and runs[0.1][-1] > 1)

# %%
held("with the smaller rates the loss falls to zero", max(runs[0.05][-1], runs[0.02][-1]) < 1e-3)

# %% [markdown]
# ## Mostly zeros
#
# $C = AB$ with $A$ of $2 \times 3$ and $B$ of $3 \times 5$. Each entry of $C$ needs one row of $A$ and one column of
# $B$, so the Jacobian by $A$ falls into two blocks, and the one by $B$ into diagonals. A dot is an entry that can be
# other than zero.

# %%
found, moved = largest(jacobians), largest(measured)
figure, axes = plt.subplots(1, 2, figsize=(5.6, 2.9), layout="constrained", width_ratios=[6, 15])
for axis, pattern, name in zip(axes, found, ("A", "B"), strict=True):
    rows, columns = np.nonzero(pattern)
    axis.plot(columns + 1, rows + 1, "s", markersize=5)
    axis.set(title=f"derivatives by {name}", xlabel=f"entries of {name}", ylabel="entries of C")
    axis.set(xlim=(0.3, pattern.shape[1] + 0.7), ylim=(len(pattern) + 0.7, 0.3), aspect="equal")
    axis.set(xticks=range(1, pattern.shape[1] + 1, 2), yticks=range(1, len(pattern) + 1, 3))
draw(
    figure,
    "The zero patterns of both Jacobians, ten rows each. By A: two blocks of five rows and three columns. By B: in each"
    " half of the rows the same three diagonals.",
)

# %%
held(
    "moving one input at a time finds the same patterns",
    all(np.array_equal(one != 0, other != 0) for one, other in zip(found, moved, strict=True)),
)

# %% [markdown]
# ## A switch that the forward pass sets
#
# One window of max pooling holds $3$, $1$, $2$ and a number $t$. Bars: how a gradient of $1$ comes back to the four of
# them. While $t$ is below $3$ all of it goes to the first; at $3$ there is a tie, which the first one wins by
# convention; above, $t$ has it all. Dots: the share under average pooling, which does not care.

# %%
changing = [step / 4 for step in range(0, 25)]


def route(t):
    """What comes back to the four entries of the window."""
    return first_maximum(np.array([[3.0, 1.0], [2.0, t]])).ravel()


frames = [Frame(f"{t:.2f}", bars=route(t), dots=np.full(4, 1 / 4)) for t in changing]
Moving(
    frames,
    shown=changing.index(2.5),
    reach=1.0,
    quantity="t",
    description="Bars: the gradient that reaches the four entries 3, 1, 2 and t of a window under max pooling. Dots:"
    " the quarter that each gets under average pooling. As t passes 3 the whole bar jumps from the first to the last.",
)

# %%
held("nothing is lost: the bars of every frame add up to one", all(np.sum(one.bars) == 1 for one in frames))
