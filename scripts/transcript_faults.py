"""Asks whether the committed transcript pages still equal their PDFs, and remembers those that do.

It stands between two packages that do not know each other: it hands what ``scripts.transcript`` finds to the gate of
``scripts.solution`` as faults. A page is made again only when the PDF, the page, its record or the code has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.solution.dependencies import OURS, Dependencies, digest, key_of
from scripts.solution.model import DRIFT, Fault
from scripts.solution.store import keep, recall

CODE = tuple(OURS / "scripts" / name for name in ("transcript/committed.py", "proof/stage.py"))
TABLES = ("transcript/formula/data", "proof/data")
SOURCES, MADE = (".pdf", ".txt"), (".md", ".json")
LOCK = "package-lock.json"  # the version of KaTeX that the proof prints with
NOT_MADE = ("index.md",)
FOLDER = Path("docs/transcripts")
MEMORY, IMPORTS = "transcripts.json", "transcript-imports.json"
TOLD = re.compile(r"(?P<file>[^:]*?)(?:\((?P<line>\d+)\))?: (?P<what>.*)", re.DOTALL)


def transcript_faults(root: Path) -> list[Fault]:
    """Returns a fault for each page or record that differs from its PDF, or that has none."""
    folder = root / FOLDER
    pdfs = sorted(path for path in folder.glob("*") if path.suffix in SOURCES)
    faults = [*_orphans(folder)]
    code = _code(root)
    known = recall(root, MEMORY)
    equal = {}
    for pdf in pdfs:
        key = key_of(code, [digest(path.read_bytes()) if path.is_file() else "" for path in _files(root, pdf)])
        found = [] if known.get(pdf.name) == key else _told(root, pdf)
        if not found:
            equal[pdf.name] = key
        faults += found
    if equal != known:
        keep(root, MEMORY, equal)
    return faults


def _code(root: Path) -> str:
    dependencies = Dependencies(root, IMPORTS)
    codes = [dependencies.key(path) for path in CODE]
    dependencies.remember()
    tables = [path for folder in TABLES for path in sorted((OURS / "scripts" / folder).glob("*.json"))]
    return key_of(codes, [digest(path.read_bytes()) for path in tables])


def _differences(pdf: Path) -> list[str]:
    # Loading the reader and the proof takes longer than all the rest of a check in which no page is made again.
    from scripts.proof.stage import proved
    from scripts.transcript.committed import compare
    from scripts.transcript.image_files import with_image_files

    return compare(pdf, steps=(proved, with_image_files))


def _files(root: Path, pdf: Path) -> list[Path]:
    pictures = sorted(pdf.with_suffix("").glob("*"))
    return [root / LOCK, pdf, *(pdf.with_suffix(ending) for ending in MADE), *pictures]


def _orphans(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.glob("*")):
        has_source = any(path.with_suffix(ending).is_file() for ending in SOURCES)
        if path.suffix in MADE and path.name not in NOT_MADE and not has_source:
            yield Fault(
                f"{FOLDER.as_posix()}/{path.name}", 0, DRIFT, f"there is no {path.stem}.pdf that it is made from"
            )


def _told(root: Path, pdf: Path) -> list[Fault]:
    """Returns one fault a file: what is wrong with it, and at which line it first differs."""
    lines: dict[str, int] = {}
    messages: dict[str, list[str]] = {}
    for told in _differences(pdf):
        parts = TOLD.fullmatch(told.replace(f"{root}/", ""))
        file = parts["file"] if parts else f"{FOLDER.as_posix()}/{pdf.name}"
        line, what = (int(parts["line"] or 0), parts["what"]) if parts else (0, told)
        if line and not lines.get(file):
            lines[file] = line
            messages.setdefault(file, []).append(f"first {what}")
        elif not line:
            messages.setdefault(file, []).insert(0, what)
    return [Fault(file, lines.get(file, 0), DRIFT, "; ".join(said)) for file, said in messages.items()]
