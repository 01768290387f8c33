"""A wrong claim is grouped by the slip that the comparison names."""

import pytest

from scripts.solution.comparison import compare
from scripts.solution.model import Attempt
from scripts.solution.overview.grader import FOLDER, read_cases
from scripts.solution.overview.mistakes import KINDS, OTHER, kind_of, mistakes

SYMBOLS = {"X": "matrix n d", "w": "vector d", "y": "vector n", "W": "matrix d d", "n": "positive integer"}


@pytest.mark.parametrize(
    ("kind", "reference", "claim", "mistake"),
    [
        ("expression", r"X^\top (X w - y)", r"(X w - y) X^\top", "order"),
        ("expression", r"X^\top (X w - y)", r"X^\top (y - X w)", "sign"),
        ("expression", r"X^\top (X w - y)", r"2 X^\top (X w - y)", "constant"),
        ("expression", r"X^\top (X w - y)", r"\frac{1}{n} X^\top (X w - y)", "extra"),
        ("expression", "W", r"W^\top", "transpose"),
        ("expression", "W w", "W", "dropped"),
        ("expression", "W", "W^{-1}", "inverse"),
        ("expression", "X", "W", "shape"),
        ("expression", r"\log n", r"\log_2 n", "logarithm"),
        ("expression", "W", "2 W + I", "value"),
        ("number", "3", "4", "boundary"),
        ("number", r"\sqrt{3}", "3", "square"),
        ("number", "3", "10", "value"),
        ("set", "{1, 2, 3}", "{1, 2}", "part"),
        ("set", "{1, 2, 3}", "{1, 2, 3, 4}", "extra"),
        ("choice", "A, C", "A", "part"),
        ("choice", "A, C", "A, D", "option"),
        ("sequence", "[1, 2, 3]", "[1, 2]", "part"),
        ("interval", "1 <= x <= 4", "1 < x <= 4", "boundary"),
        ("interval", "1 <= x <= 4", "1 <= x <= 5", "range"),
        ("growth", r"O(n \log n)", "O(n)", "dropped"),
        ("growth", "O(n)", r"O(n \log n)", "extra"),
        ("growth", "O(n)", "O(n^2)", "extra"),
    ],
)
def test_kind_of_a_real_slip(kind, reference, claim, mistake):
    """What the comparison says about a slip tells its kind."""
    found = compare(kind, reference, claim, SYMBOLS if kind in ("expression", "growth") else {})
    assert found.verdict == "different"
    assert kind_of(Attempt(None, "incorrect", found.rule, found.reason)).id == mistake, found.reason


def test_most_named_slips_have_a_kind(pytestconfig):
    """Of all wrong pairs of the case files, nearly all that are not plainly another value have a kind."""
    cases = [case for case in read_cases(pytestconfig.rootpath) if case.verdict == "different"]
    assert len(cases) > 300, FOLDER
    named = 0
    for case in cases:
        question = case.question
        found = compare(question.kind, question.reference, question.claim, question.symbols)
        named += kind_of(Attempt(None, "incorrect", found.rule, found.reason)) is not OTHER
    assert named / len(cases) > 0.6


def test_groups(record):
    """Models' mistakes are grouped, the commonest kind first; keys' mistakes stand on the errata page."""
    found = {kind.id: [one.model.id for one in group] for kind, group in mistakes(record.values()).items()}
    assert found == {"part": ["beta"], "sign": ["beta"], "boundary": ["alpha"]}


def test_ids_are_distinct():
    """Each kind has an id of its own, which its anchor is made of."""
    assert len({kind.id for kind in (*KINDS, OTHER)}) == len(KINDS) + 1
