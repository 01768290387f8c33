"""``python -m scripts.check`` lets nothing through that is broken or has drifted, and says where in one line."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import child
from scripts.check import main
from scripts.companion import Ended

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "solution" / "sample"
SNIPPET = "snippets/set1_decay.py"
PROBLEM = "docs/set1/decay.toml"
PAGE = "docs/set1/decay.md"
ACCEPTED = "snippets/answers.json"
ACCEPT = "accept with python -m scripts.check --update"
Edit = Callable[[str, str, str], int]


def check(project: Path, *arguments: str, **extra: str) -> Ended:
    command = [
        sys.executable,
        "-m",
        "scripts.check",
        "--root",
        str(project),
        "--clock",
        "4",
        "--without-transcripts",
        *arguments,
    ]
    return child.start(command, folder=ROOT, extra=extra).finish(60)


def lines(ended: Ended) -> list[str]:
    return ended.errors.decode().splitlines()


@pytest.fixture(scope="session")
def checked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample project, accepted as it is, with what one check leaves in its cache."""
    root = tmp_path_factory.mktemp("sample") / "project"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    assert main(["--root", str(root), "--without-transcripts"]) == 0
    return root


@pytest.fixture
def project(tmp_path: Path, checked_once: Path) -> Path:
    """A copy of the sample project to be spoilt."""
    return shutil.copytree(checked_once, tmp_path / "project")


@pytest.fixture
def edit(project: Path) -> Edit:
    """Replaces the first occurrence of a text in a file and returns its line."""

    def replace(file: str, old: str, new: str) -> int:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return replace


def test_sample_passes(project: Path) -> None:
    """A project in which everything holds passes, twice, and says what was held."""
    for _ in range(2):
        ended = check(project)
        assert (ended.status, lines(ended)) == (0, [])
        assert ended.output == b"1 problems, 6 answers and 5 verdicts hold\n"


