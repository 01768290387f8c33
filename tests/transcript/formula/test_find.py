"""Printed formulas come back as LaTeX that prints the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.model import Box, Glyph, Painted, Rule, Shape

FIXTURES = Path(__file__).parent / "fixtures"


def item_of(row: str) -> Painted:
    """A fixture's row as a painted object; tests/fidelity_fixtures.py says what a row holds."""
    kind, *rest = row.split()
    if kind in ("glyph", "marker"):
        font, char, *numbers = rest
        size, x, y, advance = map(float, numbers)
        return Glyph(
            1, font, 0, "" if char == "-" else chr(int(char[2:], 16)), size, x, y, advance, is_marker=kind == "marker"
        )
    box = Box(1, *map(float, rest[:4]))
    if kind == "rule":
        return Rule(box, stroked=rest[4] == "stroked")
    return Shape(
        box, Box(1, *map(float, rest[4:8])), rest[8], tuple(map(float, rest[10:])), stroked=rest[9] == "stroked"
    )


def read_fixtures(folder: Path = FIXTURES) -> list[tuple[str, list[Painted], str]]:
    """(source and style, painted objects, expected LaTeX) of every fixture."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for text in path.read_text(encoding="utf8").split("\n.\n"):
            lines = text.strip("\n").splitlines()
            if lines:
                found.append((f"{lines[0][2:]} {lines[1]}", [item_of(line) for line in lines[2:-1]], lines[-1][2:]))
    return found


ALL, DOUBTED = read_fixtures(), read_fixtures(FIXTURES / "doubted")


@pytest.mark.parametrize(("items", "expected"), [case[1:] for case in ALL], ids=[case[0] for case in ALL])
def test_a_printed_formula_comes_back(items: list[Painted], expected: str) -> None:
    """Each fixture's rows are read as its LaTeX, without a doubt; a bar with blanks parts several formulas."""
    formulas = recover(items)
    assert " | ".join(formula.latex for formula in formulas) == expected
    assert not any(formula.doubt for formula in formulas)


@pytest.mark.parametrize("items", [case[1] for case in DOUBTED], ids=[case[0] for case in DOUBTED])
def test_what_cannot_be_told_is_doubted(items: list[Painted]) -> None:
    """Hidden parts leave no ink, only room: no formula without them is made up in their place."""
    assert any(formula.doubt for formula in recover(items))


def test_the_same_print_without_its_markers_tag_comes_back() -> None:
    """A program that saved the file again may have lost what tells a marker; the tiny blank glyph is enough."""
    items = next(case[1] for case in ALL if case[0].startswith(r"\frac{a}{b}+"))
    plain = [
        replace(item, is_marker=False, text=" ") if isinstance(item, Glyph) and item.is_marker else item
        for item in items
    ]
    assert recover(plain)[0].latex == recover(items)[0].latex


def test_a_formula_names_every_object_that_it_consumed() -> None:
    """The items of a formula are the indices of its painted objects."""
    items = ALL[0][1]
    assert recover(items)[0].items == tuple(range(len(items)))


def test_a_glyph_out_of_place_makes_a_formula_doubtful() -> None:
    """A subscript that stands where no rule puts it is not guessed away."""
    _, items, expected = ALL[0]
    small = next(index for index, item in enumerate(items) if isinstance(item, Glyph) and 5 < item.size < 12)
    moved = [
        replace(item, x=item.x + 5.0, y=item.y + 9.0) if index == small else item for index, item in enumerate(items)
    ]
    formulas = recover(moved)
    assert all(formula.latex != expected for formula in formulas)
    assert any(formula.doubt for formula in formulas)
    assert all(formula.latex == "" for formula in formulas if formula.doubt)


def test_a_glyph_without_meaning_makes_a_formula_doubtful() -> None:
    """What the file does not say is not invented; the doubt has the formula's place."""
    items = [
        replace(item, text="\uf8ff") if isinstance(item, Glyph) and item.text == "x" else item for item in ALL[0][1]
    ]
    (formula,) = recover(items)
    assert formula.latex == ""
    assert formula.doubt is not None
    assert formula.doubt.box.page == 1


def test_a_page_without_mathematics_has_no_formula() -> None:
    """Prose and lines alone are no mathematics."""
    prose = [Glyph(1, "Inter", 65, "A", 12.0, 10.0, 10.0, 8.0), Rule(Box(1, 0.0, 20.0, 100.0, 21.0))]
    assert recover(prose) == []
    assert recover([]) == []


def test_text_between_two_formulas_of_a_line_keeps_them_apart() -> None:
    """A relation at the end of one formula does not draw in the next one behind a word."""
    first = [
        Glyph(1, "KaTeX_Math-Italic", 0, "x", 14.52, 10.0, 50.0, 8.31),
        Glyph(1, "KaTeX_Main-Regular", 0, "=", 14.52, 22.34, 50.0, 11.3),
    ]
    second = [Glyph(1, "KaTeX_Math-Italic", 0, "y", 14.52, 60.0, 50.0, 7.11)]
    word = [Glyph(1, "Inter", 0, letter, 12.0, 40.0 + 6 * place, 50.0, 6.0) for place, letter in enumerate("or")]
    assert [formula.latex for formula in recover([*word, *first, *second])] == ["x=", "y"]
