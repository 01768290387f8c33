"""What a report without faults leaves to be remembered."""

from __future__ import annotations

from scripts.solution.overview.exports import data_files
from scripts.solution.report import Report
from scripts.solution.settled import Settled


def settled_of(report: Report) -> Settled:
    """Returns what a report without faults leaves to show."""
    answers = sum(len(one.answers) for one in report.problems.values())
    attempts = sum(len(cell.attempts) for one in report.problems.values() for cell in one.cells)
    return Settled(report.filled, data_files(report.problems, report.grader), (len(report.problems), answers, attempts))
