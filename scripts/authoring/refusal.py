"""Why nothing was made, in one line, with the exit status that says whose fault it is."""

from __future__ import annotations

USAGE, THIS_PDF = 2, 3


class Refusal(Exception):
    """Nothing was written. ``status`` is USAGE or THIS_PDF."""

    def __init__(self, line: str, status: int = USAGE) -> None:
        words = " ".join(line.split())
        super().__init__("".join(character if character.isprintable() else "?" for character in words))
        self.status = status
