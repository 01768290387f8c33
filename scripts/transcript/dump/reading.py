"""The whole way from a dump's text to turns: pages, edges, scattered mathematics, lines, then the stages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.transcript.dump.edges import Trimmed, trimmed
from scripts.transcript.dump.markup import writes_latex
from scripts.transcript.dump.mathematics import mathematics
from scripts.transcript.dump.notes import added_notes, without_remarks
from scripts.transcript.dump.pages import DumpLine, read_dump_pages
from scripts.transcript.dump.painted import painted_rows
from scripts.transcript.dump.prompts import is_soft, prompt_lines
from scripts.transcript.dump.written import written_rows
from scripts.transcript.errors import ExtractionError
from scripts.transcript.furniture import Sheet
from scripts.transcript.levels import with_levels
from scripts.transcript.manners import NEVER, Manner, find_manner
from scripts.transcript.model import Formula
from scripts.transcript.structure import Annotation, Line, Reading
from scripts.transcript.turns import read_turns

# Of the lines with words: with so many scattered ones the dump is of painted pages, whose lines have empty places.
SCATTERED_SHARE = 0.05
WIDTH_SHARE, LEAST_WIDTH = 0.9, 40.0
SCATTERED_NOTICE = "Made from a text dump. Its formulas cannot be recovered."
LATEX_NOTICE = "Made from a text dump. Its LaTeX is the dump's own, and there is no print to hold it against."
NAMED = re.compile(r"^[A-Za-z](?!\S*://).{3,}")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines with words, which of them are scattered mathematics, its furniture, and what was added behind."""

    number: int
    lines: tuple[DumpLine, ...]
    scattered: tuple[bool, ...]
    furniture: tuple[str, ...]
    added: tuple[DumpLine, ...]
    is_painted: bool


def read_dump(text: str) -> Reading:
    """The turns, annotations and lost formulas of a dump; raises ExtractionError when it holds no words."""
    if not text.strip():
        raise ExtractionError("is empty", "give the text of a chat")
    has_latex = writes_latex(text)
    pages = [_page(page, has_latex=has_latex) for page in trimmed(read_dump_pages(text))]
    telling = [words for page in pages[:3] for words in page.furniture]
    manner = _told(find_manner([*telling, *(line.text.strip() for line in pages[0].lines[:12])]), pages)
    is_chat = manner.student_indent > 0 or manner.model_words is not NEVER
    pages, remarks = _without_remarks(pages) if has_latex and is_chat else (pages, [])
    rows = _rows(pages, has_latex=has_latex, has_prompts=manner.student_indent > 0)
    sheets = [Sheet(page.number, 612.0, 792.0, tuple(own)) for page, own in zip(pages, rows, strict=True)]
    added = added_notes([(page.number, page.added) for page in pages])
    notes = sorted([*remarks, *added], key=lambda note: (note.box.page, note.box.y0))
    formulas = [run.formula for sheet in sheets for line in sheet.lines for run in line.runs if run.formula]
    return Reading(
        page_count=len(pages), producer="", title=_title(pages), manner=manner.id,
        turns=with_levels(read_turns(sheets, manner, _join)), annotations=tuple(notes),
        doubts=tuple(formula.doubt for formula in formulas if formula.doubt),
        notices=(LATEX_NOTICE if any(formula.latex for formula in formulas) else SCATTERED_NOTICE,),
    )  # fmt: skip


def _told(manner: Manner, pages: Sequence[_Page]) -> Manner:
    """The manner; where no prompt is told, an "Answer:" in a plain text opens no turn either."""
    if manner.telling is not NEVER or any(manner.student_words.search(line.text) for p in pages for line in p.lines):
        return manner
    return replace(manner, model_words=NEVER)


def _page(page: Trimmed, *, has_latex: bool) -> _Page:
    lines = tuple(line for line in page.page.lines if line.text.strip())
    scattered = [False] * len(lines) if has_latex else mathematics([line.text for line in lines])
    return _Page(page.page.number, lines, tuple(scattered), page.furniture, page.added, page.is_painted)


def _without_remarks(pages: Sequence[_Page]) -> tuple[list[_Page], list[Annotation]]:
    """The pages without the paragraphs that are remarks of the student's, and these."""
    found: list[Annotation] = []
    kept: list[_Page] = []
    for page in pages:
        lines, notes = without_remarks(page.number, page.lines)
        kept.append(replace(page, lines=tuple(lines), scattered=tuple([False] * len(lines))))
        found += notes
    return kept, found


def _rows(pages: Sequence[_Page], *, has_latex: bool, has_prompts: bool) -> list[list[Line]]:
    """The lines of each page; a prompt may go on over the end of a page."""
    width = _width(pages)
    is_painted = sum(sum(page.scattered) for page in pages) > SCATTERED_SHARE * sum(len(page.lines) for page in pages)
    found: list[list[Line]] = []
    goes_on = False
    for page in pages:
        if not is_painted:
            found.append(list(written_rows(page.number, page.lines, page.scattered, width, has_latex=has_latex)))
            continue
        texts = [line.text for line in page.lines]
        prompts = _prompts(page, texts, goes_on=goes_on) if has_prompts else set()
        goes_on = len(texts) - 1 in prompts and is_soft(texts[-1])
        found.append(list(painted_rows(page.number, page.lines, page.scattered, prompts, width)))
    return found


def _prompts(page: _Page, texts: Sequence[str], *, goes_on: bool) -> set[int]:
    return prompt_lines(texts, page.scattered, goes_on=goes_on, is_painted=page.is_painted)


def _width(pages: Sequence[_Page]) -> float:
    """How many characters a full line of words has."""
    lengths = sorted(
        len(line.text.rstrip())
        for page in pages
        for line, sign in zip(page.lines, page.scattered, strict=True)
        if not sign
    )
    return max(float(lengths[int(WIDTH_SHARE * (len(lengths) - 1))]), LEAST_WIDTH) if lengths else LEAST_WIDTH


def _title(pages: Sequence[_Page]) -> str:
    """What the pages' furniture calls the chat; "" when it does not say."""
    words = [text for page in pages for text in page.furniture if NAMED.match(text)]
    return max(words, key=words.count, default="")


def _join(first: Formula, second: Formula) -> Formula:
    """Two formulas of a dump's LaTeX one behind the other, as a line's end left them."""
    return replace(first, latex=f"{first.latex} {second.latex}")
