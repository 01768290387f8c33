"""A page of a dump as lines for the stages that read a PDF's: words and formulas from left to right, top to bottom.

The room is made up: a line's number is its height, a character has one width, and what the dump tells of paragraphs,
headings and prompts becomes gaps, sizes and indents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.transcript.dump.gaps import Joined
from scripts.transcript.dump.markup import Part
from scripts.transcript.dump.places import CHARACTER, FORMULA_INDENT, LEADING, LEFT, SIZE, STUDENT_INDENT, box_of
from scripts.transcript.model import Box, Doubt, Formula
from scripts.transcript.runs import formula_run
from scripts.transcript.structure import Line, Run

HASHES = re.compile(r"^(#{1,6})\s+")
NAMED = re.compile(r"^(?:problem|question|exercise|aufgabe|part)\s*#?\s*\d{0,2}\b.{0,80}$", re.I)
LABEL = re.compile(r"^\s*(\(?[a-h]\)|\(?(?:i{1,3}|iv|vi{0,3})[.)])(?=\s+\S|\s*$)")
LISTED = re.compile(r"^\s*([•◦▪‣⁃*+-]|\d{1,3}[.)])\s+")
SENTENCE = re.compile(r"[.:;,?!]\s*$")
SENTENCE_END = re.compile(r"[.:?!][\"”’)\]]*\s*$")
LONGEST_HEADING = 90
# Of the column's width: a line that ends before was not broken for want of room.
SHORT_LINE = 0.8
# Font sizes of headings: those of hashes by their number, those told by their words.
HEADING_SIZES = (32.0, 29.0, 26.0, 23.0, 21.0, 19.0)
NAMED_SIZE, LABEL_SIZE = 29.0, 23.0
LOST_CHARACTERS = 4
SCATTERED = "the signs of its formulas lie scattered here"
MISSING = "its place is empty"


def row(page: int, line: Joined, width: float, *, opens: bool, is_prompt: bool) -> Line:
    """One line of words as a line of the page; ``width`` is the column's, in characters."""
    text = line.text
    size = _size(line) if not is_prompt else SIZE
    indent = len(text) - len(text.lstrip(" ")) if not line.has_gap else 0
    x0 = LEFT + (STUDENT_INDENT * width if is_prompt else indent if indent >= 4 else 0) * CHARACTER
    wide = CHARACTER * min(1.0, width / max(len(text) + LOST_CHARACTERS * line.has_gap, 1))
    runs = tuple(_runs(page, _listed(_without_marks(line.parts), opens=opens), line, (x0, wide, size), opens=opens))
    end = runs[-1].box.x1
    return Line(box_of(page, line.first, line.last, x0, end, opens=opens), line.last * LEADING, runs)


def scattered_row(page: int, first: int, last: int, width: float) -> Line:
    """A stretch of scattered mathematics as one formula that is not recovered."""
    x0 = LEFT + FORMULA_INDENT * width * CHARACTER
    box = box_of(page, first, last, x0, x0 + 20 * CHARACTER, opens=True)
    return Line(box, first * LEADING, (formula_run(_lost(box, first, last, SCATTERED, is_display=True)),))


def display_row(page: int, first: int, last: int, latex: str, width: float) -> Line:
    """A formula that the dump writes in lines of its own."""
    x0 = LEFT + FORMULA_INDENT * width * CHARACTER
    box = box_of(page, first, last, x0, x0 + len(latex) * CHARACTER, opens=True)
    return Line(box, first * LEADING, (formula_run(Formula(box, first * LEADING, SIZE, (), latex, display=True)),))


def code_row(page: int, number: int, text: str) -> Line:
    """A line of fenced code."""
    indent = len(text) - len(text.lstrip(" "))
    box = box_of(page, number, number, LEFT + indent * CHARACTER, LEFT + max(len(text), 1) * CHARACTER)
    return Line(box, number * LEADING, (Run(box, number * LEADING, SIZE, text.strip() or " ", "code"),))


def is_heading(line: Joined) -> bool:
    """Whether a line is a heading by its hashes, or by its words alone: "Problem 3", "(b) Concrete Examples"."""
    return _size(line) > SIZE


def opens_paragraph(above: Joined | None, line: Joined, width: float) -> bool:
    """Whether a line begins a paragraph: behind a heading, before a label, or behind a sentence that ends early."""
    if above is None or is_heading(line) or is_heading(above):
        return True
    ends = SENTENCE_END.search(above.text) is not None or above.parts[-1].formula != ""
    if LABEL.match(line.text) or LISTED.match(line.text):
        return ends or len(above.text) < SHORT_LINE * width
    return ends and len(above.text) < SHORT_LINE * width and not line.text.strip()[:1].islower()


def _size(line: Joined) -> float:
    text = line.text.strip()
    hashes = HASHES.match(text)
    if hashes:
        return HEADING_SIZES[len(hashes[1]) - 1]
    if len(text) > LONGEST_HEADING or SENTENCE.search(text):
        return SIZE
    if NAMED.match(text):
        return NAMED_SIZE
    label = LABEL.match(text)
    rest = text[label.end() :].strip() if label else ""
    is_title = rest[:1].isupper() or rest[:1].isdigit() or any(part.style == "strong" for part in line.parts)
    return LABEL_SIZE if is_title and not any(part.formula == "lost" for part in line.parts) else SIZE


def _without_marks(parts: Sequence[Part]) -> list[Part]:
    """The parts without the hashes of a heading, and without white space at the line's ends."""
    kept = list(parts)
    if not kept[0].formula:
        kept[0] = Part(HASHES.sub("", kept[0].text.lstrip()), kept[0].style)
    if not kept[-1].formula:
        kept[-1] = Part(kept[-1].text.rstrip(), kept[-1].style)
    return [part for part in kept if part.text or part.formula] or [Part(" ")]


def _listed(parts: list[Part], *, opens: bool) -> list[Part]:
    """The parts with the marker of a list, or the label of a part, as a part of its own."""
    first = parts[0]
    if first.formula or first.style or not opens:
        return parts
    label, marker = LABEL.match(first.text), LISTED.match(first.text)
    if label:
        return [Part(label[1], "strong"), Part(first.text[label.end() :]), *parts[1:]]
    if marker:
        return [Part(marker[1], "marker"), Part(first.text[marker.end() :]), *parts[1:]]
    return parts


def _runs(
    page: int, parts: Sequence[Part], line: Joined, setting: tuple[float, float, float], *, opens: bool
) -> Iterator[Run]:
    """The runs of a line; ``setting`` is where it begins, how wide a character is, and the size."""
    x, wide, size = setting
    baseline = line.last * LEADING
    for part in parts:
        if not (part.text or part.formula):
            continue
        width = (len(part.text) if part.formula != "lost" else LOST_CHARACTERS) * wide
        box = box_of(page, line.first, line.last, x, x + width, opens=opens)
        if part.formula == "latex":
            yield formula_run(Formula(box, baseline, size, (), part.text, display=part.is_display))
        elif part.formula:
            yield formula_run(_lost(box, line.first, line.last, MISSING, is_display=False))
        else:
            yield Run(box, baseline, size, part.text, "" if part.style == "marker" else part.style)
        x += width + (2 * SIZE if part.style == "marker" else 0)


def _lost(box: Box, first: int, last: int, why: str, *, is_display: bool) -> Formula:
    return Formula(box, first * LEADING, SIZE, (), "", display=is_display, doubt=Doubt(why, box))
