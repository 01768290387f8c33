"""Finds each claim's quoted LaTeX in the transcript, turn and page that the claim names.

Two texts of LaTeX are the same here when their tokens are: white space does not count, nor do braces around a single
token. Nothing else is forgiven, so that a quotation is what the transcript shows.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.solution.model import DRIFT, Claim, Fault

TRANSCRIPTS = "docs/transcripts"
TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\d+(?:\.\d+)*|\S", re.DOTALL)  # a number is one token: 5 does not stand in 1.5
SPEAKERS = ("model", "thinking")
CLOSE_ENOUGH = 0.3
LONGEST_SHOWN = 200

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A formula, or a block of prose with its formulas, of one turn and page; ``text`` as the transcript has it."""

    turn: str
    page: int
    text: str
    is_formula: bool


@dataclass(frozen=True, slots=True)
class Transcript:
    """What quotations need of a transcript: its passages, who speaks in each turn, and its number of pages."""

    id: str
    pages: int
    speakers: Mapping[str, str]
    passages: tuple[Passage, ...]


def tokens(latex: str) -> Tokens:
    """Returns the tokens of a piece of LaTeX without white space and without braces around a single token."""
    kept: list[str] = []
    for token in TOKEN.findall(latex):
        kept.append(token)
        if token == "}" and len(kept) >= 3 and kept[-3] == "{" and kept[-2] not in ("{", "}"):
            kept[-3:] = [kept[-2]]
    return tuple(kept)


def contains(text: Tokens, quote: Tokens) -> bool:
    """Whether the quote's tokens stand in the text one after another."""
    return any(text[start : start + len(quote)] == quote for start in range(len(text) - len(quote) + 1))


def read_transcript(root: Path, name: str) -> Transcript:
    """Returns one transcript; raises OSError, ValueError or KeyError when there is none that can be read."""
    record = json.loads((root / TRANSCRIPTS / f"{name}.json").read_bytes())
    speakers = {turn["id"]: turn["speaker"] for turn in record["turns"]}
    return Transcript(name, int(record["pages"]), speakers, tuple(_passages(record)))


def locate(file: str, claims: Sequence[Claim], transcripts: Mapping[str, Transcript | str]) -> list[Fault]:
    """Returns a fault for each claim whose quotation is not where the claim says.

    ``transcripts`` holds, for each name that the claims use, the transcript or the reason why there is none.
    """
    faults = []
    for name, reason in transcripts.items():
        if isinstance(reason, str):
            line = next(claim.line for claim in claims if claim.transcript == name)
            faults.append(Fault(file, line, DRIFT, reason))
    for claim in claims:
        transcript = transcripts[claim.transcript]
        if isinstance(transcript, Transcript) and (missing := _missing(claim, transcript)):
            what = f"claim of {claim.model} for part {claim.part}, {claim.attempt}"
            faults.append(Fault(file, claim.line, DRIFT, f"{what}: {missing}"))
    return faults


def _missing(claim: Claim, transcript: Transcript) -> str:
    turn, quote = f"turn-{claim.turn}", tokens(claim.quote)
    if claim.page > transcript.pages:
        return f"page {claim.page} of {transcript.id}: it has {transcript.pages} pages"
    if claim.annotator and claim.annotator.page > transcript.pages:
        return f"the annotator's page {claim.annotator.page} of {transcript.id}: it has {transcript.pages} pages"
    if turn not in transcript.speakers:
        return f"turn {claim.turn} of {transcript.id}: it has {len(transcript.speakers)} turns"
    if transcript.speakers[turn] not in SPEAKERS:
        return f"turn {claim.turn} of {transcript.id} is the {transcript.speakers[turn]}'s, not the model's"
    if not contains(quote, tokens(claim.answer)):
        return f"the answer {_shown(claim.answer)} does not stand in the quotation {_shown(claim.quote)}"
    here = [passage for passage in transcript.passages if (passage.turn, passage.page) == (turn, claim.page)]
    if any(contains(tokens(passage.text), quote) for passage in here):
        return ""
    place = f"turn {claim.turn}, page {claim.page} of {transcript.id}"
    return f"the quotation {_shown(claim.quote)} is not in {place}; {_hint(claim, quote, here, transcript)}"


def _hint(claim: Claim, quote: Tokens, here: Sequence[Passage], transcript: Transcript) -> str:
    for passage in transcript.passages:
        if passage.is_formula and contains(tokens(passage.text), quote):
            return f"it stands in {passage.turn.replace('-', ' ')}, page {passage.page}"
    formulas = [passage.text for passage in here if passage.is_formula and passage.text]
    unread = sum(1 for passage in here if passage.is_formula and not passage.text)
    also = f", and {unread} more could not be recovered" if unread else ""
    if not formulas:
        return f"there is no formula{also}"
    nearest = max(formulas, key=lambda text: _likeness(tokens(text), quote))
    if _likeness(tokens(nearest), quote) < CLOSE_ENOUGH:
        return f"none of its {len(formulas)} formulas is like it{also}"
    return f"the nearest formula there is {_shown(nearest)}{also}"


def _likeness(text: Tokens, quote: Tokens) -> float:
    """Returns the share of the quotation's tokens that the text has in the same order, from 0 to 1."""
    blocks = difflib.SequenceMatcher(None, text, quote, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(quote))


def _shown(text: str) -> str:
    """Returns LaTeX in quotes on one line, as it is typed, with nothing in it that a terminal would obey."""
    line = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in " ".join(text.split()))
    return f"'{line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 3] + '...'}'"


def _passages(record: Mapping[str, Any]) -> Iterator[Passage]:
    formulas = {formula["id"]: formula for formula in record["formulas"]}
    for formula in formulas.values():
        yield Passage(formula["turn"], int(formula["page"]), formula["latex"], is_formula=True)
    for turn in record["turns"]:
        yield from _prose(turn["id"], turn["blocks"], formulas)


def _prose(turn: str, blocks: Sequence[Any], formulas: Mapping[str, Any]) -> Iterator[Passage]:
    """Yields the running text of each block, of each cell of a table, and of whatever stands in the items of a list."""
    for block in blocks:
        for pieces in (block.get("content", []), *(cell for row in block.get("rows", []) for cell in row)):
            text = "".join(one.get("text") or formulas.get(one.get("formula"), {}).get("latex", "") for one in pieces)
            if text:
                yield Passage(turn, int(block["page"]), text, is_formula=False)
        for item in block.get("items", []):
            yield from _prose(turn, item["blocks"], formulas)
