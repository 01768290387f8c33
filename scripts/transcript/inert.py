"""A record as the committed page: Markdown in which nothing that came from the PDF is active.

Only this module's own words are markup. Every character of the PDF's text but letters, digits, spaces, commas and full
stops is a numeric entity, so that neither Python-Markdown and its extensions, nor our own directives, nor a browser
can take it for anything but text. Formulas pass only with the commands of an allowlist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from scripts.transcript.addresses import safe_address
from scripts.transcript.annotations.page_html import note_html
from scripts.transcript.entities import neutral
from scripts.transcript.formula_html import FORMS_PAGE, counted, formula_html, picture_html
from scripts.transcript.latex_guard import forbidden
from scripts.transcript.markdown import info_string, plain_words, turn_title
from scripts.transcript.record import (
    PDF,
    AnnotationRecord,
    Record,
    RecordBlock,
    RecordItem,
    RecordPiece,
    RecordTurn,
)

# Addresses are relative to the page's own folder, as the site builds it.
PDF_FOLDER = "../"
TAGS = {
    "strong": "strong", "emphasis": "em", "code": "code", "strike": "s", "superscript": "sup", "subscript": "sub",
}  # fmt: skip
LINK_RELATION = "noopener nofollow noreferrer"
LANGUAGE_SIGNS = re.compile(r"[^a-z0-9]+")


def to_page(record: Record) -> str:
    """The page of a record, as Markdown that holds only headings of ours and inert HTML."""
    return "\n".join(_Page(record).parts()) + "\n"


class _Page:
    """Writes the parts in order and opens each page of the PDF once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.formulas = {formula.id: formula for formula in record.formulas}
        self.notes: dict[str, list[AnnotationRecord]] = {}
        for note in record.annotations:
            self.notes.setdefault(note.block, []).append(note)
        self.printed = {formula.latex for formula in record.formulas if formula.latex and not forbidden(formula.latex)}
        self.page = 0

    def parts(self) -> Iterator[str]:
        record = self.record
        yield from ("---", f'title: "{record.title}"', "---", "", f"# {record.title}", "")
        yield _source(record)
        yield from (
            f'<p class="transcript-notice">{neutral(notice)}</p>' for notice in record.notices if notice != record.title
        )
        yield ""
        for number, turn in enumerate(record.turns, start=1):
            yield f"## {turn_title(turn.speaker, turn.name)} {{ #turn-{number} }}"
            yield ""
            yield "\n".join(self._turn(turn))
            yield ""
        loose = self.notes.get("", [])
        if loose:
            yield '<div class="transcript">' + "".join(note_html(note, self.printed) for note in loose) + "</div>"

    def _turn(self, turn: RecordTurn) -> Iterator[str]:
        yield f'<div class="transcript turn turn-{turn.speaker}">'
        for block in turn.blocks:
            yield from self._block(block)
            yield from self._pages_within(block)
        yield "</div>"

    def _pages_within(self, block: RecordBlock) -> Iterator[str]:
        for page in block.pages[1:]:
            yield from self._page_start(page)

    def _page_start(self, page: int) -> Iterator[str]:
        if page > self.page:
            yield from self._loose_notes(page)
            self.page = page
            kind, place = ("PDF", f"#page={page}") if self.record.kind == PDF else ("Dump", "")
            address = f"{PDF_FOLDER}{self.record.file}{place}"
            yield f'<p class="page-start" id="page-{page}"><a href="{address}">{kind} page {page}</a></p>'

    def _loose_notes(self, before: int) -> Iterator[str]:
        """The annotations on no block that belong to the pages before this one, once."""
        waiting = self.notes.pop("", [])
        yield from (note_html(note, self.printed) for note in waiting if note.page < before)
        self.notes[""] = [note for note in waiting if note.page >= before]

    def _block(self, block: RecordBlock) -> Iterator[str]:
        yield from self._page_start(block.page)
        yield f'<div class="block block-{block.kind}" id="{block.id}">'
        if block.kind == "list":
            yield from self._list(block.items)
        elif block.kind == "table":
            yield from self._table(block)
        elif block.kind == "quote":
            yield from self._quote(block.items)
        elif block.kind == "code":
            language = info_string(block.language)
            told = f' class="language-{LANGUAGE_SIGNS.sub("-", language)}"' if language else ""
            yield f"<pre><code{told}>" + "".join(neutral(piece.text) for piece in block.content) + "</code></pre>"
        elif block.kind == "image":
            yield f"<p>{_image(block)}</p>"
        elif block.kind == "rule":
            yield "<hr>"
        elif block.kind == "formula":
            yield self._content(block.content, is_block=True)
        else:
            tag = f"h{min(block.level + 2, 6)}" if block.kind == "heading" else "p"
            yield f"<{tag}>{self._content(block.content)}</{tag}>"
        yield from (note_html(note, self.printed) for note in self.notes.get(block.id, []))
        yield "</div>"

    def _list(self, items: Sequence[RecordItem]) -> Iterator[str]:
        ordered = bool(items) and items[0].marker[:-1].isascii() and items[0].marker[:-1].isdigit()
        tag = "ol" if ordered else "ul"
        yield f"<{tag}>"
        for item in items:
            number = item.marker[:-1]
            value = f' value="{int(number)}"' if ordered and number.isascii() and number.isdigit() else ""
            yield f"<li{value}>"
            for block in item.blocks:
                yield from self._block(block)
                yield from self._pages_within(block)
            yield "</li>"
        yield f"</{tag}>"

    def _quote(self, items: Sequence[RecordItem]) -> Iterator[str]:
        yield "<blockquote>"
        for item in items:
            for block in item.blocks:
                yield from self._block(block)
                yield from self._pages_within(block)
        yield "</blockquote>"

    def _table(self, block: RecordBlock) -> Iterator[str]:
        yield "<table>"
        for index, row in enumerate(block.rows):
            tag = "th" if index == 0 else "td"
            cells = zip_longest(row, block.columns[: len(row)], fillvalue="")
            yield (
                "<tr>"
                + "".join(f"<{tag}{_set(column)}>{self._content(cell)}</{tag}>" for cell, column in cells)
                + "</tr>"
            )
        yield "</table>"

    def _content(self, pieces: Sequence[RecordPiece], *, is_block: bool = False) -> str:
        return "".join(self._piece(piece, is_block=is_block) for piece in pieces)

    def _piece(self, piece: RecordPiece, *, is_block: bool) -> str:
        if piece.formula:
            return formula_html(self.formulas[piece.formula], is_block=is_block)
        text = neutral(piece.text, line_break="<br>")
        if not piece.text.strip():
            return text
        for style in reversed(piece.style.split()):
            tag = TAGS.get(style)
            text = f"<{tag}>{text}</{tag}>" if tag else text
        address = safe_address(piece.address)
        return f'<a href="{neutral(address)}" rel="{LINK_RELATION}">{text}</a>' if address else text


def _image(block: RecordBlock) -> str:
    """An image's picture, or words in its place."""
    told = plain_words("".join(piece.text for piece in block.content))
    words = f"Image on page {block.page}{': ' + neutral(told) if told else ''}"
    return picture_html(block.picture, words) or words if block.picture else words


def _set(column: str) -> str:
    """The attribute of a cell of a column that is not set to the left."""
    return f' class="{column}"' if column in ("center", "right") else ""


def _source(record: Record) -> str:
    return (
        f'<p class="transcript-source">Made from <a href="{PDF_FOLDER}{record.file}">{record.file}</a> '
        f"({record.page_count} pages, {counted(record.formulas)}; "
        f'<a href="{FORMS_PAGE}">how formulas are written</a>), sha256 <code>{record.sha256}</code>.</p>'
    )
