"""The review files that propose a problem's claims from a transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.authoring.placing import place, refuse_taken
from scripts.authoring.proposing import propose
from scripts.authoring.refusal import Refusal
from scripts.authoring.review import review_text
from scripts.solution.fields import ProblemFault
from scripts.solution.model import Model
from scripts.solution.problem import find_problems, read_models, read_problem
from scripts.transcript.committed import FOLDER
from scripts.transcript.record import Record
from scripts.transcript.record_json import from_json
from scripts.transcript.sandbox import plain_name

REVIEW = "review"  # outside of docs, so that no build looks at it


@dataclass(frozen=True, slots=True)
class Wanted:
    """A problem for which claims are wanted, and its number in the conversation, "" for any."""

    problem: str
    number: str = ""


def propose_from(root: Path, name: str, wanted: Wanted, model: str = "") -> tuple[str, ...]:
    """Writes the review file of a problem from a transcript that is there; returns its path; raises Refusal."""
    file = FOLDER / f"{name}.json"
    if plain_name(name) != name:
        raise Refusal(f"{name!r}: expected the id of a transcript, such as hw8-gemini")
    try:
        record = from_json((root / file).read_bytes())
    except FileNotFoundError:
        raise Refusal(f"{file.as_posix()}: does not exist; take the PDF in with scripts.new transcript") from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Refusal(f"{file.as_posix()}: cannot be read ({type(fault).__name__})") from fault
    path, text = proposed(root, record, wanted, model)
    place(root, {path: text.encode()})
    return (path,)


def proposed(root: Path, record: Record, wanted: Wanted, named: str = "") -> tuple[str, str]:
    """Returns path and text of the review file of a problem; raises Refusal.

    ``named`` is the model that speaks; without it the looks of the conversation tell.
    """
    if wanted.problem not in (known := find_problems(root)):
        raise Refusal(f"{wanted.problem!r}: unknown problem; expected one of {', '.join(known) or 'none'}")
    path = f"{REVIEW}/{record.id}.{wanted.problem.replace('/', '-')}.toml"
    refuse_taken(root, [path])
    try:
        models = read_models(root)
        parts = read_problem(root, wanted.problem, models).parts
    except ProblemFault as fault:
        raise Refusal(str(fault.fault)) from fault
    model = _speaking(models, record, named)
    found = propose(record, parts, wanted.number, model.is_key)
    return path, review_text(wanted.problem, record.id, model.id, parts, found)


def _speaking(models: Sequence[Model], record: Record, named: str) -> Model:
    known = {model.id: model for model in models}
    if named and named not in known:
        raise Refusal(f"{named!r}: unknown model; expected one of {', '.join(known)}")
    names = {record.manner, *(turn.name for turn in record.turns)}
    told = [model for model in models if {model.id, model.name} & names]
    if not named and len(told) != 1:
        raise Refusal(f"{record.id}: nothing tells which model speaks; give --model, one of {', '.join(known)}")
    return known[named] if named else told[0]
