"""``python -m tests.transcript.print_chats [NAME ...]``: prints the sample chats of fixtures/chats as readers do.

Each page is printed twice: with tags and without backgrounds, as a browser's print dialogue does, and without tags and
with backgrounds. Date, title and address at the edges are written as a browser writes them.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.browser.chromium import Browser, Tab, chromium, find_chromium

FOLDER = Path(__file__).with_name("fixtures") / "chats"
ADDRESSES = {
    "deepseek": "https://chat.deepseek.com/a/chat/s/00000000-0000-4000-8000-000000000001",
    "gemini": "https://gemini.google.com/app/0000000000000001",
    "chatgpt": "https://chatgpt.com/c/00000000-0000-4000-8000-000000000002",
    "claude": "https://claude.ai/chat/00000000-0000-4000-8000-000000000003",
    "qwen": "https://chat.qwen.ai/c/00000000-0000-4000-8000-000000000004",
    "trace": "https://example.org/trace",
}
EDGE = "<div style='font:8px Times;width:100%;display:flex;justify-content:space-between;margin:0 24px'>{}</div>"


def main(names: Sequence[str]) -> int:
    """Print the pages of these names, or all."""
    program = find_chromium()
    if program is None:
        print("Chromium is not installed", file=sys.stderr)
        return 1
    with chromium(program) as browser:
        for name in names or ADDRESSES:
            for form, has_tags in (("tagged", True), ("untagged", False)):
                data = _printed(browser, name, has_tags=has_tags)
                (FOLDER / f"{name}-{form}.pdf").write_bytes(data)
                print(f"{name}-{form}.pdf: {len(data):,} bytes")
    return 0


def _printed(browser: Browser, name: str, *, has_tags: bool) -> bytes:
    tab = Tab(browser, width=1000, height=800, dark=False, scripts=True)
    tab.open((FOLDER / f"{name}.html").as_uri())
    header = EDGE.format("<span>11/20/25, 9:30 PM</span><span class='title'></span><span></span>")
    footer = EDGE.format(
        f"<span>{ADDRESSES[name]}</span><span><span class='pageNumber'></span>/<span class='totalPages'></span></span>"
    )
    data = browser.ask(
        "Page.printToPDF", tab.session, displayHeaderFooter=True, headerTemplate=header, footerTemplate=footer,
        printBackground=not has_tags, generateTaggedPDF=has_tags, preferCSSPageSize=True,
    )["data"]  # fmt: skip
    tab.close()
    return base64.b64decode(data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
