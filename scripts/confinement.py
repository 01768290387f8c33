"""The inside of a child process: give up what the work does not need, run one ``main``, send back one frame.

Run as a program by ``scripts.child`` and by nothing else. It gives up memory, time, files, the network and the
right to start processes before it imports anything of ours. It does not decide what a failure means; it reports.

A frame is one letter, the length of its body in 8 bytes, and the body: ``R`` the result, ``M`` out of memory,
``X`` SystemExit, ``E`` any other exception; the last three as JSON.
"""

from __future__ import annotations

import faulthandler
import json
import math
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

OPEN_FILES = 64
BALLAST_BYTES = 4 << 20  # freed when memory runs out, so that the report still fits
WATCH_SECONDS = 0.02
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER and CLONE_NEWNET of <linux/sched.h>
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
STARTING = frozenset(
    {
        *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"),
        *("os.kill", "os.killpg", "pty.spawn", "subprocess.Popen"),
    }
)
CHANGING = frozenset(
    {
        *("os.link", "os.mkdir", "os.mkfifo", "os.mknod", "os.remove", "os.rename", "os.rmdir", "os.symlink"),
        *("os.chflags", "os.chmod", "os.chown", "os.removexattr", "os.setxattr", "os.truncate", "os.utime"),
    }
)


class Refused(PermissionError):
    """The child asked for something that it has given up."""


def serve(settings: dict[str, Any]) -> None:
    """Confines this process, runs the module's ``main`` on standard input, and writes one frame."""
    write = _sender(int(settings["pipe"]))
    ballast = [bytearray(BALLAST_BYTES)]
    try:
        _limit(settings, write)
        work = [sys.stdin.buffer.read()]
        sys.path.insert(0, settings["root"])
        sys.addaudithook(_guard(settings["network"], settings["writable"]))
        _refuse_forks()
        result = _load(settings["module"])(work.pop())  # so that the module alone holds what it was given
        if not isinstance(result, bytes):
            raise TypeError(f"main returned {type(result).__name__}, not bytes")
        write("R", result)
    except MemoryError:
        ballast.clear()
        write("M", b"{}")
    except SystemExit as fault:
        write("X", _described(fault))
    except BaseException as fault:  # whatever it is, the parent has to hear of it
        write("E", _described(fault))


def _load(module: str) -> Callable[[bytes], object]:
    return __import__(module, fromlist=["main"]).main


def _sender(pipe: int) -> Callable[[str, bytes], None]:
    """Returns a function that writes one frame and ends the process at once, whatever threads still run."""

    once = threading.Lock()

    def write(letter: str, body: bytes) -> None:
        once.acquire()  # never given back: there is one frame
        rest = memoryview(letter.encode() + len(body).to_bytes(8, "big") + body)
        while rest:
            rest = rest[os.write(pipe, rest) :]
        os._exit(0)

    return write


def _described(fault: BaseException) -> bytes:
    frames = []
    trace = fault.__traceback__
    while trace is not None:
        frames.append([trace.tb_frame.f_code.co_filename, trace.tb_lineno])
        trace = trace.tb_next
    if isinstance(fault, SyntaxError) and fault.filename:
        frames.append([fault.filename, fault.lineno or 0])
    try:
        message = fault.msg if isinstance(fault, SyntaxError) else str(fault)
    except Exception:
        message = ""
    name = type(fault).__name__
    return json.dumps({"type": name, "message": message[:2000], "frames": frames[-50:]}).encode()


def _limit(settings: dict[str, Any], write: Callable[[str, bytes], None]) -> None:
    seconds, memory = float(settings["seconds"]), int(settings["memory"])
    if not settings["network"]:
        _leave_network()
    _cap(resource.RLIMIT_CORE, 0)
    _cap(resource.RLIMIT_CPU, math.ceil(seconds) + 2, 1)
    _cap(resource.RLIMIT_NOFILE, OPEN_FILES)
    if not settings["writable"]:
        _cap(resource.RLIMIT_FSIZE, 0)
    if settings["address_space"]:
        _cap(resource.RLIMIT_AS, memory)
    else:
        threading.Thread(target=_watch, args=(memory, write), daemon=True).start()
    faulthandler.enable(all_threads=False)
    left = float(settings["deadline"]) - time.monotonic()  # a clock that both processes share
    faulthandler.dump_traceback_later(max(0.01, left - min(0.5, 0.3 * seconds)))


def _cap(limit: int, value: int, beyond: int = 0) -> None:
    """Lowers a limit to ``value``, and its hard bound to so much ``beyond``: there the kernel kills without a word."""
    bounds = zip((value, value + beyond), resource.getrlimit(limit), strict=True)
    resource.setrlimit(limit, tuple(new if old == resource.RLIM_INFINITY else min(new, old) for new, old in bounds))


def _watch(memory: int, write: Callable[[str, bytes], None]) -> None:
    """Ends the process when it has used more memory than allowed, where the kernel does not hold the limit (macOS)."""
    allowed = max(memory, _largest_so_far() + BALLAST_BYTES)  # Linux counts what the parent used before the start
    while _largest_so_far() < allowed:
        time.sleep(WATCH_SECONDS)
    write("M", b"{}")


def _largest_so_far() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _leave_network() -> None:
    """Moves into an empty network namespace where the kernel allows it; the audit hook holds everywhere."""
    if sys.platform != "linux":
        return
    for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK):
        try:
            _unshare(flags)
        except OSError:
            continue
        return


def _unshare(flags: int) -> None:
    if hasattr(os, "unshare"):
        os.unshare(flags)
        return
    import ctypes  # Python 3.11 has no os.unshare

    library = ctypes.CDLL(None, use_errno=True)
    if library.unshare(flags) != 0:
        raise OSError(ctypes.get_errno(), "unshare")


def _guard(network: bool, writable: str) -> Callable[[str, tuple[Any, ...]], None]:
    """Returns the audit hook that refuses the network, new processes, and changes outside ``writable``."""

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & WRITING:
                _hold(event, path, writable)
        elif event in CHANGING:
            for path in arguments:
                _hold(event, path, writable)
        elif event in STARTING:
            raise Refused(f"starting a process is refused here ({event})")
        elif event.startswith("socket.") and not network:
            raise Refused(f"the network is refused here ({event})")

    return guard


def _refuse_forks() -> None:
    """Takes away the one way to start a process that raises no audit event (multiprocessing uses it)."""
    import _posixsubprocess

    def fork_exec(*_: object) -> int:
        raise Refused("starting a process is refused here (fork_exec)")

    _posixsubprocess.fork_exec = fork_exec


def _hold(event: str, path: object, writable: str) -> None:
    if not isinstance(path, str | bytes | os.PathLike):
        return
    place = os.path.realpath(os.fsdecode(path))
    if place == os.devnull or (writable and os.path.commonpath([place, writable]) == writable):
        return
    raise Refused(f"writing outside the folder given is refused here ({event}: {place})")


if __name__ == "__main__":
    serve(json.loads(sys.argv[1]))
