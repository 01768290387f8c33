"""KaTeX's HTML as its releases up to 0.16 wrote it, where that prints otherwise.

They joined neighbouring letters of one slant into one element and kept the last one's italic correction only
(src/buildCommon.js, tryCombineChars of 0.16).
"""

from __future__ import annotations

from scripts.proof.markup import Node
from scripts.transcript.formula.metrics import extent

ITALIC_CLASS, ITALIC_FONT, UPRIGHT_CORRECTION = "mathnormal", "Math-Italic", "margin-right"


def joined_letters(node: Node) -> Node:
    """The same tree with neighbouring letters joined as the older releases did."""
    children: list[Node | str] = []
    for child in node.children:
        last = children[-1] if children else None
        if isinstance(child, Node) and isinstance(last, Node) and _may_join(last, child):
            children[-1] = Node(child.tag, child.classes, child.style, child.attributes, [_text(last) + _text(child)])
        else:
            children.append(joined_letters(child) if isinstance(child, Node) else child)
    return Node(node.tag, node.classes, node.style, node.attributes, children)


def _may_join(one: Node, two: Node) -> bool:
    if ITALIC_CLASS not in one.classes or one.classes != two.classes or not _text(one) or not _text(two):
        return False
    return _other(one) == _other(two) and _skew(_text(one)[0]) == _skew(_text(two)[0])


def _text(node: Node) -> str:
    return node.children[0] if len(node.children) == 1 and isinstance(node.children[0], str) else ""


def _other(node: Node) -> dict[str, str]:
    return {name: value for name, value in node.style.items() if name != UPRIGHT_CORRECTION}


def _skew(letter: str) -> float:
    box = extent(ITALIC_FONT, letter)
    return box.skew if box else 0.0