BROKEN = {
    "raises": ("RATE = 0.5", "RATE = 0.5 / 0", "the snippet raised ZeroDivisionError: float division by zero"),
    "raises deep down": ("    values, value = [], 1.0", "    raise KeyError('k')", "the snippet raised KeyError: 'k'"),
    "raises nothing to say": ("RATE = 0.5", "raise RuntimeError", "the snippet raised RuntimeError"),
    "fails an assertion": ("RATE = 0.5", "assert 1 == 2", "the snippet raised AssertionError"),
    "never ends": ("RATE = 0.5", "while True: pass", "the snippet did not end within 4 s"),
    "leaves with success": ("RATE = 0.5", "import sys; sys.exit(0)", "the snippet called sys.exit(0)"),
    "leaves in answers": ("    closed = ", "    raise SystemExit\n    closed = ", "the snippet called sys.exit("),
    "leaves at once": ("RATE = 0.5", "import os; os._exit(0)", "the snippet ended with status 0 and returned nothing"),
    "leaves with status": ("RATE = 0.5", "import os; os._exit(3)", "the snippet ended itself with status 3"),
    "dies": ("RATE = 0.5", "import os; os.abort()", "the snippet was ended by signal SIGABRT"),
    "returns nothing": (
        "    return [\n        Answer",
        "    [\n        Answer",
        "answers() returned nothing; expected a list of Answer",
    ),
    "only prints": ("def answers()", "print('[]')\ndef others()", "defines no function answers()"),
    "returns no answer": (
        '    return [\n        Answer("sum"',
        '    return []\n    [\n        Answer("sum"',
        "answers() returned no answer",
    ),
    "returns a dictionary": (
        "    closed = ",
        "    return {'sum': 1.75}\n    closed = ",
        "answers() returned a dict; expected a list",
    ),
    "not a number": (
        "closed = (",
        "closed = float('nan') + (",
        "answer 'sum': second route: expected a finite number, got nan",
    ),
    "infinite": ("sum(decayed()), closed", "float('inf'), closed", "answer 'sum': expected a finite number, got inf"),
    "wrong type": ("sum(decayed()), closed", "'1.75', closed", "answer 'sum': expected a number, got str '1.75'"),
    "truth value": ("sum(decayed()), closed", "True, closed", "answer 'sum': expected a number, got bool True"),
    "unknown kind": ('"sum", "number"', '"sum", "numbr"', "answer 'sum': unknown kind 'numbr'"),
    "routes disagree": (
        "closed = (",
        "closed = 1e-6 + (",
        "answer 'sum': the two routes disagree: first 1.75, second 1.750001",
    ),
    "one route only": ("sum(decayed()), closed", "sum(decayed())", "answer 'sum': has no second route"),
    "id twice": ('"terms", "sequence"', '"sum", "sequence"', "answer 'sum': the id is already taken in line"),
    "no id": ('"terms", "sequence"', '["terms"], "sequence"', "answer ['terms']: expected an id of letters"),
    "number beyond bounds": ("sum(decayed()), closed", "10**400, closed", "expected a number below 1.8e308 in size"),
    "nested too deeply": ("RATE = 0.5", "RATE = " + "-" * 200_000 + "1", "the snippet asked for more memory than"),
    "forged result": (
        "RATE = 0.5",
        "import scripts.solution.snippet_worker as w; w._plain_answers = lambda *_: ([{}], [])\nRATE = 0.5",
        "the snippet tampers with the process that runs it",
    ),
    "bad id": ('"terms", "sequence"', '"te.rms", "sequence"', "answer 'te.rms': expected an id of letters"),
    "not an answer": (
        'Answer("terms", "sequence", terms(), decayed())',
        '"terms"',
        "answers()[1] is a str; expected an Answer",
    ),
    "syntax error": ("RATE = 0.5", "RATE = = 0.5", "the snippet raised SyntaxError: invalid syntax"),
    "missing module": ("RATE = 0.5", "import nothing_of_this_name", "the snippet raised ModuleNotFoundError"),
    "network": (
        "RATE = 0.5",
        "import socket; socket.socket()",
        "the snippet raised Refused: the network is refused here",
    ),
    "new process": (
        "RATE = 0.5",
        "import os; os.system('true')",
        "the snippet raised Refused: starting a process is refused",
    ),
    "writes a file": (
        "RATE = 0.5",
        "open(__file__, 'a')",
        "the snippet raised Refused: writing outside the folder given",
    ),
    "memory": ("RATE = 0.5", "RATE = bytearray(3 << 30)", "the snippet asked for more memory than 2 GiB"),
    "recursion": ("RATE = 0.5", "def f(): f()\nf()", "the snippet raised RecursionError"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_snippet(project: Path, edit: Edit, kind: str) -> None:
    """A broken snippet ends with status 4 and one line that names the file and the cause."""
    old, new, words = BROKEN[kind]
    edit(SNIPPET, old, new)
    ended = check(project)
    assert ended.status == 4
    (line,) = lines(ended)
    assert re.match(rf"{SNIPPET}(\(\d+\))?: ", line)
    assert words in line
    assert ended.output == b""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("RATE = 0.5", "RATE = 0.5 / 0"),
        ("RATE = 0.5", "while True: pass"),
        ("RATE = 0.5", "import sys; sys.exit(0)"),
        ("RATE = 0.5", "RATE = = 0.5"),
        ('        Answer("sum", "number", sum(decayed()), closed)', '        Answer("sum", "number", None, closed)'),
    ],
)
def test_broken_snippet_line(project: Path, edit: Edit, old: str, new: str) -> None:
    """The line is named wherever it can be known."""
    line = edit(SNIPPET, old, new)
    assert lines(check(project))[0].startswith(f"{SNIPPET}({line}): ")


def test_missing_snippet(project: Path) -> None:
    """A snippet that is not there is broken."""
    (project / SNIPPET).unlink()
    ended = check(project)
    assert (ended.status, lines(ended)) == (4, [f"{SNIPPET}: the snippet is missing"])


def test_emptied_snippet(project: Path) -> None:
    """An empty snippet is broken."""
    (project / SNIPPET).write_text("")
    assert (check(project).status, len(lines(check(project)))) == (4, 1)


