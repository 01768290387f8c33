"""HTML -> PDF by a headless Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scripts.child import start

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PRINT_SECONDS = 90
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)


class PrintError(Exception):
    """There is no Chromium, or it printed nothing."""


def find_browser() -> str:
    """The path of a Chromium; raises PrintError where there is none."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise PrintError(f"no Chromium found (looked for {', '.join(BROWSERS)}); install one to typeset transcripts")


def print_page(document: str) -> bytes:
    """Returns the PDF of an HTML page; raises PrintError."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(document, encoding="utf-8")
        command = [browser, *SWITCHES, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'page.pdf'}"]
        ended = start([*command, (folder / "page.html").as_uri()]).finish(PRINT_SECONDS)
        if ended.status != 0 or not (folder / "page.pdf").is_file():
            last = ended.errors.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
            raise PrintError(f"Chromium printed nothing (status {ended.status}): {last[0]}")
        return (folder / "page.pdf").read_bytes()
