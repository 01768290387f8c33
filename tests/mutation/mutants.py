"""A mutant: one file with one small change, of a kind that has a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """Bytes ``start`` to ``end`` of ``file`` become ``text``; ``what`` says so in a few words."""

    kind: str
    file: str
    line: int
    what: str
    start: int
    end: int
    text: bytes

    def applied(self, source: bytes) -> bytes:
        """Returns the file's content with the change in it."""
        return source[: self.start] + self.text + source[self.end :]

    def __str__(self) -> str:
        return f"{self.file}({self.line}): {self.kind}: {self.what}"


def short(text: str) -> str:
    """Returns a text on one line, cut to what fits into a report."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."
