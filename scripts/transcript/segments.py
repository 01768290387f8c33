"""Which part of which problem each block answers, told by headings, by bold beginnings and by the student's prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.transcript.record import RecordBlock, RecordTurn, SegmentRecord

PROBLEM = re.compile(r"\b(?:problem|question|exercise|aufgabe)\s*#?\s*(\d{1,2})\s*(?:\(?([a-h])\)?(?=\W|$))?", re.I)
PART = re.compile(r"^\s*(?:part\s+)?\(?([a-h])\)[\s.:]*(?:\(?(i{1,3}|iv|vi{0,3})[.)]\s)?", re.I)
SUBPART = re.compile(r"^\s*\(?(i{1,3}|iv|vi{0,3})[.)](?:\s|$)")
ANEW = re.compile(r"^\s*(?:final|summary|revised|re-evaluat|updated|conclusion:)", re.I)


def read_segments(turns: Sequence[RecordTurn]) -> tuple[SegmentRecord, ...]:
    """The segments in order; every block of every turn is in exactly one."""
    found: list[SegmentRecord] = []
    problem = part = ""
    for turn in turns:
        if turn.speaker != "thinking":
            part = ""
        for block in turn.blocks:
            problem, part = _named(turn, block, problem, part)
            last = found[-1] if found else None
            if last and (last.turn, last.problem, last.part) == (turn.id, problem, part):
                found[-1] = SegmentRecord(problem, part, turn.id, (*last.blocks, block.id))
            else:
                found.append(SegmentRecord(problem, part, turn.id, (block.id,)))
    return tuple(found)


def _named(turn: RecordTurn, block: RecordBlock, problem: str, part: str) -> tuple[str, str]:
    """The problem and part in force from this block on."""
    text = "".join(piece.text for piece in block.content)
    is_named = block.kind == "heading" or (turn.speaker == "student" and block.kind == "paragraph")
    found = PROBLEM.search(text) if is_named else None
    if found:
        return found[1], (found[2] or "").lower()
    if turn.speaker == "student" or not _leads(block):
        return problem, part
    lettered, numbered = PART.match(text), SUBPART.match(text)
    if lettered:
        return problem, ".".join(name.lower() for name in lettered.groups() if name)
    if numbered and part:
        return problem, f"{part.split('.')[0]}.{numbered[1].lower()}"
    return problem, "" if ANEW.match(text) else part


def _leads(block: RecordBlock) -> bool:
    """Whether a block may open a part: a heading, or a paragraph that begins in bold."""
    return block.kind == "heading" or (
        block.kind == "paragraph" and bool(block.content) and block.content[0].style == "strong"
    )
