"""A page whose dump follows the order of painting: prose with empty places, formulas' signs behind it, prompts last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from scripts.transcript.dump.gaps import Joined, joined
from scripts.transcript.dump.markup import Part
from scripts.transcript.dump.pages import DumpLine
from scripts.transcript.dump.rows import opens_paragraph, row, scattered_row
from scripts.transcript.structure import Line


def painted_rows(
    page: int, lines: Sequence[DumpLine], scattered: Sequence[bool], prompts: set[int], width: float
) -> Iterator[Line]:
    """The lines of one page from top to bottom; ``prompts`` are the indices of the student's."""
    kinds = ["scattered" if sign else "prompt" if at in prompts else "words" for at, sign in enumerate(scattered)]
    for kind, group in groupby(zip(kinds, lines, strict=True), key=lambda pair: pair[0]):
        stretch = [line for _, line in group]
        if kind == "scattered":
            yield scattered_row(page, stretch[0].number, stretch[-1].number, width)
            continue
        is_prompt = kind == "prompt"
        above: Joined | None = None
        for line in _typed(stretch) if is_prompt else joined(stretch):
            yield row(page, line, width, opens=opens_paragraph(above, line, width), is_prompt=is_prompt)
            above = line


def _typed(lines: Sequence[DumpLine]) -> list[Joined]:
    """A prompt's lines as they are: its double spaces were typed."""
    return [Joined(line.number, line.number, (Part(" ".join(line.text.split())),)) for line in lines]
