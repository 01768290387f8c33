"""What is usual on a document's pages: size of the text, leading, margins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.transcript.structure import Line, Run

DEFAULT_SIZE = 12.0
SLACK = 1.2
ROOMY = 0.4
WORD_SPACE = 0.28
# Of the font size: a column narrower than this is known by too few words to tell where lines are full.
WIDE = 25.0
JUSTIFIED = 0.12
# Part of a column that its longest line may leave free.
UNREACHED = 0.1
CLOSED = re.compile(r"[.:;!?][\"”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Measures:
    """Usual font size, distance of baselines and margins, in points; whether the file's tags tell its headings.

    ``top`` and ``bottom`` are the heights between which lines stand on any of the pages.
    """

    size: float
    leading: float
    left: float
    right: float
    has_tagged_headings: bool = False
    top: float = 0.0
    bottom: float = 0.0

    @property
    def widest_gap(self) -> float:
        """The gap between the boxes of two lines above which a new paragraph begins."""
        return self.leading - self.size + 0.3 * self.size

    def has_no_room(self, above: Line, below: Line) -> bool:
        """Whether the lower line's first word could not have stood on the upper line."""
        is_wide = self.right - self.left > WIDE * self.size
        return is_wide and self.right - above.box.x1 < first_word_width(below) + WORD_SPACE * self.size

    def is_full(self, above: Line, below: Line) -> bool:
        """Whether the upper line was broken for want of room, and not by its writer.

        Browsers may break a line a little early to even out a paragraph, so a word that would just have fitted
        counts as too wide; and a break in the middle of a sentence counts as the browser's.
        """
        room = self.right - above.box.x1
        if room < first_word_width(below) + SLACK * self.size:
            return True
        mid_sentence = below.runs[0].text[:1].islower() and not CLOSED.search(above.runs[-1].text)
        return mid_sentence and room < ROOMY * (self.right - self.left)


def with_centred_column(measures: Measures, page_width: float) -> Measures:
    """The measures with the right edge of a column that stands in the middle of its page, where no line reaches it."""
    edge = page_width - measures.left
    is_near = 0.0 <= edge - measures.right < UNREACHED * (edge - measures.left)
    return replace(measures, right=edge) if is_near else measures


def measure(lines: Sequence[Line]) -> Measures:
    """The usual measures of some lines; sensible defaults where there are too few."""
    texts = [line for line in lines if line.table is None and any(run.formula is None for run in line.runs)]
    sizes = Counter[float]()
    for line in texts:
        for run in line.runs:
            if run.formula is None:
                sizes[round(run.size, 1)] += len(run.text)
    size = sizes.most_common(1)[0][0] if sizes else DEFAULT_SIZE
    body = [line for line in texts if abs(line.size - size) < 0.1 * size] or list(texts)
    left = _common(line.box.x0 for line in body)
    flowed = [line for line in body if not all("code" in run.style for run in line.runs)] or body
    rights = [line.box.x1 for line in flowed if line.runs[-1].formula is None]
    tagged = any(line.place is not None and line.place.heading for line in texts)
    top, bottom = min((line.box.y0 for line in lines), default=0.0), max((line.box.y1 for line in lines), default=0.0)
    return Measures(size, _leading(body, size), left, _right(rights, left + 30 * size), tagged, top, bottom)


def _right(rights: Sequence[float], default: float) -> float:
    """The edge that justified lines share, or else the farthest that any line reaches."""
    counts = Counter(round(right) for right in rights)
    edge, count = counts.most_common(1)[0] if counts else (0, 0)
    shared = counts[edge - 1] + count + counts[edge + 1]
    return float(edge) if shared > max(JUSTIFIED * len(rights), 3) else max(rights, default=default)


def _common(values: Iterable[float]) -> float:
    """The smallest value that at least one line in twelve shares."""
    counts = Counter(round(value) for value in values)
    total = sum(counts.values())
    return float(min((value for value, count in counts.items() if count * 12 >= total), default=0))


def _leading(lines: Sequence[Line], size: float) -> float:
    steps = Counter[float]()
    for above, below in pairwise(lines):
        step = below.baseline - above.baseline
        if above.box.page == below.box.page and size < step < 1.9 * size and abs(above.box.x0 - below.box.x0) < 1:
            steps[round(step * 2) / 2] += 1
    return steps.most_common(1)[0][0] if steps else 1.3 * size


def first_word_width(line: Line) -> float:
    """How wide the first word or formula of a line is."""
    run: Run = line.runs[0]
    width = run.box.x1 - run.box.x0
    words = run.text.split(None, 1)
    if run.formula or not words:
        return width
    return width * len(words[0]) / max(len(run.text.strip()), 1)
