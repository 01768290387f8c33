"""Chromium's prints of a page: at a scale, with a user's preferences, with tags or without. Kept by content."""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.child import start
from tests.browser.chromium import Tab, chromium, find_chromium
from tests.fidelity_print import CACHE, CHROMIUM

PRINT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Settings:
    """How the browser prints: the dialog's scale, preferences of the user's profile, whether the PDF gets tags."""

    scale: float = 1.0
    preferences: Mapping[str, Any] = field(default_factory=dict)
    tags: bool = True


PLAIN = Settings()


def printed(text: str, settings: Settings = PLAIN) -> bytes:
    """The PDF of an HTML page; raises FileNotFoundError without Chromium and RuntimeError when it prints nothing."""
    how = f"{settings.scale} {json.dumps(settings.preferences)} {settings.tags}"
    return kept(how.encode() + text.encode(), lambda: _print(text, settings))


def kept(key: bytes, make: Any) -> bytes:
    """What ``make`` gives, made once for each key."""
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / (hashlib.sha256(key).hexdigest()[:24] + ".pdf")
    if not file.exists():
        data = make()
        part = file.with_suffix(".part")
        part.write_bytes(data)
        part.replace(file)
    return file.read_bytes()


def _print(text: str, settings: Settings) -> bytes:
    program = find_chromium()
    if program is None:
        raise FileNotFoundError("chromium is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "page.html")
        source.write_text(text, encoding="utf8")
        if settings.scale != 1.0:
            return _at_scale(program, source, settings)
        return _by_command(program, source, settings)


def _by_command(program: str, source: Path, settings: Settings) -> bytes:
    profile, target = source.parent / "user", source.with_suffix(".pdf")
    (profile / "Default").mkdir(parents=True)
    (profile / "Default" / "Preferences").write_text(json.dumps(settings.preferences), encoding="utf8")
    untagged = [] if settings.tags else ["--disable-pdf-tagging"]
    arguments = [*CHROMIUM, *untagged, f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()]
    ended = start([program, *arguments]).finish(PRINT_SECONDS)
    if not target.exists():
        raise RuntimeError(f"chromium printed nothing: {ended.errors[-300:]!r}")
    return target.read_bytes()


def _at_scale(program: str, source: Path, settings: Settings) -> bytes:
    with chromium(program) as browser:
        tab = Tab(browser, width=1200, height=900, dark=False, scripts=True)
        tab.open(source.as_uri())
        answer = browser.ask("Page.printToPDF", tab.session, scale=settings.scale, preferCSSPageSize=True,
                             printBackground=True, generateTaggedPDF=settings.tags)  # fmt: skip
        return base64.b64decode(answer["data"])
