"""Which lines of a dump are the scattered signs of formulas, told from prose by their signs and words.

What it will not do: put a formula together. Where its signs belong cannot be told any more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]{2,}")
# Words that stand within formulas, and words of two letters that do not.
NAMES = frozenset((
    "arg", "argmax", "argmin", "cases", "cos", "cov", "det", "diag", "dim", "exp", "for", "if", "int", "kl", "lim",
    "ln", "log", "loss", "max", "mean", "min", "mod", "mse", "norm", "not", "odd", "otherwise", "out", "pr", "prob",
    "rank", "relu", "sd", "sgn", "sigmoid", "sign", "sin", "softmax", "span", "sqrt", "std", "sup", "svd", "tanh", "tr",
    "trace", "var", "vec", "where", "with", "and", "or", "in", "is", "to", "attn", "head", "heads", "key", "keys",
))  # fmt: skip
SMALL_WORDS = frozenset((
    "am", "an", "as", "at", "be", "by", "do", "go", "he", "hi", "it", "me", "my", "no", "of", "ok", "on", "so", "up",
    "us", "we",
))  # fmt: skip
SIGNS = frozenset("=<>+*/^_|~±−×÷⋅·∗∘√∞∂∇∑∏∫≤≥≪≫≈≠≡∼∝∈∉∋⊂⊆∪∩∧∨¬→←↔⇒⇐⇔↦∥∣⟨⟩⌊⌋⌈⌉⊤⊥†′″…⋯⋮⋱ℓℝ𝔼ϵϕ")
LABEL = re.compile(r"^\s*(?:(?:\(?[a-hA-H]\)|\(?[ivx]{1,5}[.)]|\d{1,3}[.)])\s*){1,2}$")
# A card of an attached file says how large it is.
FILE_SIZE = re.compile(r"\d\s?[KMG]i?B\s*$")


def mathematics(lines: Sequence[str]) -> list[bool]:
    """For each line whether it is part of scattered mathematics."""
    alone = [None if _tells_nothing(line) else is_scattered(line) for line in lines]
    return [
        _is_between(lines[at], alone[max(at - 2, 0) : at], alone[at + 1 : at + 3]) if not told else True
        for at, told in enumerate(alone)
    ]


def is_scattered(line: str) -> bool:
    """Whether a line by itself is signs of a formula: no words but a formula's, or few among many signs."""
    text = unicodedata.normalize("NFKC", line).strip()
    if LABEL.match(text) or FILE_SIZE.search(text) or not _has_content(line):
        return False
    words = [word for word in WORD.findall(text) if word.lower() not in NAMES and not _is_product(word)]
    return not words or _is_mostly_signs(line, [word for word in words if len(word) > 2])


def _tells_nothing(line: str) -> bool:
    """Whether a line may be prose or mathematics: brackets and stops, a label, or words such as "with"."""
    if not _has_content(line) or LABEL.match(line):
        return True
    words = WORD.findall(line)
    rest = WORD.sub("", line)
    return bool(words) and all(word.lower() in NAMES for word in words) and not _has_content(rest)


def _has_content(text: str) -> bool:
    return any(character.isalnum() or character in SIGNS for character in text)


def _is_product(word: str) -> bool:
    """Whether letters are a product of names ("AB", "CAB", "dw") and no word."""
    if len(word) == 2:
        return word.lower() not in SMALL_WORDS
    if word.isupper():
        return len(word) <= 3
    if len(word) <= 5 and any(letter.isupper() for letter in word[1:]):
        return True
    return not word.isascii() or len(set(word)) == 1


def _is_mostly_signs(text: str, words: Sequence[str]) -> bool:
    signs = sum(character in SIGNS for character in text)
    return signs >= 2 and signs >= len(words) and sum(map(len, words)) < 0.6 * len(text) and len(words) <= 4


def _is_between(text: str, before: Sequence[bool | None], after: Sequence[bool | None]) -> bool:
    """Whether a few small words, or only brackets, stand in the middle of scattered mathematics."""
    if not (before and after and before[-1] is not False and after[0] is not False and any(before) and any(after)):
        return False
    small = text.strip()
    if not _has_content(text) or LABEL.match(text):
        return True
    return len(small.split()) <= 6 and not small[0].isupper() and small[-1] not in ".:?!"
