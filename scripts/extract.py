"""``python -m scripts.extract FILE.pdf``: a chat's PDF as Markdown, as JSON, or as the committed pages.

Exit status: 0; 2 wrong usage; 3 the PDF cannot be read, or with --check a committed page differs (one line each).
Several files, or a folder, are read side by side, told in the order of the arguments, and summed up on standard
error; the status is that of the worst file. 130 when interrupted, 141 when nobody reads standard output any more.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from scripts.batch import actions
from scripts.batch.executors import cluster, threads
from scripts.batch.finding import UsageFault, find_sources, refuse_same_names, source_of
from scripts.batch.reading import read_one, read_several
from scripts.batch.work import READERS, Step
from scripts.transcript import committed

DONE, USAGE, FAULT, INTERRUPTED, UNHEARD = 0, 2, 3, 130, 141
ABOUT = """\
Read chats' PDFs. A folder stands for the files in it and below it, sorted. With several files, or a folder: Markdown
comes with a heading for each file; --json prints one line of JSON for each file that could be read (JSON Lines),
which begins with the "path" it was given by; a file that cannot be read does not stop the others and is told at the
end; the exit status is that of the worst file.
"""
FLAGS = (
    ("--json", actions.JSON, "print turns, blocks, formulas and annotations with page and box"),
    ("--write", actions.WRITE, f"make the pages under {committed.FOLDER.as_posix()}"),
    ("--check", actions.CHECK, "fail where a committed page differs from what the PDF gives"),
)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """End with the status of wrong usage."""
        self.exit(USAGE, f"{self.prog}: {message}; --help tells more\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return DONE if _extract(options) else FAULT
    except UsageFault as fault:
        print(fault, file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still buffered goes nowhere
        return UNHEARD


def _extract(options: argparse.Namespace) -> bool:
    files: list[Path] = options.files
    action: actions.Action = options.action
    workplace = cluster(options.scheduler, options.jobs) if options.scheduler else threads(options.jobs)
    steps = _steps(action, is_verified=options.verify)
    if len(files) == 1 and not files[0].is_dir():
        return read_one(source_of(files[0]), steps, action, workplace)
    sources = find_sources(files, READERS)
    if action.makes_pages:
        refuse_same_names(sources)
    return read_several(sources, steps, action, workplace)


def _steps(action: actions.Action, *, is_verified: bool) -> tuple[Step, ...]:
    """What follows the reading. Only what proves is loaded with the reader of formulas, which takes its time."""
    if not (action.makes_pages or is_verified):
        return ()
    from scripts.proof.stage import proved
    from scripts.transcript.image_files import with_image_files

    return (proved, with_image_files) if action.makes_pages else (proved,)


def _parser() -> Parser:
    parser = Parser(prog="python -m scripts.extract", description=ABOUT)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.pdf", help="a chat's PDF or dump, or a folder")
    choice = parser.add_mutually_exclusive_group()
    for flag, action, words in FLAGS:
        choice.add_argument(flag, dest="action", action="store_const", const=action, help=words)
    parser.set_defaults(action=actions.MARKDOWN)
    verify = "print each formula again with KaTeX and compare: exact, near or unrecovered (pages are always proved)"
    parser.add_argument("--verify", action="store_true", help=verify)
    parser.add_argument("--jobs", type=_count, metavar="N", help="files at a time (default: one for each processor)")
    shared = "read the files on a Dask cluster whose workers see the files and this project where we do"
    parser.add_argument("--scheduler", metavar="ADDRESS", help=shared)
    return parser


def _count(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= 1000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return int(text)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing that was started outlives the command
    sys.exit(main())
