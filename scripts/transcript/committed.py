"""The pages under docs/transcripts made from PDFs: written when they change, compared with what stands there."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.transcript.errors import ExtractionError
from scripts.transcript.inert import to_page
from scripts.transcript.record import Record
from scripts.transcript.record_json import to_json
from scripts.transcript.sandbox import plain_name, read_file

FOLDER = Path("docs/transcripts")
SHOWN_DIFFERENCES, SHOWN_CHARACTERS, SHOWN_BEFORE = 5, 60, 20
QUADRATIC_LINES = 3_000


def made_from(record: Record) -> dict[str, str]:
    """The files made from a record, by their ending."""
    return {".md": to_page(record), ".json": to_json(record)}


def write(pdf: Path, made: Mapping[str, str], folder: Path = FOLDER) -> list[Path]:
    """Put what was made from a PDF into the folder, and the PDF beside it; returns the files that changed."""
    name = plain_name(pdf.stem)
    files = {folder / f"{name}{ending}": text.encode("utf-8") for ending, text in made.items()}
    if pdf.resolve().parent != folder.resolve():
        files[folder / f"{name}.pdf"] = pdf.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    changed = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    for path in changed:
        _replace(path, files[path])
    return changed


def compare(pdf: Path, folder: Path | None = None) -> list[str]:
    """The differences between the pages committed beside a PDF and those made from it now, a line each; none is equal.

    A PDF that cannot be read is a difference too. ``folder`` holds the pages; by default the PDF's own.
    """
    try:
        return differences(pdf, made_from(read_file(pdf)), folder or pdf.parent)
    except ExtractionError as error:
        return [error.told(str(pdf))]


def differences(pdf: Path, made: Mapping[str, str], folder: Path = FOLDER) -> list[str]:
    """The differences between the pages in the folder and what was made from a PDF, a line each; none is equal."""
    name = plain_name(pdf.stem)
    found = [] if name == pdf.stem else [f"{pdf}: its name is not plain; call it {name}.pdf"]
    for ending, text in made.items():
        found += _differences(folder / f"{name}{ending}", text, pdf)
    return found


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
