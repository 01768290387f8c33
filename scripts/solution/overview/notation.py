"""Every symbol that a problem declares, what it stands for there, and where: the glossary's own table."""

from __future__ import annotations

import re

from scripts.solution.html_parts import element, formula, prose, text, to_root
from scripts.solution.overview.view import View, table

TIMES = r" \times "
SIZES = re.compile(r"(?P<kind>[a-z ]+?)(?P<sizes>(?: [\w{}\\]+){1,2})")
WORDS = {
    "matrix": "matrix", "vector": "column vector", "row": "row vector", "invertible": "invertible matrix",
    "orthogonal": "orthogonal matrix", "symmetric": "symmetric matrix", "identity": "identity matrix",
}  # fmt: skip
NUMBERS = {
    "positive": "positive number", "real": "real number", "integer": "whole number",
    "positive integer": "whole number from 1", "function": "function",
}  # fmt: skip


def notation_table(view: View) -> str:
    """Returns a row for each symbol and meaning, with the problems in which it has that meaning."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, checked in sorted(view.problems.items()):
        link = element("a", prose(checked.problem.title), href=f"{to_root(view.page)}{name}/")
        for symbol, declared in checked.problem.symbols.items():
            if isinstance(declared, str):
                found.setdefault((symbol, declared), []).append(link)
    rows = [
        [formula(symbol), _meaning(declared), ", ".join(links)]
        for (symbol, declared), links in sorted(found.items(), key=_order)
    ]
    return table(("Symbol", "Stands for", "In"), rows, "notation", "Symbols of all problems", has_row_heads=False)


def _order(item: tuple[tuple[str, str], list[str]]) -> tuple[str, str, str]:
    (symbol, declared), _ = item
    return symbol.lstrip("\\").casefold(), symbol, declared


def _meaning(declared: str) -> str:
    if declared in NUMBERS:
        return NUMBERS[declared]
    form = SIZES.fullmatch(declared)
    if form is None or form["kind"] not in WORDS:
        return text(declared)
    sizes = form["sizes"].split()
    square = [*sizes, *sizes] if len(sizes) == 1 and form["kind"] not in ("vector", "row") else sizes
    return f"{WORDS[form['kind']]}, {formula(TIMES.join(square))}"
