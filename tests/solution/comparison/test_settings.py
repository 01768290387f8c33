"""What stands among the symbols without being one."""

import pytest

from scripts.solution.comparison.settings import read_settings


def test_settings_are_taken_out_of_the_symbols():
    """Names of settings are reserved; everything else is a symbol."""
    given = {"x": "real", "assume": ["x > 1"], "alias": {"a": "x"}, "tolerance": 0.01}
    assert read_settings(given) == {"assume": ["x > 1"], "alias": {"a": "x"}, "tolerance": 0.01}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("assume", 5, "assume is no list of texts"), ("assume", "x > 1", "assume is no list of texts"),
        ("assume", [1], "assume is no list of texts"), ("where", {"a": "b"}, "where is no list of texts"),
        ("alias", 5, "alias is no object of texts"), ("alias", {"a": 1}, "alias is no object of texts"),
        ("tolerance", "wide", "tolerance is no number from 0 to 1"), ("tolerance", -1, "tolerance is no number"),
        ("tolerance", float("nan"), "tolerance is no number"), ("tolerance", True, "tolerance is no number"),
        ("tolerance", 10**400, "tolerance is no number"),
    ],
)  # fmt: skip
def test_a_setting_of_another_form_is_refused(name, value, words):
    """The author is told which setting, and what it should be."""
    with pytest.raises(ValueError, match=words):
        read_settings({name: value})
