"""Gaps between atoms are explained by classes first and by written spaces second."""

from __future__ import annotations

import pytest

from scripts.transcript.formula.spacing import spaced, written_space
from scripts.transcript.formula.words import UNKNOWN, Token

EM = 18.0


def row(*items: tuple[str, str, float]) -> list[Token]:
    """Tokens of width 10 with the given gap (in mu, at 1 point a mu) before each."""
    tokens, x = [], 0.0
    for kind, latex, gap in items:
        x += gap
        tokens.append(Token(((kind, latex, 0.0),), x, x + 10))
        x += 10
    return tokens


def written(*items: tuple[str, str, float], style: str = "T") -> str:
    """The LaTeX of such a row."""
    return "".join(spaced(row(*items), style, EM, EM))


def test_a_relation_between_letters_has_five_mu() -> None:
    """No space is written where the class explains the gap."""
    assert written(("ord", "x", 0), ("rel", "=", 5), ("ord", "y", 5)) == "x=y"


def test_a_sign_without_left_operand_is_ordinary() -> None:
    """A leading minus has no space after it."""
    assert written(("bin", "-", 0), ("ord", "x", 0)) == "-x"


def test_a_relation_without_its_space_is_braced() -> None:
    """Zero room around a relation is what braces make."""
    assert written(("ord", "x", 0), ("rel", "=", 0), ("ord", "y", 0)) == "x{=}y"


def test_scripts_are_set_tight() -> None:
    """In a script neither relations nor operators have room."""
    assert written(("ord", "x", 0), ("rel", "=", 0), ("ord", "y", 0), style="S") == "x=y"


@pytest.mark.parametrize(
    ("gap", "latex"), [(3, r"\,"), (4, r"\:"), (5, r"\;"), (-3, r"\!"), (18, r"\quad "), (36, r"\qquad ")]
)
def test_a_named_space_is_written(gap: float, latex: str) -> None:
    """Each space that an author writes is told by its width."""
    assert written_space(float(gap), 1.0, EM)[1] == latex


def test_a_gap_that_no_space_explains_is_not_written() -> None:
    """A wide gap of no known width spoils the formula instead of becoming a kern."""
    assert UNKNOWN in written(("ord", "x", 0), ("ord", "y", 10.4))


def test_a_line_may_end_behind_an_operator() -> None:
    """The space before a last operator is its own where the formula may go on; elsewhere an author wrote it."""
    items = (("ord", "x", 0.0), ("bin", "+", 4.0))
    assert "".join(spaced(row(*items), "T", EM, EM, may_go_on=True)) == "x+{}"
    assert "".join(spaced(row(*items), "T", EM, EM)) == r"x\:+"
