"""A dump's text as pages of numbered lines, however the program that wrote it marks a new page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.errors import ExtractionError
from scripts.transcript.pdf_limits import MAX_PAGES

MAX_LINE_CHARACTERS = 100_000
# A line of its own that opens a page: "--- Page 3 ---", "[Page 3]", "=== page 3 of 9 ===", "<!-- page 3 -->".
FRAMED = re.compile(
    r"^\s*(?:[-=*_#~]{2,}|\[|<!--|<)\s*(?:page|p\.|seite)\s*#?:?\s*(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\s*"
    r"(?:[-=*_#~]{2,}|\]|-->|>)\s*$",
    re.I,
)
# The same words without a frame stand at the head of a page, or at its foot.
BARE = re.compile(r"^\s*page\s+(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\s*:?\s*$", re.I)
FORM_FEED = "\f"
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class DumpLine:
    """A line as it stands in the dump, white space at its ends included; ``number`` counts the file's lines from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class DumpPage:
    """The lines of one page, without the mark that opened it."""

    number: int
    lines: tuple[DumpLine, ...]


def read_dump_pages(text: str) -> tuple[DumpPage, ...]:
    """The pages in order; a dump without marks is one page. Raises ExtractionError beyond the limits."""
    lines = [DumpLine(number, line) for number, line in enumerate(LINE_END.split(text), start=1)]
    for line in lines:
        if len(line.text) > MAX_LINE_CHARACTERS:
            why = f"is longer than {MAX_LINE_CHARACTERS:,} characters"
            raise ExtractionError(why, "break it into lines", line=line.number)
    pages = _by_marks(lines, FRAMED) or _by_form_feeds(lines) or _by_bare_marks(lines) or [DumpPage(1, tuple(lines))]
    if len(pages) > MAX_PAGES:
        raise ExtractionError(f"has {len(pages)} pages, more than {MAX_PAGES}", "give fewer pages at a time")
    return tuple(pages)


def _by_marks(lines: Sequence[DumpLine], mark: re.Pattern[str]) -> list[DumpPage]:
    """A page behind each mark whose number is larger than the last; what stands before the first joins its page."""
    found: list[tuple[int, list[DumpLine]]] = []
    before: list[DumpLine] = []
    for line in lines:
        match = mark.match(line.text.replace(FORM_FEED, ""))
        if match and (not found or int(match[1]) > found[-1][0]):
            found.append((int(match[1]), []))
        else:
            (found[-1][1] if found else before).append(_without_feed(line))
    if not found:
        return []
    found[0][1][:0] = before
    return [DumpPage(number, tuple(own)) for number, own in found]


def _by_form_feeds(lines: Sequence[DumpLine]) -> list[DumpPage]:
    """A new page behind each form feed, as pdftotext writes them; the empty page behind the last one is none."""
    if not any(FORM_FEED in line.text for line in lines):
        return []
    pages: list[list[DumpLine]] = [[]]
    for line in lines:
        for at, part in enumerate(line.text.split(FORM_FEED)):
            if at:
                pages.append([])
            pages[-1].append(DumpLine(line.number, part))
    if not any(line.text.strip() for line in pages[-1]):
        pages.pop()
    return [DumpPage(number, tuple(own)) for number, own in enumerate(pages, start=1)]


def _by_bare_marks(lines: Sequence[DumpLine]) -> list[DumpPage]:
    """Pages by "Page 3 of 12": at their heads when the first line of all is such a mark, or else at their feet."""
    spoken = [line for line in lines if line.text.strip()]
    marks = [line for line in spoken if BARE.match(line.text)]
    numbers = [int(match[1]) for line in marks if (match := BARE.match(line.text))]
    if len(marks) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    if spoken[0] is marks[0]:
        return _by_marks(lines, BARE)
    pages = [DumpPage(numbers[0], ())]
    for line in lines:
        if line in marks:
            pages.append(DumpPage(pages[-1].number + 1, ()))
        else:
            pages[-1] = DumpPage(pages[-1].number, (*pages[-1].lines, line))
    return [page for page in pages if any(line.text.strip() for line in page.lines)]


def _without_feed(line: DumpLine) -> DumpLine:
    return DumpLine(line.number, line.text.replace(FORM_FEED, ""))
