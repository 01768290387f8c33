"""Starts processes; nothing else in the project does.

``run`` gives bytes to the ``main`` of one of our modules in a fresh, confined interpreter and returns its bytes.
``start`` keeps a trusted program (Node, Chromium) at hand. Whatever happens inside, both end in time.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.child_faults import ChildError, ChildExit, ChildFault, ChildMemory, ChildSilent, ChildTimeout
from scripts.companion import Companion

ROOT = Path(__file__).resolve().parents[1]
INSIDE = ROOT / "scripts" / "confinement.py"
CAPTURED_BYTES = 64 << 10  # of standard output and of standard error; the rest is read and dropped
RESULT_BYTES = 256 << 20
FRAME_HEAD = 9
LEAVING_SECONDS = 0.5
ADDRESS_SPACE = sys.platform != "darwin"  # macOS accepts the limit and does not hold it
LIBRARIES = ("OMP_NUM", "OPENBLAS_NUM", "MKL_NUM", "VECLIB_MAXIMUM", "NUMEXPR_NUM")  # each with its own variable
KEPT = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"]  # where interpreters installed by hand find their libraries
PERSONAL = ["HOME", "TMPDIR", "LANG", "LC_ALL"]  # what a trusted program may know besides
FRAME_LINE = re.compile(rb'^  File "(.+)", line (\d+)', re.MULTILINE)
_started: weakref.WeakSet[subprocess.Popen[bytes]] = weakref.WeakSet()
_started_lock = threading.Lock()


@dataclass(slots=True)
class _Heard:
    """What came over the three pipes so far, and whether the clock ran out."""

    result: bytearray = field(default_factory=bytearray)
    output: bytearray = field(default_factory=bytearray)
    errors: bytearray = field(default_factory=bytearray)
    late: bool = False

    def frame_length(self) -> int | None:
        head = self.result[:FRAME_HEAD]
        return FRAME_HEAD + int.from_bytes(head[1:], "big") if len(head) == FRAME_HEAD else None

    def is_complete(self) -> bool:
        length = self.frame_length()
        return length is not None and (len(self.result) >= length or length > RESULT_BYTES)


def run(
    module: str,
    *,
    stdin: bytes,
    seconds: float,
    memory_bytes: int,
    network: bool = False,
    writable: Path | None = None,
) -> bytes:
    """Returns what ``main(stdin)`` of ``module`` returns in a confined interpreter.

    ``seconds`` is wall clock from the start of the process; ``memory_bytes`` bounds the address space (the resident
    memory on macOS); files can be changed under ``writable`` only. Raises a ChildFault.
    """
    deadline = time.monotonic() + seconds
    ours, theirs = os.pipe()
    settings = {
        "root": str(ROOT),
        "module": module,
        "pipe": theirs,
        "seconds": seconds,
        "deadline": deadline,
        "memory": memory_bytes,
        "network": network,
        "writable": os.path.realpath(writable) if writable else "",
        "address_space": ADDRESS_SPACE,
    }
    try:
        process = _begin(settings, theirs)
    except BaseException:
        os.close(ours)
        raise
    finally:
        os.close(theirs)
    late = True
    try:
        heard = _listen(process, ours, stdin, deadline)
        late = heard.late
    finally:
        os.close(ours)
        status = _end(process, at_once=late)
    return _judge(heard, status, seconds)


def stop_all() -> None:
    """Kills every process started here that still runs; whoever waits for one hears that it was killed."""
    with _started_lock:
        running = list(_started)
    for process in running:
        if process.returncode is None:
            _kill(process)


def _begin(settings: dict[str, object], pipe: int) -> subprocess.Popen[bytes]:
    # -s and -P with an environment of our own isolate as -I does; -I itself would ignore PYTHONHASHSEED.
    command = [sys.executable, "-s", "-P", "-B", str(INSIDE), json.dumps(settings)]
    folder = str(settings["writable"])
    return _open(command, environment(folder), folder or os.sep, pass_fds=(pipe,))


def _open(
    command: list[str], variables: Mapping[str, str], folder: str | Path | None, pass_fds: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env=variables,
        cwd=folder,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    with _started_lock:
        _started.add(process)
    return process


def start(command: Sequence[str], *, folder: Path | None = None, extra: Mapping[str, str] | None = None) -> Companion:
    """Starts a trusted program in a process group of its own and returns it, to be asked or to be finished.

    ``folder`` is its working folder, ``extra`` is added to an environment that holds little more than PATH and HOME.
    Raises FileNotFoundError or PermissionError when the program cannot be started.
    """
    kept = {name: os.environ[name] for name in (*KEPT, *PERSONAL) if name in os.environ}
    return Companion(_open(list(command), kept | dict(extra or {}), folder), Path(command[0]).name)


def environment(home: str) -> dict[str, str]:
    """Returns the whole environment of a confined child whose home and temporary folder is ``home``."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    threads = {f"{library}_THREADS": "1" for library in LIBRARIES}
    place = home or os.devnull
    fixed = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return kept | threads | fixed | {"HOME": place, "TMPDIR": place, "MPLBACKEND": "Agg"}


