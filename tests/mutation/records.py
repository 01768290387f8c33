"""The mutants of what was accepted: every number, text and entry of the record changed, its checksum made to fit.

So each has to be caught by what it says, and not by the checksum. One more has a wrong checksum.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.solution.accepted import canonical
from scripts.solution.model import JUDGEMENTS, VERDICTS
from tests.mutation.mutants import Mutant, short

NUMBER = re.compile(r"\d")
SWAPS = {
    word: words[(place + 1) % len(words)] for words in (VERDICTS, (*JUDGEMENTS, "")) for place, word in enumerate(words)
}


@dataclass(frozen=True, slots=True)
class RecordMutant(Mutant):
    """What stands at ``path`` of the record is ``changed``, or is left out where that is None."""

    path: tuple[Any, ...]
    changed: Any

    @property
    def record(self) -> str:
        """Whose record it is."""
        return str(self.path[0])

    def applied(self, source: bytes) -> bytes:
        """Returns the record with the change in it, in the form that check writes."""
        target = record = json.loads(source)
        for key in self.path[:-1]:
            target = target[key]
        if self.changed is None:
            del target[self.path[-1]]
        else:
            target[self.path[-1]] = self.changed
        return (canonical(record) if self.path[-1] != "checksum" else json.dumps(record)).encode()


def record_mutants(file: str, data: bytes) -> Iterator[Mutant]:
    """Yields every mutant of the record."""
    text = data.decode()
    for path, changed, what in _changes(json.loads(data), ()):
        kind = f"accepted {path[1]}" if len(path) > 1 else "accepted record"
        line = _line(text, path)
        yield RecordMutant(kind, file, line, short(f"{'/'.join(map(str, path))}: {what}"), 0, 0, b"", path, changed)


def _changes(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any, str]]:
    """Yields where to change, to what (None: away with it), and the change in words."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if len(path) in (0, 2):
                yield (*path, key), None, "left out"
            yield from _changes(entry, (*path, key))
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            if path[1] == "pages":
                yield (*path, place), None, "left out"
            yield from _changes(entry, (*path, place))
    elif isinstance(value, int | float):
        yield path, value * 1.001 if value else 1, "moved by a thousandth"
    elif value in SWAPS:
        yield path, SWAPS[value], f"{value!r}: {SWAPS[value]!r}"
    elif isinstance(value, str):
        changed = NUMBER.sub(lambda found: str((int(found[0]) + 1) % 10), value, count=1)
        changed = changed if changed != value else value[:-1] + ("x" if value[-1:] != "x" else "y")
        yield path, changed, f"{value!r}: {changed!r}"


def _line(text: str, path: tuple[Any, ...]) -> int:
    place = 0
    for key in path[:3]:
        place = max(place, text.find(json.dumps(key, ensure_ascii=False) + ":", place))
    return text.count("\n", 0, place) + 1
