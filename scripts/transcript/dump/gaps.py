"""The lines of a painted page's dump put together again around the formulas that left empty places in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.transcript.dump.markup import Part
from scripts.transcript.dump.pages import DumpLine

LOST = Part("", formula="lost")
# A piece of a line that goes on behind a formula.
GOES_ON = re.compile(r"^(?:\s|[.,;:!?)\]}’'](?:\s|$|[.,;:)]))")
DOUBLE_SPACE = re.compile(r"(?<=[^\s.!?:])  (?=\S)|(?<=\w) (?=[,.;:](?:\s|$))")


@dataclass(frozen=True, slots=True)
class Joined:
    """A line of the page: its first and last line in the file, and its parts."""

    first: int
    last: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(part.text for part in self.parts)

    @property
    def has_gap(self) -> bool:
        """Whether a formula is missing in it."""
        return any(part.formula for part in self.parts)


def joined(lines: Sequence[DumpLine]) -> list[Joined]:
    """The lines with a lost formula in each empty place: at a kept space, before what goes on, in a double space."""
    found: list[Joined] = []
    for line in lines:
        last = found[-1] if found else None
        is_open = last is not None and last.last == line.number - 1 and last.parts[-1].text.endswith(" ")
        goes_on = GOES_ON.match(line.text) is not None
        parts = _parts(line.text)
        if is_open and goes_on and last is not None:
            found[-1] = Joined(last.first, line.number, (*last.parts, LOST, *parts))
        else:
            if is_open and last is not None and not last.parts[-1].formula:
                found[-1] = Joined(last.first, last.last, (*last.parts, LOST))
            found.append(Joined(line.number, line.number, ((LOST,) if goes_on else ()) + parts))
    last = found[-1] if found else None
    if last is not None and last.parts[-1].text.endswith(" "):
        found[-1] = Joined(last.first, last.last, (*last.parts, LOST))
    return found


def _parts(text: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    for piece in DOUBLE_SPACE.split(text):
        parts += [Part(" "), LOST, Part(" "), Part(piece)] if parts else [Part(piece)]
    return tuple(parts)
