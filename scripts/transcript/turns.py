"""Who speaks: lines told apart by the chat's manner into stretches, stretches read as blocks, blocks as turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scripts.transcript.blocks import read_blocks
from scripts.transcript.furniture import Sheet
from scripts.transcript.manners import MODEL_NAMES, Manner
from scripts.transcript.measures import Measures, measure
from scripts.transcript.pieces import Join
from scripts.transcript.structure import Block, Line, Piece, Turn

CARD_NAME_POINTS = 24.0


@dataclass(slots=True)
class Stretch:
    """Consecutive lines of one speaker."""

    speaker: str
    lines: list[Line]


def read_turns(sheets: Sequence[Sheet], manner: Manner, join: Join) -> tuple[Turn, ...]:
    """The turns of a document in order."""
    lines = [line for sheet in sheets for line in sheet.lines if not manner.interface.search(words_of(line))]
    usual = measure(lines)
    stretches = list(_stretches(lines, manner, usual))
    columns = {speaker: _column(stretches, speaker, usual) for speaker in {s.speaker for s in stretches}}
    turns = [
        Turn(stretch.speaker, manner.name if stretch.speaker in ("model", "thinking") else "", blocks)
        for stretch in stretches
        if (blocks := read_blocks(stretch.lines, columns[stretch.speaker], join))
    ]
    spoken = [part for turn in turns for part in _split_at_words(turn, manner)]
    return tuple(_with_plain_prompts(turn, manner) for turn in _merged(spoken))


def words_of(line: Line) -> str:
    """A line's text without its formulas."""
    return "".join(run.text for run in line.runs)


def _stretches(lines: Sequence[Line], manner: Manner, usual: Measures) -> Iterator[Stretch]:
    stretch: Stretch | None = None
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        speaker = _speaker(line, following, manner, usual, stretch)
        if stretch is None or stretch.speaker != speaker:
            if stretch:
                yield stretch
            stretch = Stretch(speaker, [])
        stretch.lines.append(line)
    if stretch:
        yield stretch


def _speaker(line: Line, following: Line | None, manner: Manner, usual: Measures, stretch: Stretch | None) -> str:
    if line.table is not None:
        return "model"
    if manner.attachment.match(words_of(line)) or _names_card(line, following, manner):
        return "attachment"
    if manner.thinking.match(words_of(line)):
        return "thinking"
    if stretch and stretch.speaker == "thinking" and line.is_quoted:
        return "thinking"
    indent = manner.student_indent * (usual.right - usual.left)
    is_formula = any(run.formula is not None and run.formula.display for run in line.runs) or not words_of(line).strip()
    if indent and line.bullet is None and not is_formula and line.box.x0 - usual.left > indent:
        return "student"
    return "model"


def _names_card(line: Line, following: Line | None, manner: Manner) -> bool:
    """Whether this is the file's name above its size on an attachment card."""
    return (
        following is not None
        and following.box.page == line.box.page
        and following.baseline - line.baseline < CARD_NAME_POINTS
        and abs(following.box.x0 - line.box.x0) < 2
        and manner.attachment.match(words_of(following)) is not None
    )


def _column(stretches: Sequence[Stretch], speaker: str, usual: Measures) -> Measures:
    own = measure([line for stretch in stretches if stretch.speaker == speaker for line in stretch.lines])
    leading = usual.leading if speaker == "model" else own.leading
    return Measures(usual.size, leading, own.left, own.right)


def _split_at_words(turn: Turn, manner: Manner) -> Iterator[Turn]:
    """The turn parted before each block whose words open another turn; what stands before the first is front matter."""
    speaker, start, told = turn.speaker, 0, False
    for index, block in enumerate(turn.blocks):
        opened = _opened_by(block, manner)
        if opened is None:
            continue
        if index > start:
            speaking = speaker if told else _front(turn, speaker, start)
            yield replace(
                turn, speaker=speaking, name=_name(turn, manner, speaking, start), blocks=turn.blocks[start:index]
            )
        speaker, start, told = opened, index, True
    yield replace(turn, speaker=speaker, name=_name(turn, manner, speaker, start), blocks=turn.blocks[start:])


def _front(turn: Turn, speaker: str, start: int) -> str:
    return "attachment" if start == 0 and turn.speaker == "model" else speaker


def _opened_by(block: Block, manner: Manner) -> str | None:
    if block.kind not in ("heading", "paragraph") or len(block.text) > 200:
        return None
    if manner.student_words.search(block.text):
        return "student"
    return "model" if manner.model_words.search(block.text) else None


def _name(turn: Turn, manner: Manner, speaker: str, start: int) -> str:
    if speaker not in ("model", "thinking"):
        return ""
    if manner.name:
        return manner.name
    first = turn.blocks[start].text.lower() if start < len(turn.blocks) else ""
    return next((name for name in MODEL_NAMES if name.lower() in first), "Model")


def _merged(turns: Sequence[Turn]) -> list[Turn]:
    """Neighbouring turns of one speaker made one, but where words of the chat open the second."""
    merged: list[Turn] = []
    for turn in turns:
        named = replace(turn, name=turn.name if turn.speaker in ("model", "thinking") else "")
        if merged and merged[-1].speaker == named.speaker != "student" and merged[-1].name == named.name:
            merged[-1] = replace(merged[-1], blocks=merged[-1].blocks + named.blocks)
        else:
            merged.append(named)
    return merged


def _with_plain_prompts(turn: Turn, manner: Manner) -> Turn:
    if not (manner.typewriter_prompts and turn.speaker == "student"):
        return turn
    return replace(turn, blocks=tuple(part for block in turn.blocks for part in _plain(block)))


def _plain(block: Block) -> list[Block]:
    if block.kind != "code":
        return [block]
    paragraphs = "\n".join(piece.text for piece in block.content).split("\n\n")
    return [
        replace(block, kind="paragraph", content=(Piece(" ".join(paragraph.split())),))
        for paragraph in paragraphs
        if paragraph.strip()
    ]
