"""A reading as Markdown for a person's eyes: turns told apart, pages marked, text escaped so that it shows literally.

This is what ``extract`` prints. It is never rendered by the site, which takes the inert page instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.transcript.annotations.told import annotation_lines
from scripts.transcript.record import FormulaRecord, Record, RecordBlock, RecordItem, RecordPiece, place_words

# Every character that Markdown may take for markup inside a line.
ACTIVE = re.compile(r"([\\`*_{}\[\]<>#|~$^&])")
BULLET = re.compile(r"^(\s*)([-+=])")
COUNTER = re.compile(r"^(\s*\d{1,9})([.)](?=\s|$))")
SPEAKERS = {"student": "Student", "attachment": "Attachment", "thinking": "thinking"}
MARKS = {"strong": "**", "emphasis": "*"}


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
        elif block.kind == "table":
            yield from _table(block, self.formulas)
        elif block.kind == "code":
            yield from _fenced("".join(piece.text for piece in block.content))
        elif block.kind == "image":
            yield f"*[image on page {block.page}]*"
        else:
            text = _content(block.content, self.formulas, is_block=block.kind == "formula")
            text = "\n".join(guarded(line) for line in text.split("\n"))
            first = "#" * min(block.level + 2, 6) + " " if block.kind == "heading" else ""
            yield from _prefixed(text, first, "> " if block.kind == "quote" else "")

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
            lines[0] = " ".join([*marks, lines[0]])
            yield from lines


def _prefixed(text: str, first: str, every: str) -> Iterator[str]:
    for index, line in enumerate(text.split("\n")):
        yield every + (first if index == 0 else "") + line


def _table(block: RecordBlock, formulas: dict[str, FormulaRecord]) -> Iterator[str]:
    for index, row in enumerate(block.rows):
        cells = (_content(cell, formulas).replace("\n", " ") for cell in row)
        yield "| " + " | ".join(cells) + " |"
        if index == 0:
            yield "|" + " --- |" * len(row)


def _fenced(code: str) -> Iterator[str]:
    longest = max((len(found) for found in re.findall(r"`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (fence, *code.split("\n"), fence)


def _content(pieces: Sequence[RecordPiece], formulas: dict[str, FormulaRecord], *, is_block: bool = False) -> str:
    text = "".join(_piece(piece, formulas, is_block=is_block) for piece in pieces)
    return text.replace("\n", "\\\n") if not is_block else text


def _piece(piece: RecordPiece, formulas: dict[str, FormulaRecord], *, is_block: bool) -> str:
    if piece.formula:
        return formula_text(formulas[piece.formula], is_block=is_block)
    if piece.style == "code":
        return _code_span(piece.text)
    mark = MARKS.get(piece.style, "")
    body = piece.text.strip()
    if not mark or not body:
        return escaped(piece.text)
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :]
    return f"{before}{mark}{escaped(body)}{mark}{after}"


def _code_span(text: str) -> str:
    longest = max((len(found) for found in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def formula_text(formula: FormulaRecord, *, is_block: bool) -> str:
    """A formula between dollars, or the mark of one that was not recovered, with its page and box."""
    if formula.status == "unrecovered":
        return f"⟦formula not recovered: {place_words(formula.page, formula.box)}: {escaped(formula.reason)}⟧"
    return f"$${formula.latex}$$" if is_block else f"${formula.latex}$"


def _annotations(record: Record) -> list[str]:
    if not record.annotations:
        return []
    return ["## Annotations by the student", "\n".join(annotation_lines(record, escaped))]
