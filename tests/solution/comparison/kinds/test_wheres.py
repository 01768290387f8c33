"""A claim may define on the side what the problem does not know."""

from scripts.solution.comparison import compare

Z = {"z": "vector k", "y": "vector k"}


def test_a_name_that_the_claim_defines_is_put_in():
    """`p - y, p = softmax(z)` is softmax(z) - y."""
    assert (
        compare(
            "expression", r"\operatorname{softmax}(z) - y", r"p - y, \quad p = \operatorname{softmax}(z)", Z
        ).verdict
        == "equal"
    )


def test_a_name_that_the_problem_knows_keeps_its_meaning():
    """A claim cannot redefine y."""
    assert compare("expression", r"z - y", r"z - y, \quad y = 0", Z).verdict != "equal"


def test_a_wrong_definition_makes_a_wrong_answer():
    """What is put in counts."""
    assert (
        compare(
            "expression", r"\operatorname{softmax}(z) - y", r"p - y, \quad p = \operatorname{softmax}(y)", Z
        ).verdict
        == "different"
    )
