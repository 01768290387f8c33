"""The pages and pictures under docs/transcripts made from PDFs: written when they change, or compared."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path

from scripts.transcript.dump.sandbox import read_dump_file
from scripts.transcript.errors import ExtractionError
from scripts.transcript.inert import to_page
from scripts.transcript.png import same_picture
from scripts.transcript.record import Record
from scripts.transcript.record_json import to_json
from scripts.transcript.sandbox import plain_name, read_file, read_for_proof

PICTURE, DUMP_ENDING = ".png", ".txt"
FOLDER = Path("docs/transcripts")
Made = Mapping[str, str | bytes]
Step = Callable[[Path, Record], Record]
SHOWN_DIFFERENCES, SHOWN_CHARACTERS, SHOWN_BEFORE = 5, 60, 20
QUADRATIC_LINES = 3_000


def made_from(record: Record) -> dict[str, str | bytes]:
    """The files made from a record, by what follows its id: page and JSON, and pictures in a folder of that name."""
    pictures = {file.removeprefix(record.id): content for file, content in record.files}
    return {".md": to_page(record), ".json": to_json(record)} | pictures


def write(pdf: Path, made: Made, folder: Path = FOLDER) -> list[Path]:
    """Put what was made from a PDF into the folder, and the PDF beside it; returns the files that changed or went."""
    name = plain_name(pdf.stem)
    files = {folder / f"{name}{ending}": _bytes(content) for ending, content in made.items()}
    if pdf.resolve().parent != folder.resolve():
        files[folder / f"{name}{pdf.suffix.lower()}"] = pdf.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    changed = [
        path for path, content in files.items() if not path.is_file() or not same_picture(path.read_bytes(), content)
    ]
    for path in changed:
        path.parent.mkdir(exist_ok=True)
        _replace(path, files[path])
    left = _left_over(folder / name, files)
    for path in left:
        path.unlink()
    return changed + left


def compare(pdf: Path, folder: Path | None = None, steps: Sequence[Step] = ()) -> list[str]:
    """The differences between the pages committed beside a PDF and those made from it now, a line each; none is equal.

    ``steps`` are taken between reading and making. A PDF that cannot be read is a difference too. ``folder`` holds the
    pages; by default the PDF's own.
    """
    try:
        record = _record(pdf, is_proved=bool(steps))
        for step in steps:
            record = step(pdf, record)
        return differences(pdf, made_from(record), folder or pdf.parent)
    except ExtractionError as error:
        return [error.told(str(pdf))]


def _record(source: Path, *, is_proved: bool) -> Record:
    if source.suffix == DUMP_ENDING:
        return read_dump_file(source)
    return read_for_proof(source) if is_proved else read_file(source)


def differences(pdf: Path, made: Made, folder: Path = FOLDER) -> list[str]:
    """The differences between the pages in the folder and what was made from a PDF, a line each; none is equal."""
    name = plain_name(pdf.stem)
    found = [] if name == pdf.stem else [f"{pdf}: its name is not plain; call it {name}{pdf.suffix.lower()}"]
    for ending, content in made.items():
        place = folder / f"{name}{ending}"
        found += _differences(place, content, pdf) if isinstance(content, str) else _other_picture(place, content, pdf)
    again = f"make the pages again with python -m scripts.extract --write {pdf}"
    left = _left_over(folder / name, {folder / f"{name}{ending}" for ending in made})
    return found + [f"{path}: nothing shows this picture; {again}" for path in left]


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def _left_over(folder: Path, wanted: Container[Path]) -> list[Path]:
    """The pictures in a transcript's folder that nothing shows any more."""
    return [path for path in sorted(folder.glob(f"*{PICTURE}")) if path not in wanted]


def _other_picture(path: Path, content: bytes, pdf: Path) -> list[str]:
    again = f"make it again with python -m scripts.extract --write {pdf}"
    if not path.is_file():
        return [f"{path}: is missing; {again}"]
    return (
        []
        if same_picture(path.read_bytes(), content)
        else [f"{path}: is another picture than {pdf.name} gives; {again}"]
    )


def _differences(path: Path, text: str, pdf: Path) -> list[str]:
    try:
        committed = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return [f"{path}: is missing; make it with python -m scripts.extract --write {pdf}"]
    except OSError as error:
        return [f"{path}: cannot be read ({error.strerror}); it is a file that --write makes"]
    except UnicodeDecodeError:
        return [f"{path}: is not UTF-8; make it again with python -m scripts.extract --write {pdf}"]
    if committed == text:
        return []
    return [f"{path}({line}): {what}" for line, what in _changes(committed, text)] + [
        f"{path}: differs from {pdf.name}; make it again with python -m scripts.extract --write {pdf}"
    ]


def _changes(committed: str, text: str) -> list[tuple[int, str]]:
    """The first lines that differ, with their numbers and both wordings around the first character that differs."""
    old, new = committed.split("\n"), text.split("\n")
    if max(len(old), len(new)) > QUADRATIC_LINES:
        pairs = enumerate(zip(old, new, strict=False))
        first = next((index for index, (one, other) in pairs if one != other), min(len(old), len(new)) - 1)
        return [(first + 1, _contrast(old[first], new[first]))]
    opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changes = [code for code in opcodes if code[0] != "equal"][:SHOWN_DIFFERENCES]
    return [
        (first + 1, _contrast("".join(old[first:last]), "".join(new[start:end])))
        for _, first, last, start, end in changes
    ]


def _contrast(here: str, made: str) -> str:
    same = next(
        (index for index, (one, other) in enumerate(zip(here, made, strict=False)) if one != other),
        min(len(here), len(made)),
    )
    start = max(same - SHOWN_BEFORE, 0)
    window = slice(start, start + SHOWN_CHARACTERS)
    return f"here {here[window]!r}, made from the PDF {made[window]!r}"


def _replace(path: Path, content: bytes) -> None:
    """Write a whole file at once, so that a reader never sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
