"""Glyphs outside formulas as runs of text, in paint order; formulas as runs of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from scripts.transcript.model import Box, Formula, Glyph
from scripts.transcript.structure import Run
from scripts.transcript.styles import is_tex_font, style_of

# Parts of the font size. A word space is 0.22 to 0.35 in the fonts met; kerning stays below 0.1.
WORD_GAP = 0.15
RUN_GAP = 1.2
BACK_STEP = 0.3
MOST_SPACES = 120
ASCENT, DESCENT = 0.76, 0.24
SAME_BASELINE_POINTS = 0.6
UNKNOWN = "\ufffd"
# A number or letter that may be a list's marker stands as a run of its own.
COUNTED = re.compile(r"^\s*(\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)|[•◦▪‣⁃–])(?=\s)")
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u00ad": "",
    "\u00a0": " ",
    "\u200b": "",
}


def read_runs(glyphs: Sequence[Glyph], formulas: Sequence[Formula]) -> list[Run]:
    """All runs of one page in the order in which they are painted, formulas last."""
    return text_runs(glyphs, formulas) + [formula_run(formula) for formula in formulas]


def text_runs(glyphs: Sequence[Glyph], formulas: Sequence[Formula]) -> list[Run]:
    """The runs of some glyphs, which formulas between them part."""
    groups = (part for group in _groups(glyphs, formulas) for part in _without_counter(group))
    return [run for group in groups if (run := _run(group)) is not None]


def formula_run(formula: Formula) -> Run:
    """A formula as a run of its line."""
    return Run(formula.box, formula.baseline, formula.em, "", formula=formula)


def _groups(glyphs: Sequence[Glyph], formulas: Sequence[Formula]) -> Iterator[list[Glyph]]:
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and not (_continues(group[-1], glyph) and not _formula_between(group[-1], glyph, formulas)):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _continues(last: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x - last.end
    if glyph.font is last.font and glyph.y == last.y and glyph.size == last.size and glyph.color == last.color:
        return -BACK_STEP * last.size < gap < (RUN_GAP if style_of(last.font) != "code" else 40) * last.size
    return (
        abs(glyph.y - last.y) < SAME_BASELINE_POINTS
        and abs(glyph.size - last.size) < 0.15 * last.size
        and glyph.color == last.color
        and (glyph.font == last.font or style_of(glyph.font) == style_of(last.font))
        and -BACK_STEP * last.size < gap < (RUN_GAP if style_of(last.font) != "code" else 40) * last.size
    )


def _without_counter(group: list[Glyph]) -> list[list[Glyph]]:
    """The group parted behind a leading counter, whose own space is dropped."""
    text = _text(group[:12], is_code=False)
    found = COUNTED.match(text) if style_of(group[0].font) != "code" else None
    if not found:
        return [group]
    count = len(found[0].strip())
    visible = [index for index, glyph in enumerate(group) if glyph.text.strip()]
    if len(visible) <= count or any(len(group[index].text) != 1 for index in visible[:count]):
        return [group]
    return [group[: visible[count - 1] + 1], group[visible[count] :]]


def _formula_between(last: Glyph, glyph: Glyph, formulas: Sequence[Formula]) -> bool:
    start, end = last.end, glyph.x
    if end - start < WORD_GAP * glyph.size:
        return False
    return any(
        start - 1 <= (formula.box.x0 + formula.box.x1) / 2 <= end + 1
        and abs(formula.baseline - glyph.y) < 0.5 * glyph.size
        for formula in formulas
    )


def _run(group: list[Glyph]) -> Run | None:
    first, last = group[0], group[-1]
    style = style_of(first.font)
    text = _text(group, is_code=style == "code")
    if not text.strip():
        return None
    size = first.size
    box = Box(first.page, first.x, first.y - ASCENT * size, last.end, first.y + DESCENT * size)
    return Run(box, first.y, size, text, style, first.color, is_tex=is_tex_font(first.font))


def _text(group: list[Glyph], *, is_code: bool) -> str:
    parts = [printed(group[0])]
    for last, glyph in pairwise(group):
        gap = glyph.x - last.end
        text = printed(glyph)
        if gap > WORD_GAP * glyph.size and not parts[-1].endswith(" ") and text != " ":
            count = round(gap / last.advance) if is_code and last.advance > 0 else 1
            parts.append(" " * min(max(count, 1), MOST_SPACES))
        parts.append(text)
    return "".join(parts)


def printed(glyph: Glyph) -> str:
    """A glyph's text with ligatures undone; a glyph that the file does not name is the replacement character."""
    return _shown(glyph.text)


@lru_cache(maxsize=20_000)
def _shown(text: str) -> str:
    if not text:
        return UNKNOWN
    plain = (c for c in LIGATURES.get(text, text) if c not in "\u200b\ufeff")
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zs", "Zl", "Zp") else c for c in plain)
