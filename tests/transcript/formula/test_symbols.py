"""Glyphs stand for the commands that print them."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.symbols import meanings, name_of


@pytest.mark.parametrize(
    ("font", "char", "expected"),
    [
        ("Main-Regular", "→", ("rel", r"\to")),
        ("Main-Regular", "≤", ("rel", r"\leq")),
        ("Main-Regular", "−", ("bin", "-")),
        ("Main-Regular", "⋅", ("bin", r"\cdot")),
        ("Math-Italic", "α", ("ord", r"\alpha")),
        ("Main-Regular", "Γ", ("ord", r"\Gamma")),
        ("AMS-Regular", "⩽", ("rel", r"\leqslant")),
        ("Size2-Regular", "∑", ("op", r"\sum")),
        ("Main-Regular", "…", ("inner", r"\ldots")),
        ("Main-Regular", "{", ("open", r"\{")),
    ],
)
def test_the_likeliest_reading_is_the_preferred_name(font: str, char: str, expected: tuple[str, str]) -> None:
    """The canonical name of each glyph and class comes first."""
    assert meanings(font, char)[0] == expected


def test_a_bar_may_be_four_things() -> None:
    """Which one it is, its spaces tell."""
    assert [kind for kind, _ in meanings("Main-Regular", "∣")] == ["ord", "rel", "open", "close"]


def test_an_unknown_glyph_has_no_reading() -> None:
    """Nothing is invented for it."""
    assert meanings("Main-Regular", "\uf8ff") == ()
    assert name_of("\uf8ff") == ""
