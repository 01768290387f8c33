"""A snippet cannot answer by looking up what was accepted, nor by changing what judges it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution.runner import run_snippets

Edit = Callable[[str, str, str], int]
SNIPPET = "snippets/set1_decay.py"
FORGED = (
    'import json, os\nframe = json.dumps({"answers": [], "faults": [], "reads": []}).encode()\n'
    "for pipe in range(3, 64):\n    try:\n        os.write(pipe, b'R' + len(frame).to_bytes(8, 'big') + frame)\n"
    "    except OSError:\n        pass"
)


def told(project: Path, edit: Edit, code: str) -> str:
    edit(SNIPPET, "RATE = 0.5", f"{code}\nRATE = 0.5")
    (fault,) = run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].faults
    assert fault.status == 4
    return str(fault)


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path; Path(__file__).with_name('answers.json').read_text()",
        "import os; os.open(os.path.dirname(__file__) + '/answers.json', os.O_RDONLY)",
        "open(__file__.replace('set1_decay.py', 'answers.json').encode())",
        "open('/proc/self/cwd' + __file__.replace('set1_decay.py', 'answers.json'))",
        "np.fromfile(__file__.replace('set1_decay.py', 'answers.json'))",
        "open(__file__.replace('snippets/set1_decay.py', 'docs/set1/decay.toml'))",
        "open('/etc/hostname')",
    ],
)
def test_reads_its_own_folder_only(project: Path, edit: Edit, code: str) -> None:
    """What was accepted, what models claimed and what lies elsewhere cannot be read, however it is opened."""
    assert "is refused here: a snippet reads nothing but its own folder" in told(project, edit, code)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import scripts.solution.routes as r; r.difference = lambda *_: ''", "scripts.solution.routes.difference"),
        ("import scripts.solution.values as v; v.FORMS['number'] = float", "scripts.solution.values.FORMS"),
        ("Answer.__init__ = lambda self, *_, **__: None", "scripts.solution.answer.Answer.__init__"),
        ("np.abs = lambda _: 0", "numpy.abs"),
        ("np.linalg.matrix_power = lambda a, _: a @ a", "numpy.linalg.matrix_power"),
        ("import scripts.solution.gate", "it imported scripts.solution."),
    ],
)
def test_changes_no_judge(project: Path, edit: Edit, code: str, words: str) -> None:
    """A judge or a library that is another after the snippet ran is told by its name."""
    said = told(project, edit, code)
    assert "the snippet tampers with the process that runs it" in said
    assert words in said


@pytest.mark.parametrize(
    "code",
    [
        "import ctypes; ctypes.CDLL(None)",
        "import gc; gc.get_objects()",
        "import sys; sys.settrace(None)",
        "import scripts.solution.routes as r; r._second.__code__ = (lambda a, b: None).__code__",
    ],
)
def test_looks_into_no_process(project: Path, edit: Edit, code: str) -> None:
    """Ways around the guard are refused by their event."""
    assert "a snippet does not look into the process that runs it" in told(project, edit, code)


def test_forges_no_result(project: Path, edit: Edit) -> None:
    """What comes back without the run's token was not written by the worker."""
    assert "what came back is no answers" in told(project, edit, FORGED)


def test_may_read_its_data_and_leave_things_open(project: Path, edit: Edit) -> None:
    """Data beside the snippet, another snippet, much output and a thread that still runs are no fault."""
    (project / "snippets/data.txt").write_text("1\n")
    (project / "snippets/shared.py").write_text("VALUE = 1\n")
    edit(
        SNIPPET,
        "RATE = 0.5",
        "import snippets.shared, threading, time\nopen(__file__.replace('set1_decay.py', 'data.txt')).read()\n"
        "print('x' * 1_000_000)\nthreading.Thread(target=lambda: time.sleep(60)).start()\nRATE = 0.5",
    )
    assert run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].faults == ()
