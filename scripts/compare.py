"""Holds claims against references: JSON lines in, JSON lines out. See the design for the words of both."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext

from scripts.solution.comparison import Comparison, compare

_FIELDS = ("kind", "reference", "claim")
_LINE_CHARACTERS = 100_000


def verdicts(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """One verdict for every line that is not blank; a line that cannot be used is `unparsed` and names its number."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _verdict(line, number)


def _verdict(line: str, number: int) -> dict[str, object]:
    try:
        pair = _pair(line)
    except ValueError as error:
        return _row(None, Comparison("unparsed", "input", f"Line {number}: {error}."))
    try:
        found = compare(pair["kind"], pair["reference"], pair["claim"], pair.get("symbols") or {})
    except ValueError as error:
        found = Comparison("unparsed", "input", f"Line {number}: {error}.")
    return _row(pair.get("id"), found)


def _pair(line: str) -> dict[str, object]:
    if len(line) > _LINE_CHARACTERS:
        raise ValueError(f"more than {_LINE_CHARACTERS} characters")
    try:
        pair = json.loads(line, parse_constant=_no_json)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(pair, dict):
        raise ValueError("not a JSON object")
    for name in _FIELDS:
        if not isinstance(pair.get(name), str):
            raise ValueError(f"{name} is missing or no string")
    if not isinstance(pair.get("symbols") or {}, dict):
        raise ValueError("symbols is no object")
    return pair


def _no_json(name: str) -> object:
    raise json.JSONDecodeError(f"{name} is not JSON", name, 0)


def _row(identifier: object, found: Comparison) -> dict[str, object]:
    """Two methods that disagree give no sure verdict, and the printed vocabulary has no other word for that."""
    verdict = "unparsed" if found.verdict == "disputed" else found.verdict
    return {"id": identifier, "verdict": verdict, "rule": found.rule, "reason": found.reason}


def main(arguments: list[str] | None = None) -> int:
    """Reads a file or standard input and prints a verdict a line. Exit status 2 for a usage error, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.compare", description="Holds claims against references, JSON line by JSON line."
    )
    parser.add_argument("file", nargs="?", help="JSON lines; standard input when absent or -")
    given = parser.parse_args(arguments)
    _use_utf8(sys.stdin, "replace")
    _use_utf8(sys.stdout, "backslashreplace")  # half a surrogate pair comes out as JSON escapes it
    try:
        source = (
            nullcontext(sys.stdin)
            if given.file in (None, "-")
            else open(given.file, encoding="utf-8", errors="replace")  # noqa: SIM115 - the with below closes it
        )
    except OSError as error:
        parser.error(f"{given.file}: {error.strerror}")
    try:
        with source as lines:
            for row in verdicts(lines):
                print(json.dumps(row, ensure_ascii=False), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read has seen enough
    return 0


def _use_utf8(stream: object, errors: str) -> None:
    """Reads and writes UTF-8 whatever the terminal speaks."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors=errors)


if __name__ == "__main__":
    sys.exit(main())
