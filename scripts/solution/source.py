"""Cuts a function out of a snippet's source and writes it as a block of code for a page."""

from __future__ import annotations

import ast
import re
from functools import lru_cache


class BadSource(ValueError):
    """There is no such source to show."""


def excerpt(path: str, source: str, name: str, indent: str = "") -> str:
    """Returns the whole source, or one function or class of it, as a fenced block; raises BadSource."""
    code = _cut(source, name) if name else source.rstrip()
    if not code:
        raise BadSource("the snippet is empty or missing")
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    lines = [f'{fence} {{ .python title="{path}" }}', *code.split("\n"), fence]
    return "\n".join(f"{indent}{line}" if line else "" for line in lines)


def _cut(source: str, name: str) -> str:
    spans = _spans(source)
    if name not in spans:
        raise BadSource(f"the snippet defines no {name!r}; expected one of {', '.join(sorted(spans)) or 'none'}")
    first, last = spans[name]
    return "\n".join(source.split("\n")[first - 1 : last])


@lru_cache(maxsize=4)  # a page shows many pieces of one snippet
def _spans(source: str) -> dict[str, tuple[int, int]]:
    """Returns the first and the last line of each function and class."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as fault:
        raise BadSource(f"the snippet cannot be read: {fault}") from fault
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {
        node.name: (min([node.lineno, *(one.lineno for one in node.decorator_list)]), node.end_lineno or node.lineno)
        for node in tree.body
        if isinstance(node, kinds)
    }
