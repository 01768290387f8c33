"""Brackets of every kind: groups, tuples, lists, sets, intervals, norms, absolute values, inner products, floors."""

from __future__ import annotations

from scripts.solution.comparison.latex import names, relations
from scripts.solution.comparison.latex.cursor import Cursor
from scripts.solution.comparison.latex.nodes import Apply, Ellipsis, Items, Name, Node, Note
from scripts.solution.comparison.latex.vocabulary import DELIMITERS, DOTS, NORMS
from scripts.solution.comparison.limits import SEQUENCE_ITEMS
from scripts.solution.comparison.model import Unparsed

_CLOSERS = {
    "(": (")", "]"),
    "[": ("]", ")"),
    "{": ("}",),
    "|": ("|",),
    "||": ("||",),
    "<": (">",),
    "floor": ("floor",),
    "ceil": ("ceil",),
}
_BARS = ("|", "||", "vert", "Vert", "rvert", "rVert")
_SHAPED = {"|": "bars", "||": "norm", "floor": "floor", "ceil": "ceil"}


def _delimiter(cursor: Cursor) -> str:
    """The delimiter that comes next, whatever its size and spelling."""
    if cursor.skip("left", "right"):
        pass
    text = cursor.take().text
    if text in ("\\{", "\\}"):
        return text[1]
    if text not in DELIMITERS:
        raise Unparsed(f"{text!r} is not a delimiter")
    return DELIMITERS[text]


def delimited(cursor: Cursor) -> Node:
    """What stands between the delimiters that open here."""
    if cursor.at("{"):
        return _braces(cursor)
    opening = _delimiter(cursor)
    if opening == ".":
        raise Unparsed("an invisible opening bracket")
    with cursor.nested(opening if opening in ("|", "||") else ""):
        items = _items(cursor, opening)
        closing = _delimiter(cursor)
    if closing not in _CLOSERS.get(opening, ()) and closing != ".":
        raise Unparsed(f"{opening!r} is closed by {closing!r}")
    return _meaning(cursor, opening, closing, items)


def _braces(cursor: Cursor) -> Node:
    """TeX's own braces only group; a plain set such as {1, 2, 3} has commas in them."""
    cursor.expect("{")
    if cursor.skip("}"):
        return Items("{", "}", ())
    with cursor.nested():
        items = _items(cursor, "{")
        cursor.expect("}")
    return items[0] if len(items) == 1 else Items("{", "}", tuple(items))


def _closes(cursor: Cursor) -> bool:
    return cursor.at(
        ")",
        "]",
        "}",
        "\\}",
        "right",
        "rangle",
        "rfloor",
        "rceil",
        "rvert",
        "rVert",
        "rbrace",
        "rbrack",
        "|",
        "||",
        "vert",
        "Vert",
    )


def _items(cursor: Cursor, opening: str) -> list[Node]:
    items: list[Node] = []
    rows: list[int] = []
    if opening not in _BARS and _closes(cursor) and not cursor.at(*_BARS):
        return items
    while True:
        items.append(_row(cursor) if opening == "[" and cursor.at("[") else _item(cursor))
        if len(items) > SEQUENCE_ITEMS:
            raise Unparsed(f"more than {SEQUENCE_ITEMS} items")
        if opening == "[" and cursor.at(";"):
            rows.append((len(items), cursor.take())[0])
        elif not cursor.skip(",", ";"):
            return _in_rows(items, rows)
        if _closes(cursor) and (opening in _BARS or not cursor.at(*_BARS)):
            return items


def _in_rows(items: list[Node], rows: list[int]) -> list[Node]:
    """Semicolons inside square brackets end the rows of a matrix."""
    if not rows:
        return items
    ends = [*rows, len(items)]
    return [Items("[", "]", tuple(items[start:end])) for start, end in zip([0, *rows], ends, strict=True)]


def _row(cursor: Cursor) -> Node:
    """A list inside a list stays a list even when it has one item: [[1], [2]] is a column."""
    mark = cursor.mark()
    cursor.take()
    with cursor.nested():
        items = _items(cursor, "[")
        closed = cursor.skip("]")
    if closed and (cursor.at(",") or _closes(cursor)):
        return Items("[", "]", tuple(items))
    cursor.back_to(mark)
    return _item(cursor)


def _item(cursor: Cursor) -> Node:
    if cursor.next.text in DOTS and cursor.ahead().text in (",", ")", "]", "}", "\\}", "right"):
        cursor.take()
        return Ellipsis()
    return relations.condition(cursor)


def _meaning(cursor: Cursor, opening: str, closing: str, items: list[Node]) -> Node:
    if opening in _SHAPED:
        if len(items) != 1:
            raise Unparsed("a list inside bars")
        return Apply(_SHAPED[opening], (items[0],), _norm_index(cursor) if opening == "||" else None)
    if opening == "<":
        if len(items) != 2:
            return Items(opening, closing, tuple(items))
        if cursor.at("_") and cursor.ahead().text in ("F", "HS", "2"):
            cursor.place += 2  # the inner product of matrices by its name
        return Apply("inner product", tuple(items))
    if len(items) == 1 and opening in ("(", "[") and not (opening == "[" and isinstance(items[0], Items)):
        return items[0]
    return Items(opening, closing, tuple(items))


def _norm_index(cursor: Cursor) -> Node | None:
    """The subscript of a norm, read here because it is no index."""
    if not cursor.at("_"):
        return None
    cursor.take()
    index = names.written(cursor.group_tokens())
    return Note(index) if index in NORMS or index.replace(".", "").isdigit() else Name(index)
