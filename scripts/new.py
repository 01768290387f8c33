"""``python -m scripts.new``: what an author begins with.

``problem SET/NAME`` makes page, data file and snippet of a problem, which build at once; ``transcript FILE.pdf`` takes
in a chat and proposes claims for review; ``claims TRANSCRIPT`` proposes them from a transcript that is there.

Exit status: 0; 2 usage; 3 this PDF cannot be taken in. Nothing is overwritten, and nothing is left half-written.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from scripts.authoring.problem import make_problem
from scripts.authoring.proposals import Wanted, propose_from
from scripts.authoring.refusal import USAGE, Refusal

INTERRUPTED = 130


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """End with the status of wrong usage."""
        self.exit(USAGE, f"{self.prog}: {message}; --help tells more\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    options = _parser().parse_args(arguments)
    if not (options.root / "docs").is_dir():
        print(f"{options.root}: there is no docs folder; run from the project's root or give --root", file=sys.stderr)
        return USAGE
    try:
        for line in options.run(options):
            print(line)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.status
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m scripts.new", description="Make the files that an author begins with.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--root", type=Path, default=Path.cwd(), help="the project's root (default: here)")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
    problem = commands.add_parser("problem", parents=[shared], help="page, data file and snippet, which build at once")
    problem.add_argument("problem", metavar="SET/NAME", help="such as hw8/ssm-kernel")
    problem.add_argument("--title", default="", help="what readers see (default: from the name)")
    problem.set_defaults(run=_problem)
    transcript = commands.add_parser("transcript", parents=[shared], help="take in the PDF of a chat")
    transcript.add_argument("file", metavar="FILE.pdf", type=Path)
    transcript.add_argument("--name", default="", help="the transcript's id (default: from the file's name)")
    transcript.add_argument("--title", default="", help="what readers see in the navigation (default: the PDF's own)")
    transcript.set_defaults(run=_transcript)
    claims = commands.add_parser("claims", parents=[shared], help="propose claims from a transcript that is there")
    claims.add_argument("transcript", metavar="TRANSCRIPT", help="its id, such as hw8-gemini")
    claims.set_defaults(run=_claims)
    for command in (transcript, claims):
        needed = command is claims
        command.add_argument("--problem", default="", required=needed, metavar="SET/NAME", help="propose its claims")
        command.add_argument("--number", default="", help="the problem's number in the conversation, if it has several")
        command.add_argument("--model", default="", help="who speaks (default: told from the looks of the chat)")
    return parser


def _problem(options: argparse.Namespace) -> list[str]:
    made = make_problem(options.root, options.problem, options.title)
    return [
        *_told(made.files, made.nav, made.is_inserted),
        "next: python -m scripts.check --update accepts what stands there now; mkdocs serve shows it",
    ]


def _transcript(options: argparse.Namespace) -> list[str]:
    from scripts.authoring.intake import take_in  # loads the reader of formulas, which takes its time

    wanted = [Wanted(options.problem, options.number)] if options.problem else []
    taken = take_in(options.root, options.file, options.name, options.title, wanted, options.model)
    counts = ", ".join(f"{count} {status}" for status, count in taken.formulas.items())
    return [
        *_told(taken.files, taken.nav, taken.is_inserted),
        f"formulas: {counts or 'none'}",
        "next: read the page beside the PDF, then move the claims that hold from the review file to the problem's data",
    ]


def _claims(options: argparse.Namespace) -> list[str]:
    wanted = Wanted(options.problem, options.number)
    return [f"made {file}" for file in propose_from(options.root, options.transcript, wanted, options.model)]


def _told(files: Sequence[str], nav: Sequence[str], is_inserted: bool) -> list[str]:
    made = [f"made {file}" for file in files]
    return [*made, "shown in mkdocs.yml"] if is_inserted else [*made, "put this under nav in mkdocs.yml:", *nav]


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that a command that is ended takes back what it made
    sys.exit(main())
