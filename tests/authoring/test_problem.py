"""The files of a new problem follow the format, whatever its title, and refuse what could not be built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.authoring.problem import make_problem
from scripts.authoring.refusal import USAGE, Refusal
from scripts.solution.gate import run_gate
from scripts.solution.model import DRIFT
from scripts.solution.problem import read_models, read_problem

SAMPLE = Path(__file__).resolve().parents[1] / "solution" / "sample"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample project with a navigation."""
    root = tmp_path / "project"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    (root / "mkdocs.yml").write_text("nav:\n  - Home: index.md\n  - Set:\n      - set1/decay.md\n")
    return root


def test_what_is_made_has_nothing_wrong_but_that_it_is_new(project: Path) -> None:
    """The gate finds no fault that accepting does not mend, and both routes of the placeholder agree."""
    made = make_problem(project, "set2/a-new-one", "Attention: a title, 2")
    assert made.is_inserted
    assert set(made.files) == {
        "docs/set2/a-new-one.md", "docs/set2/a-new-one.toml", "docs/set2/index.md", "snippets/set2_a_new_one.py",
    }  # fmt: skip
    report = run_gate(project)
    assert not report.unacceptable
    assert {fault.status for fault in report.faults} == {DRIFT}
    assert report.problems["set2/a-new-one"].answers["output"].value == [-3.0, 5.0]


def test_a_second_problem_of_a_set_leaves_its_overview_alone(project: Path) -> None:
    """It is made with the first one only."""
    make_problem(project, "set2/one")
    assert "docs/set2/index.md" not in make_problem(project, "set2/two").files


def test_every_model_is_absent_at_first(project: Path) -> None:
    """Each with a reason, so that none is forgotten."""
    make_problem(project, "set1/other")
    models = read_models(project)
    problem = read_problem(project, "set1/other", models)
    assert set(problem.absent) == {model.id for model in models}
    assert problem.title == "Other"


@pytest.mark.parametrize(
    "name", ["one", "a/b/c", "Set/one", "set/One", "../x/y", "set/..", "a b/c", "transcripts/x", "record/x", "assets/x",
             "set/-x", "set/x_y", "", "/", "set/é"],
)  # fmt: skip
def test_a_name_that_could_not_be_an_address_is_refused(project: Path, name: str) -> None:
    """One line, wrong usage, nothing made."""
    before = sorted(project.rglob("*"))
    with pytest.raises(Refusal) as refusal:
        make_problem(project, name)
    assert refusal.value.status == USAGE
    assert "\n" not in str(refusal.value)
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("title", ["[[answer:x]]", 'a "b"', "a\\b", "<b>", "$x$", "`x`", "x" * 81, "a{b}"])
def test_a_title_that_is_not_plain_text_is_refused(project: Path, title: str) -> None:
    """It goes into Markdown, TOML, YAML and Python alike."""
    with pytest.raises(Refusal, match="plain text"):
        make_problem(project, "set2/one", title)


def test_a_problem_that_is_there_is_not_touched(project: Path) -> None:
    """Not even when only one of its files is."""
    page = project / "docs" / "set1" / "decay.md"
    before = page.read_bytes()
    with pytest.raises(Refusal, match="is there already"):
        make_problem(project, "set1/decay")
    assert page.read_bytes() == before
    assert not (project / "snippets" / "set1_decay_2.py").exists()


def test_without_a_navigation_the_lines_are_told(project: Path) -> None:
    """So that the author can put them there."""
    (project / "mkdocs.yml").unlink()
    made = make_problem(project, "set2/one", "One")
    assert (made.is_inserted, made.nav[-1].strip()) == (False, "- One: set2/one.md")
