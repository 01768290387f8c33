"""The built site, served from this machine, and a browser to read it with."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.chromium import Browser, Tab, chromium, find_chromium
from tests.browser.questions import FAINT, OVERFLOW

ROOT = Path(__file__).resolve().parents[2]
BUILD_SECONDS = 240
DESKTOP, PHONE = (1350, 900), (390, 844)

Open = Callable[..., Tab]
Look = Callable[[tuple[int, int], bool], dict[str, "Visit"]]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed")
    with chromium(program) as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the build command makes it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    finished = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
    )
    assert finished.returncode == 0, finished.stderr[-4000:]
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The path of every page."""
    found = sorted(path.parent.relative_to(site).as_posix().removeprefix(".") for path in site.rglob("index.html"))
    assert {"", "about", "hw8/ssm-kernel", "labs/hw8"} <= set(found)
    return found


@dataclass(frozen=True, slots=True)
class Visit:
    """What one look at one page found."""

    complaints: list[str]
    requests: list[str]
    overflow: int
    faint: list[str]


@pytest.fixture(scope="session")
def visit(browser: Browser, address: str, pages: list[str]) -> Look:
    """Looks at every page at one size, in light or in dark; a second test at the same is told what was found."""

    @functools.cache
    def look(size: tuple[int, int], dark: bool) -> dict[str, Visit]:
        return {path: look_at(browser, f"{address}{path}/" if path else address, size, dark) for path in pages}

    return look


def look_at(browser: Browser, address: str, size: tuple[int, int], dark: bool) -> Visit:
    """Open one page, ask it everything, close it."""
    tab = Tab(browser, width=size[0], height=size[1], dark=dark, scripts=True)
    tab.open(address)
    overflow, faint = tab.evaluate(OVERFLOW), tab.evaluate(FAINT)
    found = Visit(tab.complaints(), tab.requests(), overflow, faint)
    tab.close()
    return found


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages by path, each in a tab of its own."""
    tabs: list[Tab] = []

    def open_one(
        path: str, *, size: tuple[int, int] = DESKTOP, dark: bool = False, scripts: bool = True, base: str = address
    ) -> Tab:
        tab = Tab(browser, width=size[0], height=size[1], dark=dark, scripts=scripts)
        tabs.append(tab)
        tab.open(f"{base}{path}/" if path else base)
        return tab

    yield open_one
    for tab in tabs:
        tab.close()
