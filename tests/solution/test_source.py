"""Source is cut at functions and classes, with their decorators."""

from __future__ import annotations

import pytest

from scripts.solution.source import BadSource, excerpt

SOURCE = "x = 1\n\n\n@first\n@second(\n    2\n)\nclass Thing:\n    y = 1\n\n    def inner(self): ...\n"


def test_class_with_decorators() -> None:
    """A class comes whole."""
    assert excerpt("s.py", SOURCE, "Thing").splitlines()[1:-1] == SOURCE.splitlines()[3:]


@pytest.mark.parametrize(
    ("source", "name", "words"),
    [
        (SOURCE, "inner", "defines no 'inner'; expected one of Thing"),
        (SOURCE, "x", "defines no 'x'"),
        ("def f(:\n", "f", "cannot be read"),
        ("", "", "empty or missing"),
    ],
)
def test_refused(source: str, name: str, words: str) -> None:
    """What is not there cannot be shown."""
    with pytest.raises(BadSource, match=words):
        excerpt("s.py", source, name)
