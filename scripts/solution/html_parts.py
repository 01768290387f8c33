"""The small pieces of HTML that the tables are made of. Every text that enters one is escaped here."""

from __future__ import annotations

import re
from html import escape
from pathlib import PurePosixPath

ICONS = {
    "correct": "✓",
    "incorrect": "✗",
    "incomplete": "◐",
    "not attempted": "–",
    "unparsed": "?",
    "disputed": "≷",
}
SPOKEN = re.compile(r"[^\\${}]*[a-z]{2}[^\\${}]*")  # a choice in words and not by labels: no formula is in it


def element(name: str, content: str, **attributes: str) -> str:
    """Returns an element around content that is HTML already; ``class_`` and ``data_label`` name their attributes."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{written}>{content}</{name}>"


def text(value: str) -> str:
    """Returns a text as HTML on one line."""
    return escape(" ".join(value.split()), quote=True)


def formula(latex: str) -> str:
    """Returns LaTeX as the span that the site renders."""
    return element("span", rf"\({text(latex)}\)", class_="arithmatex")


def said(claim: str, kind: str) -> str:
    """Returns what was claimed: words in quotation marks, everything else as a formula."""
    in_words = kind == "text" or (kind == "choice" and SPOKEN.fullmatch(claim))
    return element("q", text(claim)) if in_words else formula(claim)


def prose(value: str) -> str:
    """Returns an author's text as HTML, with each ``$..$`` in it as a formula."""
    pieces = re.split(r"\$([^$]+)\$", " ".join(value.split()))
    return "".join(formula(piece) if place % 2 else escape(piece, quote=True) for place, piece in enumerate(pieces))


def verdict_mark(verdict: str, stage: str = "") -> str:
    """Returns a verdict as icon and word, so that colour is never needed to tell it."""
    icon = element("span", ICONS[verdict], class_="verdict-icon", aria_hidden="true")
    word = element("span", text(verdict), class_="verdict-word")
    when = f" {element('span', text(stage), class_='verdict-stage')}" if stage else ""
    return element("span", f"{icon} {word}{when}", class_=f"verdict verdict-{slug(verdict)}")


def slug(value: str) -> str:
    """Returns an id or class part of lower-case letters, digits and hyphens."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in value.lower()).split())


def to_root(page: str) -> str:
    """Returns the way from a page's address up to the site's root: "hw8/ssm-kernel.md" is shown at hw8/ssm-kernel/."""
    path = PurePosixPath(page)
    return "../" * (len(path.parent.parts) + (path.stem != "index"))
