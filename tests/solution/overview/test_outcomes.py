"""A cell is counted by its verdict and by the attempt that decided it."""

import pytest

from scripts.solution.model import Cell
from scripts.solution.overview.outcomes import by_problem_set, every_attempt, models_of, outcome


@pytest.mark.parametrize(
    ("verdict", "stage", "expected"),
    [
        ("correct", "first", "correct at first try"),
        ("correct", "self-corrected", "correct after correcting itself"),
        ("correct", "asked again", "correct when asked again"),
        ("correct", "after hint 3", "correct after hints"),
        ("correct", "told", "correct after being told"),
        ("correct", "agreed to a false hint", "correct after being told"),
        ("incorrect", "first", "incorrect"),
        ("not attempted", "", "not attempted"),
    ],
)
def test_outcome(verdict, stage, expected):
    """One shot follows from the attempt that decided, never from a word that somebody typed."""
    assert outcome(Cell("alpha", "a", verdict, stage, ())) == expected


def test_every_attempt_has_its_place(record):
    """Attempts come with problem, part and model, in the order of problems, parts, models and turns."""
    places = [(one.checked.problem.id, one.part.id, one.model.id) for one in every_attempt(record.values())]
    assert places[:4] == [("one/decay", "a", model) for model in ("alpha", "beta", "key")] + [
        ("one/decay", "b", "alpha")
    ]
    assert len(places) == 11


def test_keys_are_no_models(record):
    """Official keys are listed apart from the models."""
    assert [model.id for model in models_of(record.values())] == ["alpha", "beta"]
    assert [model.id for model in models_of(record.values(), keys=True)] == ["key"]


def test_problem_sets(record):
    """Problems are grouped by the folder in their id."""
    assert {name: len(group) for name, group in by_problem_set(record).items()} == {"one": 1, "two": 1}
