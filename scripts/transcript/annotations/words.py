"""The words that an annotation itself holds: its contents, its rich contents, or those of its popup window."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

from scripts.transcript.pdf import entry, stream_data

MAX_CHARACTERS = 4_000
MAX_RICH_CHARACTERS = 100_000
BREAKING = frozenset(("p", "br", "div", "li"))
SILENT = frozenset(("script", "style", "head", "title"))
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def own_words(source: object) -> str:
    """One line of printable text; "" when the annotation says nothing."""
    for said in (entry(source, "/Contents"), entry(source, "/RC"), entry(source, "/Popup", "/Contents")):
        text = plain(_without_markup(_text(said)) if _is_rich(said) else _text(said))
        if text:
            return text
    return ""


def plain(text: str) -> str:
    """The text on one line, within the limit, without what controls a terminal or turns the text around."""
    single = " ".join(text[: 4 * MAX_CHARACTERS].split())
    shown = "".join(c for c in single if unicodedata.category(c)[0] != "C" and c not in DIRECTIONS)
    return shown[:MAX_CHARACTERS]


def _text(said: object) -> str:
    if isinstance(said, bytes):
        return said.decode("utf-8", "replace")
    if isinstance(said, str):
        return said
    return stream_data(said).decode("utf-8", "replace") if said is not None else ""


def _is_rich(said: object) -> bool:
    text = _text(said)[:400].lstrip().lower()
    return text.startswith(("<?xml", "<body"))


def _without_markup(markup: str) -> str:
    reader = _Rich()
    reader.feed(markup[:MAX_RICH_CHARACTERS])
    reader.close()
    return "".join(reader.parts)


class _Rich(HTMLParser):
    """The text of rich contents (PDF 1.7, 12.7.3.4), a subset of XHTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, or something that says nothing."""
        self.silent += tag in SILENT
        if tag in BREAKING:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """End what says nothing."""
        self.silent -= tag in SILENT and self.silent > 0

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        if not self.silent:
            self.parts.append(data)
