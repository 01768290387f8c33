"""Exam question on tokenization: greedy longest match, and what self-attention can tell apart without positions.

Token lists are found by a scan and by a regular expression; what attention tells apart by running it and by counting.
"""

import math
import re

import numpy as np

from scripts.solution.answer import Answer

SENTENCE = "The dog that chased the dog was tired."
TOKENS = [" ", "The ", "dog ", "dog", "that", "chased", "the", "dog.", "was", "tired", "."]
FIRST = {token: index for index, token in enumerate(TOKENS, start=1)}
SECOND = {(" dog" if token == "dog" else token): index for token, index in FIRST.items()}
DOGS = {index for token, index in FIRST.items() if token.strip() == "dog"}  # in both dictionaries
WIDTH = 16  # of the embeddings
LONGEST = 10000.0  # sets the longest wave of the positional encodings, as in the paper that introduced them
SEED = 5


def longest_match(text: str, vocabulary: dict[str, int]) -> list[str]:
    """At each place the longest entry that the rest begins with. Raises ValueError where none does."""
    tokens = []
    while text:
        tokens.append(max([token for token in vocabulary if text.startswith(token)]))  # the longer is the greater
        text = text[len(tokens[-1]) :]
    return tokens


def by_expression(text: str, vocabulary: dict[str, int]) -> list[str]:
    """The same by a regular expression, which takes the first alternative that fits: the longest stands first."""
    longest_first = sorted(vocabulary, reverse=True)  # of two that begin alike
    return re.findall("|".join(map(re.escape, longest_first)), text)


def indices(tokens: list[str], vocabulary: dict[str, int]) -> list[int]:
    """The index of each token."""
    return [vocabulary[token] for token in tokens]


def visible(tokens: list[str]) -> list[str]:
    """The tokens with their spaces made visible."""
    return [token.replace(" ", "␣") for token in tokens]


def positions(count: int) -> np.ndarray:
    """Sinusoidal encodings of the places 0 .. count-1, shape (count, WIDTH): pairs of sine and cosine."""
    rates = LONGEST ** -np.linspace(0, 1, WIDTH // 2, endpoint=False)
    angles = np.arange(count)[:, None] * rates
    return np.stack([np.sin(angles), np.cos(angles)], axis=2).reshape(count, WIDTH)


def drawn() -> tuple[np.ndarray, list[np.ndarray]]:
    """Seeded embeddings, one row for each index, and the weights of queries, keys and values."""
    rng = np.random.default_rng(SEED)
    embeddings = rng.normal(size=(len(FIRST) + 1, WIDTH))
    return embeddings, [rng.normal(size=(WIDTH, WIDTH)) / np.sqrt(WIDTH) for _ in "qkv"]


def attention(x: np.ndarray) -> np.ndarray:
    """One head of self-attention over the rows of x, shape (tokens, WIDTH), as matrix products."""
    _, weights = drawn()
    queries, keys, values = (x @ one for one in weights)
    scores = np.exp(queries @ keys.T / np.sqrt(WIDTH))
    return scores / (scores @ np.ones((len(x), 1))) @ values


def attention_by_loops(x: np.ndarray) -> np.ndarray:
    """The same, one query and one key at a time."""
    _, (queries, keys, values) = drawn()
    outputs = []
    for asking in x:
        query, total, mixed = asking @ queries, 0.0, np.zeros(WIDTH)
        for asked in x:
            weight = math.exp(float(query @ (asked @ keys)) / math.sqrt(WIDTH))
            total, mixed = total + weight, mixed + weight * (asked @ values)
        outputs.append(mixed / total)
    return np.array(outputs)


def told_apart(outputs: np.ndarray) -> int:
    """How many different outputs there are, rounding aside."""
    # mutation: equivalent literal 9: x+1 or 0.0: x+1, any digit above the last bits does, and any shift
    return len({tuple(row) for row in outputs.round(9) + 0.0})  # mutation: equivalent operator ) - 0.0, no sign of zero


def dogs(tokens: list[str]) -> list[int]:
    """The places of the tokens that hold the word dog."""
    return [place for place, token in enumerate(tokens) if token.strip() == "dog"]


def gap(ones: np.ndarray, others: np.ndarray, places: list[int]) -> float:
    """The distance between the outputs at two places; the nothing that rounding leaves counts as nothing."""
    one, other = places
    return round(float(np.linalg.norm(ones[one] - others[other])), 9)


def answers() -> list[Answer]:
    first, second = longest_match(SENTENCE, FIRST), longest_match(SENTENCE, SECOND)
    again, anew = by_expression(SENTENCE, FIRST), by_expression(SENTENCE, SECOND)
    ids, changed = indices(first, FIRST), indices(second, SECOND)
    embeddings = drawn()[0]
    inputs = [embeddings[ids], embeddings[changed], embeddings[ids] + positions(len(ids))]
    shown = [attention(x) for x in inputs]
    looped = [attention_by_loops(x) for x in inputs]
    either_order = np.concatenate([shown[0], attention(embeddings[sorted(ids)])])
    places = [dogs(first), dogs(second), dogs(first)]
    found = [[place for place, index in enumerate(row) if index in DOGS] for row in (ids, changed, ids)]
    return [
        Answer("tokens-first", "sequence", ids, indices(again, FIRST)),
        Answer("tokens-second", "sequence", changed, indices(anew, SECOND)),
        Answer("pieces-first", "sequence", visible(first), visible(again)),
        Answer("pieces-second", "sequence", visible(second), visible(anew)),
        Answer("apart-first", "text", "They are not: same token, same output"),
        Answer("apart-second", "text", "By their embeddings: two tokens, two outputs"),
        Answer("positions-needed", "text", "Attention alone does not know the order"),
        Answer("sizes", "sequence", [len(FIRST), len(SECOND)], [max(FIRST.values()), max(SECOND.values())]),
        Answer("lengths", "sequence", [len(first), len(second)], [len(again), len(anew)]),
        Answer("dogs-first", "sequence", [ids[place] for place in places[0]], [ids[place] for place in found[0]]),
        Answer(
            "dogs-second", "sequence", [changed[place] for place in places[1]], [changed[place] for place in found[1]]
        ),
        Answer(
            "told-apart",
            "sequence",
            [*map(told_apart, shown), told_apart(either_order)],
            [len(set(ids)), len(set(changed)), len(ids), len(set(ids))],
        ),
        Answer(
            "gaps",
            "sequence",
            list(map(gap, shown, shown, places)),
            # mutation: equivalent arguments `map(gap, shown, looped, found)`, a distance has no direction
            list(map(gap, looped, shown, found)),
            tolerance=1e-7,
        ),
    ]
