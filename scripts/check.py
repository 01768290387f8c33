"""``python -m scripts.check``: runs the gate and prints every fault on a line of its own.

Exit status: 0 nothing is wrong; 2 usage; 4 a snippet is broken; 5 something no longer equals what was accepted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.solution import accepted
from scripts.solution.drift_report import as_markdown, as_page
from scripts.solution.gate import run_gate
from scripts.solution.model import BROKEN, DRIFT
from scripts.solution.moved import collect
from scripts.solution.report import Report
from scripts.solution.runner import CLOCK_SECONDS
from scripts.solution.settled import remember, remembered, settled_key
from scripts.solution.settling import settled_of
from scripts.solution.steady import unsteady
from scripts.solution.store import write_whole
from scripts.transcript_faults import transcript_faults

USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    options = _parser().parse_args(arguments)
    if options.update and os.environ.get("CI", "").lower() not in ("", "0", "false"):
        print("--update refuses to run where CI is set: what is accepted is decided by a person", file=sys.stderr)
        return USAGE
    if not (options.root / "docs").is_dir():
        print(f"{options.root}: there is no docs folder; run from the project's root or give --root", file=sys.stderr)
        return USAGE
    if not (options.update or options.report or options.without_transcripts):
        return _hold(options.root, options.clock)
    transcripts = None if options.without_transcripts else transcript_faults
    report = run_gate(options.root, transcripts, options.clock)
    if options.report:
        try:
            _write_report(options.report, report)
        except OSError as fault:
            print(f"{options.report}: the report cannot be written: {fault.strerror}", file=sys.stderr)
            return USAGE
    return _accept(options.root, report, options.clock) if options.update else _tell(report)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.check", description="Hold everything against what was accepted."
    )
    parser.add_argument("--update", action="store_true", help="accept what changed, and print each change by kind")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's root (default: here)")
    parser.add_argument("--clock", type=float, default=CLOCK_SECONDS, metavar="SECONDS", help="for each snippet")
    parser.add_argument(
        "--report", default="", metavar="FILE", help="tell what moved: FILE.html, FILE.md, or - for here"
    )
    parser.add_argument("--without-transcripts", action="store_true", help="do not read the PDFs again")
    return parser


def _write_report(file: str, report: Report) -> None:
    moved = collect(report.changes, report.problems, report.pages)
    if file == "-":
        print(as_markdown(moved, report.unacceptable))
    else:
        write = as_page if Path(file).suffix.lower() in (".html", ".htm") else as_markdown
        write_whole(Path(file), write(moved, report.unacceptable))


def _hold(root: Path, seconds: float) -> int:
    """Runs the gate, unless it found nothing before and nothing has changed since."""
    key = settled_key(root)
    if settled := remembered(root, key):
        print(settled.words)
        return 0
    report = run_gate(root, transcript_faults, seconds)
    if not report.faults:
        remember(root, key, settled_of(report))
    return _tell(report)


def _tell(report: Report) -> int:
    for fault in report.faults:
        print(fault, file=sys.stderr)
    if not report.faults:
        print(settled_of(report).words)
    return report.status


def _accept(root: Path, report: Report, seconds: float) -> int:
    """Writes what is accepted; nothing at all while something is wrong that no acceptance mends."""
    computed = {change.problem for change in report.changes if change.what == "answer"}
    moved = [one for name, one in report.problems.items() if name in computed]
    faults = report.unacceptable or tuple(unsteady(root, moved, seconds))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print("nothing was accepted", file=sys.stderr)
        return BROKEN if any(fault.status == BROKEN for fault in faults) else DRIFT
    for change in report.changes:
        print(change)
    if report.changes:
        write_whole(root / accepted.FILE, report.accepted)
    else:
        print("nothing changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
