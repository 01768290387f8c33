"""Marked content: what BDC and BMC say about the objects up to their EMC."""

from __future__ import annotations

from typing import Any

from scripts.transcript.pdf import entry
from scripts.transcript.tokens import Name

ZERO_WIDTH_SPACE = "\u200b"

# Marked-content number, name of the innermost tag, and whether the tag's text is a zero-width space.
Mark = tuple[int | None, str, bool]
UNMARKED: Mark = (None, "", False)


def opened_mark(operands: list, outer: Mark, resources: Any) -> Mark:
    """The mark in force after an opening operator within the outer mark."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        properties = entry(resources, "/Properties", "/" + properties)
    number, actual = _property(properties, "MCID"), _property(properties, "ActualText")
    tag = int(number) if isinstance(number, int | float) else outer[0]
    is_marker = outer[2] if actual is None else _decoded(actual) == ZERO_WIDTH_SPACE
    return tag, str(operands[0]).removeprefix("/"), is_marker


def _property(properties: Any, key: str) -> Any:
    if not isinstance(properties, dict):
        return None
    return properties[key] if key in properties else properties.get("/" + key)


def _decoded(text: Any) -> str:
    if isinstance(text, str):
        return text
    if not isinstance(text, bytes):
        return ""
    return text[2:].decode("utf-16-be", "replace") if text.startswith(b"\xfe\xff") else text.decode("latin-1")
