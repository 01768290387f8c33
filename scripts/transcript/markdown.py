"""A reading as Markdown for a person's eyes: turns told apart, pages marked, text escaped so that it shows literally.

This is what ``extract`` prints. It is never rendered by the site, which takes the inert page instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.transcript.addresses import safe_address
from scripts.transcript.annotations.told import annotation_lines
from scripts.transcript.record import FormulaRecord, Record, RecordBlock, RecordItem, RecordPiece, place_words

# Every character that Markdown may take for markup inside a line.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$^&])")
BULLET = re.compile(r"^(\s*)([-+=])")
COUNTER = re.compile(r"^(\s*\d{1,9})([.)](?=\s|$))")
SPEAKERS = {"student": "Student", "attachment": "Attachment", "document": "Before the first message"}
MARKS = {
    "strong": ("**", "**"), "emphasis": ("*", "*"), "strike": ("~~", "~~"), "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
}  # fmt: skip
COLUMN_MARKS = {"left": "---", "center": ":-:", "right": "--:"}
# These begin at the beginning of a line.
OWN_LINE = ("code", "table", "quote", "rule", "list")
INFO = re.compile(r"[a-z][a-z0-9+#.-]{0,19}")
NOT_IN_WORDS = re.compile(r"[^A-Za-z0-9 ,.()-]+")
LONGEST_WORDS = 120
# What an address would have to be told from in Markdown.
ENTITY = re.compile(r"&(?=#?\w{1,31};)")


def to_markdown(record: Record) -> str:
    """The whole transcript as Markdown, ending in a newline."""
    writer = _Writer({formula.id: formula for formula in record.formulas})
    parts = [
        f"# {escaped(record.title)}",
        *(f"*{escaped(notice)}*" for notice in record.notices if notice != record.title),
    ]
    for turn in record.turns:
        title = f"## {turn_title(turn.speaker, turn.name)}"
        for index, block in enumerate(turn.blocks):
            parts += writer.page_marks(block)
            if index == 0:
                parts.append(title)
            parts.append("\n".join(writer.block(block)))
    parts += _annotations(record)
    return "\n\n".join(parts) + "\n"


def turn_title(speaker: str, name: str) -> str:
    """Who speaks, in words."""
    if speaker == "thinking":
        return f"{name} (thinking)".strip()
    return SPEAKERS.get(speaker, name or "Model")


def escaped(text: str) -> str:
    """Text that a Markdown renderer shows as it stands, in the middle of a line."""
    return ACTIVE.sub(r"\\\1", text)


def guarded(line: str) -> str:
    """A line whose beginning a Markdown renderer does not take for a list, a rule or an underline."""
    return COUNTER.sub(r"\1\\\2", BULLET.sub(r"\1\\\2", line))


class _Writer:
    """Writes blocks in order and marks each page once, before the first block that begins on it."""

    def __init__(self, formulas: dict[str, FormulaRecord]) -> None:
        self.formulas = formulas
        self.page = 0

    def page_marks(self, block: RecordBlock) -> list[str]:
        """The mark of the block's page when it is a new one."""
        if block.page <= self.page:
            return []
        self.page = block.page
        return [f"<!-- page {self.page} -->"]

    def block(self, block: RecordBlock) -> Iterator[str]:
        """The lines of one block."""
        if block.kind == "list":
            yield from self._list(block)
        elif block.kind == "quote":
            yield from self._quote(block)
        elif block.kind == "table":
            yield from _table(block, self.formulas)
        elif block.kind == "code":
            yield from _fenced("".join(piece.text for piece in block.content), block.language)
        elif block.kind == "image":
            yield _image(block)
        elif block.kind == "rule":
            yield "---"
        else:
            text = content_text(block.content, self.formulas, is_block=block.kind == "formula")
            lines = [guarded(line) for line in text.split("\n")]
            if block.kind == "heading":
                lines[0] = "#" * min(block.level + 2, 6) + " " + lines[0]
            yield from lines

    def _quote(self, block: RecordBlock) -> Iterator[str]:
        for item in block.items:
            for line in self._item_lines(item):
                yield f"> {line}" if line else ">"

    def _list(self, block: RecordBlock) -> Iterator[str]:
        for item in block.items:
            marker = item.marker if re.fullmatch(r"\d{1,9}[.)]", item.marker) else "-"
            told = escaped(item.marker) + " " if marker == "-" and any(map(str.isalnum, item.marker)) else ""
            indent = " " * (len(marker) + 1)
            lines = list(self._item_lines(item))
            yield f"{marker} {told}{lines[0]}"
            yield from (indent + line if line else "" for line in lines[1:])

    def _item_lines(self, item: RecordItem) -> Iterator[str]:
        for index, inner in enumerate(item.blocks):
            marks = self.page_marks(inner)
            if index and inner.kind != "list":
                yield ""
            lines = list(self.block(inner))
            if marks and inner.kind in OWN_LINE:
                yield from (*marks, "")
            else:
                lines[0] = " ".join([*marks, lines[0]])
            yield from lines


