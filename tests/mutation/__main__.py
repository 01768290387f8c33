"""``python -m tests.mutation``: shows that the gate stops every small change in a snippet, its data and its pages.

Prints killed, survived and waived in total and by kind, and every survivor with file and line. Exit status: 0 all is
caught or waived; 1 something survived, a waiver is not needed, or more than 5 % are waived; 2 usage.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scripts.child import environment
from scripts.solution.gate import run_gate
from tests.mutation.code import code_mutants
from tests.mutation.data import data_mutants
from tests.mutation.judging import Verdict, cores, judge, survivors
from tests.mutation.mutants import Mutant
from tests.mutation.pages import page_mutants
from tests.mutation.records import record_mutants
from tests.mutation.waivers import read_waivers, too_wide, waived

ROOT = Path(__file__).resolve().parents[2]
MOST_WAIVED = 0.05
RECORD = "snippets/answers.json"
MODELS = "docs/models.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    options = _parser().parse_args(arguments)
    root, started = options.root.resolve(), time.monotonic()
    report = run_gate(root)
    if report.faults:
        print(f"the project itself does not pass: {report.faults[0]}", file=sys.stderr)
        return 1
    problems = [one.problem for name, one in report.problems.items() if options.problem in ("", name)]
    files = {problem.snippet for problem in problems} | {problem.file for problem in problems}
    files |= {page.file for page in report.pages if options.problem in ("", page.problem)}
    files |= {RECORD} if options.problem else {RECORD, MODELS}
    sources = {file: (root / file).read_bytes() for file in sorted(files)}
    asked = {file: data for file, data in sources.items() if file.endswith(options.file)}
    mutants = [mutant for file, data in asked.items() for mutant in _mutants(file, data, report.problems)]
    mutants = [one for one in mutants if options.kind in ("", one.kind)]
    if options.problem:
        mutants = [one for one in mutants if one.file != RECORD or one.record == options.problem]
    if options.sample:
        mutants = random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))
    verdicts = []
    for verdict in judge(root, sources, mutants, options.clock, options.cores):
        verdicts.append(verdict)
        if options.verbose:
            print(verdict.status, verdict.mutant, "|", verdict.fault, flush=True)
    status = _told(verdicts, sources, is_whole=not (options.sample or options.kind or options.problem or options.file))
    print(f"{time.monotonic() - started:.0f} s on {options.cores} cores")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__.split("\n")[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's root")
    parser.add_argument(
        "--problem", default="", metavar="ID", help="the code, data, pages and record of this problem only"
    )
    parser.add_argument("--file", default="", metavar="NAME", help="mutants of files that end so")
    parser.add_argument("--kind", default="", help="mutants of this kind only")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many of them, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument(
        "--clock", type=int, default=10, metavar="SECONDS", help="of processor, at most for each mutant"
    )
    parser.add_argument("--cores", type=int, default=cores(), help="mutants at a time")
    parser.add_argument("--verbose", action="store_true", help="print what becomes of each mutant")
    return parser


def _mutants(file: str, data: bytes, problems: object) -> list[Mutant]:
    if file == RECORD:
        return list(record_mutants(file, data))
    if file.startswith("snippets/"):
        return list(code_mutants(file, data))
    return list((data_mutants if file.endswith(".toml") else page_mutants)(file, data, problems))


def _told(verdicts: Sequence[Verdict], sources: dict[str, bytes], *, is_whole: bool) -> int:
    found = [
        read_waivers(file, data.decode())
        for file, data in sources.items()
        if file.startswith("snippets/") or file.endswith(".toml")
    ]
    waivers = [waiver for some, _ in found for waiver in some]
    covered, left, unused = waived(survivors(verdicts), waivers)
    wrong = [line for _, lines in found for line in lines] + too_wide(verdicts, waivers)
    if is_whole:
        wrong += [f"{waiver}: nothing survives that needs it" for waiver in unused]
        if len(covered) > MOST_WAIVED * len(verdicts):
            wrong.append(f"{len(covered)} of {len(verdicts)} are waived; at most {MOST_WAIVED:.0%} may be")
    for survivor in sorted(left, key=lambda one: str(one.mutant)):
        print(f"survived: {survivor.mutant}" + (f" ({survivor.fault})" if survivor.fault else ""))
    for line in wrong:
        print(line)
    _print_table(verdicts, covered, left)
    return 1 if left or wrong else 0


def _print_table(verdicts: Sequence[Verdict], covered: Sequence[Verdict], left: Sequence[Verdict]) -> None:
    totals, passed, lost = (Counter(one.mutant.kind for one in some) for some in (verdicts, covered, left))
    print(f"{'kind':<16}{'killed':>8}{'survived':>10}{'waived':>8}")
    for kind in [*sorted(totals), "total"]:
        sums = [sum(counts.values()) if kind == "total" else counts[kind] for counts in (totals, lost, passed)]
        print(f"{kind:<16}{sums[0] - sums[1] - sums[2]:>8}{sums[1]:>10}{sums[2]:>8}")
    clocked = sum(one.is_clocked for one in verdicts)
    print(
        f"stopped with status 4: {sum(one.status == 4 for one in verdicts)}, of these by processor time: {clocked};"
        f" with status 5: {sum(one.status == 5 for one in verdicts)}"
    )


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # as every snippet runs: sets in one order, one thread for the algebra
        os.execve(
            sys.executable,
            [sys.executable, "-m", "tests.mutation", *sys.argv[1:]],
            environment("")
            | {name: os.environ[name] for name in ("HOME", "TMPDIR", "PYTHONPATH") if name in os.environ},
        )
    sys.exit(main())
