"""Renders the formulas of a page in two steps: HTML in, HTML and faults out.

``mark_formulas`` leaves a mark for everything that pymdownx.arithmatex (generic), our tables and transcript pages emit:
``<span class="arithmatex">\\(..\\)</span>`` or ``<div class="arithmatex">\\[..\\]</div>``, escaped. ``insert_formulas``
puts the rendered HTML in the place of the marks. Between the two the page is small, so that whatever else reads or
keeps it (search, templates) does not pay for markup that is a hundred times its formula. In code the angle brackets
are escaped, so that nothing in code can match.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence

from scripts.pages.katex import Latex, Prepared

Prepare = Callable[[Sequence[Latex]], list[Prepared]]
Read = Callable[[Sequence[str]], Mapping[str, str]]

FORMULA = re.compile(
    r'<(?P<tag>span|div) class="arithmatex">\s*(?:\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\])\s*</(?P=tag)>',
    re.DOTALL,
)
MARK = re.compile(r"<!--formula ([0-9a-f]{64})-->")
CUT_SPACE = re.compile(r"(?<!\\)(?:\\\\)*\\$")  # a control space that lost its space
END = "<!--/formula-->"  # lets the guard step over rendered markup


def mark_formulas(page: str, prepare: Prepare) -> tuple[str, list[str]]:
    """Return the page with a mark for every formula, and one message for each that KaTeX refuses."""
    formulas = [read_formula(found) for found in FORMULA.finditer(page)]
    if not formulas:
        return page, []
    prepared = prepare(formulas)
    elements = iter([element(f, p) for f, p in zip(formulas, prepared, strict=True)])
    faults = [fault_message(f, p) for f, p in zip(formulas, prepared, strict=True) if p.error]
    return FORMULA.sub(lambda _: next(elements), page), faults


def insert_formulas(page: str, read: Read) -> str:
    """Return the page with the rendered HTML in the place of every mark."""
    keys = list(dict.fromkeys(MARK.findall(page)))
    rendered = read(keys) if keys else {}
    return MARK.sub(lambda mark: rendered[mark[1]] + END if mark[1] in rendered else mark[0], page)


def read_formula(found: re.Match[str]) -> Latex:
    """The LaTeX that a matched element holds."""
    display = found["display"] is not None
    text = html.unescape(found["display"] if display else found["inline"]).strip()
    return Latex(f"{text} " if CUT_SPACE.search(text) else text, display)


def element(formula: Latex, prepared: Prepared) -> str:
    """The element that stands in the page; formulas stay out of the search index."""
    tag, name = ("div", "formula formula--display") if formula.display else ("span", "formula")
    if prepared.error:
        return f'<{tag} class="{name} formula--refused">{html.escape(fault_message(formula, prepared))}</{tag}>'
    return f'<{tag} class="{name}" data-search-exclude><!--formula {prepared.key}--></{tag}>'


def fault_message(formula: Latex, prepared: Prepared) -> str:
    """One line: the formula, and why KaTeX refuses it."""
    return f"formula {' '.join(formula.text.split())!r}: {prepared.error}"