def _table(block: RecordBlock, formulas: dict[str, FormulaRecord]) -> Iterator[str]:
    for index, row in enumerate(block.rows):
        cells = (content_text(cell, formulas).replace("\\\n", " ") for cell in row)
        yield "| " + " | ".join(cells) + " |"
        if index == 0:
            settings = block.columns or ("left",) * len(row)
            yield "|" + "".join(f" {COLUMN_MARKS.get(setting, '---')} |" for setting in settings)


def _fenced(code: str, language: str) -> Iterator[str]:
    longest = max((len(found) for found in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (fence + info_string(language), *code.split("\n"), fence)


def info_string(language: str) -> str:
    """A language's name where it is written with the letters and signs of such names only, else nothing."""
    return language if INFO.fullmatch(language) else ""


def _image(block: RecordBlock) -> str:
    box = ", ".join(f"{value:.0f}" for value in block.boxes[0])
    told = plain_words("".join(piece.text for piece in block.content))
    return f"*[image on page {block.page}, box {box}{': ' + told if told else ''}]*"


def plain_words(text: str) -> str:
    """What an image shows, in letters, digits and plain punctuation only."""
    return " ".join(NOT_IN_WORDS.sub(" ", text).split())[:LONGEST_WORDS].strip()


def content_text(pieces: Sequence[RecordPiece], formulas: dict[str, FormulaRecord], *, is_block: bool = False) -> str:
    """A block's pieces as Markdown, a formula between others of one style within their marks."""
    parts: list[str] = []
    for (style, address), group in groupby(pieces, lambda piece: (piece.style, piece.address)):
        texts = [_bare(piece, formulas, is_block=is_block) for piece in group]
        parts.append(_linked(_marked("".join(texts), style), address))
    text = "".join(parts)
    return text.replace("\n", "\\\n") if not is_block else text


def _bare(piece: RecordPiece, formulas: dict[str, FormulaRecord], *, is_block: bool) -> str:
    if piece.formula:
        return formula_text(formulas[piece.formula], is_block=is_block)
    return _code_span(piece.text) if "code" in piece.style else escaped(piece.text)


def _marked(text: str, style: str) -> str:
    body = text.strip()
    if not body:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    for name in reversed(style.split()):
        opening, closing = MARKS.get(name, ("", ""))
        body = f"{opening}{body}{closing}"
    return f"{before}{body}{after}"


def _linked(text: str, address: str) -> str:
    target = ENTITY.sub(r"\\&", safe_address(address))
    return f"[{text}]({target})" if target and text.strip() else text


def _code_span(text: str) -> str:
    longest = max((len(found) for found in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def formula_text(formula: FormulaRecord, *, is_block: bool) -> str:
    """A formula between dollars; a mark with page, box and reason where it was not recovered, or is not as printed."""
    place = f"{place_words(formula.page, formula.box)}: {escaped(formula.reason)}"
    if formula.status == "unrecovered":
        return f"⟦formula not recovered: {place}⟧"
    latex = f"$${formula.latex}$$" if is_block else f"${formula.latex}$"
    return f"{latex} ⟦not quite as printed: {place}⟧" if formula.status == "near" else latex


def _annotations(record: Record) -> list[str]:
    if not record.annotations:
        return []
    return ["## Annotations by the student", "\n".join(annotation_lines(record, escaped))]
