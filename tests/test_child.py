"""A child gives its bytes or a typed fault, in time, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from scripts import child
from scripts.companion import CompanionFault

MODULE = "tests.children.misbehaviour"


def ask(text: str, seconds: float = 10, memory: int = 1 << 30, **options: object) -> str:
    return child.run(MODULE, stdin=text.encode(), seconds=seconds, memory_bytes=memory, **options).decode()


def test_result() -> None:
    """The bytes that main returns arrive whole."""
    assert ask("echo hello") == "hello"


def test_long_input_and_long_result() -> None:
    """Megabytes go in and out although pipes hold 64 kB."""
    text = "x" * (3 << 20)
    assert ask(f"echo {text}") == text


def test_printing_is_not_the_result() -> None:
    """A child that prints more than is captured still gives its result, and only that."""
    assert ask("shout 1000000") == "heard"


@pytest.mark.parametrize("loop", ["loop", "close-pipes"])
def test_endless(loop: str) -> None:
    """A child that never ends is killed by the clock, even when it has closed its pipes."""
    with pytest.raises((child.ChildTimeout, child.ChildExit)) as caught:
        ask(loop, seconds=0.6)
    assert not isinstance(caught.value, child.ChildExit) or caught.value.status == -signal.SIGKILL


def test_endless_loop_says_where() -> None:
    """A timeout names the file and line at which the child was."""
    with pytest.raises(child.ChildTimeout, match="within 3 s") as caught:
        ask("loop", seconds=3)
    assert any(file.endswith("misbehaviour.py") for file, _ in caught.value.frames)


def test_memory() -> None:
    """Asking for more memory than given is its own fault, and less than that passes."""
    with pytest.raises(child.ChildMemory):
        ask(f"fill {2 << 30}")
    assert ask(f"fill {200 << 20}") == str(200 << 20)


def test_memory_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the kernel holds no limit on the address space, the resident memory is watched instead."""
    monkeypatch.setattr(child, "ADDRESS_SPACE", False)
    assert ask("fill 1000", memory=200 << 20) == "1000"
    with pytest.raises(child.ChildMemory):
        ask(f"fill {1500 << 20}", memory=200 << 20)


@pytest.mark.parametrize(
    ("work", "status"), [("exit 0", 0), ("exit 7", 7), ("exit-now 7", 7), ("signal 9", -9), ("abort", -6)]
)
def test_exit(work: str, status: int) -> None:
    """A child that ends itself gives its status, also when that status is success."""
    with pytest.raises(child.ChildExit) as caught:
        ask(work)
    assert caught.value.status == status


def test_silent() -> None:
    """A child that ends with status 0 and no result is not taken for a success."""
    with pytest.raises(child.ChildSilent):
        ask("exit-now 0")


def test_error() -> None:
    """An exception keeps its type, its message and the line that raised it."""
    with pytest.raises(child.ChildError) as caught:
        ask("raise")
    file, line = caught.value.frames[-1]
    assert (caught.value.type, caught.value.message) == ("ZeroDivisionError", "division by zero")
    assert "1 / 0" in Path(file).read_text().splitlines()[line - 1]


def test_missing_module() -> None:
    """A module that does not exist is an error of the child, not of the parent."""
    with pytest.raises(child.ChildError, match="ModuleNotFoundError"):
        child.run("tests.children.nothing", stdin=b"", seconds=10, memory_bytes=1 << 30)


@pytest.mark.parametrize("work", ["connect", "resolve", "process", "fork", "spawn", "system", "kill-parent"])
def test_refused(work: str) -> None:
    """The network and new processes are refused."""
    with pytest.raises(child.ChildError, match="Refused"):
        ask(work)


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are a Linux feature")
def test_network_namespace() -> None:
    """The child sees no interface but its own loopback, where the kernel allows a namespace of its own."""
    seen = ask("interfaces")
    if set(seen.split(",")) == set(ask("interfaces", network=True).split(",")) != {"lo"}:
        pytest.skip("this kernel allows no private network namespace")
    assert seen == "lo"


