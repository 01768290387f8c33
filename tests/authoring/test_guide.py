"""The guide for authors names only what is there: commands that are understood, files that exist, a model's page."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from scripts import check, extract, new
from scripts.compare import verdicts
from scripts.solution.problem import ATTEMPT, CLAIM_KEYS, find_problems, read_models
from tests.mutation.code import code_mutants
from tests.mutation.waivers import read_waivers

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
PARSERS = {"new": new._parser, "check": check._parser, "extract": extract._parser}
COMMANDS = sorted(set(re.findall(r"python -m scripts\.(?:new|check|extract)\b[^`\n]*", GUIDE)))
PATHS = sorted(
    path
    for path in set(re.findall(r"`((?:docs|scripts|tests|snippets)/[\w./-]+|mkdocs\.yml)`", GUIDE))
    if not re.search(r"hw9|NAME|ID|KIND", path)
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command: str) -> None:
    """With the options that the guide gives it."""
    words = shlex.split(command)
    PARSERS[words[2].removeprefix("scripts.")]().parse_args(words[3:])


@pytest.mark.parametrize("path", PATHS)
def test_every_file_that_is_named_is_there(path: str) -> None:
    """An author who opens it finds it."""
    assert (ROOT / path).exists()


@pytest.mark.parametrize("model", read_models(ROOT), ids=lambda model: model.id)
def test_every_model_has_its_page(model) -> None:
    """The home page leads there."""
    page = (ROOT / "docs" / "record" / f"{model.id}.md").read_text(encoding="utf-8")
    for section in ("model", "missed", "right"):
        assert f"[[{section}:{model.id}]]" in page


def test_the_comparison_that_is_shown_says_equal() -> None:
    """The line that an author is told to try."""
    (line,) = re.findall(r"echo '(.*)' \| python -m scripts\.compare", GUIDE)
    assert [row["verdict"] for row in verdicts([line])] == ["equal"]


def test_the_claim_that_is_shown_has_the_form_of_a_claim() -> None:
    """Its keys are those that the format knows."""
    (shown,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    (claim,) = tomllib.loads(shown)["claim"]
    assert set(claim) <= set(CLAIM_KEYS)
    assert ATTEMPT.fullmatch(claim["attempt"])


def test_the_waiver_that_is_shown_names_a_change_that_the_proof_makes() -> None:
    """Kind and description are those of a mutant of its own line."""
    (shown,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    (waiver,), wrong = read_waivers("snippets/x.py", shown)
    assert wrong == []
    assert (waiver.kind, waiver.what) in {
        (mutant.kind, mutant.what) for mutant in code_mutants("snippets/x.py", shown.encode())
    }


@pytest.mark.parametrize("name", sorted({problem.rpartition("/")[0] for problem in find_problems(ROOT)}))
def test_every_set_has_an_overview(name: str) -> None:
    """The home page leads there; to the set's essay too, as soon as there is one."""
    home = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / name / "index.md").is_file()
    assert f"({name}/what-it-teaches.md)" in home or not (ROOT / "docs" / name / "what-it-teaches.md").exists()
