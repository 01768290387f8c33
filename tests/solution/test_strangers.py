"""Snippets that do what no snippet should: each is stopped with status 4 in one line, or does no harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.solution.runner import run_snippets

Edit = Callable[[str, str, str], int]
SNIPPET = "snippets/set1_decay.py"
RATE, SUM = "RATE = 0.5", "sum(decayed()), closed"
LIAR = "class Liar(float):\n    def __eq__(self, other): return True\n    __hash__ = float.__hash__\n"
WORD = "class Word(str):\n    def __eq__(self, other): return True\n    __hash__ = str.__hash__\n"

STOPPED = {
    "half of a result, then leaves": (
        RATE,
        "import os\nos.write(3, b'R' + bytes(7) + bytes([200]) + b'half')\nos._exit(0)",
        "",
    ),
    "forks and leaves": (RATE, "import os\nif os.fork(): os._exit(0)", "starting a process is refused"),
    "starts a pool of processes": (
        RATE,
        "from multiprocessing import get_context\nget_context('fork').Process(target=print).start()",
        "refused here",
    ),
    "spawns": (RATE, "import os; os.posix_spawn('/bin/true', ['true'], {})", "starting a process is refused"),
    "kills its parent": (RATE, "import os; os.kill(os.getppid(), 9)", "starting a process is refused here (os.kill)"),
    "kills itself": (RATE, "import signal; signal.raise_signal(9)", "was ended by signal SIGKILL"),
    "stops itself": (RATE, "import signal; signal.raise_signal(signal.SIGSTOP)", "did not end within"),
    "sets an alarm": (RATE, "import signal, time\nsignal.alarm(1)\ntime.sleep(9)", "was ended by signal SIGALRM"),
    "loops in C": (RATE, "import itertools\nsum(itertools.repeat(1))", "did not end within"),
    "matches for ever": (RATE, "import re\nre.match('(a+)+b', 'a' * 64)", "did not end within"),
    "multiplies for ever": (RATE, "10 ** 10 ** 10", "did not end within"),
    "catches everything": (
        RATE,
        "import time\nwhile True:\n    try:\n        time.sleep(0.01)\n    except BaseException:\n        pass",
        "did not end within",
    ),
    "prints for ever": (RATE, "while True: print('x' * 1000)", "did not end within"),
    "wants no limit": (
        RATE,
        "import resource\nresource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
        "resource.setrlimit is refused here",
    ),
    "eats memory bit by bit": (
        RATE,
        "heap = []\nwhile True: heap.append(np.empty(1 << 22))",
        "asked for more memory than 2 GiB",
    ),
    "eats memory in an array": (RATE, "np.zeros(1 << 40)", "asked for more memory than 2 GiB"),
    "recurses in C": (RATE, "import sys\nsys.setrecursionlimit(10**9)\nf = lambda: f()\nf()", ""),
    "lists a folder": (
        RATE,
        "import os; os.listdir(os.path.dirname(__file__))",
        "a snippet names the files that it reads",
    ),
    "looks for files": (
        RATE,
        "from pathlib import Path; list(Path(__file__).parent.glob('*'))\nRATE = 0.5",
        "listing ",
    ),
    "saves an array": (RATE, "np.save('/tmp/array.npy', np.zeros(3))", "writing outside the folder given is refused"),
    "resolves a name": (RATE, "import socket; socket.getaddrinfo('example.org', 80)", "the network is refused"),
    "runs a loop of events": (RATE, "import asyncio; asyncio.run(asyncio.sleep(0))", "is refused here"),
    "patches the sum": (RATE, "np.sum = lambda *_: 0\nRATE = 0.5", "it changed numpy.sum"),
    "patches what numpy uses": (
        RATE,
        "import numpy._core.fromnumeric as inner\ninner._wrapreduction = lambda *_, **__: 0\nRATE = 0.5",
        "it changed numpy._core.fromnumeric._wrapreduction",
    ),
    "patches the encoder": (
        RATE,
        "import json.encoder as e; e.JSONEncoder.encode = str\nRATE = 0.5",
        "the snippet tampers with the process that runs it",
    ),
    "patches a builtin": (RATE, "import builtins; builtins.abs = lambda _: 0\nRATE = 0.5", "it changed builtins.abs"),
    "divides by zero in numpy": (SUM, "np.float64(1) / np.float64(0), closed", "expected a finite number, got inf"),
    "complex": (SUM, "sum(decayed()) + 1e-9j, closed", "expected a number, got complex"),
    "beyond a float": (SUM, "2**1024, 2**1024", "expected a number below 1.8e308"),
    "text of digits": (SUM, "'1.75', '1.75'", "expected a number, got str"),
    "one object for both routes": (SUM, "*(closed,) * 2", "its second route is the first one"),
    "one constant for both routes": (SUM, "1.75, 1.75", "its second route is the first one"),
    "equal to everything": (SUM, "Liar(1.75), Liar(2.75)", "the two routes disagree: first 1.75, second 2.75"),
    "a kind equal to every kind": ('"sum", "number", ' + SUM, 'Word("sum"), Word("number"), 1.75', "expected"),
    "tolerance of everything": (SUM, SUM + ", tolerance=1e9", "expected a tolerance above 0 and at most 0.2"),
    "tolerance that is none": (SUM, SUM + ", tolerance=float('nan')", "expected a tolerance above 0"),
    "a tolerance that compares as it likes": (SUM, SUM + ", tolerance=Liar(5)", "expected a tolerance above 0"),
    "a directive in a text": ('"sum", "number", ' + SUM, '"sum", "text", "see [[answer:rate]]"', "without directives"),
    "a text of two lines": ('"sum", "number", ' + SUM, '"sum", "text", "a\\n# b"', "expected a text on one line"),
    "a generator": ("    return [\n", "    yield from [\n", "answers() returned a generator"),
    "not the answers of this project": (RATE, "Answer = lambda *a, **k: a\nRATE = 0.5", "is a tuple; expected an"),
    "an encoding that hides": (RATE, "# \0\nRATE = 0.5", "SyntaxError: source code string cannot contain null bytes"),
    "spoils the report of its own fault": (
        RATE,
        "import json.encoder as e; e.JSONEncoder.encode = str; 1 / 0",
        "ended with a report that cannot be read",
    ),
    "no text at all": (RATE, "\udcff", "the snippet raised"),
}


LATE = "did not end within"


def run(project: Path, code: bytes, seconds: float = 20) -> tuple[str, ...]:
    (project / SNIPPET).write_bytes(code)
    return tuple(str(fault) for fault in run_snippets(project, {SNIPPET: {}}, seconds)[SNIPPET].faults)


def changed(project: Path, old: str, new: str) -> bytes:
    text = (project / SNIPPET).read_text()
    assert old in text
    text = text.replace("\ndef terms", f"\n{LIAR}\n\n{WORD}\n\ndef terms", 1).replace(old, new, 1)
    return text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("kind", STOPPED)
def test_is_stopped(project: Path, kind: str) -> None:
    """It is told in one line that names the snippet, within the clock."""
    old, new, words = STOPPED[kind]
    (line,) = run(project, changed(project, old, new), 2 if words == LATE else 20)
    assert line.startswith(SNIPPET)
    assert words in line


HARMLESS = {
    "prints": "print('[]'); import sys; print(1, file=sys.stderr)",
    "goes elsewhere": "import os; os.chdir('/')",
    "closes its output": "import sys; sys.stdout = None; sys.stderr.close()",
    "raises when it ends": "import atexit; atexit.register(lambda: 1 / 0)",
    "leaves a thread behind": "import threading; threading.Thread(target=threading.Event().wait).start()",
    "uses threads": "from concurrent.futures import ThreadPoolExecutor\n"
    "with ThreadPoolExecutor(4) as pool: list(pool.map(abs, range(9)))",
    "shouts at warnings": "import warnings; warnings.simplefilter('error')",
    "asks for an order": "ORDER = [hash(word) for word in {'a', 'b', 'c'}]",
    "changes its surroundings": "import os, locale; os.environ.clear(); locale.setlocale(locale.LC_ALL, 'C')",
    "sets how numbers are shown": "np.set_printoptions(precision=1); np.seterr(all='raise')",
    "draws numbers": "import random; random.random(); np.random.rand(3); np.random.default_rng(3)",
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_does_no_harm(project: Path, kind: str) -> None:
    """What touches no answer and no judge leaves the answers as they are."""
    before = run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].answers
    assert run(project, changed(project, RATE, f"{HARMLESS[kind]}\nRATE = 0.5")) == ()
    after = run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].answers
    assert [one.value for one in after.values()] == [one.value for one in before.values()]


def test_file_that_was_not_there(project: Path, edit: Edit) -> None:
    """A snippet that looked for a file and found none runs again when there is one."""
    edit(
        SNIPPET,
        RATE,
        "from pathlib import Path\ntry:\n    RATE = float(Path(__file__).with_name('rate.txt').read_text())\n"
        "except FileNotFoundError:\n    RATE = 0.5",
    )
    assert run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].answers["rate"].value == 0.5
    (project / "snippets/rate.txt").write_text("0.25")
    assert run_snippets(project, {SNIPPET: {}}, 20)[SNIPPET].answers["rate"].value == 0.25
