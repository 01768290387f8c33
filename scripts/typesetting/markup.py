"""Markdown with formulas and marks -> HTML. Formulas are rendered by KaTeX and never pass through Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import markdown

from scripts.pages.katex import Latex
from scripts.typesetting.source import SourceError


@dataclass(frozen=True, slots=True)
class Rendered:
    """A formula as HTML, or in one line what is wrong with it."""

    html: str
    error: str = ""


Render = Callable[[Sequence[Latex]], list[Rendered]]
FORMULA = re.compile(r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>[^$\n]+?)\$", re.DOTALL)
PLACE = re.compile(r"Formula(\d+)Place")


def to_html(text: str, render: Render) -> str:
    """The HTML of a piece of Markdown; raises SourceError for a formula that KaTeX refuses."""
    formulas: list[Latex] = []

    def set_aside(match: re.Match[str]) -> str:
        display = match["display"] is not None
        formulas.append(Latex((match["display"] if display else match["inline"]).strip(), display))
        return f"Formula{len(formulas) - 1}Place"

    prepared = FORMULA.sub(set_aside, text)
    rendered = render(formulas)
    for formula, shown in zip(formulas, rendered, strict=True):
        if shown.error:
            raise SourceError(f"formula {formula.text!r}: {shown.error}")
    page = markdown.markdown(prepared, extensions=["md_in_html"])
    return PLACE.sub(lambda match: rendered[int(match[1])].html, page)
