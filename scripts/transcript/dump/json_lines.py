"""A dump's record as JSON: ``lines`` of the file, first and last, where a PDF's has boxes in points; and back."""

from __future__ import annotations

from typing import Any

BOX, LINES = "box", "lines"


def with_lines(value: Any) -> Any:
    """The value with every ``box`` as ``lines``, and without ``boxes``."""
    if isinstance(value, list):
        return [with_lines(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        LINES if name == BOX else name: [int(item[1]), int(item[3])] if name == BOX else with_lines(item)
        for name, item in value.items()
        if name != "boxes"
    }


def with_boxes(value: Any) -> Any:
    """What ``with_lines`` was given."""
    if isinstance(value, list):
        return [with_boxes(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {_was(name): _bounds(item) if name == LINES else with_boxes(item) for name, item in value.items()}


def _was(name: str) -> str:
    return BOX if name == LINES else name


def _bounds(lines: list[int]) -> list[float]:
    return [0.0, float(lines[0]), 0.0, float(lines[1])]
