"""A trusted program that runs beside ours: questions and answers as JSON lines, or one run to its end.

It is handed a process that ``scripts.child`` started, talks over its pipes under a clock, and makes sure that the
process and its whole group end: when asked, when dropped, when Python ends, and at the first broken promise.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import threading
import time
import weakref
from dataclasses import dataclass

LINE_BYTES = 64 << 20
ERROR_BYTES = 64 << 10


class CompanionFault(Exception):
    """The program broke off, stayed silent past its clock, or answered something that is not a JSON line."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A program that ran to its end: exit status, standard output, the last of its standard error."""

    status: int
    output: bytes
    errors: bytes


class Companion:
    """One trusted program. Not for code or data of others: it has no limits but the clock of each question."""

    def __init__(self, process: subprocess.Popen[bytes], name: str) -> None:
        self.name = name
        self._process = process
        self._output = bytearray()
        self._errors = bytearray()
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, _stop, process)
        for pipe in (process.stdin, process.stdout, process.stderr):
            os.set_blocking(pipe.fileno(), False)

    def __enter__(self) -> Companion:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self._finalizer.alive and self._process.poll() is None

    def ask(self, question: object, seconds: float) -> object:
        """Sends one JSON line and returns the next that it prints; stops it and raises CompanionFault otherwise."""
        line = json.dumps(question, ensure_ascii=True).encode() + b"\n"
        with self._lock:
            self._talk(line, time.monotonic() + seconds, until_line=True)
            answer, _, rest = bytes(self._output).partition(b"\n")
            self._output[:] = rest
        try:
            return json.loads(answer)
        except ValueError as fault:
            self.stop()
            raise CompanionFault(f"{self.name} printed something that is not JSON: {answer[:200]!r}") from fault

    def finish(self, seconds: float, stdin: bytes = b"") -> Ended:
        """Gives it the rest of its input, waits for its end, and returns how it ended; it is stopped in any case."""
        with self._lock:
            try:
                deadline = time.monotonic() + seconds
                self._talk(stdin, deadline, until_line=False)
                status = self._process.wait(max(0.01, deadline - time.monotonic()))
            except subprocess.TimeoutExpired as fault:
                raise CompanionFault(f"{self.name} did not end within {seconds:g} s") from fault
            finally:
                self.stop()
        return Ended(status, bytes(self._output), bytes(self._errors))

    def stop(self) -> None:
        """Kills the program and everything that it started. Does nothing the second time."""
        self._finalizer()

    def _talk(self, data: bytes, deadline: float, *, until_line: bool) -> None:
        if not self._finalizer.alive:
            raise CompanionFault(f"{self.name} was stopped")
        process, rest = self._process, memoryview(data)
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ, self._output)
            selector.register(process.stderr, selectors.EVENT_READ, self._errors)
            selector.register(process.stdin, selectors.EVENT_WRITE)
            while process.stdout in (key.fileobj for key in selector.get_map().values()):
                if until_line and b"\n" in self._output:
                    return
                events = selector.select(max(0.0, deadline - time.monotonic()))
                if not events:
                    self._fail(f"gave no answer in time{self._last_error()}")
                for key, _ in events:
                    if key.data is not None:
                        self._drain(selector, key)
                        continue
                    rest = _fed(process, rest)
                    if not rest:
                        selector.unregister(process.stdin)
                        _close_unless(until_line, process)
        if until_line:
            self._fail(f"ended{self._last_error()}")

    def _drain(self, selector: selectors.BaseSelector, key: selectors.SelectorKey) -> None:
        data = os.read(key.fd, 1 << 16)
        key.data.extend(data)
        if not data:
            selector.unregister(key.fileobj)
        del self._errors[: max(0, len(self._errors) - ERROR_BYTES)]
        if len(self._output) > LINE_BYTES:
            self._fail(f"printed more than {LINE_BYTES} bytes")

    def _last_error(self) -> str:
        lines = self._errors.decode(errors="replace").strip().splitlines()
        return f": {lines[-1][:300]}" if lines else ""

    def _fail(self, what: str) -> None:
        self.stop()
        raise CompanionFault(f"{self.name} {what}")


def _fed(process: subprocess.Popen[bytes], rest: memoryview) -> memoryview:
    try:
        return rest[os.write(process.stdin.fileno(), rest[:65536]) :] if rest else rest
    except BlockingIOError:
        return rest
    except BrokenPipeError:
        return memoryview(b"")


def _close_unless(open_for_more: bool, process: subprocess.Popen[bytes]) -> None:
    if not open_for_more:
        process.stdin.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.returncode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
