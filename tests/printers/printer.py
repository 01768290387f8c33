"""What a printer is: it takes formulas and gives back PDFs on which each stands below a label with its number."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from scripts.transcript.content import read_pages
from scripts.transcript.model import Glyph, Painted
from tests.fidelity_print import Case, Print, height_of, is_ink

BATCH = 400
LABEL = re.compile(r"§(\d+)§")
MATHEMATICS = ("KaTeX", "MJX", "MathJax")
# How far above the baseline of the next label its case begins, in sizes of the label.
LABEL_ROOM = 1.5


@dataclass(frozen=True, slots=True)
class Printer:
    """One way in which formulas reach a PDF.

    ``name`` is what a command line and a table call it, ``about`` what it is or imitates, ``pdf`` prints cases whose
    numbers begin at a given one, ``needs`` are the programs that must be installed, ``is_imitation`` says that a
    program made the file look like another printer's, ``breaks`` that an inline formula may come in several pieces,
    ``installed`` is a folder of tests/printers/node_modules that it needs.
    """

    name: str
    about: str
    pdf: Callable[[Sequence[Case], int], bytes]
    needs: tuple[str, ...] = ("chromium",)
    is_imitation: bool = False
    breaks: bool = False
    installed: Path | None = None

    def missing(self) -> str:
        """Why it cannot print here; "" when it can."""
        absent = [program for program in self.needs if shutil.which(program) is None]
        if self.installed is not None and not self.installed.exists():
            absent.append(f"{self.installed.name} (npm ci in tests/printers)")
        return f"{', '.join(absent)} not installed" if absent else ""

    def prints(self, cases: Sequence[Case]) -> dict[int, Print]:
        """What each case printed, by its number; a case that was refused has no ink."""
        found: dict[int, Print] = {}
        for first in range(0, len(cases), BATCH):
            for page in read_pages(self.pdf(cases[first : first + BATCH], first)):
                found |= split(page)
        return found


def split(page: Sequence[Painted]) -> dict[int, Print]:
    """The objects of a page by the label above them."""
    text, glyphs = "", []
    for glyph in page:
        if isinstance(glyph, Glyph) and not glyph.font.startswith(MATHEMATICS):
            text += glyph.text
            glyphs.extend([glyph] * len(glyph.text))
    labels = sorted((glyphs[match.start()].y, int(match[1])) for match in LABEL.finditer(text))
    if not labels:
        return {}
    room = LABEL_ROOM * min(glyphs[match.start()].size for match in LABEL.finditer(text))
    edges = [*labels, (1e9, -1)]
    return {number: _between(page, top, bottom - room) for (top, number), (bottom, _) in pairwise(edges)}


def _between(page: Sequence[Painted], top: float, bottom: float) -> Print:
    inside = (index for index, item in enumerate(page) if is_ink(item) and top < height_of(item) < bottom)
    return Print(page, tuple(inside), top, bottom)
