"""Reads the fields of one TOML table, and says file, line and key where one is missing, unknown or of a wrong type."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.solution.model import DRIFT, Fault

HEADER = re.compile(r"^\s*\[\[?\s*([\w.\"-]+)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([\w\"-]+(?:\.[\w\"-]+)*)\s*=")
LONG_QUOTE = re.compile(r"\"{3}|'{3}")
LINE = re.compile(r"\(at line (\d+), column \d+\)")


class ProblemFault(Exception):
    """A data file does not follow its format."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(file, line, DRIFT, message)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a TOML file: its name, its values, and the line of each of its keys ("" for the table itself)."""

    file: str
    name: str
    values: Mapping[str, Any]
    lines: Mapping[str, int]

    def fault(self, key: str, message: str) -> ProblemFault:
        """Returns the error about one key, or about the table when ``key`` is empty or absent."""
        line = self.lines.get(key, self.lines.get("", 0))
        what = f"{self.name}: {key}" if self.name and key else self.name or key
        return ProblemFault(self.file, line, f"{what}: {message}" if what else message)

    def only(self, known: Collection[str]) -> None:
        """Refuses keys that the format does not know."""
        for key in self.values:
            if key not in known:
                raise self.fault(key, f"unknown key; expected {self._one_of(known)}")

    @staticmethod
    def _one_of(known: Collection[str]) -> str:
        return f"one of {', '.join(sorted(known))}" if known else "none outside of the [[...]] tables"

    def text(self, key: str, default: str | None = None) -> str:
        """Returns a text that is not empty; the default, where there is one, when the key is absent."""
        value = self.values.get(key, default)
        if value is None:
            raise self.fault("", f"has no {key}; expected a text")
        if not isinstance(value, str) or (key in self.values and not value.strip()):
            raise self.fault(key, f"expected a text, got {value!r}")
        return value

    def number(self, key: str) -> int:
        """Returns a whole number from 1."""
        value = self.values.get(key)
        if value is None:
            raise self.fault("", f"has no {key}; expected a whole number from 1")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.fault(key, f"expected a whole number from 1, got {value!r}")
        return value

    def truth(self, key: str) -> bool:
        """Returns true or false; false when the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, f"expected true or false, got {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Returns a list of texts, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self.fault(key, f"expected a list of texts, got {value!r}")
        return tuple(value)

    def choice(self, key: str, known: Collection[str]) -> str:
        """Returns a text that is one of those known."""
        value = self.text(key)
        if value not in known:
            raise self.fault(key, f"unknown {key} {value!r}; expected one of {', '.join(known)}")
        return value

    def table(self, key: str) -> Table | None:
        """Returns a table inside this one, if it is there."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.fault(key, f"expected a table, got {value!r}")
        start = f"{key}."
        lines = {name.removeprefix(start): line for name, line in self.lines.items() if name.startswith(start)}
        return Table(
            self.file,
            f"{self.name}.{key}".lstrip("."),
            value,
            {"": self.lines.get(key, self.lines.get("", 0)), **lines},
        )


def read_tables(root: Path, file: str) -> tuple[Table, dict[str, list[Table]]]:
    """Returns the file's top table and its arrays of tables by name (``part``, ``part.reading`` in file order)."""
    try:
        text = (root / file).read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except FileNotFoundError as fault:
        raise ProblemFault(file, 0, "the file is missing") from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        line = LINE.search(str(fault))
        raise ProblemFault(file, int(line[1]) if line else 0, f"is not TOML: {fault}") from fault
    except RecursionError as fault:
        raise ProblemFault(file, 0, "is not TOML that can be read: its values are nested too deeply") from fault
    lines = _lines(text)
    arrays: dict[str, list[Table]] = {}
    _collect(file, "", values, lines, arrays)
    plain = {key: value for key, value in values.items() if not _is_array(value)}
    return Table(file, "", plain, lines.get("", [{}])[0]), arrays


def _collect(
    file: str,
    prefix: str,
    values: Mapping[str, Any],
    lines: Mapping[str, list[dict[str, int]]],
    into: dict[str, list[Table]],
) -> None:
    for key, value in values.items():
        if not _is_array(value):
            continue
        name = f"{prefix}{key}"
        for entry in value:
            tables = into.setdefault(name, [])
            places = lines.get(name, [])
            place = places[len(tables)] if len(tables) < len(places) else {}
            tables.append(Table(file, name, entry, place))
            _collect(file, f"{name}.", entry, lines, into)


def _is_array(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _lines(text: str) -> dict[str, list[dict[str, int]]]:
    """Returns the line of every key, by table: a header starts a new entry, ``[a.b]`` adds keys ``b.c`` to ``a``."""
    found: dict[str, list[dict[str, int]]] = {"": [{}]}
    current, prefix, inside = found[""][0], "", False
    for number, line in enumerate(text.splitlines(), 1):
        was_inside, inside = inside, inside != (len(LONG_QUOTE.findall(line)) % 2 == 1)
        if was_inside:
            continue
        header = HEADER.match(line)
        key = KEY.match(line)
        if header and line.lstrip().startswith("[["):
            current, prefix = {"": number}, ""
            found.setdefault(header[1].replace('"', ""), []).append(current)
        elif header:
            owner, _, rest = header[1].replace('"', "").rpartition(".")
            current = found[owner][-1] if owner in found else found[""][0]
            prefix = f"{rest}."
            current.setdefault(rest, number)
        elif key:
            current.setdefault(f"{prefix}{key[1].replace(chr(34), '')}", number)
    return found
