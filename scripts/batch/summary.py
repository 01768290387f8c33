"""What came of many files, counted while they pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.batch.work import Outcome

STATUSES = ("exact", "near", "recovered", "unrecovered")


@dataclass(slots=True)
class Tally:
    """Files, pages and formulas so far, and a line for each file at fault."""

    files: int = 0
    page_count: int = 0
    formulas: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome, fault: str) -> None:
        """Count one file, ``fault`` is "" when nothing is wrong with it."""
        self.files += 1
        self.page_count += outcome.page_count
        self.formulas += outcome.formulas
        if fault:
            self.faults.append(fault)

    def lines(self, total: int, seconds: float) -> Iterator[str]:
        """The summary: one line of figures, then one for each file at fault."""
        files = f"{total:,} files" if self.files == total else f"broken off after {self.files:,} of {total:,} files"
        statuses = sorted(self.formulas, key=lambda status: (status not in STATUSES, _rank(status), status))
        parts = ", ".join(f"{self.formulas[status]:,} {status}" for status in statuses)
        formulas = f"{self.formulas.total():,} formulas" + (f" ({parts})" if parts else "")
        faults = f"{len(self.faults):,} at fault" + (":" if self.faults else "")
        yield f"{files}, {self.page_count:,} pages, {formulas}, {seconds:.1f} s, {faults}"
        yield from self.faults


def _rank(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)
