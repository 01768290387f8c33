"""Replaces every formula of a page by its rendered form: HTML in, HTML and faults out.

A formula is what pymdownx.arithmatex (generic) and our own tables and transcript pages emit:
``<span class="arithmatex">\\(..\\)</span>`` or ``<div class="arithmatex">\\[..\\]</div>``, escaped. In code the angle
brackets are escaped too, so that nothing in code can match.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from scripts.pages.katex import Latex, Typeset

Render = Callable[[Sequence[Latex]], list[Typeset]]

FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\s*(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])\s*</(?P=tag)>',
    re.DOTALL,
)


def typeset_formulas(page: str, render: Render) -> tuple[str, list[str]]:
    """Return the page with every formula rendered, and one message for each that KaTeX refuses."""
    matches = list(FORMULA.finditer(page))
    if not matches:
        return page, []
    formulas = [read_formula(match) for match in matches]
    rendered = render(formulas)
    faults = [fault_message(f, r) for f, r in zip(formulas, rendered, strict=True) if r.error]
    elements = iter([element(f, r) for f, r in zip(formulas, rendered, strict=True)])
    return FORMULA.sub(lambda _: next(elements), page), faults


def read_formula(match: re.Match[str]) -> Latex:
    """The LaTeX that a matched element holds."""
    display = match["display"] is not None
    return Latex(html.unescape(match["display"] if display else match["inline"]).strip(), display)


def element(formula: Latex, rendered: Typeset) -> str:
    """The element that stands in the page; formulas stay out of the search index."""
    tag, name = ("div", "formula formula--display") if formula.display else ("span", "formula")
    if rendered.error:
        return f'<{tag} class="{name} formula--refused">{html.escape(fault_message(formula, rendered))}</{tag}>'
    return f'<{tag} class="{name}" data-search-exclude>{rendered.html}</{tag}>'


def fault_message(formula: Latex, rendered: Typeset) -> str:
    """One line: the formula, and why KaTeX refuses it."""
    return f"formula {' '.join(formula.text.split())!r}: {rendered.error}"