def test_unknown_answer(project: Path, edit: Edit) -> None:
    """An answer that nothing uses has status 4, and is not offered for acceptance besides."""
    line = edit(SNIPPET, "    return [\n", '    return [\n        Answer("extra", "number", 1, 1),\n') + 1
    ended = check(project)
    assert ended.status == 4
    assert lines(ended) == [
        f"{SNIPPET}({line}): answer 'extra' is used by no page and no part",
    ]


def test_missing_answer(project: Path, edit: Edit) -> None:
    """An accepted answer that the snippet no longer returns has status 4, and one line names all that ask for it."""
    edit(SNIPPET, '        Answer("rate", "number", RATE, terms()[1], unit="per step"),\n', "")
    ended = check(project)
    assert ended.status == 4
    assert lines(ended) == [
        f"{SNIPPET}: answer 'rate': is accepted, and the snippet does not return it: 0.5;"
        f" it is still asked for by {PAGE}(6)",
    ]


def test_renamed_answer(project: Path, edit: Edit) -> None:
    """A new name is one line, whatever still uses the old one: pages, parts, and the record."""
    line = edit(SNIPPET, 'Answer("sum"', 'Answer("total"')
    ended = check(project)
    assert ended.status == 4
    assert lines(ended) == [
        f"{SNIPPET}({line}): answer 'sum' is called 'total' now, with the same value;"
        f" it is still asked for by part a, {PAGE}(5)",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (PAGE, "[[answer:rate]]", "[[answer:limit]]", "(6): shows [[answer:limit]] = 2, accepted [[answer:rate]]"),
        (PAGE, "[[answer:sum|.3f]]", "[[answer:sum|.2f]]", "(5): shows [[answer:sum|.2f]] = 1.75, accepted [[answer:"),
        (
            PAGE,
            "[[snippet:terms]]",
            "[[snippet:decayed]]",
            "(18): shows [[snippet:decayed]], accepted [[snippet:terms]]",
        ),
        (PAGE, "[[verdicts]]\n", "", "no longer shows [[verdicts]]"),
        (PROBLEM, 'answer = "limit"', 'answer = "limit-late"', "part c: readings: expected"),
        ("docs/index.md", "[[state]]", "", "docs/index.md: none of its 1 accepted places is there"),
        ("docs/models.toml", 'name = "Beta"', 'name = "Alpha"', "model beta: name: expected 'Beta', got 'Alpha'"),
    ],
)
def test_what_points_elsewhere(project: Path, edit: Edit, file: str, old: str, new: str, words: str) -> None:
    """A page or part that is sound, but names another answer, another piece of code or nothing any more, is drift."""
    edit(file, old, new)
    ended = check(project)
    assert ended.status in (4, 5)
    assert any(words in line for line in lines(ended)), lines(ended)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("It is 0.83.", "0.83"), ("Here $x = 3.5$.", "3.5"), ("| a |\n|---|\n| 17 |", "17"), ("about 12 %", "12%")],
)
def test_typed_number(project: Path, typed: str, written: str) -> None:
    """A number in prose, in a formula or in a table that equals no answer and no given is told with its line."""
    page = project / PAGE
    line = page.read_text().count("\n") + typed.count("\n") + 2
    page.write_text(f"{page.read_text()}\n{typed}\n")
    ended = check(project)
    assert ended.status == 5
    assert lines(ended)[0].startswith(f"{PAGE}({line}): {written} is typed here, and equals no answer and no given")
    assert len(lines(ended)) == 1


def test_changed_number(project: Path, edit: Edit) -> None:
    """A number that changed has status 5 and names file, line, part, expected and got in full."""
    edit(SNIPPET, "shift = np.array([[0.0, RATE], [1.0, 2.0]])", "shift = np.array([[0.0, RATE], [1.0, 2.0000001]])")
    ended = check(project)
    assert ended.status == 5
    (line,) = lines(ended)
    assert re.match(
        rf"{SNIPPET}\(\d+\): answer 'steps': entry \d\.\d: expected \S+, got \S+ \(3 entries differ\),"
        " moved from digit 8 on; accept",
        line,
    )
    edit(SNIPPET, "COUNT = 3", "COUNT = 4")
    told = lines(check(project))
    assert any("answer 'sum' (part a): expected 1.75, got 1.875" in line for line in told)
    assert any(
        line.startswith(PROBLEM) and "verdict a, beta, first: verdict: expected 'correct', got 'incorrect'" in line
        for line in told
    )


