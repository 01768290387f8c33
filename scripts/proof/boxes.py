"""Elements as boxes with their widths, in the units in which a browser lays out: 64ths of a CSS pixel.

A browser cuts every length to whole units and takes the width of a stretch of text up to the next one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from scripts.proof.markup import Node
from scripts.proof.metrics import advances
from scripts.proof.rules import ABSOLUTE, ATOMIC, LINES, MARGIN, PADDING, POSITIONED, WIDE, WIDTHS
from scripts.proof.styles import Style, Unknown, style_of

UNITS = 64
INVISIBLE = "\u200b"
DEEPEST = 200
UNKNOWN_ADVANCE = 1000


@dataclass(slots=True)
class Box:
    """An element's place-to-be.

    ``kind`` is "text", "inline", "atomic", "list" or "drawing". ``before`` and ``after`` are margin, border and padding
    at its sides, ``content`` the width between them, all in units; ``pens`` of a text where each character begins,
    in CSS pixels.
    """

    kind: str
    node: Node
    style: Style
    before: int = 0
    after: int = 0
    content: int = 0
    children: list[Box] = field(default_factory=list)
    text: str = ""
    pens: tuple[float, ...] = ()
    is_positioned: bool = False
    is_absolute: bool = False

    @property
    def width(self) -> int:
        """How far the box moves what follows it."""
        return 0 if self.is_absolute else self.before + self.content + self.after


def units(pixels: float) -> int:
    """A length in whole units, cut towards zero."""
    return int(pixels * UNITS)


def em(value: str, style: Style) -> float:
    """A length of an inline style in CSS pixels; raises Unknown for a form that KaTeX does not write."""
    if value.endswith("em"):
        return float(value[:-2]) * style.size
    if value in ("0", "100%"):
        return 0.0
    raise Unknown(f"the length {value}")


def less(value: str, style: Style) -> float:
    """By how many CSS pixels a width is less than all of its room, as KaTeX writes it; raises Unknown."""
    found = re.fullmatch(r"calc\(100% - (-?[\d.]+em)\)", value)
    if not found:
        raise Unknown(f"the width {value}")
    return em(found[1], style)


def box_of(node: Node | str, outer: Style, parent: tuple[str, ...], depth: int = 0, *, is_item: bool = False) -> Box:
    """The box of a node and all it holds; ``is_item`` for what stands directly in an entry of a vertical list."""
    if isinstance(node, str):
        return _text(node, outer)
    if depth > DEEPEST:
        raise Unknown("so deep a nesting")
    style = style_of(node, outer, parent)
    if node.tag == "svg":
        return Box("drawing", node, style, is_positioned=True, is_absolute=True)
    if node.tag != "span":
        raise Unknown(f"the element {node.tag}")
    if "vlist-t" in node.classes:
        return _list(node, style, depth)
    box = Box("inline", node, style)
    box.is_positioned = not POSITIONED.isdisjoint(node.classes) or "position" in node.style
    in_lap = not {"llap", "rlap", "clap"}.isdisjoint(parent)
    box.is_absolute = not ABSOLUTE.isdisjoint(node.classes) or (in_lap and "katex-inner" in node.classes)
    if is_item or box.is_absolute or not ATOMIC.isdisjoint(node.classes) or _is_accent(node):
        box.kind = "atomic"
    box.is_positioned |= box.is_absolute
    box.children = [box_of(child, style, node.classes, depth + 1) for child in node.children]
    box.content = _content(box)
    _add_sides(box)
    return box


def _is_accent(node: Node) -> bool:
    return "accent-body" in node.classes or "katex-overlay" in node.classes


def _text(text: str, style: Style) -> Box:
    known = advances().get(style.font[6:], {})
    # Advances come in 65536ths of a pixel (FreeType, FT_Load_Glyph).
    scale = int((style.drawn_units * 65536 + 500) // 1000)
    pens, pen = [], 0.0
    for character in text:
        if character == INVISIBLE:
            pens.append(pen)
            continue
        pens.append(pen)
        pen += (known.get(character, UNKNOWN_ADVANCE) * scale + 32) // UNITS / 65536
    return Box("text", Node(""), style, content=math.ceil(pen * UNITS), text=text, pens=tuple(pens))


def has_glyph(style: Style, character: str) -> bool:
    """Whether the style's font is KaTeX's own for a character; a browser takes another font else."""
    return character in advances().get(style.font[6:], {})


def _content(box: Box) -> int:
    """The width of what an element holds, or that which its rules give it."""
    node, style = box.node, box.style
    if box.kind != "atomic":
        return sum(child.width for child in box.children)
    if "width" in node.style and node.style["width"] != "100%":
        return units(em(node.style["width"], style))
    for name, width in WIDTHS.items():
        if name in node.classes:
            return units(width * style.size)
    if "vertical-separator" in node.classes:
        return UNITS  # its min-width is a pixel
    if ("accent-body" in node.classes and "accent-full" not in node.classes) or "katex-thinbox" in node.classes:
        return 0
    inside = sum(child.width for child in box.children)
    return max(inside, units(em(node.style["min-width"], style))) if "min-width" in node.style else inside


def _add_sides(box: Box) -> None:
    node, style = box.node, box.style
    before = after = 0.0
    for name in node.classes:
        left, right = PADDING.get(name, (0.0, 0.0))
        more_left, more_right = MARGIN.get(name, (0.0, 0.0))
        before, after = before + units((left) * style.size), after + units(right * style.size)
        before, after = before + units(more_left * style.size), after + units(more_right * style.size)
    for name, value in node.style.items():
        if name in ("margin-left", "padding-left"):
            before += units(em(value, style))
        elif name == "margin-right":
            after += units(em(value, style))
        elif name == "margin":
            side = units(em(value.split()[-1], style))
            before, after = before + side, after + side
        elif name == "border-right-width":
            after += border(em(value, style))
    box.before, box.after = int(before), int(after)


def border(pixels: float) -> int:
    """A border's width: whole pixels, at least one unless it is none."""
    return UNITS * (max(1, math.floor(pixels)) if pixels > 0 else 0)


def _list(node: Node, style: Style, depth: int) -> Box:
    """A vertical list: its width is that of its widest entry; its depth's column of two pixels is taken back."""
    box = Box("list", node, style)
    rows = [row for row in node.children if isinstance(row, Node)]
    cells = [cell for row in rows for cell in row.children if isinstance(cell, Node)]
    for cell in cells:
        if "vlist" in cell.classes:
            box.children += [_entry(child, style, depth) for child in cell.children if isinstance(child, Node)]
    box.content = max((entry.width for entry in box.children), default=0)
    _add_sides(box)
    return box


def _entry(node: Node, outer: Style, depth: int) -> Box:
    style = style_of(node, outer, ("vlist",))
    entry = Box("entry", node, style, is_positioned=True)
    entry.children = [box_of(child, style, node.classes, depth + 2, is_item=True) for child in node.children]
    entry.content = sum(child.width for child in entry.children)
    _add_sides(entry)
    return entry


def is_line(node: Node) -> bool:
    """Whether the element is drawn as a line across what holds it."""
    return not LINES.isdisjoint(node.classes)


def wide(node: Node) -> tuple[float, str, float] | None:
    """How an element fills what holds it; None when it does not."""
    if is_line(node):
        return 1.0, "left", 0.0
    return next((WIDE[name] for name in node.classes if name in WIDE), None)
