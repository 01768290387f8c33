"""A line of a dump as parts: plain and styled words, and formulas where the dump itself writes LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LATEX = re.compile(r"\$\$(.+?)\$\$|\\\[(.+?)\\\]|\$(?!\s)([^$]{1,600}?)(?<![\s\\])\$(?!\d)|\\\((.+?)\\\)", re.S)
LATEX_SIGNS = re.compile(r"[\\^_=<>+]|^[A-Za-z]$")
STYLED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|`([^`]+)`|(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![*\w])")
LEAST_FORMULAS = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Words in one style; or a formula, then ``formula`` is "latex" or, where nothing of it is left, "lost"."""

    text: str
    style: str = ""
    formula: str = ""
    is_display: bool = False


def writes_latex(text: str) -> bool:
    """Whether a dump writes its formulas as LaTeX between dollars or brackets."""
    found = 0
    for match in LATEX.finditer(text):
        body = next(group for group in match.groups() if group is not None)
        found += LATEX_SIGNS.search(body) is not None
        if found >= LEAST_FORMULAS:
            return True
    return False


def parts_of(text: str, *, has_latex: bool) -> list[Part]:
    """The parts of a line; dollars are only dollars in a dump that writes no LaTeX."""
    if not has_latex:
        return list(_styled(text))
    parts: list[Part] = []
    at = 0
    for match in LATEX.finditer(text):
        body = next(group for group in match.groups() if group is not None)
        parts += _styled(text[at : match.start()])
        is_display = match[1] is not None or match[2] is not None
        parts.append(Part(" ".join(body.split()), formula="latex", is_display=is_display))
        at = match.end()
    return [*parts, *_styled(text[at:])]


def _styled(text: str) -> Iterator[Part]:
    at = 0
    for match in STYLED.finditer(text):
        if match.start() > at:
            yield Part(text[at : match.start()])
        strong, code, emphasis = match.groups()
        yield Part(strong or code or emphasis, "strong" if strong else "code" if code else "emphasis")
        at = match.end()
    if at < len(text):
        yield Part(text[at:])