DRIFTS = {
    "value": (ACCEPTED, '"value": 1.75', '"value": 1.76', f"{SNIPPET}("),
    "last digit": (
        ACCEPTED,
        '"value": 1.75',
        '"value": 1.7500000000000002',
        f"{ACCEPTED}: the record of set1/decay was edited",
    ),
    "unit": (ACCEPTED, '"per step"', '"per second"', "unit: expected 'per second', got 'per step'"),
    "verdict": (
        ACCEPTED,
        '"verdict": "disputed"',
        '"verdict": "correct"',
        "verdict c, alpha, first: verdict: expected 'correct', got 'disputed'",
    ),
    "accepted twice": (
        ACCEPTED,
        '"checksum"',
        '"pages": {}, "checksum"',
        f"{ACCEPTED}: is not JSON as check writes it",
    ),
    "form": (ACCEPTED, "{", "{ ", f"{ACCEPTED}: is not in the form that check writes"),
    "claim": (
        PROBLEM,
        'answer = "1.85"',
        'answer = "1"',
        "verdict a, alpha, first: claim: quotation, answer, reading or",
    ),
    "quote": (PROBLEM, "(1, 0.5, 0.25)", "(1, 0.5, 0.26)", "the quotation '(1, 0.5, 0.26)' is not in turn 2, page 1"),
    "page": (PROBLEM, "turn = 4\npage = 2", "turn = 4\npage = 1", "it stands in turn 4, page 2"),
    "turn": (PROBLEM, "turn = 4\npage = 2", "turn = 2\npage = 2", "it stands in turn 4, page 2"),
    "judgement": (
        PROBLEM,
        'judgement = "incorrect"',
        'judgement = "correct"',
        "annotator: expected 'incorrect', got 'correct'",
    ),
    "attempt": (PROBLEM, "after hint 1", "after hint 2", "verdict a, alpha, after hint 2: new"),
    "model": (PROBLEM, 'model = "beta"', 'model = "alpha"', "model beta has neither a [[claim]] nor an [[absent]]"),
    "unknown model": (PROBLEM, 'model = "beta"', 'model = "delta"', "unknown model 'delta'"),
    "part without answer": (
        PROBLEM,
        'answer = "terms"',
        'answer = "term"',
        "part b: answer 'term': the snippet computes no such answer",
    ),
    "kind of part": (
        PROBLEM,
        'kind = "sequence"',
        'kind = "set"',
        "part b: answer 'terms': expected a set, and the snippet computes a sequence",
    ),
    "unused": (PAGE, ", at rate $[[answer:rate]]$", "", "answer 'rate' is used by no page and no part"),
    "unknown on page": (
        PAGE,
        "[[answer:steps]]",
        "[[answer:step]]",
        f"{PAGE}(9): [[answer:step]]: unknown answer 'step'",
    ),
    "no such function": (PAGE, "[[snippet:terms]]", "[[snippet:term]]", "the snippet defines no 'term'"),
    "page of another problem": (PAGE, "[[problem:set1/decay]]", "", f"{PAGE}(1): expected [[problem:set1/decay]]"),
    "transcript": (
        "docs/transcripts/set1-beta.json",
        "1.75",
        "1.57",
        "the quotation '1.75' is not in turn 2, page 1 of set1-beta",
    ),
    "broken transcript": (
        "docs/transcripts/set1-beta.json",
        '"formulas"',
        '"formula"',
        "the record of transcript 'set1-beta' cannot be read",
    ),
    "models": ("docs/models.toml", 'id = "gamma"', 'id = "delta"', "unknown model 'gamma'"),
}


