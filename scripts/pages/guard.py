"""Reads the built site and reports what must not be in it, whatever built it.

``python -m scripts.pages.guard site`` prints one line for each finding and exits with 1 when there is any.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from scripts.pages.policy import digest

OTHER_HOST = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s;]+)", re.IGNORECASE)
UNWANTED_TEXT = (
    (re.compile(r"\[\[\s*[a-z][^\n]{0,40}"), "an unfilled directive"),
    (re.compile(r"\{\{[^\n]{0,40}"), "an unfilled placeholder"),
    (re.compile(r"-{1,3}8<-{1,3}[^\n]{0,40}"), "an unfilled inclusion"),
    (re.compile(r"Traceback \(most recent call last\)"), "a traceback"),
    (re.compile(r"(?<!\w)(?:nan|NaN)(?![\w-])"), "a number that is none"),
    (re.compile(r"\\[(\[][^\n]{0,40}"), "a formula that was not rendered"),
)
UNWANTED_LATEX = (
    (re.compile(r"\[\[\s*(?:answer|problem|snippet|state|verdicts)\b[^\n]{0,40}"), "an unfilled directive"),
    (re.compile(r"(?<![\w\\])(?:nan|NaN)(?!\w)"), "a number that is none"),
)
RENDERED = re.compile(
    r'(<(?:span|div) class="formula[^>]*>)[^<]*(?:<(?!!--|annotation)[^<]*)*'
    r"(<annotation [^>]*>[^<]*</annotation>)[^<]*(?:<(?!!--)[^<]*)*<!--/formula-->"
)
UNWANTED_CLASSES = {
    "katex-error": "a formula that KaTeX refuses",
    "formula--refused": "a formula that KaTeX refuses",
    "arithmatex": "a formula that was not rendered",
}
QUOTED = {"code", "pre", "script", "style", "annotation", "template"}
QUOTED_CLASSES = {"transcript"}  # a model's words, in which nothing is a directive of ours
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}
SCRIPT_ADDRESS = re.compile(r"^[\s\x00-\x1f]*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.IGNORECASE)
LOADED = {"src", "srcset", "data", "poster", "background"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "dns-prefetch", "manifest"}


class PageReader(HTMLParser):
    """Collects the findings of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.findings: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.text = ""
        self.allowed = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check the element itself, and note whether its text is quoted."""
        self.check_text()
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        self.findings += [UNWANTED_CLASSES[name] for name in sorted(classes & UNWANTED_CLASSES.keys())]
        self.findings += [*foreign_addresses(tag, given), *active_attributes(given)]
        if given.get("http-equiv") == "Content-Security-Policy":
            self.allowed = given.get("content", "")
        if tag not in VOID:
            runs = tag == "script" and "src" not in given and given.get("type", "module") in SCRIPT_TYPES
            self.open.append(("inline script" if runs else tag, tag in QUOTED or bool(classes & QUOTED_CLASSES)))

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and whatever inside it was not closed."""
        self.check_text()
        names = (tag, "inline script") if tag == "script" else (tag,)
        if any(name in names for name, _ in self.open):
            while self.open.pop()[0] not in names:
                pass

    def handle_data(self, data: str) -> None:
        """Collect text up to the next tag: a lone angle bracket divides it."""
        self.text += data

    def close(self) -> None:
        """Check what stands after the last tag."""
        super().close()
        self.check_text()

    def check_text(self) -> None:
        """Check styles, and text that is not quoted."""
        text, self.text = self.text, ""
        inside = self.open[-1][0] if self.open else ""
        if inside == "style":
            self.findings += foreign_styles(text)
        if inside == "inline script" and f"'sha256-{digest(text)}'" not in self.allowed:
            self.findings.append(f"a script that the page's policy does not name: {' '.join(text.split())[:60]}")
        if inside == "annotation" and not any(quoted for _, quoted in self.open[:-1]):
            self.findings += unwanted(text, UNWANTED_LATEX)
        elif not any(quoted for _, quoted in self.open):
            self.findings += unwanted(text, UNWANTED_TEXT)

    def handle_comment(self, data: str) -> None:
        """A mark that is still there is a formula that is not."""
        if data.startswith("formula "):
            self.findings.append("a formula that was not rendered")


def unwanted(text: str, kinds: Sequence[tuple[re.Pattern[str], str]]) -> Iterator[str]:
    """What is in the text that must not be there."""
    yield from (f"{what}: {found[0].strip()}" for pattern, what in kinds for found in pattern.finditer(text))


def foreign_addresses(tag: str, given: dict[str, str]) -> Iterator[str]:
    """What this element would load from another host without being asked."""
    if tag == "link" and set(given.get("rel", "").lower().split()) & LOADING_LINKS:
        loaded = [given.get("href", "")]
    else:
        loaded = [value for name, value in given.items() if name in LOADED]
    if tag in ("image", "use"):
        loaded += [given.get("href", ""), given.get("xlink:href", "")]
    yield from (f"a request to another host: {a}" for a in loaded if OTHER_HOST.match(a))
    yield from foreign_styles(given.get("style", ""))


def active_attributes(given: dict[str, str]) -> Iterator[str]:
    """What would run although it is no script element."""
    yield from (f"a script in an attribute: {name}" for name in given if name.startswith("on"))
    yield from (
        f"a script in an address: {value}"
        for name, value in given.items()
        if name in ("href", "src", "action", "formaction", "xlink:href") and SCRIPT_ADDRESS.match(value)
    )


def foreign_styles(style: str) -> Iterator[str]:
    """What a style would load from another host."""
    yield from (f"a request to another host: {address}" for address in STYLE_ADDRESS.findall(style))


def inspect_page(page: str) -> list[str]:
    """What must not be in this HTML page."""
    reader = PageReader()
    reader.feed(RENDERED.sub(r"\1\2", page))  # KaTeX's own markup is most of a page and holds nothing of ours
    reader.close()
    return reader.findings


def inspect_site(site: Path, passed: set[str] | None = None) -> list[str]:
    """One line, ``file: what``, for everything that must not be in the built site.

    What is in ``passed`` by the hash of its content is not read again; it then holds what passed this time.
    """
    pages = [(path, inspect_page) for path in sorted(site.rglob("*.html"))]
    styles = [(path, foreign_styles) for path in sorted(site.rglob("*.css"))]
    if not pages:
        return [f"{site}: no page in it; was the site built?"]
    findings: list[str] = []
    known, passed = frozenset(passed or ()), set() if passed is None else passed
    passed.clear()
    for path, inspect in [*pages, *styles]:
        data = path.read_bytes()
        name = hashlib.sha256(path.suffix.encode() + data).hexdigest()
        found = [] if name in known else list(inspect(data.decode("utf-8")))
        if not found:
            passed.add(name)
        findings += [f"{path.relative_to(site)}: {finding}" for finding in found]
    return findings


def main(arguments: list[str]) -> int:
    """Inspect the folder that is named."""
    if len(arguments) != 1:
        print("usage: python -m scripts.pages.guard FOLDER", file=sys.stderr)
        return 2
    findings = inspect_site(Path(arguments[0]))
    print("\n".join(findings), file=sys.stderr, end="\n" if findings else "")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
