"""Runs the gate for a build and remembers one that found nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts.solution.fill import fill
from scripts.solution.gate import run_gate
from scripts.solution.overview.exports import data_files
from scripts.solution.report import Report
from scripts.solution.settled import remember
from scripts.solution.settling import settled_of
from scripts.transcript_faults import transcript_faults

__all__ = ["fill", "run"]


def run(root: Path, key: str) -> tuple[Report, Mapping[str, str]]:
    """The gate's report and the tables as data; kept under the key where nothing is wrong and the key is not ""."""
    report = run_gate(root, transcript_faults)
    if report.faults:
        return report, data_files(report.problems, report.grader)
    settled = settled_of(report)
    if key:
        remember(root, key, settled)
    return report, settled.data