@pytest.mark.parametrize("kind", DRIFTS)
def test_drift(project: Path, edit: Edit, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever no longer equals what was accepted, or does not fit together, stops the check and says where."""
    file, old, new, words = DRIFTS[kind]
    edit(file, old, new)
    status = main(["--root", str(project), "--without-transcripts"])
    told = capsys.readouterr().err.splitlines()
    assert status == (4 if kind == "unused" else 5)
    assert any(words in line for line in told)
    assert not any("Traceback" in line for line in told)


def test_every_fault_is_told(project: Path, edit: Edit) -> None:
    """All faults come at once, not only the first, and a broken snippet decides the status."""
    edit(SNIPPET, "RATE = 0.5", "RATE = x")
    edit(PROBLEM, "s = 1.75", "s = 1.76")
    edit("docs/index.md", "[[state]]", "[[states]]")
    ended = check(project)
    assert ended.status == 4
    assert [line.split("(")[0] for line in lines(ended)] == [SNIPPET, "docs/index.md", PROBLEM]


@pytest.mark.parametrize("removed", [PAGE, "docs/transcripts/set1-beta.json", "docs/models.toml", ACCEPTED])
def test_removed_file(project: Path, removed: str) -> None:
    """A file that is missing is a fault with its name."""
    (project / removed).unlink()
    ended = check(project)
    assert ended.status == 5
    assert lines(ended)


def test_removed_problem(project: Path) -> None:
    """A problem that was accepted does not vanish unseen."""
    (project / PROBLEM).unlink()
    (project / PAGE).unlink()
    ended = check(project)
    assert ended.status == 5
    assert f"{ACCEPTED}: set1/decay is accepted and has no data file" in lines(ended)[0]


def test_update(project: Path, edit: Edit) -> None:
    """Accepting prints each change by kind, writes the canonical file, and a second check passes."""
    edit(SNIPPET, "[1.0, 2.0]", "[1.0, 3.0]")
    edit(SNIPPET, '        Answer("rate", "number", RATE, terms()[1], unit="per step"),\n', "")
    edit(PAGE, ", at rate $[[answer:rate]]$", ", at rate $[[answer:pace]]$")
    edit(SNIPPET, "    return [\n", '    return [\n        Answer("pace", "number", RATE, terms()[1]),\n')
    ended = check(project, "--update")
    assert (ended.status, lines(ended)) == (0, [])
    assert ended.output.decode().splitlines() == [
        "new: set1/decay: answer pace: 0.5",
        "removed: set1/decay: answer rate: 0.5",
        "changed: set1/decay: answer steps: entry 1.1: expected 4.5, got 9.5 (3 entries differ), moved from digit 1 on",
        "changed: set1/decay: page docs/set1/decay.md: shows [[answer:pace]] = 0.5, accepted [[answer:rate]]",
    ]
    assert check(project).status == 0
    assert check(project, "--update").output == b"nothing changed\n"


def test_update_of_the_form(project: Path) -> None:
    """A file that was only reformatted is told as such and written back."""
    path = project / ACCEPTED
    canonical = path.read_text()
    path.write_text(json.dumps(json.loads(canonical), indent=4))
    ended = check(project, "--update")
    assert ended.output.decode().startswith("only reformatted: ")
    assert path.read_text() == canonical


@pytest.mark.parametrize(
    ("old", "new", "status"), [("RATE = 0.5", "RATE = x", 4), ("COUNT = 3", "COUNT = 3; raise SystemExit(0)", 4)]
)
def test_update_refuses_what_is_broken(project: Path, edit: Edit, old: str, new: str, status: int) -> None:
    """Nothing is accepted while something is broken."""
    before = (project / ACCEPTED).read_bytes()
    edit(SNIPPET, old, new)
    ended = check(project, "--update")
    assert ended.status == status
    assert lines(ended)[-1] == "nothing was accepted"
    assert (project / ACCEPTED).read_bytes() == before


def test_update_refuses_in_ci(project: Path) -> None:
    """What is accepted is decided by a person."""
    ended = check(project, "--update", CI="true")
    assert ended.status == 2
    assert "--update refuses to run where CI is set" in lines(ended)[0]


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--clock", "x"], ["--root", "/nowhere-at-all"]])
def test_usage(project: Path, arguments: list[str]) -> None:
    """Wrong usage has status 2."""
    assert check(project, *arguments).status == 2
