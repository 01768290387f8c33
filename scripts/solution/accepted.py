"""Reads, compares and writes what was accepted: the values of all answers and the verdicts on all claims.

The file is canonical: sorted, one answer or verdict a line, numbers at full precision. A checksum for each problem
tells an edit by hand from a change in what is computed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.solution.answers import ACCEPTED_TOLERANCE, difference
from scripts.solution.dependencies import key_of
from scripts.solution.fields import ProblemFault
from scripts.solution.model import Attempt, Change, CheckedProblem, Computed

FILE = "snippets/answers.json"
CHECKSUM_LENGTH = 16
GROUPS = ("answers", "verdicts")
NUMERIC = ("value", "second", "samples")

NOTHING: dict[str, dict[str, Any]] = {group: {} for group in GROUPS}

Record = dict[str, dict[str, dict[str, Any]]]  # group, then name, then field


def read_accepted(root: Path) -> tuple[str, dict[str, Record]]:
    """Returns the file's text and its records by problem; raises ProblemFault when it is not what we write."""
    path = root / FILE
    try:
        text = path.read_text(encoding="utf-8") if path.is_file() else canonical({})
        records = json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as fault:
        raise ProblemFault(FILE, getattr(fault, "lineno", 0), f"is not JSON as check writes it: {fault}") from fault
    if not isinstance(records, dict) or not all(_is_record(record) for record in records.values()):
        raise ProblemFault(FILE, 0, 'expected, for each problem, "answers", "verdicts" and "checksum"')
    return text, records


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError(f"a key stands twice among {', '.join(sorted(values))}")
    return values


def _is_record(record: Any) -> bool:
    if not isinstance(record, dict) or not set(record) <= {*GROUPS, "checksum"}:
        return False
    groups = [record.get(group) for group in GROUPS]
    return all(isinstance(group, dict) and all(isinstance(one, dict) for one in group.values()) for group in groups)


def is_edited(record: Mapping[str, Any]) -> bool:
    """Whether the record was edited by hand since check wrote it."""
    return record.get("checksum") != _checksum(record)


def _checksum(record: Mapping[str, Any]) -> str:
    return key_of({group: record[group] for group in GROUPS})[:CHECKSUM_LENGTH]


def canonical(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Returns the text of the file."""
    problems = []
    for problem, record in sorted(records.items()):
        groups = [_group(group, record[group]) for group in GROUPS]
        body = ",\n".join([*groups, f'  "checksum": "{_checksum(record)}"'])
        problems.append(f" {json.dumps(problem)}: {{\n{body}\n }}")
    return "{\n" + ",\n".join(problems) + "\n" * bool(problems) + "}\n"


def _group(name: str, entries: Mapping[str, Any]) -> str:
    lines = [
        f"   {json.dumps(key, ensure_ascii=False)}: {json.dumps(value, sort_keys=True, ensure_ascii=False)}"
        for key, value in sorted(entries.items())
    ]
    return f'  "{name}": {{' + ("\n" + ",\n".join(lines) + "\n  }" if lines else "}")


def record_of(checked: CheckedProblem) -> Record:
    """Returns what would be accepted of a problem as it is now."""
    answers = {answer.id: _answer_fields(answer) for answer in checked.answers.values()}
    return {"answers": answers, "verdicts": {name: _verdict_fields(one) for name, one in _named_attempts(checked)}}


def claim_lines(checked: CheckedProblem) -> dict[str, int]:
    """Returns the line of the claim behind each verdict, by the verdict's name."""
    return {name: attempt.claim.line for name, attempt in _named_attempts(checked)}


def _named_attempts(checked: CheckedProblem) -> Iterator[tuple[str, Attempt]]:
    """Yields each attempt with its name; a second one of the same part, model and attempt gets a number."""
    taken: Counter[str] = Counter()
    for cell in checked.cells:
        for attempt in cell.attempts:
            claim = attempt.claim
            name = f"{claim.part}, {claim.model}, {claim.attempt}"
            taken[name] += 1
            yield (f"{name} ({taken[name]})" if taken[name] > 1 else name), attempt


def _answer_fields(answer: Computed) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": answer.kind, "value": answer.value}
    if answer.unit:
        fields["unit"] = answer.unit
    if answer.tolerance != ACCEPTED_TOLERANCE:
        fields["tolerance"] = answer.tolerance
    if answer.second is not None:
        fields["second"] = answer.second
    if answer.samples:
        fields["samples"] = list(answer.samples)
    return fields


def _verdict_fields(attempt: Attempt) -> dict[str, Any]:
    claim = attempt.claim
    judged = claim.annotator
    said = [claim.quote, claim.answer, claim.reading, judged.note if judged else "", judged.page if judged else 0]
    return {
        "verdict": attempt.verdict,
        "source": f"{claim.transcript}, turn {claim.turn}, page {claim.page}",
        "annotator": judged.judgement if judged else "",
        "claim": key_of(said)[:CHECKSUM_LENGTH],
    }


def changes(problem: str, before: Mapping[str, Any], after: Record) -> Iterator[Change]:
    """Yields every way in which a record differs from the accepted one; a number within tolerance does not."""
    for group in GROUPS:
        what = group.removesuffix("s")
        for name in sorted({*before[group], *after[group]}):
            old, new = before[group].get(name), after[group].get(name)
            if old is None:
                yield Change("new", problem, what, name, _shown(new))
            elif new is None:
                yield Change("removed", problem, what, name, _shown(old))
            elif moved := _moved(old, new):
                yield Change("changed", problem, what, name, moved)


def _shown(fields: Mapping[str, Any]) -> str:
    text = json.dumps(fields.get("value", fields.get("verdict")), ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:197]}..."


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    moved = []
    for key in sorted({*old, *new}, key=lambda key: (key not in ("value", "verdict"), key)):
        first, second = old.get(key), new.get(key)
        apart = first != second and f"expected {first!r}, got {second!r}"
        if apart and key in NUMERIC and first is not None and second is not None:
            apart = difference(first, second, ACCEPTED_TOLERANCE)
        if apart and key == "claim":
            apart = "quotation, answer, reading or annotator's note differ from the accepted ones"
        if apart:
            moved.append(apart if key == "value" else f"{key}: {apart}")
    return "; ".join(moved)


def merged(before: Mapping[str, Any] | None, after: Record) -> Record:
    """Returns the new record with the accepted digits kept wherever they are still within tolerance."""
    if before is None:
        return after
    return {
        group: {
            name: fields if name not in before[group] or _moved(before[group][name], fields) else before[group][name]
            for name, fields in after[group].items()
        }
        for group in GROUPS
    }
