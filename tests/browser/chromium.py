"""A headless Chromium driven over the pipe of its own protocol: no driver, no port and no further dependency.

``Browser`` starts and ends the program, ``Tab`` is one page of it with what it requested, logged and threw.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ANSWER_SECONDS = 60
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
]
DISPLAYED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def find_chromium() -> str | None:
    """The program, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A running Chromium."""

    def __init__(self, program: str, profile: str) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()

        def connect() -> None:
            # Chromium reads from descriptor 3 and writes to 4; the copies keep one from overwriting the other.
            reading, writing = os.dup(to_browser), os.dup(from_browser)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self._process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=connect,
            close_fds=False,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = bytearray()
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def ask(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; what else arrives meanwhile is kept as events."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            answer = self._receive(deadline)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method: str, session: str) -> dict[str, Any]:
        """The first event of that name that is not yet taken, waiting for it if need be."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while True:
            for index, event in enumerate(self.events):
                if event.get("method") == method and event.get("sessionId") == session:
                    return self.events.pop(index)
            self.events.append(self._receive(deadline))

    def stop(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def _receive(self, deadline: float) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, deadline - time.monotonic()))
            data = os.read(self._read, 1 << 20) if ready else b""
            if not data:
                raise TimeoutError("Chromium ended or gave no answer in time")
            self._buffer += data
        message, _, rest = bytes(self._buffer).partition(b"\0")
        self._buffer[:] = rest
        return json.loads(message)


class Tab:
    """One page in a context of its own: nothing is stored between two tabs."""

    def __init__(self, browser: Browser, *, width: int, height: int, dark: bool, scripts: bool) -> None:
        self.browser = browser
        context = browser.ask("Target.createBrowserContext")["browserContextId"]
        target = browser.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.target = target
        self.scripts = scripts
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._ask(f"{domain}.enable")
        self._ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}  # nothing is looked at while it changes
        self._ask("Emulation.setEmulatedMedia", features=[scheme, still])
        self._ask("Emulation.setScriptExecutionDisabled", value=not scripts)

    def open(self, address: str) -> None:
        """Load a page and wait until it is drawn."""
        self._ask("Page.navigate", url=address)
        self.browser.wait("Page.loadEventFired", self.session)
        if self.scripts:
            self.evaluate("document.fonts.ready.then(() => true)")
            self.evaluate(DISPLAYED)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is awaited."""
        result = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"].get("exception", {}).get("description", expression))
        return result["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait in the page until the condition holds."""
        look = f"const look = () => ({condition}) ? done(true) : requestAnimationFrame(look)"
        self.evaluate(f"new Promise(done => {{ {look}; look() }})")

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        """Write a picture of the page."""
        data = self._ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def complaints(self) -> list[str]:
        """Everything that went wrong so far: errors and warnings of the console, exceptions, requests that failed."""
        return [text for event in self._events() if (text := complaint(event["method"], event["params"]))]

    def requests(self) -> list[str]:
        """The address of everything that was requested so far."""
        return [e["params"]["request"]["url"] for e in self._events() if e["method"] == "Network.requestWillBeSent"]

    def close(self) -> None:
        """Close the tab."""
        self.browser.ask("Target.closeTarget", targetId=self.target)

    def _events(self) -> Iterator[dict[str, Any]]:
        self._ask("Runtime.evaluate", expression="0")  # whatever was under way has arrived before the answer
        return (e for e in self.browser.events if e.get("sessionId") == self.session and "method" in e)

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self.browser.ask(method, self.session, **parameters)


def complaint(method: str, given: dict[str, Any]) -> str:
    """What an event complains of, or ""."""
    if method == "Runtime.exceptionThrown":
        details = given["exceptionDetails"]
        return details.get("exception", {}).get("description") or details["text"]
    if method == "Log.entryAdded" and given["entry"]["level"] in ("error", "warning"):
        return f"{given['entry']['text']} {given['entry'].get('url', '')}"
    if method == "Runtime.consoleAPICalled" and given["type"] in ("error", "warning", "assert"):
        return " ".join(str(argument.get("value", argument.get("description", ""))) for argument in given["args"])
    return ""


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """A browser with a profile of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            yield browser
        finally:
            browser.stop()
