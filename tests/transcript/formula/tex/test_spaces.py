"""The spaces and classes of a row of TeX's atoms."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.tex.atoms import Atom, Row
from scripts.transcript.formula.tex.classes import with_classes
from scripts.transcript.formula.tex.spaces import command_for, glue_of


def atom(kind: str, latex: str, x0: float, x1: float) -> Atom:
    """An atom of which only class, text and place matter."""
    return Atom(kind, latex, x0, x1, 0.0, 10.0, 0, 1)


@pytest.mark.parametrize(
    ("gap", "command"),
    [(0.0, ""), (3 / 18, r"\,"), (5 / 18, r"\;"), (1.0, r"\quad "), (-3 / 18, r"\!"), (0.08, None)],
)  # fmt: skip
def test_command(gap: float, command: str | None) -> None:
    """The space between two letters is nothing, a command's, or not explained."""
    left, right = atom("ord", "a", 0.0, 5.0), atom("ord", "b", 5.0 + 10 * gap, 12.0)
    assert command_for(left, right, Row(10.0), is_script=False) == command


def test_own_space_is_not_written() -> None:
    """What TeX puts between a letter and a relation is no command, and in a stretched line it is wider."""
    left, right = atom("ord", "a", 0.0, 5.0), atom("rel", "=", 5.0 + 50 / 18, 15.0)
    assert command_for(left, right, Row(10.0), is_script=False) == ""
    wide = atom("rel", "=", 5.0 + 100 / 18, 15.0)
    assert command_for(left, wide, Row(10.0, glue=(1.0, 0.0)), is_script=False) == ""


def test_glue() -> None:
    """The stretch of a line is told by the spaces between its words."""
    words = [atom("word", "some", 0.0, 20.0), atom("word", "words", 24.167, 40.0), atom("word", "here", 44.167, 60.0)]
    assert glue_of(Row(10.0, 0.0, words)) == pytest.approx((0.5, 0.0), abs=0.01)
    assert glue_of(Row(10.0, 0.0, [atom("ord", "x", 0.0, 5.0)])) is None


def test_operator_without_spaces_is_braced() -> None:
    """A binary operator that stands as a letter does was written in braces."""
    tokens = [atom("ord", "a", 0.0, 5.0), atom("bin", "+", 5.0, 12.0), atom("ord", "b", 12.0, 17.0)]
    assert [found.latex for found in with_classes(tokens, Row(10.0), is_script=False)] == ["a", "{+}", "b"]


def test_bar_with_wide_spaces_is_a_relation() -> None:
    """An upright bar with the spaces of a relation is \\mid."""
    wide = 50 / 18
    tokens = [atom("ord", "a", 0.0, 5.0), atom("ord", "|", 5 + wide, 8 + wide), atom("ord", "b", 8 + 2 * wide, 20.0)]
    assert [found.latex for found in with_classes(tokens, Row(10.0), is_script=False)] == ["a", r"\mid", "b"]


def test_sign_at_the_start_is_ordinary() -> None:
    """A sign before its number has no spaces, and is not braced for it."""
    tokens = [atom("bin", "-", 0.0, 8.0), atom("ord", "1", 8.0, 13.0)]
    assert [found.latex for found in with_classes(tokens, Row(10.0), is_script=False)] == ["-", "1"]
