"""What a browser or TeX prints at the edges of each page - date, title, address, page number - taken off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.model import Box
from scripts.transcript.structure import Line

# The zone at top and bottom, as a part of the page's height, in which furniture may stand.
EDGE = 0.075
SAME_ROW_POINTS = 1.0
# Repeated this often, at one height and in one wording (digits aside), a line of text at the edge is furniture. Odd and
# even pages may differ. Of two pages both must bear it.
REPEATS, REPEATED_SHARE = 3, 0.4
NEXT_LINE = 2.0
MOST_NOTICES = 8
TELLING = (
    re.compile(r"^\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4},?\s+\d{1,2}[:.]\d{2}"),
    re.compile(r"\b(?:https?|file)://\S+"),
    re.compile(r"(?:^|\s)\d{1,4}\s*/\s*\d{1,4}\s*$"),
    re.compile(r"^\s*(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?\s*$", re.I),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's lines, with the page's height, and the furniture's words once it is taken off."""

    page: int
    width: float
    height: float
    lines: tuple[Line, ...]
    furniture: tuple[str, ...] = ()


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets without what stands in the edge rows of a browser's or TeX's making."""
    repeated = Counter(key for sheet in sheets for key in {_key(line) for line in _edge_lines(sheet) if _is_text(line)})
    least = min(max(REPEATS, REPEATED_SHARE * len(sheets)), max(len(sheets), 2))
    often = {key for key, count in repeated.items() if count >= least}
    return [_cleaned(sheet, often) for sheet in sheets]


def notices(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """What furniture says beside dates, addresses and page numbers, each wording once, rows in order."""
    found: dict[str, None] = {}
    for sheet in sheets:
        for words in sheet.furniture:
            text = " ".join(words.split())
            if not any(pattern.search(text) for pattern in TELLING):
                found[text] = None
    return tuple(found)[:MOST_NOTICES]


def _edge_lines(sheet: Sheet) -> list[Line]:
    depth = EDGE * sheet.height
    return [line for line in sheet.lines if line.box.y1 < depth or line.box.y0 > sheet.height - depth]


def _key(line: Line) -> tuple[int, str]:
    return round(line.baseline), re.sub(r"\d+", "0", _words(line)).strip()


def _words(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def _cleaned(sheet: Sheet, often: set[tuple[int, str]]) -> Sheet:
    dropped = [line for line in _edge_lines(sheet) if _is_text(line) and (_key(line) in often or _tells(line, sheet))]
    rows = {line.baseline for line in dropped}
    edge = _edge_lines(sheet)
    dropped = [line for line in edge if any(abs(line.baseline - row) < SAME_ROW_POINTS for row in rows)]
    kept = tuple(line for line in sheet.lines if line not in dropped)
    return Sheet(sheet.page, sheet.width, sheet.height, kept, _passages(dropped))


def _passages(lines: Sequence[Line]) -> tuple[str, ...]:
    """The words of furniture, lines that follow each other as one passage."""
    passages: list[str] = []
    previous: Line | None = None
    for line in lines:
        if (
            previous
            and line.size < line.baseline - previous.baseline < NEXT_LINE * line.size
            and line.box.x0 == previous.box.x0
        ):
            passages[-1] += " " + _words(line)
        else:
            passages.append(_words(line))
        previous = line
    return tuple(passages)


def _is_text(line: Line) -> bool:
    return not any(run.formula for run in line.runs) and bool(_words(line).strip())


def _tells(line: Line, sheet: Sheet) -> bool:
    words = _words(line)
    if any(pattern.search(words) for pattern in TELLING[:3]):
        return True
    return bool(TELLING[3].match(words)) and _stands_apart(line.box, sheet)


def _stands_apart(box: Box, sheet: Sheet) -> bool:
    """Whether a bare number stands where page numbers stand: in the middle or at the outer edges, away from text."""
    centred = abs((box.x0 + box.x1) / 2 - sheet.width / 2) < 0.03 * sheet.width
    outer = box.x1 > 0.85 * sheet.width or box.x0 < 0.1 * sheet.width
    others = [line.box for line in sheet.lines if line.box is not box]
    gap = min((max(box.y0 - other.y1, other.y0 - box.y1) for other in others), default=sheet.height)
    return (centred or outer) and gap > (box.y1 - box.y0)
