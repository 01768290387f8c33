"""What a model wrote, cut into passages that a claim may quote: formulas, sentences, and bold runs of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts.transcript.record import FormulaRecord, Record, RecordBlock, RecordPiece, all_blocks

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
WORDS_BEFORE = 60  # characters in front of a formula that say what it is
SPEAKER = "model"
NO_PROSE = ("code", "heading")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as the transcript has it, and where: turn and page count from 1, ``block`` and ``formula`` are ids.

    ``before`` are the words in front of it.
    """

    turn: int
    page: int
    block: str
    text: str
    before: str = ""
    formula: str = ""
    is_display: bool = False
    is_strong: bool = False

    @property
    def is_formula(self) -> bool:
        """Whether it is a formula and not prose."""
        return bool(self.formula)


def passages_of(record: Record) -> list[Passage]:
    """Returns the passages of the model's turns, in reading order; formulas that were not recovered are left out."""
    formulas = {formula.id: formula for formula in record.formulas if formula.latex}
    found: list[Passage] = []
    for number, turn in enumerate(record.turns, start=1):
        if turn.speaker != SPEAKER:
            continue
        before = ""
        for top in turn.blocks:
            for block in all_blocks([top]):
                here = list(_of_block(number, top.id, block, formulas, before))
                found += here
                before = _plain(block.content, formulas)[-WORDS_BEFORE:] or before
    return found


def _of_block(
    turn: int, top: str, block: RecordBlock, formulas: Mapping[str, FormulaRecord], before: str
) -> Iterator[Passage]:
    for pieces in (block.content, *(cell for row in block.rows for cell in row)):
        words = before
        for piece in pieces:
            if formula := formulas.get(piece.formula):
                yield Passage(turn, formula.page, top, formula.latex, words, formula.id, formula.display)
            elif "strong" in piece.style.split() and piece.text.strip():
                yield Passage(turn, block.page, top, piece.text.strip(), words, is_strong=True)
            words = f"{words}{piece.text}"[-WORDS_BEFORE:]
    for sentence in SENTENCE_END.split(_plain(block.content, formulas)) if block.kind not in NO_PROSE else ():
        yield Passage(turn, block.page, top, sentence.strip(), before)


def _plain(pieces: Sequence[RecordPiece], formulas: Mapping[str, FormulaRecord]) -> str:
    return "".join(
        piece.text or (formulas[piece.formula].latex if piece.formula in formulas else "") for piece in pieces
    )
