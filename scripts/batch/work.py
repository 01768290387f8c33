"""What is done with one file, wherever it is done: in a thread here or in a process of a cluster.

Everything in and out is plain and can be pickled. The file is read and the texts are made here; nothing is printed
and nothing is written, so that whoever collects the outcomes decides their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.batch.finding import Source
from scripts.transcript.committed import made_from
from scripts.transcript.dump.sandbox import read_dump_file
from scripts.transcript.errors import ExtractionError
from scripts.transcript.markdown import escaped, to_markdown
from scripts.transcript.record import Record
from scripts.transcript.record_json import to_json, to_json_line
from scripts.transcript.sandbox import read_file, read_for_proof

READERS: Mapping[str, Callable[[Path], Record]] = {".pdf": read_file, ".txt": read_dump_file}
READERS_FOR_PROOF = {**READERS, ".pdf": read_for_proof}
Step = Callable[[Path, Record], Record]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file became: texts by name ("" for what is printed), or why it became nothing, in one line."""

    made: Mapping[str, str] = field(default_factory=dict)
    page_count: int = 0
    formulas: Counter[str] = field(default_factory=Counter)
    fault: str = ""


def markdown(record: Record, label: str) -> dict[str, str]:
    """The transcript as Markdown."""
    return {"": to_markdown(record)}


def markdown_with_file(record: Record, label: str) -> dict[str, str]:
    """The transcript as Markdown under a heading that names its file."""
    return {"": f"# {escaped(label)}\n\n{to_markdown(record)}\n"}


def json_document(record: Record, label: str) -> dict[str, str]:
    """The record as JSON, indented."""
    return {"": to_json(record)}


def json_line(record: Record, label: str) -> dict[str, str]:
    """The record as JSON on one line, which begins with the path of its file."""
    return {"": to_json_line(record, label)}


def pages(record: Record, label: str) -> dict[str, str]:
    """The committed pages by their endings."""
    return made_from(record)


Render = Callable[[Record, str], dict[str, str]]


def carry_out(source: Source, steps: Sequence[Step], render: Render) -> Outcome:
    """Read a file, take each step with its record, and make its texts; whatever goes wrong with it stays with it."""
    try:
        readers = READERS_FOR_PROOF if steps else READERS
        record = readers.get(source.path.suffix.lower(), readers[".pdf"])(source.path)
        for step in steps:
            record = step(source.path, record)
        statuses = Counter(formula.status for formula in record.formulas)
        return Outcome(render(record, source.label), record.page_count, statuses)
    except ExtractionError as error:
        return Outcome(fault=error.told(source.label))
    except Exception as error:  # a fault of ours with one file must not take the others with it
        what = f"{type(error).__name__}: {error}"
        return Outcome(fault=ExtractionError(f"stopped the reader ({what})", "report this file").told(source.label))
