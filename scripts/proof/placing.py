"""Boxes placed on the page, in the order in which a browser paints them.

Each positioned element paints its own content first, then its positioned descendants in tree order (CSS 2.1,
appendix E). Places are units across and CSS pixels down, from the start of the formula's baseline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.proof.boxes import UNITS, Box, border, box_of, em, has_glyph, is_line, less, units, wide
from scripts.proof.markup import Node
from scripts.proof.outlines import Viewport, outlines_of, rectangles
from scripts.proof.printed import Layout, Printed, PrintedGlyph, PrintedLine, PrintedShape
from scripts.proof.rules import CLIPPING, FRAMED
from scripts.proof.styles import Style

Edges = tuple[float, float, float, float]
EVERYWHERE: Edges = (-1e9, -1e9, 1e9, 1e9)


@dataclass(frozen=True, slots=True)
class Around:
    """What holds a box: the painting layer, the width to fill, the nearest positioned element's left edge and width,
    the top of a block that holds a drawing, the clip in force."""

    layer: list[Printed]
    width: int
    held_x: int
    held_width: int
    top: float = 0.0
    clip: Edges = EVERYWHERE


def lay_out(root: Node, size: float, *, is_stepped: bool = True, least: float = 0.0) -> Layout:
    """A formula's HTML laid out at a font size in CSS pixels; raises Unknown for what the layout does not know.

    ``is_stepped`` for a browser on Linux or Android, whose fonts come in whole 64ths of a pixel; ``least`` for one
    whose user lets no text be smaller than that.
    """
    box = box_of(root, Style(size, is_stepped=is_stepped, least=least), ())
    placing = _Placing()
    placing.place(box, 0, 0.0, Around(placing.new_layer(), box.width, 0, box.width))
    return Layout(size, tuple(item for layer in placing.layers for item in layer), least)


class _Placing:
    """Walks the boxes once; a layer for each positioned element, in tree order."""

    def __init__(self) -> None:
        self.layers: list[list[Printed]] = []
        self.piece = 0
        self.own: list[Printed] = []

    def new_layer(self) -> list[Printed]:
        layer: list[Printed] = []
        self.layers.append(layer)
        return layer

    def place(self, box: Box, x: int, y: float, around: Around) -> None:
        """Put the box with its left outer edge at ``x`` on the baseline ``y``."""
        if box.kind == "text":
            self._text(box, x, y, around)
            return
        if box.kind == "drawing":
            self._drawing(box, x, around)
            return
        x, y = _moved(box, x, y)
        if box.is_positioned:
            around = replace(around, layer=self.new_layer())
        if not {"katex-base", "katex-tag"}.isdisjoint(box.node.classes):
            self.piece += 1
            self.own = around.layer
        if box.kind == "list":
            self._list(box, x + box.before, y, around)
        elif box.kind == "atomic":
            self._atomic(box, x, y, around)
        else:
            self._row(box, x + box.before, y, around)

    def _text(self, box: Box, x: int, y: float, around: Around) -> None:
        style, left = box.style, x / UNITS
        is_late = around.layer is not self.own
        for character, pen in zip(box.text, box.pens, strict=True):
            font = style.font if has_glyph(style, character) else ""
            glyph = PrintedGlyph(font, character, style.drawn_size, left + pen, y, self.piece, style.color, is_late)
            around.layer.append(glyph)

    def _row(self, box: Box, x: int, y: float, around: Around, indent: int = 0) -> None:
        """A box's children one after another; what is taken out of the row begins where the row would unaligned."""
        for child in box.children:
            if child.is_absolute and "katex-inner" in child.node.classes:
                self.place(child, x + indent - _lapped(box.node.classes, child.content), y, around)
            else:
                self.place(child, x if child.is_absolute else x + indent, y, around)
            x += child.width

    def _list(self, box: Box, x: int, y: float, around: Around) -> None:
        cell = self.new_layer()
        for entry in box.children:
            layer = self.new_layer()
            self._entry(entry, x, y, replace(around, layer=layer, width=box.content, held_x=x, held_width=box.content))
        del cell

    def _entry(self, entry: Box, x: int, y: float, around: Around) -> None:
        style = entry.style
        shift = em(entry.node.style.get("top", "0"), style)
        strut = entry.children[0] if entry.children else None
        if strut is not None and "pstrut" in strut.node.classes:
            shift += em(strut.node.style["height"], style)
        room = around.width - entry.before - entry.after
        if "width" in entry.node.style:
            room = around.width - units(less(entry.node.style["width"], style))
        inside = sum(_placed_width(child, room) for child in entry.children)
        inner = replace(around, width=room, held_x=x + entry.before, held_width=room)
        x += entry.before + _aligned(style.align, room - inside)
        for child in entry.children:
            self.place(child, x, y + shift, inner)
            x += _placed_width(child, room)

    def _atomic(self, box: Box, x: int, y: float, around: Around) -> None:
        node, style = box.node, box.style
        filling = wide(node)
        content = box.content
        if filling is not None:
            share, side, offset = filling
            room = around.held_width if box.is_absolute else around.width
            content = max(int(room * share), box.content)
            if box.is_absolute:
                x = around.held_x + (int(room * offset) if side == "left" else room - content)
        top = y - em(node.style.get("height", "0"), style)
        self._borders(box, x, y, content, around)
        x += box.before
        clip = around.clip
        if not CLIPPING.isdisjoint(node.classes):
            clip = _met(clip, (x / UNITS, top, (x + content) / UNITS, y))
        inner = replace(around, width=content, top=top, clip=clip)
        if box.is_positioned:
            inner = replace(inner, held_x=x, held_width=content)
        inside = sum(child.width for child in box.children)
        self._row(box, x, y, inner, _aligned(style.align, content - inside))

    def _borders(self, box: Box, x: int, y: float, content: int, around: Around) -> None:
        """The lines that an element's borders draw."""
        node, style = box.node, box.style
        width = {side: em(node.style[f"border-{side}-width"], style) for side in _bordered(node)}
        height = em(node.style.get("height", "0"), style)
        left = (x + box.before) / UNITS
        right = left + content / UNITS
        if is_line(node):
            thick = border(width.get("bottom", 0.08 * style.size)) / UNITS
            self._line(around, left, y - thick, right, y, is_dashed="katex-hdashline" in node.classes)
        elif "vertical-separator" in node.classes:
            thick = border(width["right"]) / UNITS
            is_dashed = node.style.get("border-right-style") == "dashed"
            self._line(around, right, y - height, right + thick, y, is_dashed=is_dashed)
        elif "katex-rule" in node.classes and width.get("right") and width.get("top"):
            self._line(around, left, y - border(width["top"]) / UNITS, left + border(width["right"]) / UNITS, y)
        elif not FRAMED.isdisjoint(node.classes):
            self._line(around, left, y - height, right, y)
        elif "angl" in node.classes:
            self._line(around, left, y - height, right, y - height + 1)
            self._line(around, right - 1, y - height, right, y)

    def _line(self, around: Around, x0: float, y0: float, x1: float, y1: float, *, is_dashed: bool = False) -> None:
        around.layer.append(PrintedLine(x0, y0, x1, y1, self.piece, is_dashed))

    def _drawing(self, box: Box, x: int, around: Around) -> None:
        node, style = box.node, box.style
        own = node.style.get("width")
        width = em(own, style) if own else around.held_width / UNITS
        height = em(node.attributes["height"], style)
        port = Viewport(x / UNITS, around.top, width, height)
        clip = _met(around.clip, (port.x, port.y, port.x + width, port.y + height))
        layer = self.new_layer()
        for letters, points in outlines_of(node, port):
            bars = rectangles(letters, points)
            if bars:
                layer += [PrintedLine(*_met(clip, bar), self.piece) for bar in bars]
            else:
                layer.append(PrintedShape(letters, points, clip, self.piece))


