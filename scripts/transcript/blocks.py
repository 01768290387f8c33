"""Lines as blocks: headings, paragraphs, nested lists, tables, code, quotes and display formulas, over page breaks.

What it will not do: know who speaks. It is given the lines of one speaker's stretch and the measures of its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from scripts.transcript.code_blocks import code_content
from scripts.transcript.columns import column_settings
from scripts.transcript.equation_numbers import numbered
from scripts.transcript.kinds import SAME_X_POINTS, is_lone_heading, kind_of
from scripts.transcript.languages import language_of_bar
from scripts.transcript.markers import Marker, find_marker
from scripts.transcript.measures import Measures
from scripts.transcript.model import Box
from scripts.transcript.pieces import Join, flow
from scripts.transcript.structure import Block, Item, Line, Piece, Run, union

FIRST_LINE_INDENT_POINTS = 26.0
CENTRE_POINTS = 4.0
SMALLER = 0.97
# Baselines farther apart than this part of the leading, behind a line with room left, part paragraphs even where a
# tall formula fills the gap between them.
FAR_LEADING = 1.45
SENTENCE_END = re.compile(r"[.:?!][\"”’)\]]*\s*$")
ONE_LINE = ("table", "formula", "image", "rule")


@dataclass(slots=True)
class Node:
    """A block under construction: its lines, or a list's items as markers with their nodes; a quote is one item."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    items: list[tuple[str, list[Node]]] = field(default_factory=list)
    marker_x: float = 0.0
    text_x: float = 0.0
    is_ordered: bool = False
    language: str = ""


def read_blocks(lines: Sequence[Line], measures: Measures, join: Join) -> tuple[Block, ...]:
    """The blocks of one stretch of lines, in order."""
    return tuple(_frozen(node, measures, join) for node in _nodes(lines, measures, 0))


def _nodes(lines: Sequence[Line], measures: Measures, depth: int) -> list[Node]:
    """The blocks of lines that all stand behind ``depth`` quotation bars at least."""
    builder = _Builder(measures)
    for bar, group in _quotations(lines, depth):
        if bar is None:
            builder.add(group[0])
        else:
            own = replace(measures, left=min(line.box.x0 for line in group))
            builder.add_quote(Node("quote", items=[("", _nodes(group, own, depth + 1))]), bar)
    return builder.root


def _quotations(lines: Sequence[Line], depth: int) -> Iterator[tuple[Box | None, list[Line]]]:
    """Each line that stands behind no further bar by itself, and each quotation's lines together, in order."""
    group: list[Line] = []
    for line in lines:
        if group and not (len(line.quotes) > depth and _same_bar(group[-1].quotes[depth], line.quotes[depth])):
            yield group[0].quotes[depth], group
            group = []
        if len(line.quotes) > depth:
            group.append(line)
        else:
            yield None, [line]
    if group:
        yield group[0].quotes[depth], group


def _same_bar(first: Box, second: Box) -> bool:
    return first == second or (first.page != second.page and abs(first.x0 - second.x0) < SAME_X_POINTS)


