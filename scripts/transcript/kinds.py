"""What kind of block a line belongs to: heading, paragraph, code, formula, table, image or ruled line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.transcript.measures import Measures
from scripts.transcript.structure import Line, Run

SAME_X_POINTS = 3.5
# Of the text's size: words larger than this are a heading, if they are strong or else much larger.
LARGE_STRONG, LARGE, LARGE_PLAIN = 1.06, 1.15, 1.21
WIDE = 0.9
EQUATION_NUMBER = re.compile(r"^\s*\([\w.]{1,6}\)\s*$")
# How a strong line of the text's own size begins and ends where it is a heading.
COUNTED = re.compile(r"^\s*(?:\(?[a-z]\)|\(?[ivx]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})*[.)]?)\s+\S", re.I)
OPEN_END = re.compile(r"[.:;,?!]\s*$")


def kind_of(line: Line, measures: Measures, margins: Sequence[float]) -> str:
    """The kind of a line; ``margins`` are the left edges, in points, at which text begins here."""
    if line.table is not None:
        return "table"
    if line.thing:
        return line.thing
    words = [run for run in line.runs if run.formula is None and run.text.strip()]
    has_formula = any(run.formula is not None for run in line.runs)
    if has_formula and all(EQUATION_NUMBER.match(run.text) for run in words) and _stands_apart(line, measures, margins):
        return "formula"
    if words and not has_formula and all("code" in run.style for run in words):
        return "code"
    return "heading" if words and _is_heading(line, words, measures) else "paragraph"


def is_lone_heading(lines: Sequence[Line], *, is_tex: bool) -> bool:
    """Whether a paragraph of the text's size is a heading: all strong, and counted as headings are (of TeX: any)."""
    words = [run for line in lines for run in line.runs if run.formula is None and run.text.strip()]
    if not words or not all("strong" in run.style for run in words):
        return False
    text = "".join(run.text for line in lines for run in line.runs)
    if OPEN_END.search(text) or any("code" in run.style for run in words):
        return False
    return is_tex or COUNTED.match(text) is not None


def _stands_apart(line: Line, measures: Measures, margins: Sequence[float]) -> bool:
    """Whether a line of formulas is a display: away from every left edge, or as wide as the column."""
    if all(abs(line.box.x0 - margin) > SAME_X_POINTS for margin in margins):
        return True
    return line.box.x1 - line.box.x0 > WIDE * (measures.right - measures.left)


def _is_heading(line: Line, words: Sequence[Run], measures: Measures) -> bool:
    if line.place is not None and measures.has_tagged_headings:
        return line.place.heading > 0
    if any("code" in run.style for run in words):
        return False
    strong = all("strong" in run.style for run in words)
    if line.size > measures.size * (LARGE if strong else LARGE_PLAIN):
        return True
    return strong and max(run.size for run in words) > measures.size * LARGE_STRONG
