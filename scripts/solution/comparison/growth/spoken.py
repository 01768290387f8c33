"""Growth rates in words: `quadratic in n` is n^2."""

from __future__ import annotations

import re
from fractions import Fraction

from scripts.solution.comparison.latex.nodes import Apply, Name, Node, Number, Power, Product
from scripts.solution.comparison.model import Unparsed

_RATES = {"linear": 1, "quadratic": 2, "cubic": 3}
_SPOKEN = re.compile(
    r"^(?:\\text\s*\{)?\s*(?:(?:it )?(?:grows|scales|is) )?"
    r"(constant|linear|quadratic|cubic|logarithmic|exponential)(?:(?:al)?ly)?"
    r"(?: (?:time|cost|growth|complexity|memory|space))?(?:\s+(?:in|with)\s+([\w\\{}$, ]+?))?\s*\}?\s*\.?$",
    re.IGNORECASE,
)


def spoken_rate(text: str, names: frozenset[str]) -> Node | None:
    """The rate that words state, of the names that follow or of the only one there is. None for other texts."""
    found = _SPOKEN.match(text.strip())
    if found is None:
        return None
    word = found[1].lower()
    if word == "exponential":
        raise Unparsed("it says exponential, and not with which base")
    if word == "constant":
        return Number(Fraction(1))
    stated = re.split(r"\s*,\s*|\s+and\s+|\s+", re.sub(r"[\\{}$]", "", found[2].strip())) if found[2] else sorted(names)
    if len(stated) != 1 and not found[2]:
        raise Unparsed(f"it says {word}, and not in what")
    factors = tuple(_factor(word, name) for name in stated if name)
    return factors[0] if len(factors) == 1 else Product(factors)


def _factor(word: str, name: str) -> Node:
    if word == "logarithmic":
        return Apply("log", (Name(name),))
    return Power(Name(name), Number(Fraction(_RATES[word])))
