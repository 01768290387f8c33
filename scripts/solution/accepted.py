"""Reads, compares and writes what was accepted: answers, parts, verdicts, and what the pages show.

The file is canonical: sorted, one answer, verdict or directive a line, numbers at full precision. A checksum for each
record tells an edit by hand from a change in what is computed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.solution.answers import ACCEPTED_TOLERANCE, difference, digits_moved
from scripts.solution.dependencies import key_of
from scripts.solution.fields import ProblemFault
from scripts.solution.model import Change
from scripts.solution.records import GROUPS, Record

FILE = "snippets/answers.json"
CHECKSUM_LENGTH = 16
NUMERIC = ("value", "second", "samples")
COMPARED = ("models", "statement", "answers", "parts", "verdicts")  # field by field; pages are compared in their order

SAID = ("value", "verdict", "answer", "readings", "name", "title")  # what an entry is known by

NOTHING: Record = {}


def read_accepted(root: Path) -> tuple[str, dict[str, Record]]:
    """Returns the file's text and its records by problem; raises ProblemFault when it is not what we write."""
    path = root / FILE
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else canonical({})
        records = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as fault:
        raise ProblemFault(FILE, getattr(fault, "lineno", 0), f"is not JSON as check writes it: {fault}") from fault
    if not isinstance(records, dict) or not all(_is_record(record) for record in records.values()):
        raise ProblemFault(FILE, 0, f"expected, for each problem, some of {', '.join(GROUPS)}, and the checksum")
    return text, records


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError(f"a key stands twice among {', '.join(sorted(values))}")
    return values


def _is_record(record: Any) -> bool:
    if not isinstance(record, dict) or not set(record) <= {*GROUPS, "checksum"}:
        return False
    groups = [record[group] for group in GROUPS if group in record]
    if not groups or not all(isinstance(group, dict) for group in groups):
        return False
    entries = [entry for group in groups for entry in group.values()]
    return all(isinstance(entry, dict) for entry in entries) and all(map(_is_page, record.get("pages", {}).values()))


def _is_page(entry: Mapping[str, Any]) -> bool:
    shown = entry.get("shown")
    return set(entry) == {"shown"} and isinstance(shown, list) and all(isinstance(one, str) for one in shown)


def is_edited(record: Mapping[str, Any]) -> bool:
    """Whether the record was edited by hand since check wrote it."""
    return record.get("checksum") != _checksum(record)


def _checksum(record: Mapping[str, Any]) -> str:
    return key_of({group: record[group] for group in GROUPS if record.get(group)})[:CHECKSUM_LENGTH]


def canonical(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Returns the text of the file."""
    problems = []
    for problem, record in sorted(records.items()):
        groups = [_group(group, record[group]) for group in GROUPS if record.get(group)]
        body = ",\n".join([*groups, f'  "checksum": "{_checksum(record)}"'])
        problems.append(f" {json.dumps(problem)}: {{\n{body}\n }}")
    return "{\n" + ",\n".join(problems) + "\n" * bool(problems) + "}\n"


def _group(name: str, entries: Mapping[str, Any]) -> str:
    write = _page if name == "pages" else _entry
    lines = [f"   {json.dumps(key, ensure_ascii=False)}: {write(value)}" for key, value in sorted(entries.items())]
    return f'  "{name}": {{' + ("\n" + ",\n".join(lines) + "\n  }" if lines else "}")


def _entry(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, sort_keys=True, ensure_ascii=False)


def _page(fields: Mapping[str, Any]) -> str:
    shown = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in fields["shown"])
    return f'{{"shown": [\n{shown}\n   ]}}'


def changes(problem: str, before: Mapping[str, Any], after: Record) -> Iterator[Change]:
    """Yields every way in which a record differs from the accepted one, but for its pages; a number within tolerance
    does not."""
    for group in COMPARED:
        first, second = before.get(group, {}), after.get(group, {})
        for name in sorted({*first, *second}):
            old, new = first.get(name), second.get(name)
            place = (problem, group.removesuffix("s"), name)
            if old is None:
                yield Change("new", *place, _shown(new), new=new)
            elif new is None:
                yield Change("removed", *place, _shown(old), old=old)
            elif moved := _moved(old, new):
                yield Change("changed", *place, moved, old=old, new=new)


def _shown(fields: Mapping[str, Any]) -> str:
    text = json.dumps(next(iter(fields[key] for key in SAID if key in fields), ""), ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:197]}..."


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    moved = []
    for key in sorted({*old, *new}, key=lambda key: (key not in ("value", "verdict"), key)):
        first, second = old.get(key), new.get(key)
        apart = first != second and f"expected {first!r}, got {second!r}"
        if apart and key in NUMERIC and first is not None and second is not None:
            apart = difference(first, second, ACCEPTED_TOLERANCE)
            apart += digits_moved(first, second) if apart else ""
        if apart and key == "claim":
            apart = "quotation, answer, reading or annotator's note differ from the accepted ones"
        if apart:
            moved.append(apart if key == "value" else f"{key}: {apart}")
    return "; ".join(moved)


def merged(before: Mapping[str, Any] | None, after: Record) -> Record:
    """Returns the new record with the accepted digits kept wherever they are still within tolerance."""
    kept = (before or {}).get("answers", {})
    answers = {
        name: fields if name not in kept or _moved(kept[name], fields) else kept[name]
        for name, fields in after.get("answers", {}).items()
    }
    return {**after, "answers": answers} if answers else after
