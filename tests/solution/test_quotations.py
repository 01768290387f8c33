"""A quotation is found where the claim says, or the fault names claim, page and what stands there instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.solution.model import Annotator
from scripts.solution.problem import read_models, read_problem
from scripts.solution.quotations import contains, locate, read_transcript, tokens

FILE = "docs/set1/decay.toml"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"\alpha x", r"\alpha  x"),
        ("x_{i}", "x_i"),
        ("{1.85}", "1.85"),
        (r"\frac{1}{2}", r"\frac12".replace("12", "1 2")),
        ("a\n+ b", "a+b"),
    ],
)
def test_same(first: str, second: str) -> None:
    """White space and braces around a single token do not count."""
    assert tokens(first) == tokens(second)


@pytest.mark.parametrize(
    ("text", "quote"),
    [(r"\exp", "x"), ("1.75", "75"), ("1.75", "7"), ("x_{12}", "x_1"), ("x^{ab}", "x^ab"), ("12", "1")],
)
def test_not_contained(text: str, quote: str) -> None:
    """A command and a number are whole; braces that group count."""
    assert not contains(tokens(text), tokens(quote))


def faults(project: Path, **changes: object) -> list[str]:
    """The faults of the sample's first claim, changed."""
    problem = read_problem(project, "set1/decay", read_models(project))
    claim = replace(problem.claims[0], **changes)
    return [str(fault) for fault in locate(FILE, [claim], {"set1-alpha": read_transcript(project, "set1-alpha")})]


def test_sample_is_found(project: Path) -> None:
    """Every claim of the sample is found, in a formula or in running prose."""
    problem = read_problem(project, "set1/decay", read_models(project))
    found = {name: read_transcript(project, name) for name in ("set1-alpha", "set1-beta")}
    assert locate(FILE, problem.claims, found) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"quote": "s = 1.95", "answer": "1.95"},
            "is not in turn 2, page 1 of set1-alpha; the nearest formula there is",
        ),
        ({"quote": "s = 1.75", "answer": "1.75"}, "it stands in turn 4, page 2"),
        ({"page": 2}, "it stands in turn 2, page 1"),
        ({"page": 3}, "page 3 of set1-alpha: it has 2 pages"),
        ({"turn": 4}, "it stands in turn 2, page 1"),
        ({"turn": 3}, "turn 3 of set1-alpha is the student's, not the model's"),
        ({"annotator": Annotator("remark", "", 9)}, "the annotator's page 9 of set1-alpha: it has 2 pages"),
        ({"turn": 9}, "turn 9 of set1-alpha: it has 4 turns"),
        ({"answer": "1.8"}, "the answer '1.8' does not stand in the quotation"),
        ({"quote": r"\int z \, dz", "answer": "z"}, "none of its 1 formulas is like it"),
        ({"quote": r"\int z \, dz", "answer": "z"}, r"the quotation '\int z \, dz' is not"),
        ({"quote": "\x1b[2J\nz", "answer": "z"}, "the quotation '\ufffd[2J z' is not"),
        ({"quote": "y", "answer": "y", "turn": 4, "page": 1}, "there is no formula"),
    ],
)
def test_not_found(project: Path, changes: dict[str, object], words: str) -> None:
    """A quotation that is not there names claim, turn, page and the nearest formula or the right place."""
    (fault,) = faults(project, **changes)
    assert words in fault
    assert fault.startswith(f"{FILE}(37): claim of alpha for part a, first: ")


def test_transcript_missing(project: Path, edit: Callable[[str, str, str], int]) -> None:
    """A transcript that is not there is said once, not once a claim."""
    problem = read_problem(project, "set1/decay", read_models(project))
    found = locate(FILE, problem.claims, {"set1-alpha": "no such transcript", "set1-beta": "nor this"})
    assert [fault.message for fault in found] == ["no such transcript", "nor this"]


def test_prose_in_lists_and_tables_is_found(project: Path) -> None:
    """On the page of the item it stands in, however deep it is nested."""

    def block(page: int, text: str, **more: object) -> dict[str, object]:
        return {"page": page, "content": [{"text": text}] if text else [], **more}

    inner = block(2, "", items=[{"marker": "a.", "blocks": [block(3, "deep answer")]}])
    listed = block(1, "", items=[{"marker": "1.", "blocks": [block(2, "an item"), inner]}])
    table = block(1, "", rows=[[[{"text": "in a "}, {"formula": "f"}]]])
    record = {
        "pages": 3,
        "turns": [{"id": "turn-1", "speaker": "model", "blocks": [listed, table]}],
        "formulas": [{"id": "f", "turn": "turn-1", "page": 1, "latex": "x^2"}],
    }
    (project / "docs" / "transcripts" / "nested.json").write_text(json.dumps(record), encoding="utf-8")
    found = read_transcript(project, "nested").passages
    assert [(one.page, one.text) for one in found if not one.is_formula] == [
        (2, "an item"), (3, "deep answer"), (1, "in a x^2"),
    ]  # fmt: skip
