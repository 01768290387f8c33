"""``mkdocs serve`` of a project: how long until an edit is visible."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.scale.running import environment

BEGIN_SECONDS, EDIT_SECONDS = 900.0, 600.0
POLL_SECONDS = 0.02


@contextmanager
def served(folder: Path) -> Iterator[Callable[[str], str]]:
    """Serve a project; yields what fetches a page's text, "" while it cannot be had."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (folder / "serve.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder, env=environment(), stdout=log, stderr=log,
    )  # fmt: skip

    def fetch(path: str) -> str:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=EDIT_SECONDS)
            connection.request("GET", path)
            return connection.getresponse().read().decode("utf-8", "replace")
        except OSError:
            return ""

    try:
        seconds_until(lambda: "</html>" in fetch("/"), BEGIN_SECONDS)
        yield fetch
    finally:
        process.terminate()
        process.wait()
        log.close()


def edit_to_visible(folder: Path, file: str, old: str, new: str, page: str, shown: str) -> float:
    """Seconds from the edit of a file, once the project is served, until a page shows a text.

    ``old`` and ``shown`` are regular expressions; the first of what ``old`` finds becomes ``new``.
    """
    with served(folder) as fetch:
        if re.search(shown, fetch(page)):
            raise ValueError(f"{page} shows {shown!r} before the edit")
        path = folder / file
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(old, lambda _: new, text, count=1, flags=re.MULTILINE), encoding="utf-8")
        try:
            return seconds_until(lambda: re.search(shown, fetch(page)) is not None, EDIT_SECONDS)
        finally:
            path.write_text(text, encoding="utf-8")


def seconds_until(happens: Callable[[], bool], bound: float) -> float:
    """How long it takes until it happens; raises TimeoutError past the bound."""
    started = time.perf_counter()
    while not happens():
        if time.perf_counter() - started > bound:
            raise TimeoutError(f"nothing happened within {bound:g} s")
        time.sleep(POLL_SECONDS)
    return time.perf_counter() - started
