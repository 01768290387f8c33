"""Turns what a snippet returned into plain data, kind by kind, and refuses everything else.

Runs in the child, next to numpy. No value is rounded and none is guessed at: a NaN, an infinity, a truth value, a
complex number or a ragged list is an error that says where it stands.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from scripts.solution.model import Value

MOST_ENTRIES = 100_000
BRACKETS = ("[]", "(]", "[)", "()")
DIRECTIVE = re.compile(r"\[\[[a-z]+(?::[^\[\]\n]*)?\]\]")


class BadValue(ValueError):
    """A value that does not have the form of its kind."""


def plain_value(kind: str, value: object) -> Value:
    """Returns ``value`` as plain data in the form of ``kind``; raises BadValue."""
    if not isinstance(kind, str) or kind not in FORMS:
        raise BadValue(f"unknown kind {kind!r}; expected one of {', '.join(FORMS)}")
    return FORMS[kind](value)


def _number(value: object) -> int | float:
    if isinstance(value, np.ndarray) and value.shape == ():
        value = value.item()
    if isinstance(value, complex) and value.imag == 0:
        value = value.real  # numpy 2.5 returns real eigenvalues so
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating | Fraction):
        raise BadValue(f"expected a number, got {_told(value)}")
    try:
        is_finite = math.isfinite(value)
    except OverflowError as fault:
        raise BadValue("expected a number below 1.8e308 in size, got a larger one") from fault
    if isinstance(value, int | np.integer):
        return int(value)
    if not is_finite:
        raise BadValue(f"expected a finite number, got {float(value)}")
    return float(value) + 0.0  # a negative zero becomes zero


def _entry(value: object) -> int | float | str:
    return _latex(value) if isinstance(value, str) else _number(value)


def _sequence(value: object) -> list[Value]:
    entries = _listed(value, "a sequence")
    return [_at(place, _entry, entry) for place, entry in enumerate(entries)]


def _matrix(value: object) -> list[Value]:
    rows = [_at(place, _sequence, row) for place, row in enumerate(_listed(value, "a matrix (rows of numbers)"))]
    if len({len(row) for row in rows}) > 1:
        raise BadValue(f"expected rows of equal length, got lengths {', '.join(str(len(row)) for row in rows)}")
    return rows


def _set(value: object) -> list[Value]:
    members = value if isinstance(value, set | frozenset) else _listed(value, "a set")
    plain = {_entry(member) for member in members}
    return sorted(plain, key=lambda member: (isinstance(member, str), member))


def _interval(value: object) -> list[Value]:
    ends = _listed(value, "an interval (low, high)")
    brackets = ends.pop() if len(ends) == 3 else "[]"
    if len(ends) != 2:
        raise BadValue(f"expected the two ends of an interval, got {len(ends)}")
    if not isinstance(brackets, str) or brackets not in BRACKETS:
        raise BadValue(f"expected brackets, one of {', '.join(BRACKETS)}, got {_told(brackets)}")
    infinite = (-math.inf, math.inf)
    low, high = (
        None if end is None or _is(end, bound) else _number(end) for end, bound in zip(ends, infinite, strict=True)
    )
    if low is not None and high is not None and (low > high or (low == high and brackets != "[]")):
        raise BadValue(f"expected low <= high and something between them, got {low} and {high} in {brackets}")
    opening = "(" if low is None else brackets[0]
    closing = ")" if high is None else brackets[1]
    is_closed = (low is None or opening == "[") and (high is None or closing == "]")
    return [low, high] if is_closed else [low, high, opening + closing]


def _choice(value: object) -> list[Value]:
    texts = re.split(r"[,\s]+", value.strip()) if isinstance(value, str) else _listed(value, "a choice")
    if not texts or not all(isinstance(text, str) and re.fullmatch(r"\w+", text) for text in texts):
        raise BadValue(f"expected letters such as 'A, D', got {_told(value)}")
    return sorted(set(texts))


def _latex(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadValue(f"expected a text that is not empty, got {_told(value)}")
    if not value.strip().isprintable() or DIRECTIVE.search(value):
        raise BadValue(f"expected a text on one line without directives, got {_told(value)}")
    return str(value.strip())


def _listed(value: object, expected: str) -> list[object]:
    if isinstance(value, np.ndarray):
        value = list(value) if value.ndim else value
    if not isinstance(value, list | tuple):
        raise BadValue(f"expected {expected}, got {_told(value)}")
    if not value:
        raise BadValue(f"expected {expected}, got an empty {type(value).__name__}")
    if len(value) > MOST_ENTRIES:
        raise BadValue(f"expected at most {MOST_ENTRIES} entries, got {len(value)}")
    return list(value)


def _at(place: int, form: Callable[[object], Value], value: object) -> Value:
    try:
        return form(value)
    except BadValue as fault:
        raise BadValue(f"entry {place}: {fault}") from fault


def _is(value: object, infinite: float) -> bool:
    return isinstance(value, float | np.floating) and float(value) == infinite


def _told(value: object) -> str:
    shown = repr(value)
    return f"{type(value).__name__} {shown if len(shown) <= 60 else shown[:57] + '...'}"


FORMS: Mapping[str, Callable[[object], Value]] = {
    "number": _number,
    "matrix": _matrix,
    "sequence": _sequence,
    "set": _set,
    "interval": _interval,
    "choice": _choice,
    "expression": _latex,
    "growth": _latex,
    "text": _latex,
}
