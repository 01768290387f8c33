"""The structure tree of a tagged PDF: for each marked-content number of a page, the block that its content belongs to.

What it will not do: tell what an element looks like. Where a file has no tags, or damaged ones, there are no places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from scripts.transcript.elements import Key, read_element
from scripts.transcript.pdf import DAMAGE, Document, entry, identity, resolve
from scripts.transcript.structure import Place

BLOCKS = frozenset(("P", "LI", "TD", "TH", "Caption", "H", "H1", "H2", "H3", "H4", "H5", "H6"))
MAX_ELEMENTS = 400_000
MAX_DEPTH = 400
MAX_ALT = 300
NOWHERE = Place(0)

# The place of each marked-content number, by page number.
Places = dict[int, dict[int, Place]]


def read_places(document: Document) -> Places:
    """The places of a document; none where it is not tagged."""
    if document.structure is None:
        return {}
    try:
        return _Tree(document).read()
    except DAMAGE:
        return {}


class _Waiting(NamedTuple):
    """An element on the way: where its content belongs, the page that it is on, how deep it lies."""

    source: Any
    place: Place
    page: int
    depth: int


class _Tree:
    """Walks down the tree once, children in any order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = document.page_numbers()
        roles = entry(document.structure, "/RoleMap")
        self.roles: Mapping[str, str] = (
            {str(name)[1:]: str(resolve(role))[1:] for name, role in roles.items()} if isinstance(roles, dict) else {}
        )
        self.found: Places = {}

    def read(self) -> Places:
        """The places of the whole tree."""
        waiting = [_Waiting(kid, NOWHERE, 0, 0) for kid in _kids(self.document.structure)]
        for count in range(MAX_ELEMENTS):
            if not waiting:
                break
            source, place, page, depth = waiting.pop()
            if isinstance(source, int):
                self.found.setdefault(page, {})[int(source)] = place
            elif depth <= MAX_DEPTH:
                waiting += self._opened(source, place, page, depth + 1)
            if count % 5_000 == 4_999:
                self.document.forget()
        return self.found

    def _opened(self, source: Any, place: Place, page: int, depth: int) -> list[_Waiting]:
        """The children of an element, which lie this deep; a number among them is content."""
        key = source if isinstance(source, tuple) else identity(source)
        start = self.document.place(key) if key else None
        plain = read_element(self.document.data, start, key) if key and start is not None else None
        if plain is not None:
            page = self.numbers.get(plain.page, page) if plain.page else page
            place = self._within(place, key, plain.role, {})
            return [_Waiting(kid, place, page, depth) for kid in plain.kids]
        if isinstance(source, tuple):
            source = self.document.reference(source)
        node = resolve(source) if self.document.holds(source) else None
        if not isinstance(node, dict):
            return []
        place = self._within(place, key, str(node["/S"])[1:], node) if "/S" in node else place
        page = self.numbers.get(identity(node.get("/Pg")), page)
        kids = [entry(node, "/MCID")] if "/MCID" in node else _kids(node)
        return [_Waiting(kid, place, page, depth) for kid in kids]

    def _within(self, outer: Place, key: Key | None, named: str, node: Any) -> Place:
        role = self.roles.get(named, named)
        if role in BLOCKS:
            level = int(role[1:]) if role[1:].isdigit() else 0
            return Place(key[0] if key else 0, level, outer.quotes, outer.alt)
        if role == "BlockQuote":
            return Place(outer.block, 0, outer.quotes + 1, outer.alt)
        if role == "Figure":
            return Place(outer.block, 0, outer.quotes, str(entry(node, "/Alt") or "")[:MAX_ALT])
        return outer


def _kids(node: Any) -> list[Any]:
    """An element's children, left as references."""
    value = node.get("/K")
    whole = resolve(value) if not isinstance(value, int) else value
    return list(whole) if isinstance(whole, list) else [] if value is None else [value]
