"""What may be wrong with a transcript's PDF, told in one line: file, page, why, what to do."""

from __future__ import annotations


class ExtractionError(Exception):
    """This file cannot be read. ``page`` and ``line``, of a text dump, are 0 when the whole file is at fault."""

    def __init__(self, why: str, remedy: str, *, page: int = 0, line: int = 0) -> None:
        self.why = why
        self.remedy = remedy
        self.page = page
        self.line = line
        super().__init__(self.told("the PDF"))

    def told(self, file: str) -> str:
        """The one line for a reader: ``file, page 3: why; what to do``."""
        place = f"{file}, page {self.page}" if self.page else f"{file}, line {self.line}" if self.line else file
        line = f"{place}: {self.why}; {self.remedy}"
        return "".join(character if character.isprintable() else "?" for character in line)
