"""The mutation proof stops nothing that is sound, lets no mutant through unseen, and holds its waivers to account."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from scripts import child
from scripts.companion import Ended
from scripts.solution.gate import run_gate
from tests.mutation.code import code_mutants
from tests.mutation.data import data_mutants
from tests.mutation.judging import Verdict
from tests.mutation.mutants import Mutant
from tests.mutation.slots import Slots
from tests.mutation.waivers import read_waivers, too_wide, waived

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "solution" / "sample"
SNIPPET = "snippets/set1_decay.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    return shutil.copytree(SAMPLE, tmp_path / "project", ignore=shutil.ignore_patterns(".cache", "__pycache__"))


def prove(root: Path, *arguments: str) -> Ended:
    command = [sys.executable, "-m", "tests.mutation", "--root", str(root), *arguments]
    return child.start(command, folder=ROOT).finish(250)


def changes(code: str) -> dict[str, set[str]]:
    """What the mutants of a piece of code make of it, by kind."""
    found: dict[str, set[str]] = {}
    for mutant in code_mutants("x.py", code.encode()):
        found.setdefault(mutant.kind, set()).add(mutant.applied(code.encode()).decode())
    return found


def test_sample_of_the_proof(project: Path) -> None:
    """Of some mutants of code, record, data and pages none survives that is not waived."""
    ended = prove(project, "--sample", "40", "--seed", "4")
    assert ended.status == 0, ended.output.decode()
    assert b"total" in ended.output


def test_code_of_the_sample(project: Path) -> None:
    """A number that no route depends on lets its mutants survive, and each is told with file, line and change."""
    path = project / SNIPPET
    path.write_text(path.read_text().replace("COUNT = 3", "COUNT = 3\nUNUSED = 7"))
    ended = prove(project, "--file", "set1_decay.py", "--kind", "literal")
    assert ended.status == 1
    told = [line for line in ended.output.decode().splitlines() if line.startswith("survived: ")]
    assert told == [f"survived: {SNIPPET}(11): literal: 7: {what}" for what in ("-x", "x*1.001", "x+1")]


def test_nothing_is_proved_of_a_project_that_does_not_pass(project: Path) -> None:
    """The proof starts from a project in which everything holds."""
    path = project / SNIPPET
    path.write_text(path.read_text().replace("COUNT = 3", "COUNT = 4"))
    ended = prove(project, "--sample", "1")
    assert ended.status == 1
    assert b"the project itself does not pass" in ended.errors


@pytest.mark.parametrize(
    ("code", "kind", "made"),
    [
        ("x = 3", "literal", {"x = (4)", "x = (-3)", "x = (3.0029999999999997)"}),
        ("x = a + b", "operator", {"x = ((a) - (b))", "x = ((a) * (b))"}),
        ("x @= y", "operator", {"x *= y", "x += y", "x = y"}),
        ("x = a < b", "comparison", {"x = ((a) <= (b))", "x = ((a) > (b))"}),
        ("x = a and not b", "connective", {"x = ((a) or (not b))", "x = a and (b)"}),
        ("x = -a", "sign", {"x = (a)"}),
        ("x = a if b else c", "condition", {"x = a if True else c", "x = a if False else c"}),
        ("x = f(a, b, axis=c)", "arguments", {"x = f(b, a, axis=c)"}),
        ("x = f(a, axis=b)", "argument", {"x = f(axis=b)", "x = f(a)"}),
        ("x = range(n)", "range", {"x = range((n) + 1)", "x = range((n) - 1)"}),
        ("x = a[i:]", "range", {"x = a[:]", "x = a[(i) + 1:]", "x = a[(i) - 1:]"}),
        ("x = 'a-1'", "string", {"x = 'a+1'", "x = 'a-2'", "x = 'a-'", "x = ''"}),
        ("x = True", "truth", {"x = False"}),
        (
            "@f\ndef g():\n    return 1",
            "statement",
            {"pass", "@f\ndef g():\n    pass", "@(lambda it: it)\ndef g():\n    return 1"},
        ),
    ],
)
def test_kinds_of_code(code: str, kind: str, made: set[str]) -> None:
    """Each kind of mutant makes the changes that it is named for."""
    assert changes(code)[kind] == made


def test_annotations_and_docstrings_are_left_alone() -> None:
    """What computes nothing has no mutants."""
    assert changes('def f(x: "a1" = y) -> "b2":\n    """A 3."""\n    return x').keys() == {"statement"}


def survivor(line: int, kind: str, what: str) -> Verdict:
    return Verdict(Mutant(kind, "x.py", line, what, 0, 0, b""), 0, "")


def test_waivers_stand_in_place() -> None:
    """A waiver covers the survivors of its kind and words on its own line, or on the line below it."""
    text = "a = 1  # mutation: equivalent literal 1: x+1, not read\n# mutation: equivalent operator, the same\nb = 2"
    waivers, wrong = read_waivers("x.py", text)
    assert ([(one.line, one.kind, one.what) for one in waivers], wrong) == (
        [(1, "literal", "1: x+1"), (3, "operator", "")],
        [],
    )
    found = [survivor(1, "literal", "1: x+1"), survivor(1, "literal", "1: -x"), survivor(3, "operator", "a * b")]
    covered, left, unused = waived(found, waivers)
    assert (covered, left, unused) == ([found[0], found[2]], [found[1]], [])


def test_waiver_that_nothing_needs() -> None:
    """A waiver without a survivor is told, and so is one without a reason."""
    waivers, wrong = read_waivers("x.py", "a = 1  # mutation: equivalent literal, no one reads it")
    assert waived([], waivers)[2] == waivers
    assert read_waivers("x.py", "\n# mutation: equivalent literal\n")[1] == [
        "x.py(2): expected # mutation: equivalent KIND [WHAT], REASON"
    ]
    assert wrong == []


def test_waiver_that_is_too_wide() -> None:
    """A waiver that would also cover what is stopped is told, with an example; one that names its mutant is not."""
    text = "a = 1 + 1e-9  # mutation: equivalent literal, any does\nb = 1  # mutation: equivalent literal `1: -x`, even"
    waivers, _ = read_waivers("x.py", text)
    stopped = [
        Verdict(one.mutant, 5, "") for one in (survivor(1, "literal", "1: x+1"), survivor(2, "literal", "1: x+1"))
    ]
    alive = [survivor(1, "literal", "1e-09: x+1"), survivor(2, "literal", "1: -x")]
    assert too_wide([*stopped, *alive], waivers) == [
        "x.py(1): waiver of literal: too wide, it would also waive 1 that are stopped, such as 1: x+1"
    ]


def test_copies_know_what_every_snippet_computes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mutant runs its own snippet and no other, whose fault would count as if the mutant had been stopped."""

    def refused(module: str, **_: object) -> bytes:
        raise AssertionError(f"{module} is run again")

    with Slots(project, 2) as slots:
        assert not slots.baseline.faults
        monkeypatch.setattr(child, "run", refused)
        assert [run_gate(place).faults for place in slots.places] == [(), ()]


