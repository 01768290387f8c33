"""KaTeX's own HTML as a tree of nodes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

# KaTeX escapes every angle bracket, ampersand and quote in values and text (src/utils.ts, escape), so tags end at ">".
TOKEN = re.compile(r"<(/?)([A-Za-z]+)([^<>]*?)(/?)>|([^<]+)")
ATTRIBUTE = re.compile(r'([A-Za-z0-9:-]+)="([^"]*)"')


class MarkupFault(ValueError):
    """Text that is not HTML as KaTeX writes it."""


@dataclass(slots=True)
class Node:
    """An element: its tag, classes, inline style, other attributes, and children in order."""

    tag: str
    classes: tuple[str, ...] = ()
    style: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)


def parse(text: str) -> Node:
    """The single element that the text holds; raises MarkupFault."""
    root = Node("")
    open_nodes = [root]
    at = 0
    for token in TOKEN.finditer(text):
        if token.start() != at:
            break
        at = token.end()
        closing, tag, attributes, is_empty, words = token.groups()
        if words is not None:
            open_nodes[-1].children.append(html.unescape(words))
        elif closing:
            if open_nodes.pop().tag != tag or not open_nodes:
                raise MarkupFault(f"an end of {tag} without its beginning")
        else:
            node = _node(tag, attributes)
            open_nodes[-1].children.append(node)
            if not is_empty:
                open_nodes.append(node)
    if at != len(text) or len(open_nodes) != 1 or len(root.children) != 1 or isinstance(root.children[0], str):
        raise MarkupFault("not one whole element")
    return root.children[0]


def _node(tag: str, text: str) -> Node:
    attributes = dict(ATTRIBUTE.findall(text)) if text else {}
    classes = tuple(attributes.pop("class", "").split())
    inline = attributes.pop("style", "")
    style = dict(_declaration(part) for part in inline.split(";") if part.strip()) if inline else {}
    if any("&" in value for value in attributes.values()):
        attributes = {name: html.unescape(value) for name, value in attributes.items()}
    return Node(tag, classes, style, attributes)


def _declaration(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon:
        raise MarkupFault(f"a style without a value: {text[:40]!r}")
    return name.strip(), value.strip()
