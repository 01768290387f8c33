"""What the command can do with a file: what is made of it, and what is done with what was made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scripts.batch import work
from scripts.batch.finding import Source
from scripts.transcript import committed


@dataclass(frozen=True, slots=True)
class Action:
    """What is made of a file that comes alone and of one among several, and what is done with it here.

    ``finish`` prints or writes, and returns a line for everything that is not as it should be.
    """

    alone: work.Render
    among_several: work.Render
    finish: Callable[[Source, Mapping[str, str]], list[str]]

    @property
    def makes_pages(self) -> bool:
        """Whether files of one name would get into each other's way."""
        return self.among_several is work.pages


def _print(source: Source, made: Mapping[str, str]) -> list[str]:
    sys.stdout.buffer.write(made[""].encode("utf-8"))
    sys.stdout.buffer.flush()
    return []


def _write(source: Source, made: Mapping[str, str]) -> list[str]:
    try:
        changed = committed.write(source.given, made)
    except OSError as error:
        place = error.filename2 or error.filename or committed.FOLDER
        return [f"{source.label}: {place} cannot be written ({error.strerror})"]
    for path in changed:
        print(f"wrote {path.as_posix()}")
    sys.stdout.flush()
    return []


def _check(source: Source, made: Mapping[str, str]) -> list[str]:
    return committed.differences(source.given, made)


MARKDOWN = Action(work.markdown, work.markdown_with_file, _print)
JSON = Action(work.json_document, work.json_line, _print)
WRITE = Action(work.pages, work.pages, _write)
CHECK = Action(work.pages, work.pages, _check)
