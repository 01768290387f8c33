"""A page whose dump follows the order of reading: lines of words, Markdown's marks, formulas as LaTeX if at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.transcript.dump.gaps import Joined
from scripts.transcript.dump.markup import parts_of
from scripts.transcript.dump.pages import DumpLine
from scripts.transcript.dump.rows import code_row, display_row, opens_paragraph, row, scattered_row
from scripts.transcript.structure import Line

FENCE = re.compile(r"^\s*(?:```|~~~)")
DISPLAY = re.compile(r"^\s*(?:\$\$|\\\[)(?P<body>.*?)(?P<end>(?:\$\$|\\\])\s*)?$")
DISPLAY_END = re.compile(r"^(?P<body>.*?)(?:\$\$|\\\])\s*$")
MOST_DISPLAY_LINES = 80
NUMBER_ALONE = re.compile(r"^\s*\d{1,2}\s*$")
NAME_ALONE = re.compile(r"^\s*(?:problem|question|exercise)\s*$", re.I)

Found = tuple[Line, int]


def written_rows(
    page: int, lines: Sequence[DumpLine], scattered: Sequence[bool], width: float, *, has_latex: bool
) -> Iterator[Line]:
    """The lines of one page from top to bottom."""
    at = 0
    above: Joined | None = None
    while at < len(lines):
        special = _code(page, lines, at) or (_display(page, lines, at, width) if has_latex else None)
        if special:
            found, at = special
            yield from found
            above = None
        elif scattered[at]:
            end = next((index for index in range(at, len(lines)) if not scattered[index]), len(lines))
            yield scattered_row(page, lines[at].number, lines[end - 1].number, width)
            at, above = end, None
        else:
            line, at = _words(lines, at, has_latex=has_latex)
            opens = above is None or line.first > above.last + 1 or opens_paragraph(above, line, width)
            yield row(page, line, width, opens=opens, is_prompt=False)
            above = line


def _words(lines: Sequence[DumpLine], at: int, *, has_latex: bool) -> tuple[Joined, int]:
    """A line of words, or "Problem" and its number where each has a line of its own; and the index behind it."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is not None and NAME_ALONE.match(line.text) and NUMBER_ALONE.match(following.text):
        text = f"{line.text.strip()} {following.text.strip()}"
        return Joined(line.number, following.number, tuple(parts_of(text, has_latex=False))), at + 2
    return Joined(line.number, line.number, tuple(parts_of(line.text.rstrip(), has_latex=has_latex))), at + 1


def _code(page: int, lines: Sequence[DumpLine], at: int) -> tuple[list[Line], int] | None:
    """Fenced code, and the index behind its end; None where no fence opens or none closes it."""
    if not FENCE.match(lines[at].text):
        return None
    end = next((index for index in range(at + 1, len(lines)) if FENCE.match(lines[index].text)), None)
    if end is None:
        return None
    return [code_row(page, line.number, line.text) for line in lines[at + 1 : end]], end + 1


def _display(page: int, lines: Sequence[DumpLine], at: int, width: float) -> tuple[list[Line], int] | None:
    """A display formula of one or more lines, and the index behind it."""
    opened = DISPLAY.match(lines[at].text)
    if not opened:
        return None
    if opened["end"]:
        body, end = opened["body"], at
    else:
        closing = range(at + 1, min(at + MOST_DISPLAY_LINES, len(lines)))
        found = next((index for index in closing if DISPLAY_END.match(lines[index].text)), None)
        last = DISPLAY_END.match(lines[found].text) if found is not None else None
        if found is None or last is None:
            return None
        between = [line.text for line in lines[at + 1 : found]]
        body, end = " ".join([opened["body"], *between, last["body"]]), found
    latex = " ".join(body.split())
    if not latex or "$" in latex:
        return None
    return [display_row(page, lines[at].number, lines[end].number, latex, width)], end + 1
