"""Every numeric literal of a snippet matters: nudged, negated or raised by one, the gate stops."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.solution.gate import run_gate

SNIPPET = "snippets/set1_decay.py"
SAMPLE = Path(__file__).resolve().parent / "sample"
MUTATIONS = {"x+1": lambda x: x + 1, "-x": lambda x: -x, "x*1.001": lambda x: x * 1.001}


def mutants() -> Iterator[tuple[str, str]]:
    """Yields a name and the text of each mutant that differs in value."""
    text = (SAMPLE / SNIPPET).read_text()
    lines = text.splitlines(keepends=True)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            start = sum(len(line) for line in lines[: node.lineno - 1]) + node.col_offset
            end = start + (node.end_col_offset or 0) - node.col_offset
            for name, mutate in MUTATIONS.items():
                if mutate(node.value) != node.value:
                    yield (
                        f"line {node.lineno}, column {node.col_offset}, {node.value}: {name}",
                        f"{text[:start]}({mutate(node.value)!r}){text[end:]}",
                    )


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in mutants()])
def test_mutant_is_caught(project: Path, text: str) -> None:
    """The mutant is either broken or has drifted."""
    (project / SNIPPET).write_text(text)
    assert run_gate(project).status in (4, 5)


def test_there_are_mutants() -> None:
    """The proof is not empty."""
    assert len(list(mutants())) >= 30