ANOTHER = """
import os, select
from tests.mutation.forked import Forked

ours, theirs = os.pipe()
process = Forked({"processor": 9}, os.pipe()[1])  # waits for what it is to do
os.close(theirs)
print(select.select([ours], [], [], 20)[0] and os.read(ours, 1))
process.kill()
process.wait()
"""


def test_forked_process_holds_no_pipe_of_another() -> None:
    """Two forked at once do not wait for each other: the end of input of one is not held open by the other."""
    ended = child.start([sys.executable, "-c", ANOTHER], folder=ROOT).finish(60)
    assert ended.output.decode().strip() == "b''"


@pytest.mark.parametrize(
    ("file", "old", "new", "status", "words"),
    [
        ("docs/set1/decay.md", "[[answer:sum|.3f]]", "[[answer:sum|.2f]]", 5, "accepted [[answer:sum|.3f]]"),
        ("docs/index.md", "[[state]]", "", 5, "none of its 1 accepted places"),
        ("docs/set1/decay.md", "\n", "\n\n", 0, ""),
        ("docs/set1/decay.toml", 'part = "a"', 'part = "b"', 5, ""),
        ("snippets/answers.json", "1.75", "1.76", 5, "expected 1.76, got 1.75"),
        (SNIPPET, "COUNT = 3", "COUNT = 4", 5, "answer 'sum': expected 1.75, got 1.875"),
        (SNIPPET, "COUNT = 3", "COUNT = 3\nwhile True: pass", 4, "did not end within its processor time"),
        (SNIPPET, "COUNT = 3", "COUNT = 3\n", 0, ""),
    ],
)
def test_what_is_said_of_a_mutant(project: Path, file: str, old: str, new: str, status: int, words: str) -> None:
    """The process that judges says what the gate says of the changed file, and leaves the file as it was."""
    source = (project / file).read_text()
    files = {"docs/set1/decay.md", "docs/index.md", "docs/set1/decay.toml", "snippets/answers.json", SNIPPET}
    sources = {name: (project / name).read_bytes() for name in files}
    texts = [source.replace(old, new, 1).encode(), source.encode()]
    program = f"""
import json, sys
from pathlib import Path
from tests.mutation.judging import judge
from tests.mutation.mutants import Mutant
root = Path({str(project)!r})
sources = {sources!r}
mutants = [Mutant("all", {file!r}, 1, "", 0, 1 << 20, text) for text in {texts!r}]
print(json.dumps([[one.status, one.fault] for one in judge(root, sources, mutants, 2, 1)]))
"""
    ended = child.start([sys.executable, "-c", program], folder=ROOT).finish(100)
    (found, said), sound = json.loads(ended.output)
    assert (found, sound) == (status, [0, ""]), ended.errors.decode()
    assert words in said


def test_comments_of_the_data_are_left_alone() -> None:
    """A comment behind a value is no part of it; a sign of a comment inside a text is."""
    found = [one.text.decode() for one in data_mutants("x.toml", b"[[claim]]\npage = 3 # of 5\nquote = 'a # 7'", {})]
    assert found == ["4", "2", "'a # 8'", "'a # '"]


def test_one_problem(project: Path) -> None:
    """Of the record only what belongs to the problem is changed, and of the pages only its own."""
    ended = prove(project, "--problem", "set1/decay", "--verbose", "--sample", "80")
    told = [line for line in ended.output.decode().splitlines() if ": accepted " in line or ".md(" in line]
    assert ended.status == 0
    assert told
    assert not [line for line in told if "all pages/" in line or "docs/index.md" in line]