@pytest.mark.parametrize("work", ["write {}/new", "remove {}/old", "rename {}/old {}/new", "folder {}/made"])
def test_changes_only_under_writable(work: str, tmp_path: Path) -> None:
    """Files change under the folder given, and nowhere else."""
    (tmp_path / "old").write_text("old")
    other = tmp_path / "other"
    other.mkdir()
    for place in (None, other):
        with pytest.raises(child.ChildError, match="Refused"):
            ask(work.format(tmp_path, tmp_path), writable=place)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "other"]
    ask(work.format(tmp_path, tmp_path), writable=tmp_path)


def test_link_out_of_writable(tmp_path: Path) -> None:
    """A symbolic link inside the folder does not lead out of it."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path)
    with pytest.raises(child.ChildError, match="Refused"):
        ask(f"write {inside}/link/new", writable=inside)


def test_environment_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """The child knows nothing of our environment, and strings hash the same in every run."""
    monkeypatch.setenv("SECRET_WORD", "sesame")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert "SECRET_WORD" not in ask("environment")
    assert "/elsewhere" not in ask("path")
    assert ask("hash") == ask("hash")


def test_nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither success nor fault leaves a file descriptor or a child behind."""
    begun = []
    monkeypatch.setattr(child, "_begin", lambda *given, begin=child._begin: begun.append(begin(*given)) or begun[-1])
    before = len(os.listdir("/dev/fd"))
    ask("echo x")
    with pytest.raises(child.ChildError):
        ask("raise")
    assert len(os.listdir("/dev/fd")) == before
    assert len(begun) == 2
    for process in begun:
        assert process.returncode is not None
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)


ECHO = "import sys, json\nfor line in sys.stdin: print(json.dumps([json.loads(line)]), flush=True)"


def test_companion_answers() -> None:
    """A companion answers question after question, long ones too."""
    with child.start([sys.executable, "-c", ECHO]) as companion:
        assert companion.ask("one", 10) == ["one"]
        assert companion.ask("é" * 300_000, 10) == ["é" * 300_000]
    assert not companion.alive


@pytest.mark.parametrize(
    ("program", "cause"),
    [
        ("import time; time.sleep(60)", "no answer in time"),
        ("import sys; sys.exit('out of ideas')", "ended: out of ideas"),
        ("input(); print('not json', flush=True); input()", "not JSON"),
    ],
)
def test_companion_fault(program: str, cause: str) -> None:
    """A companion that breaks its promise is stopped and the fault says how."""
    with child.start([sys.executable, "-c", program]) as companion:
        with pytest.raises(CompanionFault, match=cause):
            companion.ask("question", 0.5 if "sleep" in program else 10)
        assert not companion.alive
        with pytest.raises(CompanionFault, match="was stopped"):
            companion.ask("question", 1)


def test_companion_finishes() -> None:
    """A program that runs to its end gives status, output and errors."""
    program = "import sys; print(sys.stdin.read()[::-1], end=''); print('bye', file=sys.stderr); sys.exit(3)"
    ended = child.start([sys.executable, "-c", program]).finish(10, b"abc")
    assert (ended.status, ended.output, ended.errors) == (3, b"cba", b"bye\n")


def test_companion_group_is_killed(tmp_path: Path) -> None:
    """What a companion started dies with it: the pipe that only the grandchild holds comes to its end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    begin = f"import subprocess; subprocess.Popen(['sleep', '60'], stdout=open({str(pipe)!r}, 'w'))"
    with child.start([sys.executable, "-c", f"{begin}; print(input(), flush=True); input()"]) as companion:
        assert companion.ask(1, 10) == 1
        os.set_blocking(reader, True)
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_program_missing() -> None:
    """A program that does not exist is a FileNotFoundError."""
    with pytest.raises(FileNotFoundError):
        child.start(["no-such-program-here"])


def test_all_are_stopped() -> None:
    """Every child that runs can be killed at once by another thread; whoever waits for it hears of it."""
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(ask, "loop", 60), pool.submit(ask, "loop", 60)]
        while not all(future.done() for future in asked):
            child.stop_all()
            wait(asked, 0.02)
    for future in asked:
        with pytest.raises(child.ChildExit) as caught:
            future.result()
        assert caught.value.status == -signal.SIGKILL
