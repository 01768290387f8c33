"""Which rows of a page give its margins, and which stand apart."""

from __future__ import annotations

from scripts.transcript.formula.tex.atoms import Atom, Row
from scripts.transcript.formula.tex.placing import is_set_apart, margins


def line(words: str, x: float, y: float) -> Row:
    """A row of words, each 20 points wide, on a baseline."""
    atoms = [
        Atom("word", word, x + 24 * at, x + 24 * at + 20, y - 7, y + 2, at, at + 1)
        for at, word in enumerate(words.split())
    ]
    return Row(10.0, y, atoms)


def test_margins() -> None:
    """Lines of prose give a margin; one line far from it with space below gives none."""
    prose = [line("these words stand above", 50, 100), line("these words go on", 50, 112)]
    assert margins(prose) == [50]
    assert margins([*prose, line("where this holds true", 150, 130), line("then it goes on", 50, 150)]) == [50]
    assert margins([*prose, line("some other column here", 350, 124), line("whose lines follow on", 350, 136)]) == [
        50,
        350,
    ]


def test_set_apart() -> None:
    """A row stands apart where more than a line's distance is below it, or nothing, and it is no caption."""
    row = line("where this holds", 150, 100)
    assert not is_set_apart(row, line("the next line", 150, 112))
    assert is_set_apart(row, line("the next line", 50, 118))
    assert is_set_apart(row, None)
    assert not is_set_apart(line("Figure 1 shows it", 150, 100), None)
