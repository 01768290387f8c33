"""What a run of the gate found. Apart from the gate, since who shows what is remembered need not load it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.solution.model import BROKEN, DRIFT, Change, CheckedProblem, Fault, PageRead
from scripts.solution.overview.grader import NO_RECORD, GraderRecord


@dataclass(frozen=True, slots=True)
class Report:
    """What the gate found.

    ``filled`` holds each authored page's text as it stands and as it is filled, by its path below docs.
    ``changes`` are what ``--update`` would accept and ``accepted`` the file that it would write; ``unacceptable`` are
    the faults that no acceptance mends.
    """

    faults: tuple[Fault, ...]
    problems: Mapping[str, CheckedProblem]
    changes: tuple[Change, ...] = ()
    accepted: str = ""
    unacceptable: tuple[Fault, ...] = ()
    grader: GraderRecord = NO_RECORD
    pages: tuple[PageRead, ...] = ()
    filled: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The exit status: 0, 4 when a snippet is broken, else 5."""
        if any(fault.status == BROKEN for fault in self.faults):
            return BROKEN
        return DRIFT if self.faults else 0
