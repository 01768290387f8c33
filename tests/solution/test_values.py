"""Values become plain data, or an error that says where they do not fit."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from scripts.solution.values import BadValue, plain_value


@pytest.mark.parametrize(
    ("kind", "value", "plain"),
    [
        ("number", 3, 3),
        ("number", np.float64(0.1) * 3, 0.1 * 3),
        ("number", np.array(2.5), 2.5),
        ("number", np.int64(7), 7),
        ("number", Fraction(1, 4), 0.25),
        ("number", -0.0, 0.0),
        ("number", np.complex128(0.8 + 0j), 0.8),
        ("matrix", np.eye(2), [[1.0, 0.0], [0.0, 1.0]]),
        ("matrix", [[1, 2]], [[1, 2]]),
        ("sequence", np.arange(3), [0, 1, 2]),
        ("sequence", (r"\delta", 1.5), [r"\delta", 1.5]),
        ("set", {3, 1, 2}, [1, 2, 3]),
        ("set", ["b", 2, "a", 2], [2, "a", "b"]),
        ("interval", (1, 4.0), [1, 4.0]),
        ("interval", (None, 2), [None, 2]),
        ("interval", (0, math.inf), [0, None]),
        ("interval", (0.001, math.inf, "()"), [0.001, None, "()"]),
        ("interval", (0.001, None, "(]"), [0.001, None, "()"]),
        ("interval", (None, 2, "()"), [None, 2, "()"]),
        ("interval", (1, 4, "[)"), [1, 4, "[)"]),
        ("interval", [1, 4, "[]"], [1, 4]),
        ("interval", (None, 2, "(]"), [None, 2]),
        ("interval", (3, 3), [3, 3]),
        ("choice", "D, A", ["A", "D"]),
        ("choice", ["B"], ["B"]),
        ("expression", r" A^\top B ", r"A^\top B"),
        ("growth", r"O(\log L)", r"O(\log L)"),
        ("text", "because", "because"),
    ],
)
def test_plain(kind: str, value: object, plain: object) -> None:
    """Each kind has one plain form."""
    found = plain_value(kind, value)
    assert found == plain
    assert type(found) is type(plain)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("number", float("nan"), "expected a finite number, got nan"),
        ("number", np.inf, "expected a finite number, got inf"),
        ("number", True, "expected a number, got bool True"),
        ("number", np.bool_(True), "expected a number"),
        ("number", "3", "expected a number, got str '3'"),
        ("number", 1j, "expected a number"),
        ("number", None, "expected a number, got NoneType None"),
        ("number", [1.0], "expected a number, got list"),
        ("matrix", [[1, 2], [3]], "rows of equal length, got lengths 2, 1"),
        ("matrix", [1, 2], "entry 0: expected a sequence"),
        ("matrix", [[1, float("nan")]], "entry 0: entry 1: expected a finite number"),
        ("sequence", [], "got an empty list"),
        ("sequence", "abc", "expected a sequence, got str"),
        ("sequence", [1, [2]], "entry 1: expected a number"),
        ("interval", (4, 1), "expected low <= high and something between them, got 4 and 1 in []"),
        ("interval", (3, 3, "(]"), "something between them, got 3 and 3 in (]"),
        ("interval", (1, 2, 3), "expected brackets, one of [], (], [), (), got int 3"),
        ("interval", (1, 2, "]["), "expected brackets"),
        ("interval", (1, 2, 3, 4), "two ends of an interval, got 4"),
        ("interval", (math.inf, None), "expected a finite number, got inf"),
        ("interval", (1,), "two ends of an interval, got 1"),
        ("choice", "", "expected letters"),
        ("choice", [1], "expected letters"),
        ("expression", "  ", "a text that is not empty"),
        ("expression", 3, "a text that is not empty, got int 3"),
        ("volume", 3, "unknown kind 'volume'"),
        (["number"], 3, "unknown kind ['number']"),
        ("number", 10**400, "expected a number below 1.8e308 in size"),
        ("sequence", [1, Fraction(10**400, 3)], "entry 1: expected a number below 1.8e308 in size"),
    ],
)
def test_refused(kind: str, value: object, words: str) -> None:
    """Whatever does not have the form of its kind is refused with what was expected and what came."""
    with pytest.raises(BadValue) as caught:
        plain_value(kind, value)
    assert words in str(caught.value)