def _listen(process: subprocess.Popen[bytes], result: int, stdin: bytes, deadline: float) -> _Heard:
    """Feeds the child and reads its three pipes until a whole frame, three ends of file or the deadline."""
    heard = _Heard()
    targets = {
        result: (heard.result, RESULT_BYTES + 1),
        process.stdout.fileno(): (heard.output, CAPTURED_BYTES),
        process.stderr.fileno(): (heard.errors, CAPTURED_BYTES),
    }
    with selectors.DefaultSelector() as selector:
        for pipe in targets:
            os.set_blocking(pipe, False)
            selector.register(pipe, selectors.EVENT_READ)
        os.set_blocking(process.stdin.fileno(), False)
        selector.register(process.stdin, selectors.EVENT_WRITE)
        rest = memoryview(stdin)
        while targets and not heard.is_complete():
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                heard.late = True
                break
            for key, _ in selector.select(remaining):
                if key.fileobj is process.stdin:
                    rest = _feed(process, selector, rest)
                elif not _drain(key.fd, *targets[key.fd]):
                    selector.unregister(key.fd)
                    del targets[key.fd]
    return heard


def _feed(process: subprocess.Popen[bytes], selector: selectors.BaseSelector, rest: memoryview) -> memoryview:
    try:
        rest = rest[os.write(process.stdin.fileno(), rest[:65536]) :] if rest else rest
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        rest = memoryview(b"")
    if not rest:
        selector.unregister(process.stdin)
        process.stdin.close()
    return rest


def _drain(pipe: int, into: bytearray, bound: int) -> bool:
    """Reads once; keeps the last ``bound`` bytes of a bounded stream; False at the end of file."""
    try:
        data = os.read(pipe, 1 << 16)
    except BlockingIOError:
        return True
    into += data
    if len(into) > bound:
        del into[: len(into) - bound]
    return bool(data)


def _end(process: subprocess.Popen[bytes], *, at_once: bool) -> int:
    """Kills the child's whole group, reaps it, closes its pipes and returns its exit status.

    A child that sent its frame, or closed its pipes, is given a moment to leave with its own status.
    """
    try:
        process.wait(0 if at_once else LEAVING_SECONDS)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    return process.returncode


def _kill(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()


def _judge(heard: _Heard, status: int, seconds: float) -> bytes:
    length = heard.frame_length()
    if length is not None and length > RESULT_BYTES:
        raise ChildError("OverflowError", f"the result is longer than {RESULT_BYTES} bytes")
    if heard.is_complete():
        return _opened(chr(heard.result[0]), bytes(heard.result[FRAME_HEAD:length]))
    stopped = tuple((os.fsdecode(file), int(line)) for file, line in reversed(FRAME_LINE.findall(bytes(heard.errors))))
    if heard.late:
        raise ChildTimeout(f"did not end within {seconds:g} s", stopped)
    if status == -signal.SIGXCPU:
        raise ChildTimeout("did not end within its processor time", stopped)
    if b"MemoryError" in heard.errors or b"bad_alloc" in heard.errors:
        raise ChildMemory("asked for more memory than allowed")
    if status < 0:
        names = {one.value: one.name for one in signal.Signals}
        raise ChildExit(status, f"was ended by signal {names.get(-status, -status)}", stopped)
    if status == 0:
        raise ChildSilent("ended with status 0 and returned nothing")
    raise ChildExit(status, f"ended itself with status {status}")


def _opened(letter: str, body: bytes) -> bytes:
    if letter == "R":
        return body
    if letter == "M":
        raise ChildMemory("asked for more memory than allowed")
    try:
        report = json.loads(body)
        name, given = str(report["type"]), str(report["message"])
        frames = tuple((str(file), int(line)) for file, line in report["frames"])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise ChildFault("ended with a report that cannot be read") from fault
    if letter != "X":
        raise ChildError(name, given, frames)
    status = 0 if given in ("", "None") else int(given) if re.fullmatch(r"-?\d{1,9}", given) else 1
    raise ChildExit(status, f"called sys.exit({given})", frames)
