"""From the arguments of the command to the files that are read, all checked before anything is read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.transcript.sandbox import plain_name


class UsageFault(Exception):
    """The arguments cannot be meant; the message is one line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: ``given`` as the arguments say, ``path`` absolute, ``name`` that of the pages it becomes."""

    given: Path
    path: Path
    name: str

    @property
    def label(self) -> str:
        """The path as it was given, for a reader's eyes: on one line, whatever the file's name holds."""
        return shown(self.given)


def source_of(given: Path) -> Source:
    """A file as it was given, not looked at."""
    return Source(given, Path(os.path.abspath(given)), plain_name(given.stem))


def find_sources(named: Sequence[Path], endings: Collection[str]) -> list[Source]:
    """The files named, and those with the endings in the folders named, in the order of the arguments.

    What a folder holds is sorted; what is hidden, and folders that are links, are left out. A file that comes twice
    under one name is read once, where it comes first. Raises UsageFault.
    """
    found: dict[tuple[str, str], Source] = {}
    for argument in named:
        for path in _files(argument, endings):
            source = source_of(path)
            found.setdefault((os.path.realpath(path), source.name), source)
    return list(found.values())


def refuse_same_names(sources: Iterable[Source]) -> None:
    """Raises UsageFault when two files would be made into pages of one name, also where case does not count."""
    first: dict[str, Source] = {}
    for source in sources:
        other = first.setdefault(source.name.casefold(), source)
        if other is not source:
            raise UsageFault(f"{source.label}: would overwrite the pages of {other.label}; rename one of the two files")


def shown(path: Path) -> str:
    """A path on one line, whatever its name holds."""
    return "".join(character if character.isprintable() else "?" for character in str(path))


def _files(argument: Path, endings: Collection[str]) -> list[Path]:
    if argument.is_dir():
        inside = sorted(_inside(argument, endings), key=lambda path: path.parts)
        if not inside:
            kinds = " or ".join(f"*{ending}" for ending in endings)
            raise UsageFault(f"{shown(argument)}: is a folder without {kinds}")
        return inside
    if not argument.exists():
        raise UsageFault(f"{shown(argument)}: does not exist; check the path")
    if not argument.is_file():
        raise UsageFault(f"{shown(argument)}: is a device or a pipe; give files and folders")
    if not os.access(argument, os.R_OK):
        raise UsageFault(f"{shown(argument)}: cannot be opened (Permission denied); check its permissions")
    return [argument]


def _inside(folder: Path, endings: Collection[str]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in endings:
                yield Path(place, name)


def _refuse(error: OSError) -> None:
    folder = shown(Path(error.filename))
    raise UsageFault(f"{folder}: cannot be read ({error.strerror}); check its permissions") from None
