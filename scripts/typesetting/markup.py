"""Markdown with formulas and marks -> HTML. Formulas are rendered by KaTeX and never pass through Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import markdown

from scripts.pages.katex import Latex, Typeset
from scripts.typesetting.source import SourceError

Render = Callable[[Sequence[Latex]], list[Typeset]]
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
    for formula, typeset in zip(formulas, rendered, strict=True):
        if typeset.error:
            raise SourceError(f"formula {formula.text!r}: {typeset.error}")
    page = markdown.markdown(prepared, extensions=["md_in_html"])
    return PLACE.sub(lambda match: rendered[int(match[1])].html, page)
