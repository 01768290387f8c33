"""Every way a child can go wrong, chosen by the first word on its standard input."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path


def main(stdin: bytes) -> bytes:
    word, _, rest = stdin.decode().partition(" ")
    return str(ACTIONS[word](rest)).encode()


def loop(_: str) -> None:
    while True:
        pass


def fill(size: str) -> int:
    return len(bytearray(int(size)))


def connect(_: str) -> None:
    socket.create_connection(("127.0.0.1", 9))


def shout(size: str) -> str:
    os.write(1, b"x" * int(size))
    os.write(2, b"y" * int(size))
    return "heard"


def interfaces(_: str) -> str:
    names = [line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:]]
    return ",".join(sorted(names))


def close_pipes(_: str) -> None:
    os.closerange(0, 256)
    while True:
        pass


ACTIONS = {
    "echo": lambda rest: rest,
    "length": lambda rest: len(rest),
    "raise": lambda rest: 1 / 0,
    "loop": loop,
    "fill": fill,
    "exit": lambda rest: sys.exit(int(rest)),
    "exit-now": lambda rest: os._exit(int(rest)),
    "signal": lambda rest: signal.raise_signal(int(rest)),
    "abort": lambda rest: os.abort(),
    "connect": connect,
    "resolve": lambda rest: socket.getaddrinfo("localhost", 80),
    "process": lambda rest: subprocess.run(["true"]),
    "fork": lambda rest: os.fork(),
    "spawn": lambda rest: multiprocessing.get_context("spawn").Process(target=print).start(),
    "system": lambda rest: os.system("true"),
    "kill-parent": lambda rest: os.kill(os.getppid(), signal.SIGTERM),
    "write": lambda rest: Path(rest).write_text("written"),
    "remove": lambda rest: os.remove(rest),
    "rename": lambda rest: os.rename(*rest.split(" ")),
    "folder": lambda rest: os.mkdir(rest),
    "shout": shout,
    "hash": lambda rest: hash("seed"),
    "environment": lambda rest: sorted(os.environ),
    "interfaces": interfaces,
    "close-pipes": close_pipes,
    "path": lambda rest: sys.path,
}
