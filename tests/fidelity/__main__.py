"""How many formulas come back: ``python -m tests.fidelity [FILE.json or FILE.pdf ...]``.

Prints every formula of a list through KaTeX and Chromium, recovers it from the PDF, prints what was recovered the
same way, and compares the two prints glyph by glyph: x within 0.05 px, y within 1 px. Reports layout-equal, flagged,
split and wrong by construct, by printer and in total, and the pages a second beside two other readers. The formulas
of a PDF are recovered and printed again. Exit status 1 when a figure of requirements.py is not reached.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.fidelity import requirements
from tests.fidelity.judging import Verdict, judged, load
from tests.fidelity.pace import pace
from tests.fidelity.reporting import report, share, total_line
from tests.fidelity.requirements import OWN, Requirements
from tests.fidelity.second_print import printed_again
from tests.fidelity_print import BATCH, Case, page_text, printed_pdf, rendered
from tests.printers import PRINTERS, Printer


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures every list and PDF that is named, or the list of our own; returns the exit status."""
    options = _parser().parse_args(arguments)
    required = Requirements([])
    for path in options.files:
        if path.suffix == ".pdf":
            equal = printed_again(path, details=options.details)
            required.at_least(f"{path.name}: second print equal", equal, requirements.SECOND_PRINT)
            required.at_most(f"{path.name}: time of pypdf", pace(path.name, [path.read_bytes()]), requirements.PACE)
        else:
            _measure_list(path, options, required)
    for line in required.lines():
        print(line)
    return 1 if required.shortfalls else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fidelity", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[OWN], metavar="FILE", help="a .json list or a PDF")
    parser.add_argument("--printer", choices=[*PRINTERS, "all"], help="print through this one (default: plainly)")
    parser.add_argument("--first", type=int, metavar="N", help="only N formulas of each list")
    parser.add_argument("--seed", type=int, metavar="S", help="shuffle each list, so that --first takes any of it")
    parser.add_argument("--details", type=int, default=20, metavar="N", help="show N formulas that did not come back")
    parser.add_argument("--verdict", default="", help="show only formulas of this verdict")
    return parser


def _measure_list(path: Path, options: argparse.Namespace, required: Requirements) -> None:
    cases = load(path)
    if options.seed is not None:
        random.Random(options.seed).shuffle(cases)
    cases = cases[: options.first]
    everything: dict[int, Verdict] = {}
    printed: list[Case] = []
    for printer in _printers(options.printer):
        name = f"{path.name} by {printer.name}" if printer else path.name
        missing = printer.missing() if printer else ""
        if missing:
            print(f"{name}: not measured, {missing}")
            continue
        verdicts = judged(cases, printer)
        everything |= {len(printed) + number: verdict for number, verdict in verdicts.items()}
        printed += cases
        print(f"{name + ':':50s} {total_line(cases, verdicts)}", flush=True)
        is_known = path == OWN and printer is None
        least = requirements.KNOWN_EQUAL if is_known else requirements.UNSEEN_EQUAL
        required.at_least(f"{name}: layout-equal", share(verdicts, "equal"), least)
        required.at_most(f"{name}: wrong and not flagged", share(verdicts, "wrong", "split"), requirements.WRONG)
    print(f"{path.name} in total:")
    report(printed, everything, details=options.details, verdict=options.verdict)
    required.at_most(f"{path.name}: time of pypdf", pace(path.name, [_plain_pdf(cases[:BATCH])]), requirements.PACE)


def _printers(chosen: str | None) -> Iterator[Printer | None]:
    if chosen is None:
        yield None
    else:
        yield from PRINTERS.values() if chosen == "all" else (PRINTERS[chosen],)


def _plain_pdf(cases: Sequence[Case]) -> bytes:
    return printed_pdf(page_text(cases, 0, rendered(cases)))


if __name__ == "__main__":
    sys.exit(main())
