"""Derivatives that a problem takes as known: `dL/dC` declared as a matrix is one quantity, however it is written.

A declared derivative becomes a name of its own before anything is read; any other derivative with a slash becomes a
fraction, which stands at the head of an equation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_OPERAND = r"(?:\\?[A-Za-z]+(?:\s*[_^]\s*(?:\{[^{}]*\}|\\?[A-Za-z]+|\d))*)"
_DIFFERENTIAL = r"(?:\\partial\s*|\\mathrm\s*\{d\}\s*|d\s*)"
_SLASHED = re.compile(rf"(?<![A-Za-z\\])({_DIFFERENTIAL})({_OPERAND})\s*/\s*({_DIFFERENTIAL})({_OPERAND})")
_STACKED = re.compile(
    rf"\\[dt]?frac\s*\{{\s*{_DIFFERENTIAL}({_OPERAND})\s*\}}\s*\{{\s*{_DIFFERENTIAL}({_OPERAND})\s*\}}"
)
_GRADIENT = re.compile(rf"\\nabla\s*_\s*(?:\{{\s*({_OPERAND})\s*\}}|(\\?[A-Za-z]+))\s*({_OPERAND})")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Known:
    """A declared derivative: of what, with respect to what, and the name that stands for it."""

    above: str
    below: str
    name: str

    @property
    def words(self) -> str:
        """The derivative as a sentence shows it."""
        return f"∂{self.above}/∂{self.below}"


def known_derivatives(names: Iterable[str]) -> dict[str, Known]:
    """The declared names that are derivatives, each with a name that the grammar reads."""
    found: dict[str, Known] = {}
    for name in names:
        match = (
            _SLASHED.fullmatch(name.strip()) or _STACKED.fullmatch(name.strip()) or _GRADIENT.fullmatch(name.strip())
        )
        if match:
            above, below = _operands(match)
            found[name] = Known(above, below, f"derivative{_LETTERS[len(found) % 26]}{_LETTERS[len(found) // 26 % 26]}")
    return found


def _operands(match: re.Match[str]) -> tuple[str, str]:
    """What is differentiated and with respect to what, without blanks and braces."""
    groups = match.groups()
    if match.re is _SLASHED:
        pair = groups[1], groups[3]
    elif match.re is _STACKED:
        pair = groups[0], groups[1]
    else:
        pair = groups[2], groups[0] or groups[1]
    return tuple(re.sub(r"[\s{}]", "", part) for part in pair)  # type: ignore[return-value]


def renamed(values: Mapping[str, object], known: Mapping[str, Known]) -> dict[str, object]:
    """What is said of each symbol, with the derivatives among them by their names."""
    return {known[name].name if name in known else name: value for name, value in values.items()}


def named(text: str, known: Mapping[str, Known], *, d_is_a_name: bool) -> str:
    """The text with every declared derivative as its name, and slashed derivatives as fractions."""
    by_operands = {(one.above, one.below): one.name for one in known.values()}

    def replaced(match: re.Match[str]) -> str:
        name = by_operands.get(_operands(match))
        if name:
            return f" {name} "
        if match.re is not _SLASHED or (d_is_a_name and "d" in (match[1].strip(), match[3].strip())):
            return match[0]
        return rf"\frac{{\partial {match[2]}}}{{\partial {match[4]}}}"

    for pattern in (_STACKED, _GRADIENT, _SLASHED):
        text = pattern.sub(replaced, text)
    return text


def told(sentence: str, known: Mapping[str, Known]) -> str:
    """A sentence with the names of derivatives as readers know them."""
    for one in known.values():
        sentence = sentence.replace(one.name, one.words)
    return sentence
