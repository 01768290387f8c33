"""The text is that of json.dumps, whatever is an iterator in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scripts.transcript.json_text import listed, written

VALUES: tuple[Any, ...] = (
    {"a": 1, "b": [], "c": {"d": [1.5, None, 'é\n"𝔼']}},
    {"turns": [{"id": "one", "blocks": [{"x": [1, [2]]}, {}]}, {"id": "two", "blocks": []}], "rest": "\u2028"},
    [],
    [[], {}, [{"a": []}]],
)


def lazily(value: Any) -> Any:
    """The value with iterators in the place of lists, but those within a list of numbers."""
    if isinstance(value, list):
        return iter([lazily(item) for item in value])
    return {name: lazily(field) for name, field in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_iterators_are_written_as_lists(value: Any) -> None:
    """Byte for byte, at any depth; and what is listed again is the value."""
    assert "".join(written(lazily(value), lambda part: part)) == json.dumps(value, ensure_ascii=False, indent=1)
    assert listed(lazily(value)) == value


def test_each_part_is_told() -> None:
    """What says how a part is told sees every part that is no iterator, and no part twice."""
    text = "".join(written({"a": iter([1, 2]), "b": 3}, lambda part: part * 10))
    assert json.loads(text) == {"a": [10, 20], "b": 30}
