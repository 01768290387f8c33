"""Reads the numbers that a problem's statement gives, and holds them against the code that computes with them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from scripts.solution.fields import Table
from scripts.solution.model import DRIFT, Fault, Given, Problem

GIVEN_KEYS = ("name", "value", "from")


def read_givens(tables: Sequence[Table]) -> tuple[Given, ...]:
    """Returns the numbers of the ``[[given]]`` tables; raises ProblemFault."""
    return tuple(_given(table) for table in tables)


def _given(table: Table) -> Given:
    table.only(GIVEN_KEYS)
    numbers = tuple(_numbers(table, table.values.get("value")))
    if not numbers:
        raise table.fault("value", "expected a number, or a list of numbers")
    return Given(table.text("name"), numbers, table.text("from"), table.lines.get("", 0))


def _numbers(table: Table, value: object) -> Iterator[float]:
    if isinstance(value, list):
        for entry in value:
            yield from _numbers(table, entry)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        raise table.fault("value", f"expected a number, or a list of numbers, got {value!r}")
    else:
        yield float(value)


def hold_givens(problem: Problem, source: str) -> Iterator[Fault]:
    """Yields a fault for each given number that the snippet does not compute with: page and code must mean the same."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return  # the run says so
    constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    known = {float(value) for value in constants if type(value) in (int, float)}
    for given in problem.givens:
        for number in given.numbers:
            if abs(number) not in known:
                message = f"given {given.name!r}: {number:g} does not stand in {problem.snippet}"
                yield Fault(problem.file, given.line, DRIFT, message)
