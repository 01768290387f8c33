"""The mutants of a problem's data: claims, parts, readings, givens and symbols, one word or number at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.solution.model import JUDGEMENTS, KINDS, CheckedProblem
from tests.mutation.mutants import Mutant, short

LINE = re.compile(r"^(?P<start>\s*\"?(?P<key>[\w\\{}-]+)\"?\s*=\s*)(?P<value>.+?)\s*(?:#[^\"']*)?$")
HEADER = re.compile(r"^\[\[?(?P<name>[\w.]+)\]\]?\s*$")
INSIDE = re.compile(r"\b(?P<key>judgement|note|page)\s*=\s*(?P<value>\"(?:[^\"\\]|\\.)*\"|\d+)")
DIGIT = re.compile(r"\d")
ATTEMPTS = ("first", "self-corrected", "after hint 1", "after hint 2", "told")
MOST_OTHERS = 2
FREE = ("title", "topics", "reason", "name", "from", "label", "note")  # words; of these only the numbers are flipped


def data_mutants(file: str, data: bytes, problems: Mapping[str, CheckedProblem]) -> Iterator[Mutant]:
    """Yields every mutant of a data file."""
    checked = next((one for one in problems.values() if one.problem.file == file), None)
    place, table = 0, ""
    for number, line in enumerate(data.decode().split("\n"), 1):
        header, entry = HEADER.match(line), LINE.match(line)
        if header:
            table = header["name"]
        elif entry:
            for found, key in [
                (entry, entry["key"]),
                *((inner, inner["key"]) for inner in INSIDE.finditer(entry["value"])),
            ]:
                inner = found is not entry
                offset = entry.start("value") + found.start("value") if inner else entry.start("value")
                for text in _flips(table, key, found["value"], checked):
                    start = place + len(line[:offset].encode())
                    end = start + len(found["value"].encode())
                    yield Mutant(_kind(table, key), file, number, short(f"{key} = {text}"), start, end, text.encode())
            for text in [""] if key_is_optional(table, entry["key"]) else []:
                yield Mutant(
                    _kind(table, entry["key"]),
                    file,
                    number,
                    f"without {entry['key']}",
                    place,
                    place + len(line.encode()),
                    text.encode(),
                )
        place += len(line.encode()) + 1


def key_is_optional(table: str, key: str) -> bool:
    """Whether the line may be left out without the format being broken."""
    return (table, key) in (
        ("claim", "reading"),
        ("claim", "answer"),
        ("claim", "annotator"),
        ("part.reading", "assume"),
    )


def _kind(table: str, key: str) -> str:
    if key == "quote":
        return "quotation"
    if key in ("page", "turn", "transcript"):
        return "reference"
    return {"part.reading": "reading", "": "problem"}.get(table, table)


def _flips(table: str, key: str, value: str, checked: CheckedProblem | None) -> Iterator[str]:
    """Yields other values of the same form."""
    if value.isdigit():
        yield from (str(int(value) + 1), str(int(value) - 1))
        return
    if key == "annotator" or (key in FREE and not DIGIT.search(value)):
        return
    word = value.strip("\"'")
    for words in _vocabularies(table, key, word, checked):
        if word in words:
            after = words.index(word) + 1
            others = [*words[after:], *words[:after]][:-1]  # from the next one on: it is the likeliest slip
            yield from (value.replace(word, other) for other in others[:MOST_OTHERS])
            return
    for found in DIGIT.finditer(value):
        yield value[: found.start()] + str((int(found[0]) + 1) % 10) + value[found.end() :]
    if key in ("quote", "answer") and len(value) > 4:
        yield value[:-2].rstrip("\\") + value[-1]
    if table == "symbols" and key != "assume":
        yield '"real"' if word != "real" else '"matrix n n"'


def _vocabularies(table: str, key: str, word: str, checked: CheckedProblem | None) -> Iterator[tuple[str, ...]]:
    if checked is None:
        return
    problem = checked.problem
    if key == "part":
        yield tuple(part.id for part in problem.parts)
    if key == "answer" and table != "claim":
        kinds = {one.id: one.kind for one in checked.answers.values()}
        alike = [name for name in kinds if kinds[name] == kinds.get(word)]
        yield tuple(alike if len(alike) > 1 else kinds)
    if key in ("model", "id"):
        yield tuple(model.id for model in checked.models)
    if key == "attempt":
        yield ATTEMPTS
    if key == "kind":
        yield KINDS
    if key == "judgement":
        yield JUDGEMENTS
    if key == "transcript":
        yield tuple(sorted({claim.transcript for claim in problem.claims}))
    if key == "reading":
        yield tuple(dict.fromkeys(reading.id for part in problem.parts for reading in part.readings))
