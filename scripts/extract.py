"""``python -m scripts.extract FILE.pdf``: a chat's PDF as Markdown, as JSON, or as the committed pages.

Exit status: 0; 2 wrong usage; 3 the PDF cannot be read, or with --check a committed page differs (one line each).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.transcript import committed
from scripts.transcript.errors import ExtractionError
from scripts.transcript.markdown import to_markdown
from scripts.transcript.record_json import to_json
from scripts.transcript.sandbox import read_file

DONE, FAULT = 0, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.action(options.file)
    except ExtractionError as error:
        print(error.told(str(options.file)), file=sys.stderr)
        return FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.extract", description="Read a chat's PDF.")
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    choice = parser.add_mutually_exclusive_group()
    actions: tuple[tuple[str, Callable[[Path], int], str], ...] = (
        ("--json", _print_json, "print turns, blocks, formulas and annotations with page and box"),
        ("--write", _write, f"make the pages under {committed.FOLDER.as_posix()}"),
        ("--check", _check, "fail where a committed page differs from what the PDF gives"),
    )
    for flag, action, words in actions:
        choice.add_argument(flag, dest="action", action="store_const", const=action, help=words)
    parser.set_defaults(action=_print_markdown)
    return parser


def _print_markdown(file: Path) -> int:
    _print(to_markdown(read_file(file)))
    return DONE


def _print_json(file: Path) -> int:
    _print(to_json(read_file(file)))
    return DONE


def _write(file: Path) -> int:
    for path in committed.write(file):
        print(f"wrote {path.as_posix()}")
    return DONE


def _check(file: Path) -> int:
    differences = committed.compare(file, committed.FOLDER)
    for line in differences:
        print(line, file=sys.stderr)
    return FAULT if differences else DONE


def _print(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
