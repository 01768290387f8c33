"""Formulas as TeX prints them, glyph by glyph, and what is read from them.

A fixture is a comment with the LaTeX, or with what it shows, and a row for each object in paint order: font, code,
text, glyph name, x, y, size and advance of a glyph, or the box of a rule; a dash stands for nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.model import Box, Formula, Glyph, Painted, Rule

FIXTURES = Path(__file__).parent / "fixtures"
PROSE = "these are some words of plain text"


def fixtures(name: str) -> list[tuple[str, list[Painted]]]:
    """(comment, painted objects) of each fixture of a file."""
    found = []
    for block in (FIXTURES / name).read_text(encoding="utf-8").strip().split("\n\n"):
        comment, *rows = block.split("\n")
        found.append((comment.removeprefix("# "), [painted(row) for row in rows]))
    return found


def painted(row: str) -> Painted:
    """The object of a fixture's row."""
    if row.startswith("rule "):
        x0, y0, x1, y1 = (float(number) for number in row.split()[1:])
        return Rule(Box(1, x0, y0, x1, y1), stroked=True)
    font, code, text, name, x, y, size, advance = row.split()
    text, name = ("" if value == "-" else value for value in (text, name))
    return Glyph(1, font, int(code), text, float(size), float(x), float(y), float(advance), name=name)


def prose(words: str, x: float, y: float, font: str = "CMR10", spread: float = 5.0) -> list[Painted]:
    """A line of words in one font, letters at even distances."""
    line: list[Painted] = []
    for letter in words:
        if letter != " ":
            line.append(Glyph(1, font, ord(letter), letter, 9.96, x, y, spread))
        x += spread
    return line


def on_a_page(formula: list[Painted]) -> list[Formula]:
    """What is recovered from a page of a line of prose and a formula below it."""
    return recover([*prose(PROSE, 72.0, 20.0), *formula])


@pytest.mark.parametrize(("latex", "objects"), [pytest.param(*row, id=row[0]) for row in fixtures("recovered.txt")])
def test_recovered(latex: str, objects: list[Painted]) -> None:
    """Every glyph of the formula is read, in TeX's order, and written as the LaTeX that prints it."""
    assert [inline(formula.latex) for formula in on_a_page(objects)] == [inline(latex)]


def inline(latex: str) -> str:
    """LaTeX without what tells display style from text style."""
    for style in (r"\limits", r"\displaystyle ", r"\textstyle "):
        latex = latex.replace(style, "")
    return latex.replace(r"\dfrac", r"\frac").replace(r"\tfrac", r"\frac").replace(r"\dbinom", r"\binom")


@pytest.mark.parametrize("objects", [pytest.param(row[1], id=row[0]) for row in fixtures("doubtful.txt")])
def test_doubtful(objects: list[Painted]) -> None:
    """A construct that is not read makes what it touches doubtful: no part of it is given out as a formula."""
    found = on_a_page(objects)
    assert any(formula.doubt for formula in found)
    assert all(formula.latex == "" for formula in found if formula.doubt)
    around = [formula.latex for formula in found if not formula.doubt]
    assert all(len(latex) < 2 for latex in around), around


def test_prose_is_left_alone() -> None:
    """A page of TeX's prose with numbers and brackets holds no formula."""
    line = prose("the (first) 12 of 30 words", 72.0, 40.0)
    assert recover([*prose(PROSE, 72.0, 20.0), *line, bullet(60.0)]) == []


def bullet(y: float) -> Glyph:
    """A list's bullet."""
    return Glyph(1, "CMSY10", 15, "•", 9.96, 72.0, y, 4.98, name="bullet")


def test_leaders_are_left_alone() -> None:
    """Dot leaders, which TeX sets in a font of mathematics, are no formula."""
    dots: list[Painted] = [
        Glyph(1, "CMMI10", 58, ".", 9.96, 200.0 + 4.43 * step, 40.0, 2.77, name="period") for step in range(20)
    ]
    assert recover([*prose("chapter", 72.0, 40.0), *dots, *prose("12", 300.0, 40.0)]) == []


def letter(text: str, x: float, y: float = 40.0, font: str = "CMMI10", size: float = 9.96, width: float = 5.7) -> Glyph:
    """One glyph by its text."""
    return Glyph(1, font, ord(text), text, size, x, y, width)


def test_bracket_of_prose_is_not_taken() -> None:
    """A round bracket that opens before a formula and closes in the prose after it stays prose."""
    bracket, base = letter("(", 100.0, font="CMR10", width=3.87), letter("x", 103.87)
    line = [bracket, base, letter("2", 109.56, 41.5, "CMR7", 6.97, 3.97)]
    found = recover([*line, *prose("and more)", 118.0, 40.0)])
    assert [formula.latex for formula in found] == ["x_2"]


def test_unknown_glyph_is_doubtful() -> None:
    """A glyph of a font of mathematics that has no command makes its formula doubtful."""
    unknown = Glyph(1, "MSAM10", 0x7F, "", 9.96, 105.7, 40.0, 7.0)
    found = recover([letter("x", 100.0), unknown, letter("y", 112.7)])
    assert [bool(formula.doubt) for formula in found] == [True]


def test_advance_with_kerning_is_not_believed() -> None:
    """Glyphs whose advance a printer has widened are placed by their own widths."""
    found = recover([letter("A", 100.0, width=40.0), letter("B", 107.47, width=40.0)])
    assert [formula.latex for formula in found] == ["AB"]
