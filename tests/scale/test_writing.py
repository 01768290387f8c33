"""What the scale benchmark makes is the same in every run, and each problem another one."""

from __future__ import annotations

import tomllib

from tests.scale.making import configuration
from tests.scale.writing import PROBLEMS_A_SET, problem


def test_problems_are_seeded() -> None:
    """The same number and seed give the same files; another number or seed gives others."""
    assert problem(3, 1) == problem(3, 1)
    assert problem(3, 1).files != problem(3, 2).files
    assert set(problem(3, 1).files) != set(problem(4, 1).files)


def test_claims_cite_their_page() -> None:
    """Every quotation stands in the reply on the page and in the turn that the claim names."""
    number = PROBLEMS_A_SET + 2
    one = problem(number, 1)
    data = tomllib.loads(one.files[f"docs/set1/p{number}.toml"])
    assert {(claim["transcript"], claim["page"], claim["turn"]) for claim in data["claim"]} == {("chat1", 3, 6)}
    for claim in data["claim"]:
        assert any(claim["quote"] in line for line in one.reply)


def test_the_configuration_names_none_of_our_pages() -> None:
    """Neither navigation nor hooks nor labs of this project are in it; its theme is."""
    text = configuration()
    assert "hw8" not in text
    assert "hooks" not in text
    assert "jupyter" not in text
    assert "name: material" in text
