"""A parsed source -> one HTML page in the manner of the chat it stands for.

Where the annotator marked or wrote something, the page holds a place: a link in the first print, which tells where
the place came to stand, and a plain element of the same size in the second.
"""

from __future__ import annotations

import html
import math
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.typesetting.markup import Render, to_html
from scripts.typesetting.source import Note, Source, SourceError, Turn

STYLES = Path(__file__).parent / "styles"
MANNERS = ("deepseek", "gemini", "key", "qwen")
PLACES = "https://place.invalid/"
MARK = re.compile(r'<mark class="(\w+)">(.*?)</mark>', re.DOTALL)
NOTE_LINE_CHARACTERS = 25  # of 8.5 point Helvetica in the 112 points that a note is wide
NOTE_LINE_PIXELS = 14


@dataclass(frozen=True, slots=True)
class Place:
    """Something to annotate: highlighted text where ``note`` is None, else a note in the margin."""

    key: str
    colour: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of both prints, and their places."""

    with_links: str
    plain: str
    places: tuple[Place, ...]


def compose(source: Source, render: Render, katex_style: str) -> Page:
    """Returns the page; ``katex_style`` is the address of KaTeX's style sheet. Raises SourceError."""
    manner = source.head["manner"]
    if manner not in MANNERS:
        raise SourceError(f"line 1: the manner is one of {', '.join(MANNERS)}, not {manner!r}")
    places: list[Place] = []
    body = front(source.head) + "".join(part_html(part, render, places) for part in source.parts)
    sheets = [(STYLES / name).read_text(encoding="utf-8") for name in ("common.css", f"{manner}.css")]
    style = "".join([*sheets, edges(source.head)])
    title = html.escape(source.head["title"])
    document = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="{html.escape(katex_style)}"><style>{style}</style></head>'
        f'<body class="{manner}">{body}</body></html>'
    )
    return Page(document, without_links(document), tuple(places))


def edges(head: dict[str, str]) -> str:
    """The style of the page edges: at the top the title, at the bottom of every page what this print is and is not."""
    top, bottom = css_text(head["title"]), css_text(head["notice"])
    return f"@page {{ @top-center {{ content: {top}; }} @bottom-center {{ content: {bottom}; }} }}"


def css_text(text: str) -> str:
    """A text as a CSS string; its letters need no escape, anything else gets one."""
    plain = "".join(letter if letter.isalnum() or letter in " .,;:-()" else f"\\{ord(letter):x} " for letter in text)
    return f'"{plain}"'


def front(head: dict[str, str]) -> str:
    """The heading of a trace that has one; a chat begins with its first message."""
    if "heading" not in head:
        return ""
    heading, author = html.escape(head["heading"]), html.escape(head.get("author", ""))
    return f'<header><h1>{heading}</h1><p class="author">{author}</p></header>'


def part_html(part: Turn | Note, render: Render, places: list[Place]) -> str:
    """A turn or a note between turns; their places are added to the list."""
    if isinstance(part, Note):
        return note_html(part, places)
    heading = f"<h2>{html.escape(part.heading)}</h2>" if part.heading else ""
    inner = "".join(
        note_html(piece, places) if isinstance(piece, Note) else marked(to_html(piece, render), places)
        for piece in part.pieces
    )
    return f'<section class="{part.speaker}">{heading}{inner}</section>'


def note_html(note: Note, places: list[Place]) -> str:
    """Room for a note in the margin, as high as its text will be."""
    key = f"note-{len(places)}"
    places.append(Place(key, note.colour, note))
    lines = max(1, math.ceil(len(note.text) / NOTE_LINE_CHARACTERS)) + (
        1 if len(note.text) > NOTE_LINE_CHARACTERS else 0
    )
    return f'<div class="note"><a href="{PLACES}{key}" style="height:{lines * NOTE_LINE_PIXELS + 6}px"></a></div>'


def marked(page: str, places: list[Place]) -> str:
    """Every <mark> turned into a place."""

    def place(match: re.Match[str]) -> str:
        key = f"mark-{len(places)}"
        places.append(Place(key, match[1]))
        return f'<a class="mark" href="{PLACES}{key}">{match[2]}</a>'

    return MARK.sub(place, page)


def without_links(document: str) -> str:
    """The same page with spans for links."""
    return re.sub(r'<a( class="mark")? href="[^"]*"', r"<span\1", document).replace("</a>", "</span>")
