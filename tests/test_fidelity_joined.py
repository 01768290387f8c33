"""The measure of a second print tells an older KaTeX's joined letters from a misreading."""

import pytest

from scripts.transcript.formula import recover
from scripts.transcript.model import Glyph
from tests.fidelity_joined import dropped_corrections, without_corrections
from tests.fidelity_print import Print

SIZE = 10.0
# The slant of C is 0.0715 em (KaTeX_Math-Italic).
SLANT = 0.7153


def letters(gap: float) -> list[Glyph]:
    """C and B with a gap between them, in points."""
    first = Glyph(1, "KaTeX_Math-Italic", 0, "C", SIZE, 0.0, 50.0, 7.15)
    return [first, Glyph(1, "KaTeX_Math-Italic", 0, "B", SIZE, 7.15 + gap, 50.0, 7.59)]


@pytest.mark.parametrize("gap", [0.0, SLANT], ids=["joined by an older KaTeX", "parted by the slant of the first"])
def test_letters_are_read_alike_in_older_and_newer_prints(gap: float) -> None:
    """No space is written for a correction that is not there."""
    assert [formula.latex for formula in recover(letters(gap))] == ["CB"]


def test_only_letters_that_touch_have_lost_their_correction() -> None:
    """The correction is given in em of the text, for the pair."""
    assert dropped_corrections(Print(letters(0.0), (0, 1), 0, 0), SIZE) == {"CB": pytest.approx(0.0715, abs=1e-3)}
    assert dropped_corrections(Print(letters(SLANT), (0, 1), 0, 0), SIZE) == {}
    assert dropped_corrections(Print(letters(1.67), (0, 1), 0, 0), SIZE) == {}


def test_the_kern_stands_between_the_letters_of_the_pair_only() -> None:
    """Words in text and names of commands are left alone."""
    assert (
        without_corrections(r"ACB+\text{CB}_{CB}", {"CB": 0.07}) == r"AC\kern-0.0700em B+\text{CB}_{C\kern-0.0700em B}"
    )
