"""Lines as blocks: headings, paragraphs, nested lists, tables, code, quotes and display formulas, over page breaks.

What it will not do: know who speaks. It is given the lines of one speaker's stretch and the measures of its column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scripts.transcript.code_blocks import code_content
from scripts.transcript.equation_numbers import numbered
from scripts.transcript.markers import Marker, find_marker
from scripts.transcript.measures import Measures
from scripts.transcript.model import Box
from scripts.transcript.pieces import Join, flow
from scripts.transcript.structure import Block, Item, Line, Piece, union

SAME_X_POINTS = 3.5
FIRST_LINE_INDENT_POINTS = 26.0
CENTRE_POINTS = 4.0
HEADING_SIZE = 1.06
WIDE = 0.9
# Baselines farther apart than this part of the leading, behind a line with room left, part paragraphs even where a
# tall formula fills the gap between them.
FAR_LEADING = 1.45
EQUATION_NUMBER = re.compile(r"^\s*\([\w.]{1,6}\)\s*$")
SENTENCE_END = re.compile(r"[.:?!][\"”’)\]]*\s*$")


@dataclass(slots=True)
class Node:
    """A block under construction: its lines, or a list's items as markers with their nodes."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    items: list[tuple[str, list[Node]]] = field(default_factory=list)
    marker_x: float = 0.0
    text_x: float = 0.0
    is_ordered: bool = False


def read_blocks(lines: Sequence[Line], measures: Measures, join: Join) -> tuple[Block, ...]:
    """The blocks of one stretch of lines, in order."""
    builder = _Builder(measures)
    for line in lines:
        builder.add(line)
    return tuple(_frozen(node, measures, join) for node in builder.root)


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
        kind = _kind(line, self.measures, margins)
        line = numbered(line, margins) if kind == "formula" else line
        blocks = self._container(line, kind)
        last = blocks[-1] if blocks else None
        if last is not None and self._continues(last, kind, line):
            last.lines.append(line)
        else:
            blocks.append(Node(kind, [line]))

    def _add_item(self, marker: Marker) -> None:
        while self.lists and marker.x < self.lists[-1].marker_x - SAME_X_POINTS:
            self.lists.pop()
        top = self.lists[-1] if self.lists else None
        kind = _kind(marker.line, self.measures, [marker.line.box.x0])
        item = (marker.text, [Node(kind, [marker.line])])
        if top and abs(marker.x - top.marker_x) <= SAME_X_POINTS and top.is_ordered == marker.is_ordered:
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

    def _continues(self, node: Node, kind: str, line: Line) -> bool:
        if node.kind != kind or kind in ("table", "formula") or not node.lines:
            return False
        last = node.lines[-1]
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
        return self.measures.is_full(last, line) and not ends


def _kind(line: Line, measures: Measures, margins: Sequence[float]) -> str:
    if line.table is not None:
        return "table"
    words = [run for run in line.runs if run.formula is None and run.text.strip()]
    has_formula = any(run.formula is not None for run in line.runs)
    if has_formula and all(EQUATION_NUMBER.match(run.text) for run in words) and _stands_apart(line, measures, margins):
        return "formula"
    if words and not has_formula and all(run.style == "code" for run in words):
        return "code"
    if words and _is_heading(line, words, measures):
        return "heading"
    return "quote" if line.is_quoted else "paragraph"


def _stands_apart(line: Line, measures: Measures, margins: Sequence[float]) -> bool:
    """Whether a line of formulas is a display: away from every left edge, or as wide as the column."""
    if all(abs(line.box.x0 - margin) > SAME_X_POINTS for margin in margins):
        return True
    return line.box.x1 - line.box.x0 > WIDE * (measures.right - measures.left)


def _is_heading(line: Line, words: list, measures: Measures) -> bool:
    strong = all(run.style == "strong" for run in words)
    if line.size > measures.size * 1.15 and not any(run.style == "code" for run in words):
        return True
    return strong and (max(run.size for run in words) > measures.size * HEADING_SIZE)


def _formula_centre(line: Line) -> float:
    boxes = [run.box for run in line.runs if run.formula is not None]
    return (min(box.x0 for box in boxes) + max(box.x1 for box in boxes)) / 2


def _frozen(node: Node, measures: Measures, join: Join) -> Block:
    if node.kind == "list":
        items = tuple(Item(mark, tuple(_frozen(n, measures, join) for n in nodes)) for mark, nodes in node.items)
        boxes = _boxes([box for item in items for block in item.blocks for box in block.boxes])
        return Block("list", boxes, items=items)
    first = node.lines[0]
    if first.table is not None:
        rows = tuple(tuple(flow(cell, _always_full, join) for cell in row) for row in first.table.rows)
        return Block("table", (first.table.box,), rows=rows)
    boxes = _boxes([line.box for line in node.lines])
    words = [run for line in node.lines for run in line.runs if run.formula is None and run.text.strip()]
    strong = bool(words) and all(run.style == "strong" for run in words)
    content = code_content(node.lines) if node.kind == "code" else flow(node.lines, measures.is_full, join)
    if node.kind == "heading":
        content = tuple(
            Piece(p.text.replace("\n", " "), "" if p.style == "strong" else p.style, p.formula) for p in content
        )
    return Block(node.kind, boxes, content, size=max((r.size for r in words), default=first.size), is_strong=strong)


def _always_full(above: Line, below: Line) -> bool:
    """In a narrow cell every line break is the printer's."""
    return True


def _boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box for each page, in order."""
    joined: dict[int, Box] = {}
    for box in boxes:
        joined[box.page] = union(joined[box.page], box) if box.page in joined else box
    return tuple(joined.values())