def _bordered(node: Node) -> list[str]:
    return [side for side in ("top", "right", "bottom") if f"border-{side}-width" in node.style]


def _moved(box: Box, x: int, y: float) -> tuple[int, float]:
    """Where relative positions and vertical alignment move a box."""
    own = box.node.style
    if not own:
        return x, y
    if "vertical-align" in own:
        y -= em(own["vertical-align"], box.style)
    if box.is_positioned and not box.is_absolute:
        y += em(own.get("top", "0"), box.style) - em(own.get("bottom", "0"), box.style)
        x += units(em(own.get("left", "0"), box.style))
    return x, y


def _aligned(align: str, slack: int) -> int:
    """How far text is moved in a block that is wider than it; text that overflows begins at the left."""
    if slack <= 0 or align == "left":
        return 0
    return slack // 2 if align == "center" else slack


def _lapped(classes: tuple[str, ...], width: int) -> int:
    return width if "llap" in classes else width // 2 if "clap" in classes else 0


def _placed_width(child: Box, room: int) -> int:
    """A child's width once it fills what it should."""
    filling = wide(child.node) if child.kind == "atomic" else None
    if filling is None or child.is_absolute:
        return child.width
    return child.before + max(int(room * filling[0]), child.content) + child.after


def _met(one: Edges, two: Edges) -> Edges:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])
