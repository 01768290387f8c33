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
# # Lab: where a sentence is cut
#
# The [exam question](../../exam/tokenization/) cuts a sentence by greedy longest match, with two dictionaries that
# differ in a single space. Here the dictionary grows, one entry at a time, and the cuts move with it.
#
# Download this lab as [a notebook in plain Python](exam.py), change the sentence, and run it from a clone of the
# repository.

# %%
# ruff: noqa: E402 (the lab finds its project first)
import sys
from itertools import pairwise
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

here = Path.cwd()
root = next(folder for folder in (here, *here.parents) if (folder / "snippets").is_dir())
sys.path.insert(0, str(root))

from scripts.pages.drawing import SETTINGS, draw
from scripts.pages.holding import held
from snippets.exam_tokenization import (
    FIRST,
    SECOND,
    SENTENCE,
    attention,
    by_expression,
    drawn,
    indices,
    longest_match,
    positions,
)

plt.rcParams.update(SETTINGS)

# %% [markdown]
# ## One space moves a cut
#
# In the second dictionary `dog` has become `␣dog`. Nothing else has changed. The first dog is cut as before, for `dog␣`
# is still there, and the space before it belongs to `The␣`. Before the second dog a space stands alone. The new entry
# takes it, and leaves the space behind the dog alone instead.


# %%
def cuts(tokens):
    """Where the tokens begin and end, counted in letters."""
    return np.cumsum([0, *map(len, tokens)])


def rows(axis, cut_up, names):
    """Draws a sentence once for each way to cut it: letters, and a line at every cut."""
    for row, tokens in enumerate(cut_up):
        for place, letter in enumerate(SENTENCE):
            axis.text(place + 0.5, row, letter.replace(" ", "␣"), ha="center", va="center", fontsize=9.5)
        axis.vlines(cuts(tokens), row - 0.42, row + 0.42, color="#000001", linewidth=1.6)
    axis.set(xlim=(-0.3, len(SENTENCE) + 0.3), ylim=(len(cut_up) - 0.4, -0.6), xticks=[])
    axis.set_yticks(range(len(names)), names)
    axis.spines[:].set_visible(False)
    axis.tick_params(length=0)


pieces = [longest_match(SENTENCE, vocabulary) for vocabulary in (FIRST, SECOND)]
figure, axis = plt.subplots(figsize=(5.8, 1.0))
rows(axis, pieces, ["first", "second"])
draw(
    figure,
    "The sentence cut with both dictionaries, a line at every cut. With the second, the space before the second dog"
    " belongs to the dog.",
)

# %%
held("the pieces make the sentence again, spaces and all", all("".join(tokens) == SENTENCE for tokens in pieces))

# %% [markdown]
# ## A dictionary that grows
#
# Start with the single letters, and let the dictionary learn from the sentence itself: look for the two neighbouring
# tokens that stand side by side most often, make them one entry, cut again. That is byte pair encoding in small, with
# longest match in place of its own order of merges. The list of tokens gets shorter with every entry, and the gain gets
# smaller.


# %%
def next_entry(tokens):
    """The most frequent pair of neighbours as one entry; of equals the first in the sentence."""
    pairs = ["".join(pair) for pair in pairwise(tokens)]
    return max(dict.fromkeys(pairs), key=pairs.count)


vocabulary = {letter: index for index, letter in enumerate(dict.fromkeys(SENTENCE), start=1)}
grown = [(len(vocabulary), longest_match(SENTENCE, vocabulary))]
while len(grown[-1][1]) > 1:
    entry = next_entry(grown[-1][1])
    vocabulary = vocabulary | {entry: len(vocabulary) + 1}
    grown.append((len(vocabulary), longest_match(SENTENCE, vocabulary)))

shown = [grown[place] for place in range(0, len(grown), 7)]
figure, axis = plt.subplots(figsize=(5.8, 0.34 * len(shown) + 0.3))
rows(axis, [tokens for _, tokens in shown], [f"{size}" for size, _ in shown])
draw(
    figure,
    "The sentence, once for each size of the dictionary, which stands on the left. At first every letter is cut off."
    " What stands there twice grows together first.",
)

# %%
figure, axis = plt.subplots(figsize=(5.6, 2.4))
axis.plot([size for size, _ in grown], [len(tokens) for _, tokens in grown], "o-", markersize=3.5)
axis.set(xlabel="entries in the dictionary", ylabel="tokens in the sentence")
draw(
    figure,
    "The number of tokens against the size of the dictionary. It falls by two or more where a pair stands in the"
    " sentence twice, and by one from there on, until the whole sentence is a single entry.",
)

# %%
held(
    "no cut is new: each list of tokens is got by joining tokens of the one before",
    all(set(cuts(after)) <= set(cuts(before)) for (_, before), (_, after) in pairwise(grown)),
)

# %%
held(
    "a regular expression cuts alike, at the start and at the end",
    all(by_expression(SENTENCE, words) == longest_match(SENTENCE, words) for words in (FIRST, SECOND, vocabulary)),
)

# %% [markdown]
# ## What attention sees of it
#
# Without positions the output for a token depends on the token alone. A dot marks two places of the first list whose
# outputs are the same. Left: the spaces fall together, and so do the dogs. Right: with positions only the diagonal is
# left.

# %%
embeddings, _ = drawn()
ids = indices(pieces[0], FIRST)
inputs = {"without positions": embeddings[ids], "with positions": embeddings[ids] + positions(len(ids))}
same = {}
for name, x in inputs.items():
    outputs = attention(x)
    same[name] = np.linalg.norm(outputs[:, None] - outputs, axis=2) < 1e-9

figure, axes = plt.subplots(1, 2, figsize=(5.6, 3.1), layout="constrained", sharey=True)
for axis, (name, alike) in zip(axes, same.items(), strict=True):
    down, across = np.nonzero(alike)
    axis.plot(across, down, "s", markersize=5)
    axis.set(title=name, aspect="equal", xlim=(-0.7, len(ids) - 0.3), ylim=(len(ids) - 0.3, -0.7))
    axis.set_xticks(range(len(ids)), [token.replace(" ", "␣") for token in pieces[0]], rotation=90)
    axis.set_yticks(range(len(ids)), [token.replace(" ", "␣") for token in pieces[0]])
draw(
    figure,
    "Which places have the same output of attention, token by token. Without positions all places of one token are"
    " alike; with positions each place is like itself only.",
)

# %%
held(
    "without positions two outputs agree just where the tokens do",
    np.array_equal(same["without positions"], np.equal.outer(ids, ids)),
)

# %%
held("with positions no two places agree", np.array_equal(same["with positions"], np.eye(len(ids), dtype=bool)))
