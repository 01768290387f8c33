"""Reduces what mkdocs-jupyter makes of a notebook to its text, its code and its results.

The 600 kB of styles, scripts and widgets around them are dropped, so that a lab looks like any other page, weighs
little and asks no other host for anything.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

TEXT = "jp-MarkdownOutput"
CODE = "highlight-ipynb"
RESULT = "jp-OutputArea-output"
ERRORS = "application/vnd.jupyter.stderr"
DROPPED = {"script", "style"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FRAMES = {
    TEXT: ("", ""),
    CODE: (
        '<details class="lab-code"><summary>Code</summary>'
        '<div class="language-python highlight"><pre><span></span><code>',
        "</code></pre></div></details>",
    ),
    RESULT: ('<div class="lab-result">', "</div>"),
}
PROSE = re.compile(r"(<(?:pre|code)\b.*?</(?:pre|code)>)", re.DOTALL)
DISPLAY = re.compile(r"<p>\s*\$\$(.+?)\$\$\s*</p>", re.DOTALL)
INLINE = re.compile(r"(?<![\\$])\$(?=\S)([^$]+?)(?<=\S)\$(?!\$)")

ADDED = re.compile(r"<script data-mkdocs-jupyter.*?</script>\s*", re.DOTALL)


class NotebookReader(HTMLParser):
    """Collects the kept pieces of a rendered notebook, each as HTML, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[tuple[str, str]] = []
        self._kind = ""
        self._depth = 0
        self._dropped = 0
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a piece, or keep the element inside one."""
        given = {name: value or "" for name, value in attrs}
        if not self._kind:
            self._kind = next((kind for kind in FRAMES if kind in given.get("class", "").split()), "")
            if given.get("data-mime-type") == ERRORS:
                self._kind = ""
            self._depth = 0
        elif tag in DROPPED:
            self._dropped += 1
        elif not self._dropped:
            self._parts.append(self.get_starttag_text() or "")
            self._depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that closes itself."""
        self._keep(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Keep the end of an element, or end the piece."""
        if not self._kind or tag in VOID:
            return
        if tag in DROPPED:
            self._dropped -= 1
        elif self._depth == 0:
            self.pieces.append((self._kind, "".join(self._parts)))
            self._kind, self._parts = "", []
        elif not self._dropped:
            self._depth -= 1
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        """Keep an escaped character as it was written."""
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Keep an escaped character as it was written."""
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if self._kind and not self._dropped:
            self._parts.append(text)


def plain_lab(notebook: str) -> str:
    """The lab's own HTML; its formulas are marked as on every other page and still to be rendered."""
    reader = NotebookReader()
    reader.feed(notebook)
    reader.close()
    return "\n".join(framed(kind, piece) for kind, piece in reader.pieces)


def without_additions(page: str) -> str:
    """The page without the loader of another host's MathJax that newer versions of the plugin add to every page."""
    return ADDED.sub("", page)


def framed(kind: str, piece: str) -> str:
    """A piece of the notebook in the markup of this site."""
    before, after = FRAMES[kind]
    if kind == TEXT:
        return mark_formulas(piece.replace('class="anchor-link"', 'class="headerlink" title="Link to this section"'))
    if kind == CODE:
        return before + re.sub(r"</?pre>|<span></span>", "", piece).strip("\n") + "\n" + after
    return before + piece + after


def mark_formulas(text: str) -> str:
    """Dollar formulas outside code, marked as pymdownx.arithmatex would mark them."""
    pieces = PROSE.split(text)
    return "".join(piece if index % 2 else mark_prose(piece) for index, piece in enumerate(pieces))


def mark_prose(text: str) -> str:
    """Dollar formulas of one stretch of prose."""
    text = DISPLAY.sub(lambda found: rf'<div class="arithmatex">\[{found[1]}\]</div>', text)
    return INLINE.sub(lambda found: rf'<span class="arithmatex">\({found[1]}\)</span>', text)
