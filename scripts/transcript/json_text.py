"""JSON as ``json.dumps(value, indent=1)`` writes it, in pieces, so that what is written need not be held as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

ENCODER = json.JSONEncoder(ensure_ascii=False, indent=1)


def written(value: Any, told: Callable[[Any], Any], depth: int = 0) -> Iterator[str]:
    """The text of a value in which arrays may be iterators, also within those; ``told`` says how a part is told."""
    margin, end = "\n" + " " * (depth + 1), "\n" + " " * depth
    if isinstance(value, Iterator):
        mark = "["
        for item in value:
            yield mark + margin
            yield from written(item, told, depth + 1)
            mark = ","
        yield "[]" if mark == "[" else f"{end}]"
    elif isinstance(value, dict) and any(isinstance(field, Iterator) for field in value.values()):
        mark = "{"
        for name, field in value.items():
            yield f'{mark}{margin}"{name}": '
            yield from written(field, told, depth + 1)
            mark = ","
        yield f"{end}}}"
    else:
        yield ENCODER.encode(told(value)).replace("\n", end)


def listed(value: Any) -> Any:
    """The same value with lists in the place of iterators."""
    if isinstance(value, Iterator):
        return [listed(item) for item in value]
    if isinstance(value, dict):
        return {name: listed(field) for name, field in value.items()}
    return value
