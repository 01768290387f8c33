"""Which growth rate bounds which."""

import math
from itertools import product

import pytest

from scripts.solution.comparison.growth.conversion import Choices, rate
from scripts.solution.comparison.growth.domination import within
from scripts.solution.comparison.growth.monomials import names
from scripts.solution.comparison.latex.cursor import Context
from scripts.solution.comparison.latex.statement import read

RATES = [
    "n",
    "d",
    "n^2",
    "n d",
    "n + d",
    r"n \log n",
    r"\log n + \log d",
    r"\log n",
    "d^2",
    "n^2 d",
    r"n^2 + d^2",
    r"\sqrt{n}",
    "1",
    r"\log n \log d",
    r"n \log d",
    r"n \log n + d",
    r"n^2 \log n + d^2",
    r"n d \log n",
]


def _rate(text):
    return rate(read(f"O({text})", Context(growth=True)), Choices())


def _values(text, n, d):
    return eval(
        text.replace(r"\log n", "log(n)")
        .replace(r"\log d", "log(d)")
        .replace(r"\sqrt{n}", "n**0.5")
        .replace("^", "**")
        .replace(" ", "*")
        .replace("*+*", "+"),
        {"log": math.log, "n": n, "d": d},
    )  # the table above is ours


@pytest.mark.parametrize(("first", "second"), list(product(RATES, RATES)))
def test_the_normal_form_agrees_with_growing_numbers(first, second):
    """Where the first is bounded by the second, their quotient stays small; elsewhere it grows without end."""
    mine, theirs = _rate(first), _rate(second)
    order = tuple(sorted(names(mine) | names(theirs)))
    bounded = not within(mine, theirs, order, ())
    sides = [(10.0**a, 10.0**b) for a in (0.5, 4, 40, 140) for b in (0.5, 4, 40, 140)]
    sides += [(n, n * math.log(n) ** 0.5) for n in (1e40, 1e140)]
    worst = max(_values(first, n, d) / _values(second, n, d) for n, d in sides)
    assert bounded == (worst < 4)