class _Builder:
    """Adds line after line to the innermost block that it belongs to."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.root: list[Node] = []
        self.lists: list[Node] = []

    def add(self, line: Line) -> None:
        margins = [self.measures.left, *(node.text_x for node in self.lists)]
        marker = None if line.table else find_marker(line, margins)
        if marker:
            self._add_item(marker)
            return
        kind = kind_of(line, self.measures, margins)
        line = numbered(line, margins) if kind == "formula" else line
        blocks = self._container(line, kind)
        last = blocks[-1] if blocks else None
        if kind == "code" and last and _takes_code(last, line) and self._continues(last, "paragraph", line):
            kind = "paragraph"
        if last is not None and self._continues(last, kind, line):
            last.lines.append(line)
        else:
            language = self._language(blocks) if kind == "code" else ""
            blocks.append(Node(kind, [line], language=language))

    def add_quote(self, node: Node, bar: Box) -> None:
        """Add a whole quotation that stands behind a bar."""
        while self.lists and bar.x0 < self.lists[-1].text_x - SAME_X_POINTS:
            self.lists.pop()
        self._open_blocks().append(node)

    def _add_item(self, marker: Marker) -> None:
        while self.lists and marker.x < self.lists[-1].marker_x - SAME_X_POINTS:
            self.lists.pop()
        top = self.lists[-1] if self.lists else None
        kind = kind_of(marker.line, self.measures, [marker.line.box.x0])
        item = (marker.text, [Node("paragraph" if kind == "code" else kind, [marker.line])])
        if top and abs(marker.x - top.marker_x) <= SAME_X_POINTS and _counts_on(top, marker):
            top.items.append(item)
            return
        if top and abs(marker.x - top.marker_x) <= SAME_X_POINTS:
            self.lists.pop()
        node = Node("list", [], [item], marker.x, marker.line.box.x0, marker.is_ordered)
        self._open_blocks().append(node)
        self.lists.append(node)

    def _open_blocks(self) -> list[Node]:
        return self.lists[-1].items[-1][1] if self.lists else self.root

    def _container(self, line: Line, kind: str) -> list[Node]:
        if kind in ("heading", "table"):
            self.lists.clear()
        elif kind == "formula":
            self._leave_lists_for_formula(line)
        else:
            while self.lists and line.box.x0 < self.lists[-1].text_x - SAME_X_POINTS:
                self.lists.pop()
        return self._open_blocks()

    def _leave_lists_for_formula(self, line: Line) -> None:
        """A display formula stands in the middle of its column: the page's, or a list item's narrower one."""
        centre = _formula_centre(line)
        while self.lists:
            own = (self.lists[-1].text_x + self.measures.right) / 2
            outer_x = self.lists[-2].text_x if len(self.lists) > 1 else self.measures.left
            outer = (outer_x + self.measures.right) / 2
            if abs(centre - own) < CENTRE_POINTS and abs(centre - own) < abs(centre - outer):
                return
            self.lists.pop()

    def _language(self, blocks: list[Node]) -> str:
        """The language that the bar above code names; the bar is taken off the blocks."""
        last = blocks[-1] if blocks else None
        if (
            last is None
            or last.kind != "paragraph"
            or len(last.lines) != 1
            or any(r.formula for r in last.lines[0].runs)
        ):
            return ""
        bar = last.lines[0]
        told = language_of_bar("".join(run.text for run in bar.runs))
        indented = bar.box.x0 > self.measures.left + SAME_X_POINTS
        if told is None or not (told[1] or indented or bar.size < SMALLER * self.measures.size):
            return ""
        blocks.pop()
        return told[0]

    def _continues(self, node: Node, kind: str, line: Line) -> bool:
        if node.kind != kind or kind in ONE_LINE or not node.lines:
            return False
        last = node.lines[-1]
        if kind != "code" and last.place is not None and line.place is not None:
            return last.place.block == line.place.block
        if last.box.page != line.box.page:
            return self._continues_over_pages(node, last, line)
        gap = line.box.y0 - last.box.y1
        if kind == "code":
            return gap < 3 * self.measures.leading
        if kind == "heading":
            return abs(line.size - last.size) < 0.5 and gap < 0.6 * line.size and self.measures.is_full(last, line)
        if gap > self.measures.widest_gap or not self._aligned(node, line):
            return False
        far = line.baseline - last.baseline > FAR_LEADING * self.measures.leading
        return not far or self.measures.is_full(last, line)

    def _aligned(self, node: Node, line: Line) -> bool:
        last = node.lines[-1]
        if abs(line.box.x0 - last.box.x0) <= SAME_X_POINTS:
            return True
        first_line_indented = len(node.lines) == 1 and 0 < last.box.x0 - line.box.x0 < FIRST_LINE_INDENT_POINTS
        return first_line_indented and self.measures.is_full(last, line)

    def _continues_over_pages(self, node: Node, last: Line, line: Line) -> bool:
        if node.kind == "code":
            return True
        if node.kind == "heading" or not self._aligned(node, line):
            return False
        ends = SENTENCE_END.search(last.runs[-1].text) is not None
        return self.measures.has_no_room(last, line) if ends else self.measures.is_full(last, line)


def _takes_code(last: Node, line: Line) -> bool:
    """Whether a line of code only may be one more line of a paragraph."""
    if last.kind != "paragraph" or last.lines[-1].box.page != line.box.page:
        return False
    return language_of_bar("".join(run.text for run in last.lines[-1].runs)) is None


def _counts_on(top: Node, marker: Marker) -> bool:
    """Whether an item goes on with a list: of its kind, and not the first of another count."""
    starts_anew = marker.is_ordered and marker.text[:-1] == "1" and top.items[0][0][:-1] == "1"
    return top.is_ordered == marker.is_ordered and not starts_anew


def _formula_centre(line: Line) -> float:
    boxes = [run.box for run in line.runs if run.formula is not None]
    return (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2


def _frozen(node: Node, measures: Measures, join: Join) -> Block:
    if node.kind in ("list", "quote"):
        items = tuple(Item(mark, tuple(_frozen(n, measures, join) for n in nodes)) for mark, nodes in node.items)
        return Block(
            node.kind, _boxes([b for item in items for block in item.blocks for b in block.boxes]), items=items
        )
    first = node.lines[0]
    if first.table is not None:
        rows = tuple(tuple(flow(cell, _always_full, join) for cell in row) for row in first.table.rows)
        return Block("table", (first.table.box, *first.table.more), rows=rows, columns=column_settings(first.table))
    boxes = _boxes([line.box for line in node.lines])
    if first.thing:
        told = first.place.alt if first.place else ""
        return Block(node.kind, boxes, (Piece(told),) if told else ())
    if node.kind == "code":
        return _code(node, boxes, measures)
    content = flow(node.lines, measures.is_full, join)
    words = [run for line in node.lines for run in line.runs if run.formula is None and run.text.strip()]
    strong = bool(words) and all("strong" in run.style for run in words)
    size = max((run.size for run in words), default=first.size)
    kind = "heading" if node.kind == "paragraph" and _stands_as_heading(node, words, measures) else node.kind
    level = first.place.heading if kind == "heading" and first.place else 0
    return Block(
        kind, boxes, _unstressed(content) if kind == "heading" else content, level, size=size, is_strong=strong
    )


def _stands_as_heading(node: Node, words: Sequence[Run], measures: Measures) -> bool:
    if measures.has_tagged_headings and node.lines[0].place is not None:
        return False
    return is_lone_heading(node.lines, is_tex=all(run.is_tex for run in words))


def _unstressed(content: Sequence[Piece]) -> tuple[Piece, ...]:
    """A heading's content on one line, and not stressed once more."""
    plain = (" ".join(style for style in piece.style.split() if style != "strong") for piece in content)
    return tuple(
        replace(piece, text=piece.text.replace("\n", " "), style=style)
        for piece, style in zip(content, plain, strict=True)
    )


def _code(node: Node, boxes: tuple[Box, ...], measures: Measures) -> Block:
    """Code without a bar that is set in the code's own font."""
    lines, language = node.lines, node.language
    told = language_of_bar("".join(run.text for run in lines[0].runs)) if len(lines) > 1 else None
    if told and told[1]:
        lines, language = lines[1:], told[0]
    return Block("code", boxes, code_content(lines, measures), size=lines[0].size, language=language)


def _always_full(above: Line, below: Line) -> bool:
    """In a narrow cell every line break is the printer's."""
    return True


def _boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box for each page, in order."""
    joined: dict[int, Box] = {}
    for box in boxes:
        joined[box.page] = union(joined[box.page], box) if box.page in joined else box
    return tuple(joined.values())
