"""The one entrance of the comparison."""

import subprocess
import sys

import pytest

from scripts.solution.comparison import Comparison, compare

SHAPES = {"X": "matrix n d", "w": "vector d", "y": "vector n"}


def test_the_verdict_does_not_depend_on_when_it_is_asked():
    """Two calls give the same comparison, reason included."""
    first = compare("expression", "X^T(Xw - y)", "(Xw - y)X^T", SHAPES)
    assert compare("expression", "X^T(Xw - y)", "(Xw - y)X^T", SHAPES) == first


def test_text_is_never_judged():
    """Text is unparsed even when both sides are the same."""
    assert compare("text", "yes", "yes").verdict == "unparsed"


def test_an_unknown_kind_is_the_callers_mistake():
    """A kind that does not exist raises instead of giving a verdict."""
    with pytest.raises(ValueError, match="unknown kind 'tensor'"):
        compare("tensor", "1", "1")


@pytest.mark.parametrize(
    "given",
    [
        {"X": "blob n d"},
        {"X": "matrix"},
        {"x": "real", "assume": ["x"]},
        {"where": ["sigma"]},
        {"x": "real", "assume": ["x = \\foo"]},
    ],
)
def test_a_declaration_that_is_not_understood_is_the_callers_mistake(given):
    """Bad declarations, assumptions and definitions raise and name what is wrong."""
    with pytest.raises(ValueError, match=r"not understood|states no relation|is not read"):
        compare("expression", "x", "x", given)


def test_a_name_that_the_problem_does_not_define_is_unparsed_and_named():
    """A claim that rests on an unknown name is not called wrong."""
    found = compare("expression", "X^T y", "X^T b", SHAPES)
    assert found == Comparison("unparsed", "expression", "Not read: it uses b, which the problem does not define.")


def test_a_reason_names_the_shapes_by_their_dimensions():
    """A product that does not fit is told in the declared names of the sizes."""
    assert "cannot multiply n × 1 by d × n" in compare("expression", "X^T(Xw - y)", "(Xw - y)X^T", SHAPES).reason


def test_methods_that_disagree_give_a_dispute():
    """A difference too small for samples is found by exact arithmetic, and neither method overrules the other."""
    found = compare("expression", "x", r"x + 10^{-14} y", {"x": "real", "y": "real"})
    assert found.verdict == "disputed"


def test_importing_the_comparison_loads_no_computer_algebra():
    """The import brings in nothing heavier than numpy."""
    heavy = ("sympy", "mpmath", "scipy", "matplotlib")
    code = f"import sys, scripts.solution.comparison; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
