"""The figures that are to be reached, and what is measured when nothing is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).parents[1] / "fidelity_formulas.json"

KNOWN_EQUAL = 0.97  # layout-equal, of the formulas that the reader was made with, as Chromium prints them
UNSEEN_EQUAL = 0.95  # layout-equal, of any other list, and by every other printer
WRONG = 0.005  # neither equal nor flagged
SECOND_PRINT = 0.98  # formulas of a PDF whose second print equals the first
PACE = 1.0  # time per page over that of pypdf's extract_text on the same pages


@dataclass(slots=True)
class Requirements:
    """Collects what falls short."""

    shortfalls: list[str]

    def at_least(self, what: str, share: float, least: float) -> None:
        """Note a share that is too small."""
        if share < least:
            self.shortfalls.append(f"{what}: {100 * share:.2f} %, at least {100 * least:g} %")

    def at_most(self, what: str, share: float, most: float) -> None:
        """Note a share that is too large."""
        if share > most:
            self.shortfalls.append(f"{what}: {100 * share:.2f} %, at most {100 * most:g} %")

    def lines(self) -> Iterator[str]:
        """A line for everything that falls short, or one that nothing does."""
        yield from (f"short of the figure: {line}" for line in self.shortfalls)
        if not self.shortfalls:
            yield "all figures are reached"
