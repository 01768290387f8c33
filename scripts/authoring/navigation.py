"""Puts a page into the navigation of mkdocs.yml, line by line, so that everything else in it stays as it is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

NAV = re.compile(r"^nav:\s*(?:#.*)?$")
ENTRY = re.compile(r"^(?P<indent>\s+)-\s(?:.*:\s)?[\"']?(?P<page>[\w./-]+\.(?:md|py|ipynb))[\"']?\s*(?:#.*)?$")
PLAIN = re.compile(r"[A-Za-z][\w ,.()+/-]*")  # a title that YAML takes as it stands


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page under docs and its title; ``section`` is the title of the section to make where its folder has none."""

    path: str
    title: str
    section: str = ""
    overview: str = ""

    @property
    def folder(self) -> str:
        """The folder of the page, with a slash."""
        return f"{self.path.rpartition('/')[0]}/"


def with_page(text: str, page: NewPage, before: str = "record/") -> str | None:
    """Returns the configuration with the page behind the last one of its folder; None where nav is not understood.

    A folder that has no page yet gets a section of its own, in front of the section that shows ``before``.
    """
    lines = text.split("\n")
    start = next((place for place, line in enumerate(lines) if NAV.match(line)), None)
    if start is None:
        return None
    end = next((place for place in range(start + 1, len(lines)) if re.match(r"\S", lines[place])), len(lines))
    entries = {place: found for place in range(start + 1, end) if (found := ENTRY.match(lines[place]))}
    own = [place for place, found in entries.items() if found["page"].startswith(page.folder)]
    if own:
        made = [f"{entries[own[-1]]['indent']}- {entry(page.title, page.path)}"]
        return "\n".join([*lines[: own[-1] + 1], *made, *lines[own[-1] + 1 :]])
    if not entries or not page.section:
        return None
    place = _section_of(lines, start, next((at for at, one in entries.items() if one["page"].startswith(before)), end))
    indent = re.match(r"\s+", lines[start + 1])
    return "\n".join([*lines[:place], *section_lines(page, indent[0] if indent else "  "), *lines[place:]])


def entry(title: str, path: str) -> str:
    """Returns a line of the navigation without its dash."""
    return f"{title if PLAIN.fullmatch(title) else json.dumps(title, ensure_ascii=False)}: {path}"


def section_lines(page: NewPage, indent: str = "  ") -> list[str]:
    """Returns the lines of a new section with its overview, if it has one, and the page."""
    pages = [("Overview", page.overview)] if page.overview else []
    pages.append((page.title, page.path))
    head = entry(page.section, "").rstrip()
    return [f"{indent}- {head}", *(f"{indent}    - {entry(title, path)}" for title, path in pages)]


def _section_of(lines: list[str], start: int, place: int) -> int:
    """Returns where the outermost entry around a line begins; the line behind the navigation stands for its end."""
    if place >= len(lines) or not re.match(r"\s+-", lines[place]):
        while place > start + 1 and not lines[place - 1].strip():
            place -= 1
        return place
    outermost = len(re.match(r"\s*", lines[start + 1])[0])
    while place > start + 1 and len(re.match(r"\s*", lines[place])[0]) > outermost:
        place -= 1
    return place
