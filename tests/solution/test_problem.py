"""A problem file is read whole, or refused with file, line, key and what was expected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution.fields import ProblemFault
from scripts.solution.model import Problem
from scripts.solution.problem import find_problems, read_models, read_problem

FILE = "docs/set1/decay.toml"
WRONG = 'model = "nobody"'
Edit = Callable[[str, str, str], int]


def read(root: Path) -> Problem:
    return read_problem(root, "set1/decay", read_models(root))


def refused(root: Path) -> str:
    with pytest.raises(ProblemFault) as caught:
        read(root)
    return str(caught.value.fault)


def test_sample_is_read(project: Path) -> None:
    """Parts, readings, claims, absences and the lines of everything come out of the file."""
    problem = read(project)
    (project / "docs/transcripts/source.toml").write_text("")
    assert find_problems(project) == ["set1/decay"]
    assert [part.id for part in problem.parts] == ["a", "b", "c"]
    assert [reading.answer for reading in problem.parts[2].readings] == ["limit", "limit-late"]
    assert (problem.claims[0].turn, problem.claims[0].page, problem.claims[0].answer) == (2, 1, "1.85")
    assert problem.claims[2].answer == problem.claims[2].quote == "(1, 0.5, 0.25)"
    assert problem.claims[1].annotator.note == "still <doubts> it"
    assert dict(problem.absent) == {"gamma": "It was not asked."}
    lines = (project / FILE).read_text().splitlines()
    assert lines[problem.claims[1].line + 2] == 'attempt = "after hint 1"'
    assert lines[problem.parts[1].line] == 'id = "b"'


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('part = "b"', 'part = "z"', "claim: part: unknown part 'z'; expected one of a, b, c"),
        (
            'model = "beta"',
            'model = "omega"',
            "claim: model: unknown model 'omega'; expected one of alpha, beta, gamma",
        ),
        ('transcript = "set1-beta"', "", "claim: has no transcript; expected a text"),
        ('quote = "1.75"', "", "claim: has no quote; expected a text"),
        (
            'attempt = "after hint 1"',
            'attempt = "second"',
            "claim: attempt: unknown attempt 'second'; expected one of first",
        ),
        ("turn = 4", 'turn = "4"', "claim: turn: expected a whole number from 1, got '4'"),
        ("page = 2", "page = 0", "claim: page: expected a whole number from 1, got 0"),
        ('kind = "sequence"', 'kind = "list"', "part: kind: unknown kind 'list'; expected one of number, matrix"),
        ('answer = "terms"', "", "part: answer: expected either an answer or two or more [[part.reading]]"),
        ('id = "b"', 'id = "a"', "part: id: 'a' is already taken"),
        ('id = "b"', 'id = "b/../c"', "part: id: expected letters, digits"),
        ('id = "without-first"', 'id = "with-first"', "part: reading: expected at least two readings"),
        ('transcript = "set1-beta"', 'transcript = "../beta"', "claim: transcript: expected letters, digits"),
        ('snippet = "snippets/set1_decay.py"', 'snippet = "../x.py"', "snippet: expected a path such as"),
        ('title = "Decay of a leaky sum"', "", "has no title; expected a text"),
        ('title = "The terms"', "titel = 3", "part: titel: unknown key; expected one of"),
        ('a = "positive"', "a = 3", "symbols: a: expected a text, got 3"),
        ('a = "positive"', 'choices = "keys"', "symbols: choices: expected a list of texts, got 'keys'"),
        ('judgement = "incorrect"', 'judgement = "wrong"', "claim.annotator: judgement: unknown judgement 'wrong'"),
        (
            '[[absent]]\nmodel = "gamma"',
            '[[absent]]\nmodel = "beta"',
            "absent: model: beta has claims or stands here twice",
        ),
        ('[[absent]]\nmodel = "gamma"\nreason = "It was not asked."', "", "model gamma has neither a [[claim]] nor"),
        ("[[absent]]", "[[missing]]", "missing: unknown table; expected given or part"),
        ("turn = 4", "turn = = 4", "is not TOML"),
        ('title = "The terms"', "title = " + "[" * 20_000, "is not TOML that can be read: its values are nested"),
        ('answer = "terms"', "reading = [1, 2]", "part: reading: expected two or more [[part.reading]], got [1, 2]"),
        ('answer = "terms"', 'reading = [{id = "p"}, 5]', "part: reading: expected two or more [[part.reading]]"),
    ],
)
def test_refused(project: Path, edit: Edit, old: str, new: str, words: str) -> None:
    """A file that breaks the format is refused with its name, the key, and what was expected there."""
    edit(FILE, old, new)
    fault = refused(project)
    assert words in fault
    assert fault.startswith(FILE)
    assert "\n" not in fault


def test_options(project: Path, edit: Edit) -> None:
    """The options of a choice are declared as a list of texts."""
    edit(FILE, 'a = "positive"', 'a = "positive"\nchoices = ["the keys", "the values"]')
    assert read(project).symbols["choices"] == ["the keys", "the values"]


def test_number_of_a_problem(project: Path, edit: Edit) -> None:
    """A problem has the number that its set gives it, or none; anything but a whole number from 1 is refused."""
    assert read_problem(project, "set1/decay", read_models(project)).number == 0
    edit("docs/set1/decay.toml", "snippet =", "number = 3\nsnippet =")
    assert read_problem(project, "set1/decay", read_models(project)).number == 3
    edit("docs/set1/decay.toml", "number = 3", "number = 0")
    with pytest.raises(ProblemFault, match="expected a whole number from 1"):
        read_problem(project, "set1/decay", read_models(project))


def test_tables_are_tables(project: Path, edit: Edit) -> None:
    """A value where tables were expected is said as that, and not as tables that are missing."""
    edit(FILE, '[[absent]]\nmodel = "gamma"\nreason = "It was not asked."', "")
    edit(FILE, "topics =", "absent = 3\ntopics =")
    assert refused(project) == f"{FILE}(3): absent: expected [[absent]] tables, got 3"


def test_line_of_the_key(project: Path, edit: Edit) -> None:
    """The line is that of the key itself."""
    line = edit(FILE, 'attempt = "after hint 1"', 'attempt = "later"')
    assert refused(project).startswith(f"{FILE}({line}): ")


def test_line_after_a_long_text(project: Path, edit: Edit) -> None:
    """Headers and keys inside a text of several lines do not count."""
    edit(
        FILE,
        'reason = "It was not asked."',
        'reason = """\n[[claim]]\nturn = 3\n"""\n[[absent]]\n' + WRONG + '\nreason = "y"',
    )
    lines = (project / FILE).read_text().splitlines()
    assert refused(project).startswith(f"{FILE}({lines.index(WRONG) + 1}): ")


def test_reading_of_another_part(project: Path, edit: Edit) -> None:
    """A claim may fix a reading of its own part only."""
    edit(FILE, 'attempt = "after hint 1"', 'attempt = "after hint 1"\nreading = "with-first"')
    assert "unknown reading 'with-first' of part a" in refused(project)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('model = "x"', "models.toml(1): model: unknown key; expected none outside of the [[...]] tables"),
        (
            '[[model]]\nid = "a"\nname = "A"\n[[frog]]\nid = "x"',
            "models.toml(4): frog: unknown table; expected model",
        ),
    ],
)
def test_models_refused(project: Path, text: str, words: str) -> None:
    """The list of models holds models and nothing else."""
    (project / "docs/models.toml").write_text(text)
    assert words in refused(project)


def test_models_missing(project: Path) -> None:
    """Without the list of models nothing can be read."""
    (project / "docs/models.toml").unlink()
    assert refused(project) == "docs/models.toml: the file is missing"
