"""Takes in the PDF of a chat: reads and proves it, and makes the files of its transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.authoring.navigation import NewPage, section_lines
from scripts.authoring.placing import place, refuse_taken
from scripts.authoring.problem import checked_title, site_edit
from scripts.authoring.proposals import Wanted, proposed
from scripts.authoring.refusal import THIS_PDF, Refusal
from scripts.proof.stage import proved
from scripts.transcript.committed import FOLDER, made_from
from scripts.transcript.errors import ExtractionError
from scripts.transcript.image_files import with_image_files
from scripts.transcript.pdf_limits import MAX_FILE_BYTES
from scripts.transcript.record import Record
from scripts.transcript.sandbox import PROOF_WORKER, file_bytes, plain_name, read_bytes

ENDING = ".pdf"
RESERVED = ("index", "sources")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was made of a PDF: the files, the line for the navigation, and how its formulas came out, by status."""

    files: tuple[str, ...]
    nav: tuple[str, ...]
    is_inserted: bool
    formulas: dict[str, int]


def take_in(
    root: Path, file: Path, name: str = "", title: str = "", wanted: Sequence[Wanted] = (), model: str = ""
) -> Taken:
    """Makes page, JSON, pictures and proposals of a PDF, and a copy of it; raises Refusal and then made nothing."""
    if file.suffix.lower() != ENDING:
        raise Refusal(f"{file}: expected a file that ends in {ENDING}")
    name = name or plain_name(file.stem).lower()
    if plain_name(name) != name or name in RESERVED:
        raise Refusal(f"{name!r}: expected a name of letters, digits and hyphens, such as hw8-gemini, and not index")
    folder = FOLDER.as_posix()
    refuse_taken(root, [f"{folder}/{name}{ending}" for ending in (ENDING, ".txt", ".md", ".json", "")])
    data, record = _read(file, name)
    shown = checked_title(title or record.title)
    files: dict[str, bytes] = {f"{folder}/{name}{ENDING}": data}
    files |= {f"{folder}/{name}{ending}": _bytes(content) for ending, content in made_from(record).items()}
    files |= {path: text.encode() for one in wanted for path, text in [proposed(root, record, one, model)]}
    page = NewPage(f"transcripts/{name}.md", shown, "Transcripts")
    edits = site_edit(root, page)
    place(root, files, edits)
    statuses = [formula.status for formula in record.formulas]
    return Taken(
        tuple(files),
        tuple(section_lines(page)),
        bool(edits),
        {status: statuses.count(status) for status in dict.fromkeys(statuses)},
    )


def _read(file: Path, name: str) -> tuple[bytes, Record]:
    try:
        data = file_bytes(file, MAX_FILE_BYTES)
        record = read_bytes(data, name, worker=PROOF_WORKER)
        return data, with_image_files(file, proved(file, record))
    except ExtractionError as fault:
        raise Refusal(fault.told(str(file)), THIS_PDF) from fault


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
