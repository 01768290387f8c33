"""An answer's id can stand in a page's directive."""

from __future__ import annotations

import pytest

from scripts.solution.snippet_worker import is_answer_id


@pytest.mark.parametrize("name", ["x", "kernel-plane", "K_0", "a1"])
def test_id(name: str) -> None:
    """Letters, digits, hyphens and underscores after a letter make an id."""
    assert is_answer_id(name)


@pytest.mark.parametrize("name", ["", "1a", "-a", "a.b", "a|b", "a b", "é", "a\n", "a]]"])
def test_not_an_id(name: str) -> None:
    """Whatever could be mistaken for an entry, a format or the end of a directive does not."""
    assert not is_answer_id(name)
