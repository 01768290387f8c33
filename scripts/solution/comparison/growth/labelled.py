"""Several rates in one answer, each with what it counts: `O(nd^2) time and O(d^2) space`."""

from __future__ import annotations

import re

_KINDS = {
    "time": "time", "runtime": "time", "computation": "time", "computational": "time", "compute": "time",
    "flops": "time", "space": "space", "memory": "space", "storage": "space",
}  # fmt: skip
_LABEL = re.compile(
    rf"\b({'|'.join(_KINDS)})\b(?:\s+(?:complexity|cost|usage|requirement|used|needed))?", re.IGNORECASE
)
_TEXT = re.compile(r"\\(?:text|textbf|mathrm)\s*\{([^{}]*)\}|\*\*")
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\band\b|\bwith\b|\\quad|\\qquad)\s*")
_RATE = re.compile(r"(?:\\mathcal\s*\{?\s*O\s*\}?|\bO|\\?Theta|\\?Omega|𝒪|Θ|Ω)\s*(?:\\left\s*)?\(")
_AROUND = re.compile(
    r"^[\s:$,.]*(?:is|of|in|takes|uses|:)?[\s:$]*|[\s$.,;]*(?:in|of|the|for)?[\s$.,;]*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


def labelled(text: str) -> dict[str, str]:
    """The rates that a text states by what they count, `time` or `space`; empty where it does not say so of each."""
    text = _TEXT.sub(lambda found: f" {found[1] or ''} ", text)
    found: dict[str, str] = {}
    for part in _parts(text):
        labels = {_KINDS[label.lower()] for label in _LABEL.findall(_BRACKETED.sub("()", part))}
        if len(labels) != 1 or len(_RATE.findall(part)) != 1 or labels & found.keys():
            return {}
        found[labels.pop()] = _AROUND.sub("", _LABEL.sub(" ", part))
    return found


def _parts(text: str) -> list[str]:
    """The text between commas and words that join, outside of brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += (letter in "([{") - (letter in ")]}")
        if depth == 0 and place >= start and (found := _BETWEEN.match(text, place)):
            parts.append(text[start:place])
            start = found.end()
    return [part for part in (*parts, text[start:]) if part.strip(" .$")]
