"""Claims that a transcript may hold for the parts of a problem: candidates for a person to choose from.

What the reference says is never looked at: a proposal that preferred right answers would put them into a model's
mouth. Only the place, the form and the words around a formula count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.authoring.passages import Passage, passages_of
from scripts.solution.model import Part
from scripts.transcript.record import Record, SegmentRecord

MOST_EACH = 4  # candidates for one part in one turn, and one more for each other part that the same words may answer
SHORTEST_PROSE, LONGEST_PROSE = 4, 160
LONGEST_FORMULA = 2000  # nobody quotes more, and a hostile file may hold anything
IN_WORDS = ("choice", "text")  # kinds whose answer may stand outside of formulas
IN_TITLE = re.compile(r"\$([^$]+)\$")
CONCLUDING = re.compile(r"\b(?:answer|result|therefore|thus|hence|final(?:ly)?|conclu\w+|we get|so)\b", re.IGNORECASE)
FORMS = {
    "number": re.compile(r"\d"),
    "matrix": re.compile(r"\\begin\{[pbvBV]?(?:matrix|array)\}|\\begin\{array\}|\[\["),
    "sequence": re.compile(r"[\[({][^\])}]*,|matrix"),
    "set": re.compile(r"\\\{|,"),
    "interval": re.compile(r"\\le|\\ge|<|>|[\[(][^\])]*,"),
    "expression": re.compile(r"="),
    "growth": re.compile(r"O\s*(?:\\left|\\big|\\Big)?\s*\(|\\Theta|\\Omega|\\mathcal\s*\{?O"),
    "choice": re.compile(r"^\W*[A-H](?:\W+(?:and\W+)?[A-H])*\W*$"),
    "text": re.compile(r"\w \w"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a claim: the part it may answer, at which attempt, and where it stands."""

    part: str
    attempt: str
    turn: int
    passage: Passage
    notes: tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """The quotation as the transcript has it."""
        return self.passage.text


def propose(record: Record, parts: Sequence[Part], number: str = "", is_key: bool = False) -> list[Candidate]:
    """Returns the candidates of each part in the order of turns, the likeliest of a turn first.

    ``number`` is the problem's number in the conversation; without it every problem of the transcript counts. A key
    answers once; a model's later turns are taken for answers after hints until a person says otherwise.
    """
    passages = passages_of(record)
    segments = [one for one in record.segments if not number or one.problem == number]
    names_parts = any(one.part for one in segments)
    own = {
        part.id: {place for place, one in enumerate(segments) if not names_parts or answers_part(one, part.id)}
        for part in parts
    }
    found: list[Candidate] = []
    for part in parts:
        sharing = sum(not own[part.id].isdisjoint(others) for others in own.values())
        blocks = {block for place in own[part.id] for block in segments[place].blocks}
        own_passages = [one for one in passages if one.block in blocks]
        found += _of_part(record, part, own_passages, MOST_EACH - 1 + sharing, is_key)
    return found


def answers_part(segment: SegmentRecord, part: str) -> bool:
    """Whether a segment may answer a part: it names the part, one that holds it, or one that it holds."""
    names = {segment.part, ".".join(name for name in (segment.problem, segment.part) if name)} - {""}
    names = {name.lower() for name in names}
    wanted = part.lower()
    return any(f"{wanted}.".startswith(f"{name}.") or f"{name}.".startswith(f"{wanted}.") for name in names)


def fitness(passage: Passage, part: Part) -> int:
    """Returns how much a passage looks like an answer to a part: from its form and the words around it."""
    fits = 4 if FORMS[part.kind].search(passage.text) else 0
    relates = 1 if passage.is_formula and "=" in passage.text else 0
    concludes = 2 if CONCLUDING.search(passage.before) else 0
    return fits + relates + concludes + 4 * ("\\boxed" in passage.text) + passage.is_display + _names(passage, part)


def _names(passage: Passage, part: Part) -> int:
    """Returns whether a passage begins with, or at least holds, a formula of the part's title."""
    written = _packed(passage.text)
    asked = [_packed(formula) for formula in IN_TITLE.findall(part.title)]
    return 4 if any(map(written.startswith, asked)) else int(any(formula in written for formula in asked))


def _packed(latex: str) -> str:
    return re.sub(r"\s|\\[,;: ]", "", latex)


def _of_part(record: Record, part: Part, passages: Sequence[Passage], most: int, is_key: bool) -> Iterator[Candidate]:
    usable = [one for one in passages if _may_answer(one, part.kind)]
    for attempt, (turn, group) in enumerate(groupby(usable, key=lambda one: one.turn)):
        concluding_first = list(group)[::-1]
        ranked = sorted(concluding_first, key=lambda one: -fitness(one, part))
        for passage in _distinct(ranked)[:most]:
            name = f"after hint {attempt}" if attempt and not is_key else "first"
            yield Candidate(part.id, name, turn, passage, _notes(record, passage))


def _may_answer(passage: Passage, kind: str) -> bool:
    if passage.is_formula:
        return len(passage.text) <= LONGEST_FORMULA and (kind != "text" or len(passage.text) > 1)
    return kind in IN_WORDS and SHORTEST_PROSE <= len(passage.text) <= LONGEST_PROSE


def _distinct(passages: Sequence[Passage]) -> list[Passage]:
    return list({passage.text: passage for passage in passages}.values())  # the first place that a text has


def _notes(record: Record, passage: Passage) -> tuple[str, ...]:
    return tuple(
        f"page {note.page}: {note.text or note.form or note.kind}"
        for note in record.annotations
        if passage.formula in note.formulas or (note.text and note.block == passage.block)
    )
