"""Reads the problem files and the list of models, and refuses whatever does not follow the format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scripts.solution.fields import Table, read_tables
from scripts.solution.givens import read_givens
from scripts.solution.model import JUDGEMENTS, KINDS, Annotator, Claim, Model, Part, Problem, Reading, Symbols

DOCS = "docs"
MODELS = "docs/models.toml"
NOT_PROBLEMS = ("transcripts", "assets", "overrides")  # folders whose data files say something else
TOP_KEYS = ("title", "number", "snippet", "topics", "symbols")
LISTED = ("assume", "where", "choices")  # what is a list among the symbols
ARRAYS = ("given", "part", "claim", "absent")
PART_KEYS = ("id", "title", "kind", "answer", "reading", "format")
READING_KEYS = ("id", "label", "answer", "assume")
CLAIM_KEYS = (
    *("model", "part", "attempt", "transcript", "turn", "page"),
    *("quote", "answer", "reading", "annotator"),
)
ATTEMPT = re.compile(r"first|self-corrected|asked again|after hint [1-9]\d?|told|agreed to a false hint")
ATTEMPTS = "first, self-corrected, asked again, after hint 1 (2, 3, ...), told, agreed to a false hint"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # ids end up in file names, anchors and addresses


def find_problems(root: Path) -> list[str]:
    """Returns the ids of all problems: the data files in the folders under docs, without docs and ending."""
    paths = [path.relative_to(root / DOCS) for path in sorted((root / DOCS).glob("*/**/*.toml"))]
    return [path.with_suffix("").as_posix() for path in paths if path.parts[0] not in NOT_PROBLEMS]


def read_models(root: Path) -> tuple[Model, ...]:
    """Returns the models in the order in which tables show them; raises ProblemFault."""
    top, arrays = read_tables(root, MODELS)
    top.only(())
    _only_arrays(arrays, ("model",))
    tables = arrays.get("model", [])
    if not tables:
        raise top.fault("model", "expected at least one [[model]] with id and name")
    for table in tables:
        table.only(("id", "name", "key"))
    models = tuple(Model(_name(table, "id"), table.text("name"), table.truth("key")) for table in tables)
    _distinct(tables, [model.id for model in models])
    return models


def read_problem(root: Path, problem: str, models: Sequence[Model]) -> Problem:
    """Returns one problem; raises ProblemFault at the first thing that does not fit."""
    top, arrays = read_tables(root, f"{DOCS}/{problem}.toml")
    top.only((*TOP_KEYS, *ARRAYS))
    for key in ARRAYS:
        if top.values.get(key):
            raise top.fault(key, f"expected [[{key}]] tables, got {top.values[key]!r}")
    _only_arrays(arrays, (*ARRAYS, "part.reading"))
    readings = iter(arrays.get("part.reading", []))
    parts = tuple(_part(table, readings) for table in arrays.get("part", []))
    if not parts:
        raise top.fault("part", "expected at least one [[part]]")
    _distinct(arrays["part"], [part.id for part in parts])
    by_id = {part.id: part for part in parts}
    known = {model.id for model in models}
    claims = tuple(_claim(table, by_id, known) for table in arrays.get("claim", []))
    return Problem(
        id=problem,
        file=top.file,
        title=top.text("title"),
        snippet=_snippet(top),
        topics=top.texts("topics"),
        symbols=_symbols(top),
        parts=parts,
        claims=claims,
        givens=read_givens(arrays.get("given", [])),
        absent=_absent(top, arrays.get("absent", []), claims, models),
        lines=dict(top.lines),
        number=top.number("number") if "number" in top.values else 0,
    )


def _only_arrays(arrays: Mapping[str, Sequence[Table]], known: Sequence[str]) -> None:
    for name, tables in arrays.items():
        if name not in known:
            raise tables[0].fault("", f"unknown table; expected {' or '.join(known)}")


def _snippet(top: Table) -> str:
    path = top.text("snippet")
    if not re.fullmatch(r"snippets/[\w/-]+\.py", path):
        raise top.fault("snippet", f'expected a path such as "snippets/name.py", got {path!r}')
    return path


def _symbols(top: Table) -> Symbols:
    table = top.table("symbols")
    for key, value in (table.values if table else {}).items():
        is_list = isinstance(value, list) and all(isinstance(entry, str) for entry in value)
        if not (is_list if key in LISTED else isinstance(value, str)):
            raise table.fault(key, f"expected {'a list of texts' if key in LISTED else 'a text'}, got {value!r}")
    return dict(table.values) if table else {}


def _part(table: Table, tables: Iterator[Table]) -> Part:
    table.only(PART_KEYS)
    given = table.values.get("reading", [])
    if not isinstance(given, list) or not all(isinstance(entry, dict) for entry in given):
        raise table.fault("reading", f"expected two or more [[part.reading]], got {given!r}")
    readings = tuple(_reading(next(tables)) for _ in given)
    if bool(readings) == ("answer" in table.values):
        raise table.fault("answer", "expected either an answer or two or more [[part.reading]]")
    if len(readings) == 1 or len({reading.id for reading in readings}) < len(readings):
        raise table.fault("reading", "expected at least two readings, each with an id of its own")
    return Part(
        id=_name(table, "id"),
        title=table.text("title"),
        kind=table.choice("kind", KINDS),
        answer=table.text("answer", ""),
        readings=readings,
        format=table.text("format", ""),
        line=table.lines.get("", 0),
    )


def _reading(table: Table) -> Reading:
    table.only(READING_KEYS)
    return Reading(_name(table, "id"), table.text("label"), table.text("answer"), table.texts("assume"))


def _claim(table: Table, parts: Mapping[str, Part], models: set[str]) -> Claim:
    table.only(CLAIM_KEYS)
    part = parts[table.choice("part", parts)]
    attempt = table.text("attempt")
    if not ATTEMPT.fullmatch(attempt):
        raise table.fault("attempt", f"unknown attempt {attempt!r}; expected one of {ATTEMPTS}")
    reading = table.text("reading", "")
    if reading and reading not in {known.id for known in part.readings}:
        raise table.fault("reading", f"unknown reading {reading!r} of part {part.id}")
    quote = table.text("quote")
    return Claim(
        model=table.choice("model", sorted(models)),
        part=part.id,
        attempt=attempt,
        transcript=_name(table, "transcript"),
        turn=table.number("turn"),
        page=table.number("page"),
        quote=quote,
        answer=table.text("answer", quote),
        reading=reading,
        annotator=_annotator(table.table("annotator")),
        line=table.lines.get("", 0),
    )


def _annotator(table: Table | None) -> Annotator | None:
    if table is None:
        return None
    table.only(("judgement", "note", "page"))
    page = table.number("page") if "page" in table.values else 0
    return Annotator(table.choice("judgement", JUDGEMENTS), table.text("note", ""), page)


def _absent(top: Table, tables: Sequence[Table], claims: Sequence[Claim], models: Sequence[Model]) -> dict[str, str]:
    known, present = [model.id for model in models], {claim.model for claim in claims}
    absent: dict[str, str] = {}
    for table in tables:
        table.only(("model", "reason"))
        model = table.choice("model", known)
        if model in present or model in absent:
            raise table.fault("model", f"{model} has claims or stands here twice; it cannot be absent too")
        absent[model] = table.text("reason")
    for model in known:
        if model not in present and model not in absent:
            raise top.fault("", f"model {model} has neither a [[claim]] nor an [[absent]] with a reason")
    return absent


def _name(table: Table, key: str) -> str:
    name = table.text(key)
    if not NAME.fullmatch(name):
        raise table.fault(key, f"expected letters, digits, dots, hyphens and underscores, got {name!r}")
    return name


def _distinct(tables: Sequence[Table], ids: Sequence[str]) -> None:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            raise tables[place].fault("id", f"{name!r} is already taken")
