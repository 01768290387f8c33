"""Small documents that TeX typeset and Ghostscript saved again, and what is read from them.

The PDFs of fixtures/ are made from the files beside them with pdflatex and ``gs -sDEVICE=pdfwrite``. ``typeset.txt``
holds what each page must give: a line a formula, D for a display and T within a line, or what is left in doubt.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.transcript.content import read_pages
from scripts.transcript.formula import recover
from scripts.transcript.model import Formula

FIXTURES = Path(__file__).parent / "fixtures"
DOUBT = "?"


def expected() -> dict[str, list[str]]:
    """The lines of each document."""
    blocks = (FIXTURES / "typeset.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return {rows[0].removeprefix("# "): rows[1:] for rows in (block.split("\n") for block in blocks)}


def shown(formula: Formula) -> str:
    """A formula as a line of the fixture."""
    style = "D" if formula.display else "T"
    return f"{style} {DOUBT if formula.doubt else formula.latex}"


def formulas(name: str) -> list[Formula]:
    """The formulas of a document."""
    data = (FIXTURES / f"{name}.pdf").read_bytes()
    return [formula for page in read_pages(data) for formula in recover(page)]


@pytest.mark.parametrize("name", expected())
def test_read(name: str) -> None:
    """Every formula of a typeset document is read as it was written, or is left in doubt."""
    assert [shown(formula) for formula in formulas(name)] == expected()[name]


@pytest.mark.parametrize("name", ["lecture", "modern", "stacked"])
def test_set_again(name: str) -> None:
    """What is read is what TeX would print: the reader has set it again and compared."""
    assert all(formula.is_set_again for formula in formulas(name) if not formula.doubt)


def test_struck_out_is_doubtful() -> None:
    """Nothing that is struck out, and nothing with an arrow that is not read, is given out as a formula."""
    assert all(formula.doubt for formula in formulas("struck"))
