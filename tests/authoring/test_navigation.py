"""A page enters the navigation behind the others of its folder, and nothing else in the file changes."""

from __future__ import annotations

import pytest
import yaml

from scripts.authoring.navigation import NewPage, entry, with_page

SITE = """\
site_name: Sample   # a comment that stays

nav:
  - Home: index.md
  - Homework 8:
      - Overview: hw8/index.md
      - 1. Kernel: hw8/kernel.md
      - labs/hw8.py
  - The record:
      - Scoreboard: record/index.md
  - Transcripts:
      - Overview: transcripts/index.md

theme:
  name: material
"""


def test_a_page_stands_behind_the_last_one_of_its_folder() -> None:
    """At their depth, with all other lines as they were."""
    made = with_page(SITE, NewPage("hw8/attention.md", "Attention", "Homework 8"))
    assert made is not None
    old, new = SITE.split("\n"), made.split("\n")
    assert [line for line in new if line not in old] == ["      - Attention: hw8/attention.md"]
    assert new[new.index("      - 1. Kernel: hw8/kernel.md") + 1] == "      - Attention: hw8/attention.md"


def test_a_new_folder_gets_a_section_in_front_of_the_record() -> None:
    """With its overview first."""
    made = with_page(SITE, NewPage("hw9/one.md", "One", "Homework 9", "hw9/index.md"))
    assert made is not None
    nav = yaml.safe_load(made)["nav"]
    assert [next(iter(one)) for one in nav] == ["Home", "Homework 8", "Homework 9", "The record", "Transcripts"]
    assert nav[2]["Homework 9"] == [{"Overview": "hw9/index.md"}, {"One": "hw9/one.md"}]


def test_a_new_folder_stands_last_where_there_is_no_record() -> None:
    """The navigation ends where the next setting begins."""
    made = with_page(SITE.replace("record/index.md", "other/index.md"), NewPage("hw9/one.md", "One", "Nine"))
    assert made is not None
    assert yaml.safe_load(made)["nav"][-1] == {"Nine": [{"One": "hw9/one.md"}]}
    assert yaml.safe_load(made)["theme"] == {"name": "material"}


@pytest.mark.parametrize(
    "title", ["Plain words, (two)", "1. Numbered: with a colon", "Größe", "- dash", "#hash", "yes"]
)
def test_every_title_comes_back_as_it_was_given(title: str) -> None:
    """YAML reads the very words."""
    (shown,) = yaml.safe_load(f"- {entry(title, 'a.md')}")
    assert [str(name) if name is not True else "yes" for name in shown] == [title]


@pytest.mark.parametrize("text", ["", "nav: [index.md]\n", "site_name: x\n", "nav:\n"])
def test_a_navigation_that_is_not_understood_is_left_alone(text: str) -> None:
    """Nothing is guessed."""
    assert with_page(text, NewPage("hw9/one.md", "One", "Nine")) is None
