"""Which part of which problem each block answers, told by headings, by bold beginnings and by the student's prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.transcript.record import DoubtRecord, RecordBlock, RecordTurn, SegmentRecord

ROMAN = r"(?:i{1,3}|iv|vi{0,3})"
# The problem, and a part where no word can be meant: right behind the number, in brackets, or behind the word.
PROBLEM = re.compile(
    r"\b(?:(?:problem|question|exercise|task|aufgabe|übung|prob\.|ex\.?)\s*#?|q\s?\.?)(?P<problem>\d{1,2})(?!\d)"
    r"(?:\.(?P<number>\d{1,2})(?!\d)|(?:,?\s*parts?\s+\(?|\s?\((?=[a-h][).])|(?=[a-h](?![a-z])))(?P<letter>[a-h])(?![a-z])\)?"
    rf"(?:\s?[.(]\s?(?P<roman>{ROMAN})(?![a-z])[.)]?)?)?",
    re.I,
)
PART = re.compile(
    r"^\s*(?:(?:[Ss]ub)?[Pp]arts?\s+(?P<counted>\d{1,2})\b|(?:(?:[Ss]ub)?[Pp]art\s+\(?|\((?=[a-hA-H][).]))(?P<any>[a-hA-H])(?![a-zA-Z])\)?"
    rf"|(?P<bare>[a-h])(?:\)|\.(?=\s|$|{ROMAN}\b)))"
    rf"(?:(?<=[a-hA-H])\.(?P<dotted>{ROMAN})(?![a-z])|(?<=\.)(?P<closed>{ROMAN})(?![a-z])"
    rf"|[\s.:,]*\(?(?P<sub>{ROMAN})(?:[.)]+(?=\s|$|[:,])|(?=\s*$|:)))?"
)
SUBPART = re.compile(rf"^\s*\(?({ROMAN})[.)](?:\s|$)")
NUMBERED = re.compile(r"^\s*(\d{1,2})\.(\d{1,2})[.:)]?\s+\S")
NAMED_LATER = re.compile(r"\bpart\s+\(?([a-h])\)?(?![a-z])", re.I)
SEVERAL = re.compile(r"\(([a-h])\)|\bparts?\s+([a-h])\b", re.I)
ANEW = re.compile(r"^\s*(?:final|summary|revised|re-evaluat|updated|overall|conclusion:)", re.I)


def read_segments(turns: Sequence[RecordTurn]) -> tuple[SegmentRecord, ...]:
    """The segments in order; every block of every turn is in exactly one."""
    found: list[SegmentRecord] = []
    problem = part = ""
    for turn in turns:
        if turn.speaker in ("student", "attachment", "document"):
            part = ""
        for block in turn.blocks:
            problem, part = _named(turn, block, problem, part)
            last = found[-1] if found else None
            if last and (last.turn, last.problem, last.part) == (turn.id, problem, part):
                found[-1] = SegmentRecord(problem, part, turn.id, (*last.blocks, block.id))
            else:
                found.append(SegmentRecord(problem, part, turn.id, (block.id,)))
    return tuple(found)


def doubtful_segments(turns: Sequence[RecordTurn]) -> tuple[DoubtRecord, ...]:
    """A doubt where nothing tells who speaks, and one for each beginning that names several parts or problems."""
    doubts: list[DoubtRecord] = []
    if turns and turns[0].blocks and not any(turn.speaker == "student" for turn in turns):
        first = turns[0].blocks[0]
        doubts.append(DoubtRecord(first.page, first.boxes[0], "who speaks: nothing tells the student's messages"))
    for turn in turns:
        if turn.speaker not in ("model", "student"):
            continue
        for block in turn.blocks:
            names = _all_named(turn, block)
            if len(names) > 1:
                why = f"which part the words after this answer: it names {', '.join(names)}"
                doubts.append(DoubtRecord(block.page, block.boxes[0], why))
    return tuple(doubts)


def _all_named(turn: RecordTurn, block: RecordBlock) -> list[str]:
    """The problems or parts that a block names where it begins something; a student's may name what it likes."""
    if block.kind != "heading" and not (turn.speaker == "student" and block.kind == "paragraph"):
        return []
    text = _text(block)
    problems = list(dict.fromkeys(found["problem"] for found in PROBLEM.finditer(text)))
    if len(problems) > 1:
        return [f"problem {problem}" for problem in problems]
    if turn.speaker == "student":
        return []
    return [f"({part})" for part in dict.fromkeys((one or two).lower() for one, two in SEVERAL.findall(text))]


def _named(turn: RecordTurn, block: RecordBlock, problem: str, part: str) -> tuple[str, str]:
    """The problem and part in force from this block on."""
    text = _text(block)
    found = _problem_in(turn, block, text)
    if found:
        return found["problem"], _joined(found["letter"] or found["number"] or "", found["roman"])
    if turn.speaker != "model" or not _leads(block):
        return problem, part
    numbered = NUMBERED.match(text)
    if numbered and block.kind == "heading" and numbered[1] == problem:
        return problem, numbered[2]
    lettered, counted = PART.match(text), SUBPART.match(text)
    if lettered:
        letter = lettered["counted"] or lettered["any"] or lettered["bare"]
        return problem, _joined(letter, lettered["dotted"] or lettered["closed"] or lettered["sub"])
    if counted and part:
        return problem, _joined(part.split(".")[0], counted[1])
    if ANEW.match(text):
        return problem, ""
    later = NAMED_LATER.findall(text) if block.kind == "heading" else []
    return problem, later[0].lower() if len(later) == 1 else part


def _problem_in(turn: RecordTurn, block: RecordBlock, text: str) -> re.Match[str] | None:
    """The problem that a block names: a heading or a prompt anywhere, other words of an answer at a bold beginning."""
    if block.kind == "heading" or (turn.speaker == "student" and block.kind == "paragraph"):
        return PROBLEM.search(text)
    return PROBLEM.match(text.lstrip()) if turn.speaker == "model" and _leads(block) else None


def _joined(letter: str, roman: str | None) -> str:
    return ".".join(name.lower() for name in (letter, roman) if name)


def _text(block: RecordBlock) -> str:
    return "".join(piece.text for piece in block.content)


def _leads(block: RecordBlock) -> bool:
    """Whether a block may open a part: a heading, or a paragraph that begins in bold."""
    return block.kind == "heading" or (
        block.kind == "paragraph" and bool(block.content) and "strong" in block.content[0].style.split()
    )
